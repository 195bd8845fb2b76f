"""Signs for an analyst's work: on a quote, or on a value in the filter."""

from __future__ import annotations

from store.contract import Annotation, Verdict

MARKED, NOTED, CORRECTED = "●", "✎", "≠"
VERDICTS = {Verdict.RIGHT: "✓", Verdict.WRONG: "✗"}
CHOSEN, LEFT_OUT = "✓", "✗"
"""Before a value of a pane."""


def signs_of(annotation: Annotation) -> str:
    """A sign each for a quote's note, correction and verdict; empty without any."""
    note = NOTED if annotation.note else ""
    correction = CORRECTED if annotation.is_correction else ""
    verdict = VERDICTS[annotation.verdict] if annotation.verdict else ""
    return note + correction + verdict

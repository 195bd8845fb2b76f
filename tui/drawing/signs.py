"""The signs of what an analyst did: to a quote, or with a value in the filter."""

from __future__ import annotations

from store.contract import Annotation, Verdict

MARKED, NOTED, CORRECTED = "●", "✎", "≠"
VERDICTS = {Verdict.RIGHT: "✓", Verdict.WRONG: "✗"}
CHOSEN, LEFT_OUT = "✓", "✗"
"""Before a value of a pane."""


def signs_of(annotation: Annotation) -> str:
    """What was done to a quote, but for its mark: one sign each, nothing where nothing was."""
    note = NOTED if annotation.note else ""
    correction = CORRECTED if annotation.is_correction else ""
    verdict = VERDICTS[annotation.verdict] if annotation.verdict else ""
    return note + correction + verdict

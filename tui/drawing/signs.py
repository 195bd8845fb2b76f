"""The signs by which a list tells what an analyst did to a quote; the help explains them."""

from __future__ import annotations

from store.contract import Annotation, Verdict

MARKED, NOTED, CORRECTED = "●", "✎", "≠"
VERDICTS = {Verdict.RIGHT: "✓", Verdict.WRONG: "✗"}
CHOSEN, LEFT_OUT = "✓", "✗"
"""Before a value of a pane."""

LEGEND = (
    (MARKED, "You marked the quote."),
    (NOTED, "You wrote a note on it."),
    (CORRECTED, "You corrected its speaker or a score."),
    (f"{VERDICTS[Verdict.RIGHT]} {VERDICTS[Verdict.WRONG]}", "You judged what was found: right, wrong."),
    (f"{CHOSEN} {LEFT_OUT}", "In a pane: the filter asks for this value, leaves it out."),
    ("▁ … █", "In a pane: the value's share, beside the most frequent one's."),
    ("−0.62 ━│", "A score from −1, against, to +1, for; the bar points the same way."),
    ("–", "No score: nothing said points either way."),
)
"""Signs with what they say."""


def signs_of(annotation: Annotation) -> str:
    """What was done to a quote, but for its mark: one sign each, nothing where nothing was."""
    note = NOTED if annotation.note else ""
    correction = CORRECTED if annotation.is_correction else ""
    verdict = VERDICTS[annotation.verdict] if annotation.verdict else ""
    return note + correction + verdict

"""Scores with their bars. The colours only repeat what sign and direction say."""

from __future__ import annotations

from textual.content import Content

from tui.figures import score_bar, score_text

FOR, AGAINST, NEUTRAL = "$stance-for", "$stance-against", "$aside"
"""Styles of a positive, a negative and no stance; the themes define them."""


def score_style(score: float | None) -> str:
    """The style for a score's sign as it is shown: what rounds to 0 is neutral."""
    if score is None or not round(score, 2):
        return NEUTRAL
    return FOR if score > 0 else AGAINST


def score(value: float | None, arm: int) -> Content:
    """The number and the bar of a score, in the style of its sign; without an arm the number alone."""
    style = score_style(value)
    number = (score_text(value), style)
    if not arm:
        return Content.assemble(number)
    bar = score_bar(value, arm)
    return Content.assemble(number, " ", (bar[:arm], style), (bar[arm], NEUTRAL), (bar[arm + 1 :], style))

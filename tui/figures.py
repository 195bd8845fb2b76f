"""Numbers as an analyst reads them at a glance: signed scores, their bars, shares and counts.

Direction and sign carry the meaning.
"""

from __future__ import annotations

SCORE_WIDTH = 5
EIGHTHS = " ▁▂▃▄▅▆▇█"
"""Shares in one cell."""


def score_text(score: float | None) -> str:
    """A score with its sign and two decimals, always five cells wide; None is a dash."""
    if score is None:
        return "–".rjust(SCORE_WIDTH)
    hundredths = round(score * 100)
    sign = "+" if hundredths > 0 else "−" if hundredths < 0 else " "
    return f"{sign}{abs(hundredths) / 100:.2f}"


def score_bar(score: float | None, arm: int) -> str:
    """A bar from a middle axis, left = against, right = for; `2 * arm + 1` cells."""
    halves = 0 if score is None else min(round(abs(score) * 2 * arm), 2 * arm)
    whole, half = divmod(halves, 2)
    left = right = " " * arm
    if score is not None and score < 0:
        left = ("╺" * half + "━" * whole).rjust(arm)
    else:
        right = ("━" * whole + "╸" * half).ljust(arm)
    return f"{left}│{right}"


def share_cell(share: float) -> str:
    """A share from 0 to 1 as the height of one cell; empty only where the share is 0."""
    return EIGHTHS[max(round(share * 8), 1) if share > 0 else 0]


def share_bar(share: float, width: int) -> str:
    """A share from 0 to 1 as a bar of several cells; empty only where the share is 0."""
    halves = round(share * 2 * width)
    whole, half = divmod(max(halves, 1) if share > 0 else 0, 2)
    return ("━" * whole + "╸" * half).ljust(width)


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 quote", "1,204 quotes"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"

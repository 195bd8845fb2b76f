"""The scores of a quote, each explained by its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from math import tanh

from textual.content import Content

from stance.records import Stance
from store.contract import Entry
from tui.drawing.bars import NEUTRAL, score, score_style
from tui.drawing.columns import hanging
from tui.drawing.signs import CORRECTED
from tui.figures import score_text
from tui.names import target_name
from tui.plain import one_line

STANDINGS = {1: "for", 0: "neutral", -1: "against"}
ARM = 5
INDENT = 7
"""Cells before the words of the evidence, for their weights."""


def without(stance: Stance, index: int) -> float:
    """The score without one piece of its evidence."""
    return tanh(sum(piece.weight for at, piece in enumerate(stance.evidence) if at != index))


def explained(stance: Stance, width: int) -> Iterator[Content]:
    """A score and, line by line, the evidence that adds up to it."""
    yield Content.assemble(("toward ", NEUTRAL), (target_name(stance.target), "bold"))
    standing = f"  {STANDINGS[stance.label]}"
    sure = f", confidence {stance.confidence:.0%}"
    yield Content.assemble(score(stance.score, ARM), (standing, score_style(stance.score)), (sure, NEUTRAL))
    yield from _reasons(stance, width)


def _reasons(stance: Stance, width: int) -> Iterator[Content]:
    for index, piece in enumerate(stance.evidence):
        weight = Content.styled(score_text(piece.weight), score_style(piece.weight))
        words = Content.assemble(f"“{one_line(piece.text)}”", (f"  {one_line(piece.rule)}", NEUTRAL))
        left = score_text(without(stance, index)).strip()
        yield from hanging(weight, words, width, indent=INDENT)
        yield from hanging(Content(), Content(one_line(piece.why)), width, indent=INDENT)
        yield from hanging(
            Content(),
            Content.styled(f"Without it the score would be {left}.", NEUTRAL),
            width,
            indent=INDENT,
        )
    total = sum(piece.weight for piece in stance.evidence)
    squashed = f"their sum, squashed to {score_text(tanh(total)).strip()}"
    yield from hanging(
        Content.styled(score_text(total), NEUTRAL), Content.styled(squashed, NEUTRAL), width, indent=INDENT
    )


def score_lines(entry: Entry, width: int) -> Iterator[Content]:
    """All stances of the quote, the strongest first, with an empty line between."""
    stances = sorted(entry.stances, key=lambda stance: -abs(stance.score))
    found = {stance.target: stance for stance in entry.quote.stances}
    corrected = {correction.target for correction in entry.annotation.scores}
    if not stances:
        none = Content.styled("No stance: the quote names no country, person or organisation.", NEUTRAL)
        yield from none.wrap(width)
    for number, stance in enumerate(stances):
        if number:
            yield Content()
        if entry.is_mention(stance):
            yield Content.assemble(("toward ", NEUTRAL), (target_name(stance.target), "bold"))
            mention = "No stance: merely mentioned, nothing points either way."
            yield from Content.styled(mention, NEUTRAL).wrap(width)
        elif stance.target in corrected:
            yield from _corrected(stance, found.get(stance.target), width)
        else:
            yield from explained(stance, width)


def _corrected(stance: Stance, found: Stance | None, width: int) -> Iterator[Content]:
    """An analyst's score, which has no evidence, and the score that was found, with its evidence."""
    yield Content.assemble(("toward ", NEUTRAL), (target_name(stance.target), "bold"))
    yield score(stance.score, ARM)
    was = f"found was {score_text(found.score).strip()}" if found else "nothing was found"
    yield from Content.styled(f"{CORRECTED} corrected by you; {was}.", NEUTRAL).wrap(width)
    if found and found.evidence:
        yield from _reasons(found, width)

"""The scores of a quote, each explained by its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive, var
from textual.widgets import Static

from stance.records import Stance
from store.contract import Entry
from tui.figures import NEUTRAL, score, score_style, score_text
from tui.plain import one_line

STANDINGS = {1: "for", 0: "neutral", -1: "against"}
ARM = 5
INDENT = 7
"""Where the words of the evidence stand, beside their weights."""


def without(stance: Stance, index: int, squash: Callable[[float], float]) -> float:
    """What the score would be without one piece of its evidence."""
    return squash(sum(piece.weight for at, piece in enumerate(stance.evidence) if at != index))


def explained(stance: Stance, squash: Callable[[float], float], width: int) -> Iterator[Content]:
    """A score and, line by line, the evidence that it adds up from."""
    yield Content.assemble(("toward ", NEUTRAL), (one_line(stance.target.name), "bold"))
    standing = f"  {STANDINGS[stance.label]}"
    sure = f", confidence {stance.confidence:.0%}"
    yield Content.assemble(score(stance.score, ARM), (standing, score_style(stance.score)), (sure, NEUTRAL))
    for index, piece in enumerate(stance.evidence):
        weight = Content.styled(score_text(piece.weight), score_style(piece.weight))
        words = Content.assemble(f"“{one_line(piece.text)}”", (f"  {one_line(piece.rule)}", NEUTRAL))
        left = score_text(without(stance, index, squash)).strip()
        yield from hanging(weight, words, width)
        yield from hanging(Content(), Content(one_line(piece.why)), width)
        yield from hanging(
            Content(), Content.styled(f"Without it the score would be {left}.", NEUTRAL), width
        )
    if stance.evidence:
        total = sum(piece.weight for piece in stance.evidence)
        squashed = f"their sum, squashed to {score_text(squash(total)).strip()}"
        yield from hanging(
            Content.styled(score_text(total), NEUTRAL), Content.styled(squashed, NEUTRAL), width
        )
    else:
        yield Content.styled("No evidence either way.", NEUTRAL)


def hanging(first: Content, text: Content, width: int) -> Iterator[Content]:
    """The text wrapped to the width, every line indented; the first begins with `first` instead."""
    for line in text.wrap(max(width - INDENT, 1)):
        yield Content.assemble(first.pad_right(INDENT - first.cell_length), line)
        first = Content()


class Scores(Static):
    """Where the speaker stands toward each target, and why."""

    DEFAULT_CSS = "Scores { height: auto; }"

    entry: reactive[Entry | None] = reactive(None, layout=True)
    columns: reactive[int] = reactive(0, layout=True)
    squash: var[Callable[[float], float]] = var(lambda: float)
    """What makes a score of the sum of its evidence's weights."""

    def on_resize(self, event: Resize) -> None:
        """Wrap the evidence to the width."""
        self.columns = event.size.width

    def render(self) -> Content:
        """All stances of the quote, the strongest first."""
        if self.entry is None:
            return Content()
        stances = sorted(self.entry.quote.stances, key=lambda stance: -abs(stance.score))
        if not stances:
            return Content.styled("No stance: the quote names no country, person or organisation.", NEUTRAL)
        blocks = (Content("\n").join(explained(stance, self.squash, self.columns)) for stance in stances)
        return Content("\n\n").join(blocks)

"""Where a speaker's stance changed its sign: the two quotes side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from stance.records import Speaker, Target
from store.contract import Entry
from tui.drawing.bars import NEUTRAL, score
from tui.drawing.columns import beside
from tui.figures import count
from tui.names import quote_words, speaker_name, target_name
from tui.plain import one_line
from tui.screens.dialog import Dialog
from tui.widgets.rows import Rows

MOST_WORD_LINES = 4
ARM = 3
ARM_FROM = 48
"""From this many cells on, a side has room for the bar of its score."""
GAP = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """Two quotes of a speaker between which the stance toward the target turned."""

    target: Target
    speaker: Speaker
    before: Entry
    after: Entry


class TurnRows(Rows):
    """A turn takes some lines: the earlier quote to the left, the later one to the right."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "All quotes", show=False)]

    @dataclass
    class Chosen(Message):
        """All quotes about the target of the turn under the cursor are wanted."""

        turn: Turn

    def __init__(self, turns: Sequence[Turn]) -> None:
        super().__init__()
        self._turns = turns

    @property
    def row_count(self) -> int:
        """One row for each turn."""
        return len(self._turns)

    def height_at(self, width: int) -> int:
        """The target, the scores, the words of the longest, an empty line."""
        half = max((width - GAP) // 2, 1)
        quotes = (quote for turn in self._turns for quote in (turn.before, turn.after))
        lines = max((len(Content(quote_words(quote)).wrap(half)) for quote in quotes), default=0)
        return min(lines, MOST_WORD_LINES) + 3

    def draw_row(self, index: int, width: int) -> list[Content]:
        """The two quotes side by side."""
        turn, half = self._turns[index], max((width - GAP) // 2, 1)
        name, target = speaker_name(turn.speaker), target_name(turn.target)
        title = Content.assemble((name, "bold"), (" toward ", NEUTRAL), (target, "bold"))
        sides = [
            _side(entry, turn.target, half, max(self.row_height - 3, 1))
            for entry in (turn.before, turn.after)
        ]
        return [title, *beside(*sides, width=half + GAP), Content()]

    def action_choose(self) -> None:
        """Ask for all quotes about the target."""
        if self._turns:
            self.post_message(self.Chosen(self._turns[self.cursor]))


def _side(entry: Entry, target: Target, width: int, height: int) -> list[Content]:
    """Day, score and outlet, and below them the words, `height` lines of them."""
    stance = next((each for each in entry.stances if each.target == target), None)
    article = entry.article
    day = article.published.isoformat() if article.published else "undated"
    stands = score(stance.score if stance else None, ARM if width >= ARM_FROM else 0)
    head = Content.assemble((f"{day} ", NEUTRAL), stands, (f" {one_line(article.outlet or '')}", NEUTRAL))
    lines = Content(quote_words(entry)).wrap(width)
    if len(lines) > height:
        lines = [*lines[: height - 1], lines[height - 1].truncate(width - 2).rstrip() + " …"]
    return [head.truncate(width, ellipsis=True), *lines, *[Content()] * (height - len(lines))]


class Turns(Dialog[Turn]):
    """Gives the turn whose target's quotes are wanted."""

    DEFAULT_CSS = """
    Turns {
        & > Vertical { width: 100%; height: 100%; padding: 0 1; }
        & TurnRows { border: none; &:focus { border: none; } }
    }
    """

    def __init__(self, name: str, turns: Sequence[Turn], notice: Content) -> None:
        super().__init__()
        self._who, self._turns = one_line(name), turns
        self._notice = notice
        """What to say where there are no turns."""

    def compose(self) -> ComposeResult:
        """The turns, the latest first."""
        with Vertical() as box:
            box.border_title = Content(f"{self._who}: {count(len(self._turns), 'turn')} of stance")
            box.border_subtitle = Content(
                "Enter shows the speaker's quotes about it · Esc closes" if self._turns else "Esc closes"
            )
            rows = TurnRows(self._turns)
            rows.notice = self._notice
            yield rows

    @on(TurnRows.Chosen)
    def _choose(self, event: TurnRows.Chosen) -> None:
        self.dismiss(event.turn)

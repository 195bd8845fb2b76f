"""A time line: a row for each period, with its mean stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from tui.comparison import Period
from tui.drawing.bars import NEUTRAL, score
from tui.figures import count
from tui.widgets.rows import Rows

MOST_ARM = 30


class TimeRows(Rows):
    """Periods from the oldest to the newest."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Its quotes", show=False)]

    @dataclass
    class Chosen(Message):
        """The quotes of the period under the cursor are wanted."""

        period: Period

    @dataclass
    class Moved(Message):
        """Another period is under the cursor, or the periods have changed."""

        index: int

    def __init__(self) -> None:
        super().__init__()
        self._periods: Sequence[Period] = ()

    def show(self, periods: Sequence[Period]) -> None:
        """Show these, with the cursor on the newest."""
        self._periods = periods
        self.rows_changed(cursor=len(periods) - 1)
        self.post_message(self.Moved(self.cursor))

    def watch_cursor(self, before: int, now: int) -> None:
        """Post which period is under the cursor."""
        super().watch_cursor(before, now)
        if self._periods:
            self.post_message(self.Moved(now))

    @property
    def row_count(self) -> int:
        """One row for each period."""
        return len(self._periods)

    def draw_row(self, index: int, width: int) -> list[Content]:
        """Period, mean, bar, number of quotes."""
        period = self._periods[index]
        arm = max(min((width - 36) // 2, MOST_ARM), 2)
        return [
            Content.assemble(
                (f"{period.name:<12}", NEUTRAL),
                score(period.mean, arm),
                (f"  {count(period.count, 'scored quote')}", NEUTRAL),
            )
        ]

    def action_choose(self) -> None:
        """Ask for the quotes of the period."""
        if self._periods:
            self.post_message(self.Chosen(self._periods[self.cursor]))

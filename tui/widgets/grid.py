"""A grid of mean stances: who toward whom."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from store.contract import Facet
from tui.comparison import Matrix
from tui.drawing.bars import AGAINST, FOR, NEUTRAL
from tui.figures import score_text
from tui.plain import one_line
from tui.widgets.rows import Rows

NAME_WIDTH = 15
CELL_WIDTH = 12
MOST_HEAD_LINES = 3
CORNER = "who ↓  whom →"
MENTIONED, NOTHING = "–", "·"
"""Quotes without any score, and no quotes."""
SHADES = ((0.6, 75), (0.3, 50), (0.1, 28))
"""The least size of a mean, and how strongly its cell is coloured, in per cent."""


def shaded(mean: float | None) -> str:
    """The style of a cell, which only repeats what its number says."""
    for least, strength in SHADES:
        if mean is not None and abs(mean) >= least:
            return f"auto on {FOR if mean > 0 else AGAINST} {strength}%"
    return NEUTRAL


class Grid(Rows):
    """A row for each country, a column for each target; the cursor is on a cell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "Left", show=False),
        Binding("right,l", "move(1)", "Right", show=False),
        Binding("enter", "choose", "Its quotes", show=False),
    ]

    column: reactive[int] = reactive(0)
    """Index of the column with the cursor."""

    @dataclass
    class Moved(Message):
        """Another cell is under the cursor."""

    @dataclass
    class Chosen(Message):
        """The quotes of the cell under the cursor are wanted."""

    def __init__(self, matrix: Matrix) -> None:
        super().__init__()
        self.matrix = matrix
        self._names = [
            wrap(one_line(target.name), CELL_WIDTH - 1, break_long_words=False) for target in matrix.columns
        ]
        """Of the targets, in lines."""
        self.head_height = min(max(map(len, self._names), default=0), MOST_HEAD_LINES)
        self._first_column = 0

    @property
    def row_count(self) -> int:
        """A row for each country, below the one of the targets."""
        return len(self.matrix.rows)

    @property
    def cell(self) -> tuple[Facet, Facet] | None:
        """Country and target under the cursor."""
        if not self.matrix.rows or not self.matrix.columns:
            return None
        return self.matrix.rows[self.cursor], self.matrix.columns[self.column]

    @property
    def shown(self) -> range:
        """Indexes of the columns in view."""
        fitting = max((self.scrollable_content_region.width - NAME_WIDTH) // CELL_WIDTH, 1)
        last = min(self._first_column + fitting, len(self.matrix.columns))
        return range(self._first_column, last)

    def heads(self) -> list[Content]:
        """The targets' names on several lines, the last of each right above the cells."""
        height = self.head_height
        heads = [
            _head(self._names[at], height, "bold" if at == self.column else NEUTRAL) for at in self.shown
        ]
        corners = [*[Content()] * (height - 1), Content.styled(CORNER, NEUTRAL)][-height:]
        return [
            Content.assemble(corner.truncate(NAME_WIDTH, pad=True), *parts)
            for corner, *parts in zip(corners, *heads, strict=True)
        ]

    def draw_row(self, index: int, width: int) -> list[Content]:
        """The country, and its mean toward each target."""
        row = self.matrix.rows[index]
        parts = [Content(one_line(row.name)).truncate(NAME_WIDTH - 1, ellipsis=True, pad=True), Content(" ")]
        for at in self.shown:
            cell = self.matrix.cells.get((row.key, self.matrix.columns[at].key))
            text = score_text(cell.mean) if cell and cell.mean is not None else MENTIONED if cell else NOTHING
            style = shaded(cell.mean if cell else None)
            is_here = index == self.cursor and at == self.column
            drawn = text.center(CELL_WIDTH - 1)
            parts += [Content.styled(drawn, "bold reverse" if is_here else style), Content(" ")]
        return [Content.assemble(*parts)]

    def watch_cursor(self, before: int, now: int) -> None:
        """Follow the cursor."""
        self._keep_cursor_in_view()
        self._moved()

    def watch_column(self) -> None:
        """Follow the cursor."""
        shown = self.shown
        if self.column not in shown:
            self._first_column = max(self.column - len(shown) + 1, 0) if self.column else 0
            if self.column < shown.start:
                self._first_column = self.column
        self._moved()

    def _moved(self) -> None:
        self._drawn.clear()
        self.refresh()
        self.post_message(self.Moved())

    def action_move(self, step: int) -> None:
        """Move to the column that many to the right."""
        self.column = max(0, min(self.column + step, len(self.matrix.columns) - 1))

    def action_choose(self) -> None:
        """Ask for the quotes of the cell."""
        if self.cell:
            self.post_message(self.Chosen())


def _head(name: list[str], height: int, style: str) -> list[Content]:
    """The name in centred lines as wide as a cell, with empty lines above."""
    if len(name) > height:
        name = [*name[: height - 1], " ".join(name[height - 1 :])]
    lines = [""] * (height - len(name)) + name
    fitting = [Content(line).truncate(CELL_WIDTH - 1, ellipsis=True) for line in lines]
    return [
        line.pad_left((CELL_WIDTH - 1 - line.cell_length) // 2).truncate(CELL_WIDTH, pad=True).stylize(style)
        for line in fitting
    ]

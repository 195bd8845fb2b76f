"""A list of options, each a line of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from tui.widgets.rows import Rows


class OptionRows(Rows):
    """OptionRows of which one is chosen with Enter."""

    DEFAULT_CSS = """
    OptionRows { border: none; height: auto; &:focus { border: none; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "choose", "Choose", show=False)]

    @dataclass
    class Chosen(Message):
        """The option of this index is wanted."""

        index: int

    def __init__(self, lines: Sequence[Content], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines = lines
        self.styles.height = max(len(lines), 1)

    @property
    def row_count(self) -> int:
        """One row for each option."""
        return len(self._lines)

    def draw_row(self, index: int, width: int) -> list[Content]:
        """The option's line."""
        return [self._lines[index]]

    def action_choose(self) -> None:
        """Post which option is under the cursor."""
        if self._lines:
            self.post_message(self.Chosen(self.cursor))

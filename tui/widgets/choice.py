"""A row of options of which one is chosen with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """Options side by side; a sign marks the chosen one."""

    DEFAULT_CSS = """
    Choice {
        height: 1;
        background: $panel;
        padding: 0 1;
        &:focus { background: $cursor-background; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "The one before", show=False),
        Binding("right,space", "move(1)", "The next one", show=False),
    ]

    chosen: reactive[int] = reactive(0, init=False)

    @dataclass
    class Changed(Message):
        """Another option was chosen."""

        chosen: int

    def __init__(self, options: Sequence[str], chosen: int = 0, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = options
        self.set_reactive(Choice.chosen, chosen)

    def watch_chosen(self, chosen: int) -> None:
        """Post which option it is now."""
        self.post_message(self.Changed(chosen))

    def render(self) -> Content:
        """All options on one line."""
        return Content("   ").join(
            Content.styled(f"● {name}", "bold")
            if index == self.chosen
            else Content.styled(f"○ {name}", "$aside")
            for index, name in enumerate(self._options)
        )

    def action_move(self, step: int) -> None:
        """Choose the option that many further on, from the last to the first."""
        self.chosen = (self.chosen + step) % len(self._options)

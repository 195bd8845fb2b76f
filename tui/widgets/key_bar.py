"""The bottom line: the keys of the focused pane, the important ones first, as many as fit."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.commands import Command, Keys, keys_of, shown


class KeyBar(Widget):
    """One line of keys with what they do."""

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; padding: 0 1; }
    """

    commands: reactive[tuple[Command, ...]] = reactive(())

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys

    def render(self) -> Content:
        """Each key with its label; what doesn't fit is in the help."""
        return Content("  ").join(self._fitting(self.size.width))

    def _fitting(self, room: int) -> Iterable[Content]:
        names: set[str] = set()
        for command in self.commands:
            name = shown(keys_of(command, self._keys)[0])
            if name in names:
                continue  # A pane's own meaning of a key takes precedence.
            names.add(name)
            key = Content.assemble((name, "bold $footer-key-foreground"), " ", command.label)
            if key.cell_length > room:
                return
            room -= key.cell_length + 2
            yield key

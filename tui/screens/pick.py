"""The dialog that asks for one of a few choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.screens.dialog import Dialog
from tui.widgets.option_rows import OptionRows

K = TypeVar("K")


class Pick(Dialog[K], Generic[K]):
    """Gives the key of the choice."""

    DEFAULT_CSS = "Pick { & > Vertical { width: 40; padding: 1 1; } }"

    def __init__(self, title: str, choices: Mapping[K, str], now: K) -> None:
        super().__init__()
        self._title, self._choices, self._now = title, choices, now

    def compose(self) -> ComposeResult:
        """The choices, the present one with its sign."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("Enter chooses · Esc closes")
            yield OptionRows(
                [Content(f"{'●' if key == self._now else '○'} {name}") for key, name in self._choices.items()]
            )

    def on_mount(self) -> None:
        """Start at the present one."""
        options = self.query_one(OptionRows)
        options.call_after_refresh(options.rows_changed, cursor=[*self._choices].index(self._now))

    @on(OptionRows.Chosen)
    def _choose(self, event: OptionRows.Chosen) -> None:
        self.dismiss([*self._choices][event.index])

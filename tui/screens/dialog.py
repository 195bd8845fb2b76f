"""The base of all dialogs: a box in the middle, closed with Esc, and a line for problems."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.plain import one_line

T = TypeVar("T")


class Dialog(ModalScreen[T | None]):
    """Gives its answer; None where it was closed without one. `compose` yields a box with the widgets."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > Vertical, & > VerticalScroll {
            width: 72;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: heavy $border;
            border-title-color: $border;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            padding: 1 2 0 2;
            background: $surface;
        }
        & Label { color: $text-muted; margin: 1 0 0 0; }
        & Input { background: $panel; }
        & Input:focus { background: $cursor-background; }
        & TextArea { background: $panel; border: none; padding: 0 1; }
        & TextArea:focus { background: $panel; border: none; }
        & .outcome { height: auto; min-height: 1; margin: 1 0 0 0; color: $text-error; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]

    _warned_of: object = None
    """The draft for which the user was warned that the next Esc discards it."""

    def draft(self) -> object:
        """What closing would discard; None: nothing."""
        return None

    def action_close(self) -> None:
        """Close without an answer; a draft is discarded only after a warning."""
        draft = self.draft()
        if draft in (None, self._warned_of):
            self.dismiss(None)
        else:
            self._warned_of = draft
            self.say("✗ This isn't kept yet. Esc again throws it away.")

    def outcome(self) -> Static:
        """The place for `say`."""
        return Static(classes="outcome", markup=False)

    def say(self, outcome: str) -> None:
        """Show a problem, or what is going on."""
        place = self.query_one(".outcome", Static)
        place.update(Content(one_line(outcome)))
        self.call_after_refresh(place.scroll_visible, animate=False)

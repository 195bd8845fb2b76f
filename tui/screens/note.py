"""The dialog that asks for a note on a quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Static, TextArea

from store.contract import Entry
from tui.drawing.context import CONTENT_STYLE
from tui.key_queue import LEAVING
from tui.names import quote_words
from tui.plain import plain
from tui.screens.dialog import Dialog


class NoteArea(TextArea):
    """Enter finishes, since most notes have one line."""

    LEAVES_BY = LEAVING

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "screen.keep", "Keep", show=False),
        Binding("ctrl+j", "new_line", "New line", show=False),
    ]

    @dataclass
    class Finished(Message):
        """Enter was pressed."""

    def on_key(self, event: Key) -> None:
        """Enter makes no new line."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Finished())

    def action_new_line(self) -> None:
        """Begin another line."""
        self.insert("\n")


class Note(Dialog[str]):
    """Gives the note's text; an empty one removes the note."""

    DEFAULT_CSS = """
    Note {
        & #words { height: auto; max-height: 4; }
        & TextArea { height: 6; margin: 1 0 0 0; }
    }
    """

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self._former = plain(entry.annotation.note or "")

    def compose(self) -> ComposeResult:
        """The quote, the note."""
        with Vertical() as box:
            box.border_title = Content("Note")
            box.border_subtitle = Content("Enter keeps · ^J new line · Esc closes")
            yield Static(Content.styled(quote_words(self._entry), CONTENT_STYLE), id="words")
            yield NoteArea(self._former, highlight_cursor_line=False)
            yield self.outcome()

    def draft(self) -> str | None:
        """The text, where it was changed."""
        text = self.query_one(NoteArea).text
        return None if text == self._former else text

    def on_mount(self) -> None:
        """Go on at the end of the note."""
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)

    @on(NoteArea.Finished)
    def action_keep(self) -> None:
        """Give the text."""
        self.dismiss(plain(self.query_one(NoteArea).text))

"""The dialog that asks what to add to the desk."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Label, TextArea

from tui.ingest.extraction_process import AddRequest, Pasted
from tui.plain import one_line
from tui.screens.dialog import Dialog
from tui.widgets.choice import Choice

KINDS = ("files, folders, links", "pasted text", "sample articles")
SOURCES, TEXT, SAMPLES = range(3)


class Add(Dialog[AddRequest]):
    """Gives the request."""

    DEFAULT_CSS = """
    Add {
        & TextArea { height: 8; }
        & #what { margin: 1 0 0 0; }
        & Horizontal { height: 1; }
        & Horizontal Input { width: 1fr; }
        & Horizontal #title, & Horizontal #url { width: 2fr; margin: 0 1 0 0; }
        & .text { display: none; }
        &.-text .text { display: block; }
        &.-text #sources, &.-samples #sources { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "read", "Read", show=False, priority=True),
        Binding("enter", "read", "Read", show=False),
    ]

    kind: reactive[int] = reactive(SOURCES)

    def compose(self) -> ComposeResult:
        """The kind, then the sources or the text."""
        with VerticalScroll(can_focus=False) as box:
            box.border_title = Content("Add articles")
            yield Choice(KINDS)
            yield Label(id="what", markup=False)
            yield _line("sources", "articles/ page.html https://news.example.org/story")
            yield TextArea(highlight_cursor_line=False, classes="text")
            yield Label("What is known of it; each may stay empty", classes="text")
            with Horizontal(classes="text"):
                yield from (_line("title", "title"), _line("outlet", "outlet"))
            with Horizontal(classes="text"):
                yield from (_line("url", "link"), _line("published", "date: 2024-06-19"))
            yield self.outcome()

    def on_mount(self) -> None:
        """Start with the kind."""
        self.query_one(Choice).focus()

    def on_descendant_focus(self) -> None:
        """Show the keys of the field that has the focus."""
        self._show_keys()

    def _show_keys(self) -> None:
        if self.query_one(Choice).has_focus:
            keys = f"← → kind · Enter {'reads' if self.kind == SAMPLES else 'goes on'}"
        else:
            keys = f"{'^S' if self.kind == TEXT else 'Enter'} reads · ⇧Tab back"
        self.query_one(VerticalScroll).border_subtitle = Content(f"{keys} · Esc closes")

    @on(Choice.Changed)
    def _change_kind(self, event: Choice.Changed) -> None:
        self.kind = event.chosen

    def watch_kind(self, kind: int) -> None:
        """Show the field of this kind."""
        what = (
            "Where they are (a name with spaces in quotation marks)",
            "The article's text",
            "Retold news, to try things out; on a desk of yours it stays",
        )
        self.query_one("#what", Label).update(what[kind])
        self.set_class(kind == TEXT, "-text")
        self.set_class(kind == SAMPLES, "-samples")
        self._show_keys()

    def on_key(self, event: events.Key) -> None:
        """Pass on what is typed at the kind to its field."""
        if event.is_printable and event.character:
            self._pass_on(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Pass on what is pasted, too."""
        self._pass_on(event.text)

    def _pass_on(self, text: str) -> None:
        if not self.query_one(Choice).has_focus or self.kind == SAMPLES:
            return
        if self.kind == TEXT:
            self.query_one(TextArea).focus().insert(text)
        elif text.strip():
            self.query_one("#sources", Input).focus().insert_text_at_cursor(text.strip().splitlines()[0])

    @on(Input.Submitted)
    def action_read(self) -> None:
        """Go on from the kind to its field; from there give the request, or say what is wrong with it."""
        if self.query_one(Choice).has_focus and self.kind != SAMPLES:
            self.query_one("#sources" if self.kind == SOURCES else "TextArea").focus()
            return
        try:
            request = self._request()
        except ValueError as problem:
            self.say(f"✗ {problem}")
        else:
            self.dismiss(request)

    def _request(self) -> AddRequest:
        """What to add. Raises ValueError with a sentence."""
        if self.kind == SAMPLES:
            return AddRequest(are_samples=True)
        if self.kind == TEXT:
            return AddRequest(pasted=self._pasted())
        return AddRequest(sources=tuple(sources_in(self.query_one("#sources", Input).value)))

    def _pasted(self) -> Pasted:
        """The text with what is known about it. Raises ValueError with a sentence."""
        from stance.reading.links import safe_url

        text, url, day = self.query_one(TextArea).text, self._typed("url"), self._typed("published")
        if not text.strip():
            raise ValueError("There is no text yet.")
        if url and not safe_url(url):
            raise ValueError(f"{url} is no link to the web.")
        try:
            published = date.fromisoformat(day) if day else None
        except ValueError as error:
            raise ValueError(f"{day} is no date like 2024-06-19.") from error
        title, outlet = self._typed("title"), self._typed("outlet")
        return Pasted(text, title or None, outlet or None, url or None, published)

    def _typed(self, id: str) -> str:
        return one_line(self.query_one(f"#{id}", Input).value).strip()

    def draft(self) -> str | None:
        """The text."""
        return self.query_one(TextArea).text.strip() or None


def _line(id: str, placeholder: str) -> Input:
    return Input(placeholder=placeholder, id=id, compact=True, select_on_focus=False)


def sources_in(typed: str) -> list[str]:
    """The files, folders and links in a line. Raises ValueError with a sentence."""
    typed = typed.strip()
    try:
        words = [typed] if typed and Path(typed).exists() else shlex.split(typed)
    except ValueError as error:
        raise ValueError("A quotation mark isn't closed.") from error
    if not words:
        raise ValueError("Name a file, a folder or a link.")
    sources = [word if _is_link(word) else str(_home(Path(word))) for word in words]
    for source in sources:
        if not _is_link(source) and not Path(source).exists():
            raise ValueError(f"{one_line(source)}: there is no such file or folder.")
    return sources


def _home(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _is_link(word: str) -> bool:
    return word.lower().startswith(("http://", "https://"))

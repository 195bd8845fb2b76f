"""Asks for the format and the file of an export, and stays until it is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Protocol

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from store.errors import StoreError
from tui.plain import one_line


class Write(Protocol):
    """What writes the quotes."""

    def __call__(self, format: str, target: Path, *, force: bool) -> None:
        """Write the file, over an existing one only with `force`. Raises `StoreError` or OSError."""
        ...


class Export(ModalScreen[Path | None]):
    """Gives the file that was written, None where none was."""

    DEFAULT_CSS = """
    Export {
        align: center middle;
        & > Vertical {
            width: 64;
            max-width: 100%;
            height: auto;
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
        & .outcome { height: auto; min-height: 2; margin: 1 0 0 0; color: $text-error; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
        Binding("down", "choose(1)", "Next format", show=False),
        Binding("up", "choose(-1)", "Format before", show=False),
    ]

    format: reactive[str] = reactive("", init=False)

    def __init__(self, what: str, suffixes: Mapping[str, str], write: Write) -> None:
        super().__init__()
        self._what = what
        self._suffixes = suffixes
        """How the files of each format end."""
        self._write = write
        self._warned_of: Path | None = None

    def compose(self) -> ComposeResult:
        """Formats, file name, what went wrong."""
        with Vertical() as box:
            box.border_title = Content(f"Export {self._what}")
            box.border_subtitle = Content("↑ ↓ format · Enter writes · Esc closes")
            yield Static(id="formats")
            yield Label("File")
            yield Input(f"quotes{next(iter(self._suffixes.values()))}", compact=True, select_on_focus=False)
            yield Static(classes="outcome", markup=False)

    def on_mount(self) -> None:
        """Start in the file name: Enter alone is enough."""
        self.format = next(iter(self._suffixes))
        self.query_one(Input).focus()

    def watch_format(self, before: str, now: str) -> None:
        """Show which format is chosen; the file's name follows."""
        lines = (
            Content.styled(f"● {name}", "bold") if name == now else Content.styled(f"○ {name}", "$aside")
            for name in self._suffixes
        )
        self.query_one("#formats", Static).update(Content("\n").join(lines))
        file = self.query_one(Input)
        if before:
            file.value = file.value.removesuffix(self._suffixes[before]) + self._suffixes[now]
        file.cursor_position = len(file.value)

    def action_choose(self, step: int) -> None:
        """Choose the format that many further down, from the last on to the first."""
        names = [*self._suffixes]
        self.format = names[(names.index(self.format) + step) % len(names)]

    @on(Input.Changed)
    def _forget_warning(self) -> None:
        self._warned_of = None
        self._say("")

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        try:
            path = Path(event.value.strip()).expanduser()
        except RuntimeError:
            self._say("✗ There is no such user to take the home folder of.")
            return
        if not event.value.strip() or path.is_dir():
            self._say("✗ That is a folder; add a file name.")
        elif path.exists() and self._warned_of != path:
            self._warned_of = path
            self._say("! There is such a file already; Enter again replaces it.")
        else:
            self._say("Writing …")
            self._export(self.format, path, force=path == self._warned_of)

    @work(thread=True, exclusive=True)
    def _export(self, format: str, path: Path, *, force: bool) -> None:
        try:
            self._write(format, path, force=force)
        except (StoreError, OSError) as error:
            self.app.call_from_thread(self._say, f"✗ {error}")
        else:
            self.app.call_from_thread(self.dismiss, path)

    def _say(self, outcome: str) -> None:
        self.query_one(".outcome", Static).update(Content(one_line(outcome)))

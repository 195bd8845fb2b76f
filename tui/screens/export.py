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
from textual.widgets import Input, Label, RadioButton, RadioSet, Static

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
        & RadioSet { width: 100%; border: none; padding: 0; background: $surface; margin: 0 0 1 0; }
        & RadioSet:focus { border: none; background: $panel; }
        & RadioButton.-on > .toggle--label { text-style: bold underline; }
        & Label { color: $text-muted; }
        & Input { background: $panel; }
        & Input:focus { background: $cursor-background; }
        & .outcome { height: auto; min-height: 2; margin: 1 0 0 0; color: $text-error; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", show=False)]

    format: reactive[str] = reactive("")

    def __init__(self, what: str, suffixes: Mapping[str, str], write: Write) -> None:
        super().__init__()
        self._what = what
        self._suffixes = suffixes
        """How the files of each format end."""
        self._write = write
        self._warned_of: Path | None = None
        self.set_reactive(Export.format, next(iter(suffixes)))

    def compose(self) -> ComposeResult:
        """Formats, file name, what went wrong."""
        with Vertical() as box:
            box.border_title = Content(f"Export {self._what}")
            box.border_subtitle = Content("Enter writes · ⇧Tab other formats · Esc closes")
            yield Label("Format")
            with RadioSet(compact=True):
                for name in self._suffixes:
                    yield RadioButton(Content(name), value=name == self.format)
            yield Label("File")
            yield Input(f"quotes{self._suffixes[self.format]}", compact=True, select_on_focus=False)
            yield Static(classes="outcome", markup=False)

    def on_mount(self) -> None:
        """Start in the file name: Enter alone is enough."""
        self.query_one(Input).focus()

    @on(RadioSet.Changed)
    def _choose_format(self, event: RadioSet.Changed) -> None:
        before, self.format = self.format, [*self._suffixes][event.index]
        file = self.query_one(Input)
        file.value = file.value.removesuffix(self._suffixes[before]) + self._suffixes[self.format]
        file.cursor_position = len(file.value)

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

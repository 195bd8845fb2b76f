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
from textual.widgets import Input, Label, Static

from store.desk_errors import StoreError
from tui.plain import one_line
from tui.screens.dialog import Dialog

PURPOSES: Mapping[str, str] = {
    "csv": "a row a quote, for statistics",
    "jsonl": "the whole record, for programs",
    "xlsx": "a row a quote, for Excel and Calc",
    "markdown": "a brief to read, with your notes",
    "bibtex": "the articles, for a bibliography",
    "webannotation": "the places in the pages (W3C)",
}
"""What each format is for."""
NAME_WIDTH = 16


class Write(Protocol):
    """What writes the quotes."""

    def __call__(self, format: str, target: Path, *, force: bool) -> None:
        """Write the file, over an existing one only with `force`. Raises `StoreError` or OSError."""
        ...


class Export(Dialog[Path]):
    """Gives the file that was written."""

    DEFAULT_CSS = """
    Export {
        & #place { height: auto; max-height: 3; }
        & .outcome { min-height: 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
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
        """Formats, file name, full path, problems."""
        with Vertical() as box:
            box.border_title = Content(f"Export {self._what}")
            box.border_subtitle = Content("↑ ↓ format · Enter writes · Esc closes")
            yield Static(id="formats")
            yield Label("File")
            yield Input(f"quotes{next(iter(self._suffixes.values()))}", compact=True, select_on_focus=False)
            yield Static(id="place", markup=False)
            yield self.outcome()

    def on_mount(self) -> None:
        """Start in the file name: Enter alone is enough."""
        self.format = next(iter(self._suffixes))
        self.query_one(Input).focus()

    def watch_format(self, before: str, now: str) -> None:
        """Show which format is chosen; the file's name follows."""
        self.query_one("#formats", Static).update(
            Content("\n").join(_format_line(name, is_chosen=name == now) for name in self._suffixes)
        )
        file = self.query_one(Input)
        if before and self._format_of(file.value) != now:
            file.value = file.value.removesuffix(self._suffixes[before]) + self._suffixes[now]
            file.cursor_position = len(file.value)

    def action_choose(self, step: int) -> None:
        """Choose the format that many further down, from the last on to the first."""
        names = [*self._suffixes]
        self.format = names[(names.index(self.format) + step) % len(names)]

    @on(Input.Changed)
    def _show_place(self) -> None:
        """Show which file is meant and whether it exists; its ending chooses the format."""
        self._warned_of = None
        self.format = self._format_of(self.query_one(Input).value) or self.format
        self.say("")
        try:
            path = self._path()
        except ValueError:
            place = Content()
        else:
            prefix = "! is there already: " if path.exists() else "→ "
            place = Content.assemble((prefix, "$aside"), one_line(str(path)))
        self.query_one("#place", Static).update(place)

    def _format_of(self, name: str) -> str | None:
        """The format by the ending of a file's name, the longest that fits; None where none does."""
        fitting = [format for format, suffix in self._suffixes.items() if name.strip().endswith(suffix)]
        return max(fitting, key=lambda format: len(self._suffixes[format]), default=None)

    def _path(self) -> Path:
        """The absolute path of the file that is meant. Raises ValueError with a sentence."""
        typed = self.query_one(Input).value.strip()
        if not typed:
            raise ValueError("A file needs a name.")
        try:
            path = Path(typed).expanduser().absolute()
        except RuntimeError as error:
            raise ValueError("There is no such user to take the home folder of.") from error
        try:
            is_folder, is_in_folder = path.is_dir(), path.parent.is_dir()
        except OSError as error:
            raise ValueError(f"That can't be a file: {error.strerror}.") from error
        if is_folder:
            raise ValueError("That is a folder; add a file name.")
        if not is_in_folder:
            raise ValueError(f"There is no folder {path.parent}.")
        return path

    @on(Input.Submitted)
    def _submit(self) -> None:
        try:
            path = self._path()
        except ValueError as problem:
            self.say(f"✗ {problem}")
            return
        if path.exists() and self._warned_of != path:
            self._warned_of = path
            self.say(f"! {path.name} is there already. Enter again replaces it; another name keeps it.")
        else:
            self.say("Writing …")
            self._export(self.format, path, force=path == self._warned_of)

    @work(thread=True, exclusive=True)
    def _export(self, format: str, path: Path, *, force: bool) -> None:
        try:
            self._write(format, path, force=force)
        except (StoreError, OSError) as error:
            self.app.call_from_thread(self.say, f"✗ {error}")
        else:
            self.app.call_from_thread(self.dismiss, path)


def _format_line(name: str, *, is_chosen: bool) -> Content:
    sign, style = ("●", "bold") if is_chosen else ("○", "$aside")
    return Content.assemble((f"{sign} {name:<{NAME_WIDTH}}", style), (PURPOSES[name], "$aside"))

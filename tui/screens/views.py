"""The dialog of saved views: go to one, save the present one, or delete one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, Static

from store.contract import View
from store.query import parse
from tui.drawing.bars import NEUTRAL
from tui.plain import one_line
from tui.screens.dialog import Dialog
from tui.widgets.filter_line import problem_of
from tui.widgets.option_rows import OptionRows

ViewAnswer = tuple[Literal["go", "save", "drop"], View]


class Views(Dialog[ViewAnswer]):
    """Gives what to do with which view. Typed letters are a name for the present view, never commands."""

    DEFAULT_CSS = "Views OptionRows { max-height: 12; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("ctrl+x", "drop", "Forget", show=False, priority=True),
        Binding("enter", "go", "Go there", show=False),
    ]

    def __init__(self, views: Sequence[View], here: View, *, can_write: bool) -> None:
        super().__init__()
        self._views, self._here, self._can_write = views, here, can_write

    def compose(self) -> ComposeResult:
        """The saved views; a name for the present one."""
        with Vertical() as box:
            box.border_title = Content("Views")
            box.border_subtitle = Content(" · ".join(self._keys()))
            if self._views:
                options = OptionRows([_line(view) for view in self._views])
                options.can_focus = not self._can_write
                yield options
            else:
                yield Static(Content.styled("No view is saved yet.", NEUTRAL))
            if self._can_write:
                yield Label(f"Save {_query(self._here) or 'all quotes'} as", markup=False)
                yield Input(placeholder="name", compact=True, select_on_focus=False)
            yield self.outcome()

    def on_mount(self) -> None:
        """Start at the name, from where the arrows also move among the views."""
        if self._can_write:
            self.query_one(Input).focus()

    def _keys(self) -> Iterator[str]:
        if self._views:
            yield "↑ ↓ Enter goes there"
        if self._can_write:
            yield from ("^X forgets", "a name saves") if self._views else ("Enter saves",)
        yield "Esc closes"

    @on(OptionRows.Chosen)
    def action_go(self) -> None:
        """Go to the view under the cursor."""
        if self._views:
            self.dismiss(("go", self._views[self.query_one(OptionRows).cursor]))

    def action_move(self, step: int) -> None:
        """Move among the views."""
        if self._views:
            self.query_one(OptionRows).cursor += step

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        name = one_line(event.value).strip()
        here = parse(self._here.query)
        wrong = here.problems
        if not name and self._views:
            self.action_go()
        elif not name:
            self.say("✗ A view needs a name.")
        elif wrong:
            self.say(f"✗ {problem_of(here, wrong[0])} Mend it first.")
        else:
            self.dismiss(("save", replace(self._here, name=name)))

    def action_drop(self) -> None:
        """Delete the view under the cursor; while a name is typed, the key cuts as in every line."""
        if not self._can_write:
            return
        if self.query_one(Input).value:
            self.query_one(Input).action_cut()
        elif self._views:
            self.dismiss(("drop", self._views[self.query_one(OptionRows).cursor]))


def _line(view: View) -> Content:
    return Content.assemble((one_line(view.name), "bold"), "  ", (_query(view) or "all quotes", NEUTRAL))


def _query(view: View) -> str:
    return one_line(view.query)

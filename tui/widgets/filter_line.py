"""The filter line: the query as it is typed, with what is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Label, Static

from store.query import Query, Term
from tui.commands import FILTER, Group
from tui.plain import one_line

EXAMPLE = "country:RU about:US topic:sanctions stance:<-0.3 -is:marked"


class TermHighlighter(Highlighter):
    """Tells terms apart: fields in bold, wrong terms struck through."""

    terms: tuple[Term, ...] = ()

    def highlight(self, text: Text) -> None:
        """Style the terms where they stand."""
        for term in self.terms:
            if term.problem:
                text.stylize("strike underline", term.start, term.end)
            elif term.field:
                text.stylize("bold", term.start, term.end)


class QueryInput(Input):
    """The input itself: Enter goes on to the quotes."""

    COMMANDS: ClassVar[tuple[Group, ...]] = (FILTER,)
    BINDINGS: ClassVar[list[BindingType]] = [*FILTER.bindings()]

    def action_leave(self) -> None:
        """Ask to go to the quotes."""
        self.post_message(FilterLine.Left())


class FilterLine(Vertical):
    """The query, editable, and one line for each term that isn't understood."""

    DEFAULT_CSS = """
    FilterLine {
        height: auto;
        & Horizontal { height: 1; }
        & Label { width: auto; padding: 0 1; color: $text-muted; }
        & Input { width: 1fr; }
        & .problems {
            display: none;
            height: auto;
            max-height: 3;
            padding: 0 1;
            color: $text-error;
        }
        &.-wrong .problems { display: block; }
        &:focus-within Horizontal { background: $cursor-background; }
        &:focus-within Label { color: $border; text-style: bold; }
        &:focus-within Input { background: $cursor-background; }
    }
    """

    filter: reactive[Query] = reactive(Query)

    @dataclass
    class Edited(Message):
        """The text was changed by typing."""

        text: str

    @dataclass
    class Left(Message):
        """The quotes are wanted."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._highlighter = TermHighlighter()

    def compose(self) -> ComposeResult:
        """A prompt, the input, the problems."""
        with Horizontal():
            yield Label("Filter /", markup=False)
            yield QueryInput(
                placeholder=EXAMPLE, highlighter=self._highlighter, compact=True, select_on_focus=False
            )
        yield Static(classes="problems", markup=False)

    def watch_filter(self, query: Query) -> None:
        """Show the query, whoever changed it."""
        self._highlighter.terms = query.terms
        typed = self.query_one(QueryInput)
        if typed.value != query.text:
            with typed.prevent(Input.Changed):
                typed.value = query.text
            typed.cursor_position = len(query.text)
        typed.refresh()
        problems = [
            Content(f"✗ {one_line(_term_text(query, term))} — {one_line(term.problem or '')}")
            for term in query.problems
        ]
        self.query_one(".problems", Static).update(Content("\n").join(problems))
        self.set_class(bool(problems), "-wrong")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Edited(one_line(event.value)))

    def focus_input(self) -> None:
        """Let the reader type at the end, where a new term can start."""
        typed = self.query_one(QueryInput)
        typed.focus()
        if typed.value and not typed.value.endswith(" "):
            typed.value += " "
        typed.cursor_position = len(typed.value)


def _term_text(query: Query, term: Term) -> str:
    return query.text[term.start : term.end]

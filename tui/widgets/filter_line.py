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
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widgets import Input, Label, Static

from store.query import Query, Term, parse
from tui.commands import FILTER, Group
from tui.completing import Vocabulary, completions
from tui.messages import FilterRequest
from tui.plain import one_line

EXAMPLE = "none; for example country:RU about:US topic:sanctions stance:<-0.3"


class TermHighlighter(Highlighter):
    """Highlights terms: those with a field in bold, wrong ones struck through."""

    terms: tuple[Term, ...] = ()

    def highlight(self, text: Text) -> None:
        """Style the terms where they stand."""
        for term in self.terms:
            if term.problem:
                text.stylize("strike underline", term.start, term.end)
            elif term.field:
                text.stylize("bold", term.start, term.end)


class QueryInput(Input):
    """The input itself. Enter leads on to the quotes."""

    COMMANDS: ClassVar[tuple[Group, ...]] = (FILTER,)
    BINDINGS: ClassVar[list[BindingType]] = [*FILTER.bindings()]

    # Its size doesn't depend on its text, so a letter needn't start a new layout of the screen.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def action_complete(self) -> None:
        """Ask for the next completion."""
        self.post_message(FilterLine.CompletionRequested())


class FilterLine(Vertical):
    """The query, editable. Below it, completions while it is typed, and the terms that are wrong."""

    DEFAULT_CSS = """
    FilterLine {
        height: auto;
        & Horizontal { height: 1; }
        & Label { width: auto; padding: 0 1; color: $text-muted; }
        & Input { width: 1fr; }
        & .hints {
            display: none;
            width: 1fr;
            height: 1;
            padding: 0 1;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        &.-hinting .hints { display: block; }
        &:focus-within Horizontal { background: $cursor-background; }
        &:focus-within Label { color: $border; text-style: bold; }
        &:focus-within Input { background: $cursor-background; }
    }
    """

    filter: reactive[Query] = reactive(Query)
    vocabulary: reactive[Vocabulary] = reactive(Vocabulary)

    @dataclass
    class Edited(FilterRequest):
        """The text was changed by typing."""

        line: FilterLine

        def applied_to(self, query: Query) -> Query:
            """The filter that is typed, whatever it was."""
            return parse(self.text)

        @property
        def text(self) -> str:
            """The present text: more may have been typed since, which an older text would undo."""
            return one_line(self.line.query_one(QueryInput).value)

    @dataclass
    class CompletionRequested(Message):
        """The next completion is wanted."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._highlighter = TermHighlighter()
        self._offers: list[tuple[str, str]] = []
        self._offer = -1
        """Index of the completion that is in the line; -1: none."""

    def compose(self) -> ComposeResult:
        """A prompt, the input, the problems."""
        with Horizontal():
            yield Label("Filter /", markup=False)
            yield QueryInput(
                placeholder=EXAMPLE, highlighter=self._highlighter, compact=True, select_on_focus=False
            )
        yield Static(classes="hints", markup=False)

    def watch_filter(self, query: Query) -> None:
        """Show the query, whatever changed it."""
        self._highlighter.terms = query.terms
        typed = self.query_one(QueryInput)
        if typed.value != query.text:
            with typed.prevent(Input.Changed):
                typed.value = query.text
            typed.cursor_position = len(query.text)
        typed.refresh()
        self._hint()

    def watch_vocabulary(self) -> None:
        """Show hints: there may be more completions."""
        self._hint()

    def _hint(self) -> None:
        offers = Content("  ").join(
            Content.styled(one_line(name), "reverse" if index == self._offer else "bold")
            for index, (_, name) in enumerate(self._offers)
        )
        problems = Content("  ").join(
            Content.styled(f"✗ {problem_of(self.filter, term)}", "$text-error")
            for term in self.filter.problems
            if not (self._offers and term.end == len(self.filter.text))
        )
        self.set_class(bool(problems) or self.query_one(QueryInput).has_focus, "-hinting")
        hints = [Content.assemble(("⇥ ", "$aside"), offers)] if self._offers else []
        hints += [problems] if problems else []
        self.query_one(".hints", Static).update(Content("   ").join(hints), layout=False)

    @on(Input.Changed)
    def _edit(self, event: Input.Changed) -> None:
        event.stop()
        self._offer = -1
        self._offers = completions(one_line(event.value), self.vocabulary.values)
        self._hint()
        self.post_message(self.Edited(self))

    @on(CompletionRequested)
    def _complete(self) -> None:
        """Put the next completion into the line; where there is none, move on to the next pane."""
        if not self._offers:
            self.screen.focus_next()
            return
        self._offer = (self._offer + 1) % len(self._offers)
        typed = self.query_one(QueryInput)
        with typed.prevent(Input.Changed):
            typed.value = self._offers[self._offer][0]
        typed.cursor_position = len(typed.value)
        if len(self._offers) == 1:
            # There was no choice, so the next completion continues from here, with a field's values.
            self._offers, self._offer = completions(typed.value, self.vocabulary.values), -1
        self._hint()
        self.post_message(self.Edited(self))

    def on_descendant_focus(self) -> None:
        """Reserve a line for hints while it is typed, so that they don't move the panes."""
        self._hint()

    def on_descendant_blur(self) -> None:
        """Drop the completions."""
        self._offers, self._offer = [], -1
        self._hint()

    def focus_input(self) -> None:
        """Focus the input, with the cursor at the end, where a new term can start."""
        typed = self.query_one(QueryInput)
        typed.focus()
        if typed.value and not typed.value.endswith(" "):
            typed.value += " "
        typed.cursor_position = len(typed.value)


def problem_of(query: Query, term: Term) -> str:
    """The term and what is wrong with it, on one line."""
    return f"{one_line(query.text[term.start : term.end])} — {one_line(term.problem or '')}"

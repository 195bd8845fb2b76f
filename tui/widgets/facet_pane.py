"""A pane of facets: the values of one field with how often they occur and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive

from store.contract import Facet
from store.folding import fold, has_word
from store.query import Query
from tui.commands import FACETS, MOVING, Group
from tui.drawing.bars import NEUTRAL, score
from tui.drawing.signs import CHOSEN, LEFT_OUT
from tui.figures import SCORE_WIDTH, share_bar, share_cell
from tui.messages import FilterRequest
from tui.plain import one_line, short_name
from tui.results import FacetValues, with_facet_toggled
from tui.widgets.rows import Rows

SHARE_FROM = 32
"""From this many cells on, a row has room for a bar of its share; below, one cell shows it."""
SHARE_WIDTH = 6
GOVERNMENT = "gov:"
"""How the ids of governments begin."""


class FacetPane(Rows):
    """The values of one field: those chosen when the pane was left come first, then the most frequent.

    While the pane has the focus its rows keep their order, so that nothing moves under the cursor.
    """

    DEFAULT_CSS = """
    FacetPane { height: 1fr; &:focus { height: 1.6fr; } }
    """
    COMMANDS: ClassVar[tuple[Group, ...]] = (FACETS, MOVING)
    BINDINGS: ClassVar[list[BindingType]] = [*FACETS.bindings()]

    typed: reactive[str | None] = reactive(None, init=False)
    """The beginning of the values shown; None: all are shown, and keys are commands."""

    @dataclass
    class Chosen(FilterRequest):
        """A value is wanted in the filter, or no longer."""

        field: str
        facet: Facet
        negated: bool

        def applied_to(self, query: Query) -> Query:
            """The filter with the value, or without it."""
            return with_facet_toggled(query, self.field, self.facet, negated=self.negated)

    @dataclass
    class TypingChanged(Message):
        """From now on letters are typed as a value's name, or are commands again."""

    def __init__(self, field: str, title: str, *, id: str) -> None:
        super().__init__(id=id)
        self.field = field
        """The field's name in the query language."""
        self.border_title = Content(title)
        self.facets: tuple[Facet, ...] = ()
        """The values in view, in order."""
        self._title = title
        self._values = FacetValues()
        self._first: frozenset[str] = frozenset()
        """Keys of the values that come before the others."""
        self._largest = 1

    @property
    def row_count(self) -> int:
        """One row for each facet."""
        return len(self.facets)

    @property
    def facet(self) -> Facet | None:
        """The value under the cursor."""
        return self.facets[self.cursor] if self.facets else None

    def show(self, values: FacetValues) -> None:
        """Show these values. The cursor follows its value; at the top it stays at the top."""
        if values == self._values and self.facets:
            return
        key = self.facets[self.cursor].key if self.facets and self.cursor else None
        self._values = values
        self._largest = max((facet.count for facet in values.facets), default=0) or 1
        if self.has_focus:
            self._narrow(key)
        else:
            self._put_chosen_first(key)

    def _put_chosen_first(self, key: str | None) -> None:
        """Order the values; a new choice moves the cursor to the first one, else it goes to this key."""
        before, self._first = self._first, self._values.included | self._values.excluded
        self._narrow(key if self._first == before else None)

    def _narrow(self, key: str | None) -> None:
        """Show the values that match what was typed, with the cursor on the one of this key."""
        facets = sorted(self._values.facets, key=lambda facet: facet.key not in self._first)
        needle = fold(self.typed or "")
        self.facets = tuple(f for f in facets if not needle or has_word(fold(f.name), needle))
        found = next((index for index, facet in enumerate(self.facets) if facet.key == key), 0)
        count = f"{len(self.facets):,}"
        self.border_subtitle = Content(f"{count} · {_means(self._values)}" if self.facets else "")
        self.notice = Content.styled("none called so" if needle else "none", NEUTRAL)
        self.rows_changed(cursor=found)

    def watch_typed(self, before: str | None, typed: str | None) -> None:
        """Show in the title what is being typed."""
        if (before is None) != (typed is None):
            self.post_message(self.TypingChanged())
        key = self.facets[self.cursor].key if self.facets else None
        self.border_title = Content(self._title if typed is None else f"{self._title} /{typed}▏")
        self._narrow(key)

    def draw_row(self, index: int, width: int) -> list[Content]:
        """One line: sign of the filter, name, share, count, mean stance."""
        facet = self.facets[index]
        sign, style = "  ", ""
        if facet.key in self._values.included:
            sign, style = f"{CHOSEN} ", "bold $accent"
        elif facet.key in self._values.excluded:
            sign, style = f"{LEFT_OUT} ", "strike $aside"
        share = facet.count / self._largest
        bar = share_bar(share, SHARE_WIDTH) if width >= SHARE_FROM else share_cell(share)
        count = f" {facet.count:>{len(f'{self._largest:,}')},} "
        room = width - len(sign) - len(bar) - 1 - len(count) - SCORE_WIDTH
        name = short_name(one_line(facet.name), room) if self._has_people(facet) else one_line(facet.name)
        return [
            Content.assemble(
                (sign, style.removeprefix("strike ")),
                Content.styled(name, style).truncate(room, ellipsis=True, pad=True),
                (f" {bar}", NEUTRAL),
                count,
                score(facet.mean, 0),
            )
        ]

    def _has_people(self, facet: Facet) -> bool:
        return self.field == "speaker" and not facet.key.startswith(GOVERNMENT)

    def action_include(self) -> None:
        """Ask for the value under the cursor."""
        self._choose(negated=False)

    def action_exclude(self) -> None:
        """Leave out the value under the cursor."""
        self._choose(negated=True)

    def action_narrow(self) -> None:
        """Treat the next keys as letters of a value's name, until Enter or Esc."""
        self.typed = ""

    def on_key(self, event: Key) -> None:
        """While a name is typed, letters are letters."""
        if self.typed is None:
            return
        if event.key == "escape":
            self.typed = None
        elif event.key == "backspace":
            self.typed = self.typed[:-1]
        elif event.is_printable and event.character and (self.typed or event.key != "space"):
            self.typed += one_line(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_blur(self) -> None:
        """Show all values again, the chosen ones first."""
        self.typed = None
        self._put_chosen_first(self.facet.key if self.facet else None)

    def _choose(self, *, negated: bool) -> None:
        if self.facets:
            self.post_message(self.Chosen(self.field, self.facets[self.cursor], negated))
            self.typed = None


def _means(values: FacetValues) -> str:
    """What the numbers to the right mean."""
    match values.toward:
        case ():
            return "mean stance"
        case (target,):
            return f"toward {one_line(target)}"
        case targets:
            return f"toward {len(targets)} targets"

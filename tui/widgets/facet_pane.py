"""A pane of facets: the values of one field with how often they occur and where they stand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from store.contract import Facet
from tui.commands import FACETS, MOVING, Group
from tui.figures import NEUTRAL, SCORE_WIDTH, score, share_bar
from tui.plain import one_line, short_name
from tui.widgets.rows import Rows

SHARE_FROM = 32
"""From this many cells on, a row has room for a bar of its share."""
SHARE_WIDTH = 6
GOVERNMENT = "gov:"
"""How the ids of governments begin."""


class FacetPane(Rows):
    """The values of one field, the most frequent first."""

    DEFAULT_CSS = """
    FacetPane { height: 1fr; &:focus { height: 1.6fr; } }
    """
    COMMANDS: ClassVar[tuple[Group, ...]] = (FACETS, MOVING)
    BINDINGS: ClassVar[list[BindingType]] = [*FACETS.bindings()]

    facets: reactive[tuple[Facet, ...]] = reactive(())
    included: reactive[Collection[str]] = reactive(frozenset())
    """Keys of the values that the filter asks for."""
    excluded: reactive[Collection[str]] = reactive(frozenset())
    """Keys of the values that the filter leaves out."""

    @dataclass
    class Chosen(Message):
        """A value is wanted in the filter, or no longer."""

        field: str
        facet: Facet
        negated: bool

    def __init__(self, field: str, title: str, *, id: str) -> None:
        super().__init__(id=id)
        self.field = field
        """The field's name in the query language."""
        self.border_title = Content(title)
        self._largest = 1

    @property
    def row_count(self) -> int:
        """One row for each facet."""
        return len(self.facets)

    def watch_facets(self, before: tuple[Facet, ...], now: tuple[Facet, ...]) -> None:
        """Keep the cursor on its value, wherever it has moved; at the top it stays at the top."""
        key = before[self.cursor].key if before and self.cursor else None
        found = next((index for index, facet in enumerate(now) if facet.key == key), 0)
        self._largest = max((facet.count for facet in now), default=0) or 1
        self.border_subtitle = Content(f"{len(now):,} · mean stance" if now else "")
        self.rows_changed(cursor=found)

    def draw_row(self, index: int, width: int) -> list[Content]:
        """One line: sign of the filter, name, share, count, mean stance."""
        facet = self.facets[index]
        sign, style = "  ", ""
        if facet.key in self.included:
            sign, style = "✓ ", "bold $accent"
        elif facet.key in self.excluded:
            sign, style = "✗ ", "strike $aside"
        share = ""
        if width >= SHARE_FROM:
            share = " " + share_bar(facet.count / self._largest, SHARE_WIDTH)
        count = f" {facet.count:>{len(f'{self._largest:,}')},} "
        room = width - len(sign) - len(share) - len(count) - SCORE_WIDTH
        name = short_name(one_line(facet.name), room) if self._has_people(facet) else one_line(facet.name)
        return [
            Content.assemble(
                (sign, style.removeprefix("strike ")),
                Content.styled(name, style).truncate(room, ellipsis=True, pad=True),
                (share, NEUTRAL),
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

    def _choose(self, *, negated: bool) -> None:
        if self.facets:
            self.post_message(self.Chosen(self.field, self.facets[self.cursor], negated))

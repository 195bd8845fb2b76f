"""The detail pane: one quote in its context, and the evidence of its scores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive, var
from textual.strip import Strip

from store.contract import Entry
from tui.commands import DETAIL, Group
from tui.completing import Vocabulary
from tui.drawing.columns import beside
from tui.drawing.context import context
from tui.drawing.facts import fact_lines
from tui.drawing.scores import score_lines
from tui.figures import NEUTRAL
from tui.widgets.sheet import Sheet

SIDE_BY_SIDE_FROM = 100
"""From this many cells on, the scores stand beside the context, not below it."""
GAP = 3
"""Cells between the two."""


def detail_lines(
    entry: Entry, names: Mapping[str, str], squash: Callable[[float], float], width: int
) -> Iterator[Content]:
    """The quote in its context, its scores and facts, wrapped to the width."""
    if width < SIDE_BY_SIDE_FROM:
        yield from context(entry, names).wrap(width)
        yield Content()
        yield from _reasons(entry, names, squash, width)
    else:
        left = (width - GAP) * 3 // 5
        reasons = [*_reasons(entry, names, squash, width - left - GAP)]
        yield from beside(context(entry, names).wrap(left), reasons, width=left + GAP)


def _reasons(
    entry: Entry, names: Mapping[str, str], squash: Callable[[float], float], width: int
) -> Iterator[Content]:
    yield from score_lines(entry, squash, width)
    yield Content()
    yield from fact_lines(entry, names, width)


class Detail(Sheet):
    """Everything about the quote under the cursor."""

    DEFAULT_CSS = "Detail { padding: 0 1; }"
    COMMANDS: ClassVar[tuple[Group, ...]] = (DETAIL,)
    BINDINGS: ClassVar[list[BindingType]] = [*DETAIL.bindings()]
    BORDER_TITLE = "5 Quote in context"

    entry: reactive[Entry | None] = reactive(None)
    vocabulary: reactive[Vocabulary] = reactive(Vocabulary)
    squash: var[Callable[[float], float]] = var(lambda: float)
    """What makes a score of the sum of its evidence's weights."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Content] = []

    def watch_entry(self, before: Entry | None, now: Entry | None) -> None:
        """Another quote is read from its beginning."""
        self._write()
        if before is None or now is None or before.quote.id != now.quote.id:
            self.scroll_to(y=0, animate=False)

    def watch_vocabulary(self) -> None:
        """What is shown may be called otherwise."""
        self._write()

    def on_resize(self) -> None:
        """Wrap the lines to the width."""
        self._write()

    def _write(self) -> None:
        width = self.scrollable_content_region.width
        if self.entry is None:
            self._lines = [Content.styled("No quote chosen.", NEUTRAL)]
        else:
            self._lines = [*detail_lines(self.entry, self.vocabulary.names, self.squash, max(width, 1))]
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        at = y + self.scroll_offset.y
        line = self._lines[at] if at < len(self._lines) else Content()
        return self.strip(line, self.scrollable_content_region.width)

"""The detail pane: one quote in its context, and the evidence of its scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive, var
from textual.strip import Strip

from store.contract import Entry
from tui.commands import DETAIL, Group
from tui.completing import Vocabulary
from tui.drawing.bars import NEUTRAL
from tui.drawing.columns import beside
from tui.drawing.context import LEGEND, context
from tui.drawing.facts import fact_lines
from tui.drawing.score_evidence import score_lines
from tui.session import CopiesOf, no_copies
from tui.widgets.sheet import Sheet

SIDE_BY_SIDE_FROM = 100
"""From this many cells on, the scores stand beside the context, not below it."""
GAP = 3
"""Cells between the two columns."""


def in_columns(
    context: Content, reasons: Callable[[int], Iterable[Content]], width: int
) -> Iterator[Content]:
    """The quote in its context, and beside or below it the reasons, fitted to the width."""
    if width < SIDE_BY_SIDE_FROM:
        yield from context.wrap(width)
        yield Content()
        yield from reasons(width)
    else:
        left = (width - GAP) * 3 // 5
        yield from beside(context.wrap(left), [*reasons(width - left - GAP)], width=left + GAP)


class Detail(Sheet):
    """Everything about the quote under the cursor."""

    DEFAULT_CSS = "Detail { padding: 0 1; }"
    COMMANDS: ClassVar[tuple[Group, ...]] = (DETAIL,)
    BINDINGS: ClassVar[list[BindingType]] = [*DETAIL.bindings()]
    BORDER_TITLE = "5 Quote in context"

    entry: reactive[Entry | None] = reactive(None)
    vocabulary: reactive[Vocabulary] = reactive(Vocabulary)
    copies_of: var[CopiesOf] = var(no_copies, always_update=True)
    """Gives an article's copies: where else its story was printed. The result may grow."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Content] = []

    def watch_entry(self, before: Entry | None, now: Entry | None) -> None:
        """Show another quote from its beginning, with a legend of its passage's styles."""
        if (before is None) != (now is None):
            self.border_subtitle = LEGEND if now else Content()
        self._write()
        if before is None or now is None or before.quote.id != now.quote.id:
            self.scroll_to(y=0, animate=False)

    def watch_vocabulary(self) -> None:
        """Names may have changed."""
        self._write()

    def watch_copies_of(self) -> None:
        """Show more copies, if there are any."""
        self._write()

    def on_resize(self) -> None:
        """Wrap the lines to the width."""
        self._write()

    def _write(self) -> None:
        width = self.scrollable_content_region.width
        if self.entry is None:
            self._lines = [Content.styled("No quote chosen.", NEUTRAL)]
        else:
            context_of = context(self.entry, self.vocabulary.names)
            self._lines = [*in_columns(context_of, partial(self._reasons, self.entry), max(width, 1))]
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def _reasons(self, entry: Entry, width: int) -> Iterator[Content]:
        yield from score_lines(entry, width)
        yield Content()
        yield from fact_lines(entry, self.vocabulary.names, self.copies_of(entry.article.id), width)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        at = y + self.scroll_offset.y
        line = self._lines[at] if at < len(self._lines) else Content()
        return self.strip(line, self.scrollable_content_region.width)

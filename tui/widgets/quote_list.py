"""The list of quotes: who said what when, and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from store.contract import Entry, Selection, Sort
from store.folding import word_spans
from store.query import Query
from tui.commands import MOVING, QUOTES, Group
from tui.drawing.bars import NEUTRAL, score
from tui.drawing.signs import MARKED, signs_of
from tui.figures import SCORE_WIDTH
from tui.messages import FilterRequest
from tui.names import NOBODY, fitting_name, quote_words, target_name
from tui.plain import one_line
from tui.widgets.rows import Rows

ONE_LINE_FROM = 112
"""From this many cells on, a quote fits on one line; below, its words get a line of their own."""
ROOMY_FROM = 70
"""From this many cells on, two lines have room for a longer name of the target."""
MARK_WIDTH = 2
LONGEST_NAME = 28
"""Cells that a speaker's name gets at most."""
NEAR = 50
"""When the list has changed, a quote is searched this many rows around its old place."""

Entries = Sequence[Entry] | Selection


class Columns(NamedTuple):
    """The widths of those columns that depend on the width of the list."""

    speaker: int
    arm: int
    """Of the score's bar, to either side."""
    target: int

    @property
    def widths(self) -> tuple[int, ...]:
        """Of date, speaker, country, score and target."""
        return MARK_WIDTH + 10, self.speaker, 2, SCORE_WIDTH + 2 * self.arm + 2, self.target


class QuoteList(Rows):
    """The quotes of the current selection."""

    COMMANDS: ClassVar[tuple[Group, ...]] = (QUOTES, MOVING)
    BINDINGS: ClassVar[list[BindingType]] = [*QUOTES.bindings()]
    BORDER_TITLE = "4 Quotes"
    head_height = 1

    is_read: reactive[bool] = reactive(False)
    """Whether the quote under the cursor is being read, so that even from the top it is kept."""

    entry: Entry | None = None
    """The quote under the cursor."""
    entries: Entries = ()
    """In order; possibly many and lazy, so only those in view are read."""
    targets: Collection[str] = frozenset()
    """Ids of the targets whose stances to show, those of the filter; empty: the strongest stance."""
    sort: Sort = Sort.NEWEST
    """In an order by stance, the stances that it sorts by are shown."""
    offer: Query | None = None
    """The filter that the notice offers where there are no quotes."""
    words: Collection[str] = frozenset()
    """Folded words of the filter, highlighted in the quotes."""

    @dataclass
    class Highlighted(Message):
        """A quote came under the cursor; None where there are none."""

        entry: Entry | None

    @dataclass
    class OfferTaken(FilterRequest):
        """The filter that the notice offers is wanted."""

        offer: Query

        def applied_to(self, query: Query) -> Query:
            """The offer, whatever the filter is."""
            return self.offer

    @dataclass
    class ReadRequested(Message):
        """The quote under the cursor should be opened for reading."""

    @property
    def row_count(self) -> int:
        """One row for each quote."""
        return len(self.entries)

    def show(self, entries: Entries, *, targets: Collection[str], words: Collection[str], sort: Sort) -> None:
        """Show these, even if they are the same as before: an analyst's work on them may have changed.

        The cursor stays on its quote where that is still near; at the top it stays at the top.
        """
        place = self._place_in(entries)
        self.entries, self.targets, self.words, self.sort = entries, targets, words, sort
        self.rows_changed(cursor=place)
        self._post_entry()

    def watch_cursor(self, before: int, now: int) -> None:
        """Post which quote is under the cursor."""
        super().watch_cursor(before, now)
        self._post_entry()

    def _post_entry(self) -> None:
        self.entry = self.entries[self.cursor] if len(self.entries) else None
        self.post_message(self.Highlighted(self.entry))

    def _place_in(self, entries: Entries) -> int:
        if self.entry is None or not (self.cursor or self.is_read):
            return 0
        quote_id, here = self.entry.quote.id, self.cursor
        near = range(max(0, here - NEAR), min(len(entries), here + NEAR + 1))
        return next((index for index in near if entries[index].quote.id == quote_id), 0)

    def height_at(self, width: int) -> int:
        """One line where a quote's words fit beside the rest, else two."""
        return 1 if width >= ONE_LINE_FROM else 2

    def heads(self) -> list[Content]:
        """The names of the columns."""
        columns = self._columns(self.scrollable_content_region.width)
        named = zip(("  date", "speaker", "of", "stance", "toward"), columns.widths, strict=True)
        cells = [Content(name).truncate(width, pad=True) for name, width in named]
        if self.row_height == 1:
            cells.append(Content("quote"))
        return [Content(" ").join(cells).stylize(NEUTRAL)]

    def draw_row(self, index: int, width: int) -> list[Content]:
        """Mark, date, speaker, country, stance, target and words, on one line or two."""
        entry = self.entries[index]
        head = self._head(entry, self._columns(width))
        if self.row_height == 1:
            return [Content.assemble(head, " ", self._words(entry, width - head.cell_length - 1))]
        return [head, Content.assemble(" " * MARK_WIDTH, self._words(entry, width - MARK_WIDTH))]

    def _columns(self, width: int) -> Columns:
        if self.row_height == 1:
            return Columns(speaker=20, arm=4, target=14)
        room = width - 29
        speaker = min(max(room - (18 if width >= ROOMY_FROM else 10), 6), LONGEST_NAME)
        return Columns(speaker=speaker, arm=2, target=max(room - speaker, 10))

    def _head(self, entry: Entry, columns: Columns) -> Content:
        published, who = entry.article.published, entry.speaker
        stance = next(iter(entry.toward(self.targets, self.sort)), None)
        is_scored = stance and not entry.is_mention(stance)
        name = (fitting_name(who, columns.speaker), "bold") if who else (NOBODY, "$aside")
        date = Content.assemble(
            ((MARKED if entry.annotation.marked else "").ljust(MARK_WIDTH), "$accent"),
            (published.isoformat() if published else "", NEUTRAL),
        )
        cells = (
            date,
            Content.styled(*name),
            Content(one_line((who and who.country) or "")),
            score(stance.score if stance and is_scored else None, columns.arm),
            Content(target_name(stance.target) if stance else ""),
        )
        return Content(" ").join(
            cell.truncate(width, ellipsis=True, pad=True)
            for cell, width in zip(cells, columns.widths, strict=True)
        )

    def _words(self, entry: Entry, width: int) -> Content:
        # Text beyond the width isn't visible, so it isn't searched for words.
        signs = signs_of(entry.annotation)
        signs += " " if signs else ""
        width -= len(signs)
        seen = quote_words(entry)[: max(width, 0) + 1]
        words = Content(seen)
        for word in self.words:
            for start, end in word_spans(seen, word):
                words = words.stylize("bold underline $accent", start, end)
        return Content.assemble((signs, "$accent"), words.truncate(width, ellipsis=True, pad=True))

    def action_read(self) -> None:
        """Ask to read the quote under the cursor; where there is none, ask for what the notice offers."""
        if self.entry:
            self.post_message(self.ReadRequested())
        elif self.offer:
            self.post_message(self.OfferTaken(self.offer))

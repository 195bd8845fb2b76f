"""A virtual list: only the rows in view are ever drawn, so a million of them cost what a page costs."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from tui.commands import MOVING
from tui.widgets.sheet import Sheet


class Rows(Sheet):
    """Rows of equal height with a cursor. Subclasses say how many there are, and draw one."""

    DEFAULT_CSS = """
    Rows {
        & > .rows--cursor { background: $cursor-blurred-background; }
        &:focus > .rows--cursor { background: $cursor-background; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [*MOVING.bindings()]

    cursor: reactive[int] = reactive(0)
    """Index of the row under the cursor; 0 also where there are no rows."""
    notice: reactive[Content] = reactive(Content)
    """What to show where there are no rows."""

    head_height: int = 0
    """Lines above the rows that stay in sight."""
    row_height: int = 1
    """Lines of a row; `height_at` says it for the current width."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: dict[tuple[int, bool], list[Strip]] = {}
        """The rows that were in view, by index and whether the cursor was there."""

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def draw_row(self, index: int, width: int) -> list[Content]:
        """The lines of a row, `row_height` of them, each fit for `width` cells."""
        raise NotImplementedError

    def height_at(self, width: int) -> int:
        """How many lines a row takes at this width."""
        return 1

    def heads(self) -> list[Content]:
        """The lines above the rows, `head_height` of them."""
        return []

    @property
    def _room(self) -> int:
        """Lines that are free for rows."""
        return max(self.scrollable_content_region.height - self.head_height, 1)

    def rows_changed(self, *, cursor: int = 0) -> None:
        """Measure and draw everything again, with the cursor as near to this row as possible."""
        self._drawn.clear()
        lines = self.row_count * self.row_height
        # Room to see the last row in full even though scrolling stops at the top of a row.
        spare = self._room % self.row_height if lines > self._room else 0
        self.virtual_size = Size(self.scrollable_content_region.width, self.head_height + lines + spare)
        self.set_reactive(Rows.cursor, self.validate_cursor(cursor))
        self._keep_cursor_in_view()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self.row_count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Follow the cursor and draw the two rows that changed."""
        self._keep_cursor_in_view()
        for index in (before, now):
            self.refresh_lines(self.head_height + index * self.row_height, self.row_height)

    def _keep_cursor_in_view(self) -> None:
        top = self.cursor * self.row_height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif top + self.row_height > self.scroll_offset.y + self._room:
            rows_in_view = max(self._room // self.row_height, 1)
            self.scroll_to(y=top - (rows_in_view - 1) * self.row_height, animate=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        width = self.scrollable_content_region.width
        if not self.row_count:
            return self._notice_line(y, width)
        if y < self.head_height:
            return self.strip(self.heads()[y], width)
        index, line = divmod(y - self.head_height + self.scroll_offset.y, self.row_height)
        if index >= self.row_count:
            return Strip.blank(width, self.rich_style)
        return self._row(index, width)[line]

    def _row(self, index: int, width: int) -> list[Strip]:
        key = index, index == self.cursor
        if key not in self._drawn:
            classes = ("rows--cursor",) if index == self.cursor else ()
            self._drawn[key] = [self.strip(line, width, *classes) for line in self.draw_row(index, width)]
        return self._drawn[key]

    def notify_style_update(self) -> None:
        """Draw everything again after a change of theme or focus."""
        self._drawn.clear()
        super().notify_style_update()

    def _notice_line(self, y: int, width: int) -> Strip:
        lines = self.notice.wrap(max(width - 4, 1))
        at = y - max((self.size.height - len(lines)) // 2, 0)
        line = lines[at] if 0 <= at < len(lines) else Content.empty()
        return self.strip(line.pad_left((width - max(map(len, lines), default=0)) // 2), width)

    def on_resize(self) -> None:
        """Fit the rows to the new size."""
        self.row_height = self.height_at(self.size.width)
        self.rows_changed(cursor=self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y >= self.head_height and self.row_count:
            self.cursor = (offset.y - self.head_height + self.scroll_offset.y) // self.row_height

    @property
    def _page(self) -> int:
        return max(self._room // self.row_height - 1, 1)

    def action_cursor_down(self) -> None:
        """Move to the next row."""
        self.cursor += 1

    def action_cursor_up(self) -> None:
        """Move to the row before."""
        self.cursor -= 1

    def action_page_down(self) -> None:
        """Move a page down."""
        self.cursor += self._page

    def action_page_up(self) -> None:
        """Move a page up."""
        self.cursor -= self._page

    def action_first(self) -> None:
        """Move to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move to the last row."""
        self.cursor = self.row_count - 1

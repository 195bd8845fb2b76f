"""A view of many lines; only those in sight are drawn."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Sheet(ScrollView, can_focus=True):
    """A bordered pane whose length can change without a new layout of the screen.

    A layout of the whole screen would cost more than everything else that a key does.
    """

    DEFAULT_CSS = """
    Sheet {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        border: round $border-blurred;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        &:focus {
            border: heavy $border;
            border-title-color: $border;
            border-title-style: bold;
        }
    }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def watch_virtual_size(self, size: Size) -> None:
        """Update the scroll bar, which is always there, so that nothing moves."""
        self.vertical_scrollbar.window_virtual_size = size.height

    def strip(self, content: Content, width: int, *classes: str) -> Strip:
        """One line, in the style of these component classes."""
        base = self.get_visual_style(*classes)
        drawn = content.truncate(width, ellipsis=True, pad=True).render(base, "")
        return Strip([Segment(text, (base + style).rich_style) for text, style in drawn], width)

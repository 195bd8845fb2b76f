"""Every key, by the place where it works."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store.query import FIELDS
from tui.commands import GROUPS, Group

KEY_WIDTH = 9
FIELD_WIDTH = 12


def keys_of(group: Group) -> Content:
    """The commands of one place, a line each."""
    lines = [Content.styled(group.name, "bold $accent")]
    lines += [
        Content.assemble((f"  {command.shown:<{KEY_WIDTH}}", "bold"), command.title)
        for command in group.commands
    ]
    return Content("\n").join(lines)


def query_language() -> Content:
    """The fields of the filter line, a line each."""
    lines = [Content.styled("What the filter line understands", "bold $accent")]
    lines += [
        Content.assemble((f"  {field + ':':<{FIELD_WIDTH}}", "bold"), takes)
        for field, takes in FIELDS.items()
    ]
    lines += [
        Content('  Other words and "phrases" are looked for in the quotes.'),
        Content("  A minus before a term leaves out what it finds: -country:RU"),
        Content("  The same field twice means either; different fields mean both."),
    ]
    return Content("\n").join(lines)


class Help(ModalScreen[None]):
    """The keys and the query language, to scroll through."""

    DEFAULT_CSS = """
    Help {
        align: center middle;
        & > VerticalScroll {
            width: 78;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: heavy $border;
            border-title-color: $border;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            padding: 0 1;
            background: $surface;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close", show=False),
        Binding("j,down", "scroll('down')", "Down", show=False),
        Binding("k,up", "scroll('up')", "Up", show=False),
        Binding("g,home", "scroll('home')", "Top", show=False),
        Binding("G,end", "scroll('end')", "Bottom", show=False),
    ]

    def compose(self) -> ComposeResult:
        """All groups, one below the other."""
        with VerticalScroll() as box:
            box.border_title = Content("Keys")
            box.border_subtitle = Content("j k scroll · Esc close")
            parts = [*map(keys_of, GROUPS), query_language()]
            yield Static(Content("\n\n").join(parts))

    def action_scroll(self, where: str) -> None:
        """Scroll the box, whatever has the focus."""
        box = self.query_one(VerticalScroll)
        scroll = {
            "down": box.scroll_down,
            "up": box.scroll_up,
            "home": box.scroll_home,
            "end": box.scroll_end,
        }
        scroll[where](animate=False)

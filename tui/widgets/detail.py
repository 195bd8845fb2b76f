"""The detail pane: one quote in its context, and the evidence of its scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.reactive import reactive, var

from store.contract import Entry
from tui.commands import DETAIL, Group
from tui.widgets.context import Context
from tui.widgets.facts import Facts
from tui.widgets.scores import Scores

SIDE_BY_SIDE_FROM = 100
"""From this many cells on, the scores stand beside the context, not below it."""


class Detail(VerticalScroll, can_focus=True):
    """Everything about the quote under the cursor."""

    DEFAULT_CSS = """
    Detail {
        height: 1fr;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        border: round $border-blurred;
        border-title-color: $text-muted;
        &:focus {
            border: heavy $border;
            border-title-color: $border;
            border-title-style: bold;
        }
        & > Container {
            height: auto;
            & > Vertical { height: auto; margin: 1 0 0 0; }
            & Facts { margin: 1 0 0 0; }
        }
        &.-side-by-side > Container {
            layout: horizontal;
            & > Context { width: 3fr; }
            & > Vertical { width: 2fr; margin: 0 0 0 3; }
        }
    }
    """
    COMMANDS: ClassVar[tuple[Group, ...]] = (DETAIL,)
    BINDINGS: ClassVar[list[BindingType]] = [*DETAIL.bindings()]
    BORDER_TITLE = "5 Quote in context"

    entry: reactive[Entry | None] = reactive(None)
    names: reactive[Mapping[str, str]] = reactive({})
    """What countries and topics are called, by their codes and ids."""
    squash: var[Callable[[float], float]] = var(lambda: float)

    def compose(self) -> ComposeResult:
        """The context and the scores, side by side where there is room."""
        with Container():
            yield Context().data_bind(Detail.entry, Detail.names)
            with Vertical():
                yield Scores().data_bind(Detail.entry, Detail.squash)
                yield Facts().data_bind(Detail.entry, Detail.names)

    def watch_entry(self, before: Entry | None, now: Entry | None) -> None:
        """Another quote is read from its beginning."""
        if before is None or now is None or before.quote.id != now.quote.id:
            self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Fold or unfold."""
        self.set_class(self.size.width >= SIDE_BY_SIDE_FROM, "-side-by-side")

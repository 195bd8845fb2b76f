"""A stance toward a target over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from stance.records import Target
from tui import notices
from tui.comparison import Period, Saying, periods
from tui.drawing.bars import NEUTRAL
from tui.names import target_name
from tui.plain import one_line
from tui.screens.dialog import Dialog
from tui.widgets.time_plot import TimePlot
from tui.widgets.time_rows import TimeRows


class TimeLine(Dialog[tuple[Target, Period]]):
    """Gives the target and the period whose quotes are wanted."""

    DEFAULT_CSS = """
    TimeLine {
        & > Vertical { width: 100%; height: 100%; padding: 0 1; }
        & TimeRows { border: none; &:focus { border: none; } }
        & .target { width: 1fr; height: 1; margin: 0 0 1 0; }
        & TimePlot { height: 1fr; max-height: 16; margin: 0 0 1 0; display: none; }
        &.-changing TimePlot { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "target(1)", "Next target", show=False),
        Binding("left,h", "target(-1)", "Target before", show=False),
    ]

    at: reactive[int] = reactive(0)
    """Index of the target shown."""

    def __init__(self, name: str, sayings: Mapping[Target, Sequence[Saying]]) -> None:
        super().__init__()
        self._who = one_line(name)
        self._targets = [*sayings]
        self._periods = [periods(said) for said in sayings.values()]

    def compose(self) -> ComposeResult:
        """The target, the periods as a plot and in numbers."""
        with Vertical() as box:
            box.border_title = Content(f"{self._who} over time")
            keys = "← → target · Enter shows the quotes · " if self._targets else ""
            box.border_subtitle = Content(f"{keys}Esc closes")
            yield Static(classes="target", markup=False)
            yield TimePlot()
            rows = TimeRows()
            rows.notice = notices.no_time_line(self._who)
            yield rows

    def watch_at(self) -> None:
        """Show the target's periods."""
        if self.is_mounted:
            self.call_after_refresh(self._show)

    def _show(self) -> None:
        if not self._targets:
            return
        name = target_name(self._targets[self.at])
        place = f"  {self.at + 1} of {len(self._targets)}" if len(self._targets) > 1 else ""
        line = Content.assemble(("toward ", NEUTRAL), (name, "bold"), (place, NEUTRAL))
        self.query_one(".target", Static).update(line, layout=False)
        self.set_class(len(self._periods[self.at]) > 1, "-changing")
        self.query_one(TimeRows).show(self._periods[self.at])

    def on_mount(self) -> None:
        """Show the target with the most scores."""
        self.call_after_refresh(self._show)

    def action_target(self, step: int) -> None:
        """Show the target that many further on, from the last to the first."""
        self.at = (self.at + step) % max(len(self._targets), 1)

    @on(TimeRows.Moved)
    def _plot(self, event: TimeRows.Moved) -> None:
        self.query_one(TimePlot).show(self._periods[self.at], event.index)

    @on(TimeRows.Chosen)
    def _choose(self, event: TimeRows.Chosen) -> None:
        self.dismiss((self._targets[self.at], event.period))

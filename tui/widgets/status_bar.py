"""The top line: which desk, how much of it is shown, and what is going on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from tui.figures import count, share_bar
from tui.plain import one_line

PROGRESS_WIDTH = 10
SECONDS_TO_PLACE = 0.1
"""How long the cursor rests before its place is shown."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the top line shows."""

    shown: int = 0
    total: int = 0
    marked: int = 0
    is_open: bool = False
    is_read_only: bool = False
    reading: tuple[int, int | None] | None = None
    """Articles read so far, and of how many, where that is known; None: nothing is being read."""
    place: int = 0
    """Index of the quote under the cursor."""


class StatusBar(Widget):
    """One line, drawn from its status."""

    DEFAULT_CSS = """
    StatusBar { height: 1; background: $panel; padding: 0 1; }
    """

    status: reactive[Status] = reactive(Status)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = one_line(title)
        self._placing: Timer | None = None
        """Runs until the place of the cursor is shown."""

    def show_place(self, place: int) -> None:
        """Show the place of the cursor, once the cursor rests.

        A frame in which both the top line and the quote change would draw everything between them as well.
        """
        if self._placing:
            self._placing.stop()
        self._placing = self.set_timer(SECONDS_TO_PLACE, partial(self._set_place, place))

    def _set_place(self, place: int) -> None:
        self.status = replace(self.status, place=place)

    def render(self) -> Content:
        """Name and title to the left, numbers to the right."""
        left = Content.assemble(("onrecord", "bold $accent"), ("  ", ""), (self._title, "$aside"))
        right = Content("  ").join(self._facts())
        gap = self.size.width - left.cell_length - right.cell_length
        if gap < 2:
            left, gap = Content.styled("onrecord", "bold $accent"), self.size.width - 8 - right.cell_length
        return Content.assemble(left, " " * max(gap, 1), right)

    def _facts(self) -> list[Content]:
        status, facts = self.status, []
        if status.reading is not None:
            done, of = status.reading
            progress = f"{done} of {of} {share_bar(done / of, PROGRESS_WIDTH)}" if of else f"{done} …"
            facts.append(Content.styled(f"reading articles {progress}", "$accent"))
        if not status.is_open:
            return facts
        if status.is_read_only:
            facts.append(Content.styled("read-only", "bold reverse"))
        if status.marked:
            facts.append(Content.styled(f"● {status.marked:,} marked", "$accent"))
        total = count(status.total, "quote")
        shown = total if status.shown == status.total else f"{status.shown:,} of {total}"
        place = f"{status.place + 1:,} / " if status.shown else ""
        facts.append(Content.assemble((place, "$aside"), shown))
        return facts

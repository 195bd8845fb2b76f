"""Adding articles from within, and stopping that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.add import Add
from tui.screens.pick import Pick

if TYPE_CHECKING:
    from tui.screens.main import Main


async def add(main: Main) -> None:
    """Ask what to add and begin; while something is added, ask whether to stop that."""
    if main.feed:
        choices = {False: "go on", True: "stop; what was read stays"}
        if await main.app.push_screen_wait(Pick("Reading articles", choices, False)) and main.feed:
            main.feed.close()
    elif main.session and (wanted := await main.app.push_screen_wait(Add())):
        main.session.is_worked_on = True
        main.take(main.read(wanted))

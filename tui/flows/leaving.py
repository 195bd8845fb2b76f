"""Leaving the dashboard, and what would be lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.pick import Pick

if TYPE_CHECKING:
    from tui.screens.main import Main


async def leave(main: Main) -> None:
    """Quit; where that would lose work or stop what an analyst wanted to be read, once it is confirmed."""
    question = None
    if main.is_throwaway:
        if main.session and main.session.is_worked_on:
            question = "This desk is not kept", "stay, to export it first", "leave; what you did is lost"
    elif main.feed:
        question = "Reading articles", "stay until all are read", "leave; what was read stays"
    if question:
        title, stay, go = question
        if not await main.app.push_screen_wait(Pick(title, {False: stay, True: go}, False)):
            return
    main.app.exit()

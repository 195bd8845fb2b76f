"""Leaving the dashboard, and what would be lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.pick import Pick

if TYPE_CHECKING:
    from tui.screens.main import Main


async def leave(main: Main) -> None:
    """Quit; on a throwaway desk that was worked on, only once that is confirmed."""
    if main.is_throwaway and main.session and main.session.is_worked_on:
        choices = {False: "stay, to export it first", True: "leave; what you did is lost"}
        if not await main.app.push_screen_wait(Pick("This desk is not kept", choices, False)):
            return
    main.app.exit()

"""Leaving the dashboard, and asking first where something would be lost."""

from __future__ import annotations

from tui.flows.host import FlowHost
from tui.screens.pick import Pick


async def leave(host: FlowHost) -> None:
    """Quit. Ask first where work would be lost, or where articles are still being read."""
    question = None
    if host.is_throwaway:
        if host.session and host.session.is_worked_on:
            question = "This desk is not kept", "stay, to export it first", "leave; what you did is lost"
    elif host.feed:
        question = "Reading articles", "stay until all are read", "leave; what was read stays"
    if question:
        title, stay, go = question
        if not await host.ask(Pick(title, {False: stay, True: go}, False)):
            return
    host.app.exit()

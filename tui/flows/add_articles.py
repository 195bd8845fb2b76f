"""Adding articles from within the dashboard, and stopping it."""

from __future__ import annotations

from tui.flows.host import FlowHost
from tui.screens.add import Add
from tui.screens.pick import Pick


async def add(host: FlowHost) -> None:
    """Ask what to add, and begin; while something is being added, ask whether to stop."""
    if host.feed:
        choices = {False: "go on", True: "stop; what was read stays"}
        if await host.ask(Pick("Reading articles", choices, False)) and host.feed:
            host.feed.close()
    elif host.session and (request := await host.ask(Add())):
        host.start_feed(request)

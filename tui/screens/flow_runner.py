"""Running flows beside the keys, which wait until a flow has asked its question."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from textual.screen import Screen
from textual.worker import Worker

from tui.screens.searching import SearchController
from tui.widgets.filter_line import QueryInput

SECONDS_TO_FIND = 1
"""How long a flow waits for the quotes that were asked for last."""
SECONDS_TO_SHOW, LOOKS = 0.4, 80
"""How long the keys wait for a flow to end or to show its question, and how often they look."""


class FlowRunner:
    """Starts flows on a screen."""

    def __init__(self, screen: Screen[None], search: SearchController) -> None:
        self._screen = screen
        self._search = search
        self._flow: Worker[None] | None = None
        """What was started last, until it has asked."""

    async def until_found(self) -> None:
        """Wait, for a moment at most, for the state after all pending keys, which a flow acts on."""
        await self._search.until_shown(SECONDS_TO_FIND)

    async def start(self, name: str, flow: Coroutine[Any, Any, None]) -> None:
        """Start a flow. It has taken what it acts on when this returns."""
        self._flow = self._screen.run_worker(flow, name=name, group="flow")
        await asyncio.sleep(0)

    async def until_ready(self) -> None:
        """Wait, for a moment at most, until the results of all pending keys are on the screen.

        These are the quotes of the filter, unless it is being typed, and the question of a flow.
        """
        app = self._screen.app
        if app.screen is self._screen and not isinstance(self._screen.focused, QueryInput):
            await self._search.until_shown(SECONDS_TO_SHOW)
        for _ in range(LOOKS):
            is_asking = app.screen is not self._screen
            if self._flow is None or self._flow.is_finished or (is_asking and app.focused):
                break
            await asyncio.sleep(SECONDS_TO_SHOW / LOOKS)
        self._flow = None

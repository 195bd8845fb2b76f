"""Manners toward hosts: one request at a time with a pause after each, and what robots.txt asks for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import uniform

from protego import Protego

Sleep = Callable[[float], Awaitable[None]]

PAUSE = 1.0
"""Seconds between two requests to a host that doesn't ask for more."""
LONGEST_PAUSE = 30.0
"""Seconds; a host that asks for more in its robots.txt gets this much."""

EVERYTHING = Protego.parse("")
"""What a host without a robots.txt allows."""


class Host:
    """How one host is dealt with: whose turn it is, when the next request may go, what it allows."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.ready_at = 0.0
        """By the clock of the event loop."""
        self.robots: Protego | None = None
        """None: not asked yet."""
        self.silences = 0
        """Requests in a row that it gave no answer to."""


class Manners:
    """All hosts of a run, by name and port."""

    def __init__(self, *, agent: str, pause: float = PAUSE, sleep: Sleep = asyncio.sleep) -> None:
        self._agent = agent
        self._pause = pause
        self._sleep = sleep
        self._hosts: dict[str, Host] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[Host]:
        """A turn at this host: nobody else asks it anything meanwhile, and a pause follows."""
        host = self._hosts.setdefault(name, Host())
        async with host.lock:
            await self.pause(host)
            try:
                yield host
            finally:
                self.asked(host)

    async def pause(self, host: Host) -> None:
        """Wait until the host may be asked again."""
        wait = host.ready_at - asyncio.get_running_loop().time()
        if wait > 0:
            await self._sleep(wait)

    def asked(self, host: Host) -> None:
        """A request to the host has just ended."""
        delay = host.robots.crawl_delay(self._agent) if host.robots else None
        pause = max(self._pause, min(delay or 0.0, LONGEST_PAUSE))
        host.ready_at = asyncio.get_running_loop().time() + pause

    def allows(self, host: Host, url: str) -> bool:
        """Whether the host's robots.txt, asked for before, lets this program read the page."""
        return host.robots is None or bool(host.robots.can_fetch(url, self._agent))


def retry_after(header: str | None, *, now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks for, given as a number or a date; None where it says nothing."""
    if not header:
        return None
    if header.strip().isascii() and header.strip().isdigit():
        return float(header.strip()[:9])
    try:
        when = parsedate_to_datetime(header)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())


def backoff(attempt: int) -> float:
    """Seconds to wait after the given attempt, counted from 0: one, two, four …, spread out a little."""
    return 2.0**attempt * uniform(0.75, 1.25)

"""Rate limits: one request to a host at a time, a pause after each, and the host's robots.txt."""

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
"""Seconds between two requests to a host that asks for no longer pause."""
LONGEST_PAUSE = 30.0
"""Seconds; the limit for the pause that a robots.txt asks for."""

EVERYTHING = Protego.parse("")
"""The rules of a host without a robots.txt."""


class Host:
    """The state of one host: its lock, when the next request may go, its robots.txt."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.ready_at = 0.0
        """By the clock of the event loop."""
        self.robots: Protego | None = None
        """None until it is fetched."""
        self.consecutive_failures = 0
        """Requests without a response since the last response."""


class RateLimiter:
    """The hosts of a run, by name and port."""

    def __init__(self, *, agent: str, pause: float = PAUSE, sleep: Sleep = asyncio.sleep) -> None:
        self._agent = agent
        self._pause = pause
        self._sleep = sleep
        self._hosts: dict[str, Host] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[Host]:
        """Exclusive access to a host, after its pause."""
        host = self._hosts.setdefault(name, Host())
        async with host.lock:
            await self._wait_until_ready(host)
            try:
                yield host
            finally:
                self._start_pause(host)

    async def _wait_until_ready(self, host: Host) -> None:
        wait = host.ready_at - asyncio.get_running_loop().time()
        if wait > 0:
            await self._sleep(wait)

    def _start_pause(self, host: Host) -> None:
        delay = host.robots.crawl_delay(self._agent) if host.robots else None
        pause = max(self._pause, min(delay or 0.0, LONGEST_PAUSE))
        host.ready_at = asyncio.get_running_loop().time() + pause

    def allows(self, host: Host, url: str) -> bool:
        """Whether the host's robots.txt, once fetched, lets this program read the page."""
        return host.robots is None or bool(host.robots.can_fetch(url, self._agent))


def retry_after(header: str | None, *, now: datetime | None = None) -> float | None:
    """The seconds of a Retry-After header, given as a number or a date; None without a valid value."""
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
    """Seconds to wait after the given attempt, counted from 0: one, two, four …, with some jitter."""
    return 2.0**attempt * uniform(0.75, 1.25)

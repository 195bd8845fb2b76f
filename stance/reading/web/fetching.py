"""Fetching one URL: checked at every redirect, limited in time, size and redirects, retried where that helps.

Every failure is an `Unreadable` whose message is a predicate of the page, without its URL.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from typing import Any, TypeVar

import httpcore
import httpx
from protego import Protego

from stance.cleaning import Unreadable, clean_line
from stance.reading.memory import Validators
from stance.reading.web.bodies import ACCEPTED, TooLarge
from stance.reading.web.public_backend import PublicOnlyBackend, Transport, Unreachable
from stance.reading.web.rate_limits import EVERYTHING, PAUSE, Host, RateLimiter, Sleep, backoff
from stance.reading.web.responses import (
    READABLE,
    Busy,
    NoResponse,
    Page,
    PageMissing,
    Redirect,
    read_response,
)

NAME = "onrecord"
USER_AGENT = f"{NAME}/{version('onrecord')} (reads news pages for their quotes; heeds robots.txt)"

ROBOTS_BYTES = 500_000
MAX_FAILURES = 3
"""Consecutive requests without a response after which a host is asked no more."""

Result = TypeVar("Result")

BREACHES = {"body": "broke off before its end", "disconnected": "hung up without an answer"}
"""Words in httpcore's messages, and the reason that they stand for."""
LONGEST_URL = 2000


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for fetching one URL."""

    seconds: float = 20.0
    """For one attempt with all its redirects, without the waiting for the host's turn."""
    redirects: int = 5
    bytes: int = 10_000_000
    """Size of the page, after decompression."""
    tries: int = 3
    max_retry_after: float = 60.0
    """Seconds; a busy host that asks to wait longer is not asked again."""


class Fetcher:
    """Fetches pages in one event loop. Cookies are neither kept nor sent."""

    def __init__(
        self,
        *,
        backend: PublicOnlyBackend | None = None,
        limits: Limits | None = None,
        pause: float = PAUSE,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._limits = limits or Limits()
        self._sleep = sleep
        self._rate_limiter = RateLimiter(agent=NAME, pause=pause, sleep=sleep)
        self._client = httpx.AsyncClient(
            transport=Transport(backend or PublicOnlyBackend()),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            headers={
                "User-Agent": USER_AGENT,
                "Accept-Encoding": ACCEPTED,
                "Accept-Language": "en, *;q=0.5",
            },
            timeout=None,  # `_follow` limits the time of the whole request
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def fetch(self, url: str, *, cached: Validators | None = None) -> Page | None:
        """The page; None where it hasn't changed since the `cached` version. Raises `Unreadable`."""
        for attempt in range(self._limits.tries):
            try:
                return await self._follow(url, cached)
            except Busy as busy:
                wait = backoff(attempt) if busy.wait is None else busy.wait
                if attempt + 1 == self._limits.tries:
                    raise Unreadable(f"{busy}, {self._limits.tries} times") from busy
                if wait > self._limits.max_retry_after:
                    raise Unreadable(f"{busy} and asks to come back in {wait:,.0f} seconds") from busy
                await self._sleep(wait)
        raise AssertionError("a page is tried at least once")

    async def _follow(self, url: str, cached: Validators | None) -> Page | None:
        seconds, place, seen = self._limits.seconds, parse_link(url), list[str]()
        clock = asyncio.get_running_loop().time
        while len(seen) <= self._limits.redirects:
            if str(place) in seen:
                raise Unreadable("redirects in a circle")
            seen.append(str(place))
            conditions = cached if cached and len(seen) == 1 else Validators()
            async with self._rate_limiter.turn(place.netloc.decode("ascii")) as host:
                with _counting_failures(host):
                    await self._check_robots(host, place)
                    start = clock()
                    answer = await self._within(seconds, self._get(place, conditions.headers))
                    seconds -= clock() - start
            if isinstance(answer, Redirect):
                place = parse_link(answer.place)
            else:
                return answer and replace(answer, asked=url)
        raise Unreadable(f"redirects more than {self._limits.redirects} times")

    async def _check_robots(self, host: Host, url: httpx.URL) -> None:
        """Raise `Unreadable` where the site's robots.txt, fetched once, disallows the page."""
        if host.robots is None:
            place = url.copy_with(raw_path=b"/robots.txt")
            try:
                host.robots = await self._within(self._limits.seconds, self._fetch_robots(place))
            except Busy as busy:
                raise Busy(f"is left alone, since the site's robots.txt {busy}", busy.wait) from busy
            except TooLarge as error:
                raise Unreadable(f"is left alone, since the site's robots.txt {error}") from error
        if not self._rate_limiter.allows(host, str(url)):
            raise Unreadable("is refused by the site's robots.txt")

    async def _fetch_robots(self, place: httpx.URL) -> Protego:
        """The rules of a robots.txt; a missing one allows everything (RFC 9309)."""
        for _ in range(self._limits.redirects + 1):
            try:
                answer = await self._get(place, {}, types=None, limit=ROBOTS_BYTES)
            except PageMissing:
                break
            if isinstance(answer, Page):
                return Protego.parse(answer.body.decode("utf-8", "replace"))
            if answer is None:
                break
            place = parse_link(answer.place)
        return EVERYTHING

    async def _within(self, seconds: float, request: Coroutine[Any, Any, Result]) -> Result:
        try:
            async with asyncio.timeout(seconds):
                return await request
        except TimeoutError as error:
            raise NoResponse(f"takes longer than {self._limits.seconds:g} seconds") from error

    async def _get(
        self,
        url: httpx.URL,
        headers: Mapping[str, str],
        *,
        types: frozenset[str] | None = READABLE,
        limit: int | None = None,
    ) -> Page | Redirect | None:
        """The response to one request; None for "not modified". `types` of None accepts any."""
        try:
            async with self._client.stream("GET", url, headers=headers, follow_redirects=False) as response:
                return await read_response(response, url, types, limit or self._limits.bytes)
        except (httpx.RemoteProtocolError, httpx.InvalidURL) as error:
            # The only errors of httpx itself: it parses redirects even where it doesn't follow them.
            raise Unreadable("redirects to no valid link") from error
        except httpcore.ProtocolError as error:
            reasons = (reason for words, reason in BREACHES.items() if words in str(error))
            raise NoResponse(next(reasons, "gave no answer in HTTP")) from error
        except httpcore.ConnectError as error:
            is_untrusted = "CERTIFICATE_VERIFY_FAILED" in str(error)
            reason = "its certificate isn't trusted" if is_untrusted else "no secure connection can be made"
            raise Unreachable(f"can't be reached: {reason}") from error
        except (httpcore.TimeoutException, httpcore.NetworkError, httpx.TransportError) as error:
            raise NoResponse("broke off before its end") from error


@contextmanager
def _counting_failures(host: Host) -> Iterator[None]:
    """Count a host's failures, and refuse one with too many: its links would delay all others."""
    if host.consecutive_failures >= MAX_FAILURES:
        raise Unreadable(f"is left alone, since its host was silent {MAX_FAILURES} times in a row")
    try:
        yield
    except (NoResponse, Unreachable):
        host.consecutive_failures += 1
        raise
    except Unreadable:
        host.consecutive_failures = 0
        raise
    host.consecutive_failures = 0


def parse_link(url: str) -> httpx.URL:
    """The parsed link without its fragment. Raises `Unreadable` where it is unsafe or invalid."""
    try:
        parsed = httpx.URL(url).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise Unreadable("is no valid link") from error
    if parsed.scheme not in ("http", "https"):
        raise Unreadable(f"is refused: {clean_line(parsed.scheme)[:20]!r} is neither http nor https")
    if parsed.userinfo:
        raise Unreadable("is refused: it holds a user name or a password")
    if not parsed.host or len(url) > LONGEST_URL:
        raise Unreadable("is no valid link")
    return parsed

"""One link, fetched: checked at every step, limited in time, size and redirects, tried again if that helps.

Everything that goes wrong is an `Unreadable` whose message says what the page did, without its address.
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
from stance.reading.web.public_backend import Door, Transport, Unreachable
from stance.reading.web.rate_limits import EVERYTHING, PAUSE, Host, Manners, Sleep, backoff
from stance.reading.web.responses import READABLE, Busy, Moved, NotThere, Page, Silent, read_answer

NAME = "onrecord"
USER_AGENT = f"{NAME}/{version('onrecord')} (reads news pages for their quotes; heeds robots.txt)"

ROBOTS_BYTES = 500_000
MOST_SILENCES = 3
"""Requests in a row without an answer after which a host is given up."""

Result = TypeVar("Result")

BREACHES = {"body": "broke off before its end", "disconnected": "hung up without an answer"}
"""Words of httpcore's messages, and what they mean."""
LONGEST_URL = 2000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a link is put up with."""

    seconds: float = 20.0
    """For one attempt with all its redirects, waiting for the host's turn not counted."""
    redirects: int = 5
    bytes: int = 10_000_000
    """Of the page, after decompression."""
    tries: int = 3
    patience: float = 60.0
    """Seconds that a busy host may ask to wait for; where it asks for more, the page is given up."""


class Fetcher:
    """Fetches pages within one event loop. Cookies are neither kept nor sent."""

    def __init__(
        self,
        *,
        door: Door | None = None,
        limits: Limits | None = None,
        pause: float = PAUSE,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._limits = limits or Limits()
        self._sleep = sleep
        self._manners = Manners(agent=NAME, pause=pause, sleep=sleep)
        self._client = httpx.AsyncClient(
            transport=Transport(door or Door()),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            headers={
                "User-Agent": USER_AGENT,
                "Accept-Encoding": ACCEPTED,
                "Accept-Language": "en, *;q=0.5",
            },
            timeout=None,  # one time limit holds for all of a request, see `_follow`
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def fetch(self, url: str, *, known: Validators | None = None) -> Page | None:
        """The page; None where it hasn't changed since the version that is known. Raises `Unreadable`."""
        for attempt in range(self._limits.tries):
            try:
                return await self._follow(url, known)
            except Busy as busy:
                wait = backoff(attempt) if busy.wait is None else busy.wait
                if attempt + 1 == self._limits.tries:
                    raise Unreadable(f"{busy}, {self._limits.tries} times") from busy
                if wait > self._limits.patience:
                    raise Unreadable(f"{busy} and asks to come back in {wait:,.0f} seconds") from busy
                await self._sleep(wait)
        raise AssertionError("a page is tried at least once")

    async def _follow(self, url: str, known: Validators | None) -> Page | None:
        seconds, place, seen = self._limits.seconds, checked(url), list[str]()
        clock = asyncio.get_running_loop().time
        while len(seen) <= self._limits.redirects:
            if str(place) in seen:
                raise Unreadable("redirects in a circle")
            seen.append(str(place))
            conditions = known if known and len(seen) == 1 else Validators()
            async with self._manners.turn(place.netloc.decode("ascii")) as host:
                with _counting_silences(host):
                    await self._ask_robots(host, place)
                    start = clock()
                    answer = await self._within(seconds, self._get(place, conditions.headers))
                    seconds -= clock() - start
            if isinstance(answer, Moved):
                place = checked(answer.place)
            else:
                return answer and replace(answer, asked=url)
        raise Unreadable(f"redirects more than {self._limits.redirects} times")

    async def _ask_robots(self, host: Host, url: httpx.URL) -> None:
        """Raise `Unreadable` where the site's robots.txt, which is asked for once, says no."""
        if host.robots is None:
            place = url.copy_with(raw_path=b"/robots.txt")
            try:
                host.robots = await self._within(self._limits.seconds, self._robots(place))
            except Busy as busy:
                raise Busy(f"is left alone, since the site's robots.txt {busy}", busy.wait) from busy
            except TooLarge as error:
                raise Unreadable(f"is left alone, since the site's robots.txt {error}") from error
        if not self._manners.allows(host, str(url)):
            raise Unreadable("is refused by the site's robots.txt")

    async def _robots(self, place: httpx.URL) -> Protego:
        """What a robots.txt says; one that isn't there allows everything (RFC 9309)."""
        for _ in range(self._limits.redirects + 1):
            try:
                answer = await self._get(place, {}, types=None, limit=ROBOTS_BYTES)
            except NotThere:
                break
            if isinstance(answer, Page):
                return Protego.parse(answer.body.decode("utf-8", "replace"))
            if answer is None:
                break
            place = checked(answer.place)
        return EVERYTHING

    async def _within(self, seconds: float, deed: Coroutine[Any, Any, Result]) -> Result:
        try:
            async with asyncio.timeout(seconds):
                return await deed
        except TimeoutError as error:
            raise Silent(f"takes longer than {self._limits.seconds:g} seconds") from error

    async def _get(
        self,
        url: httpx.URL,
        headers: Mapping[str, str],
        *,
        types: frozenset[str] | None = READABLE,
        limit: int | None = None,
    ) -> Page | Moved | None:
        """One request, one answer; None: not modified. `types` of None takes any."""
        try:
            async with self._client.stream("GET", url, headers=headers, follow_redirects=False) as response:
                return await read_answer(response, url, types, limit or self._limits.bytes)
        except (httpx.RemoteProtocolError, httpx.InvalidURL) as error:
            # Only these are httpx's own: it looks at redirects, also at those that it doesn't follow.
            raise Unreadable("redirects to no valid link") from error
        except httpcore.ProtocolError as error:
            said = (said for words, said in BREACHES.items() if words in str(error))
            raise Silent(next(said, "gave no answer in HTTP")) from error
        except httpcore.ConnectError as error:
            is_untrusted = "CERTIFICATE_VERIFY_FAILED" in str(error)
            reason = "its certificate isn't trusted" if is_untrusted else "no secure connection can be made"
            raise Unreachable(f"can't be reached: {reason}") from error
        except (httpcore.TimeoutException, httpcore.NetworkError, httpx.TransportError) as error:
            raise Silent("broke off before its end") from error


@contextmanager
def _counting_silences(host: Host) -> Iterator[None]:
    """Give a host up that was silent too often: many links to a dead one would hold up all others."""
    if host.silences >= MOST_SILENCES:
        raise Unreadable(f"is left alone, since its host was silent {MOST_SILENCES} times in a row")
    try:
        yield
    except (Silent, Unreachable):
        host.silences += 1
        raise
    except Unreadable:
        host.silences = 0
        raise
    host.silences = 0


def checked(url: str) -> httpx.URL:
    """The link, parsed, without its fragment. Raises `Unreadable` where it isn't one to follow."""
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

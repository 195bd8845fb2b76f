"""Dashboards on desks made for tests, and what they need to come to rest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from threading import Event

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from stance.errors import StanceError
from stance.records import Extraction
from store import memory_desk
from store.contract import Desk
from store.desk_errors import DeskReadOnly
from store.read_log import ReadLog
from tests.tui import factories
from tui.app import OnrecordApp
from tui.config import Config
from tui.ingest.adding import Takes
from tui.ingest.extraction_process import AddRequest, ExtractionFeed, feed_of
from tui.key_queue import KeyQueueApp
from tui.screens.main import Main
from tui.widgets.quote_list import QuoteList

NARROW, WIDE = (80, 24), (160, 48)
LASTING = 3600
"""Seconds that toasts stay."""


def filled(extractions: Iterable[Extraction] = ()) -> Desk:
    """A desk in memory with these articles."""
    desk = memory_desk(names=factories.NAMES)
    desk.add(extractions)
    return desk


class ReadOnlyDesk:
    """A desk that can't be written: everything else is the desk's own."""

    read_only = True

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __getattr__(self, name: str) -> object:
        return getattr(self._desk, name)

    def annotate(self, *_: object, **__: object) -> None:
        raise DeskReadOnly("the desk was opened for reading only")


class HeldFeed:
    """Gives its articles, then waits to be closed; or fails with a problem."""

    def __init__(self, extractions: Iterable[Extraction], *, total: int, problem: str | None = None) -> None:
        self.total: int | None = total
        self.problems: list[str] = []
        self.is_closed = Event()
        self.may_start = Event()
        self.may_start.set()
        self._extractions = tuple(extractions)
        self._problem = problem

    def extractions(self, takes: Takes) -> Iterator[Extraction]:
        self.may_start.wait(20)
        yield from (extraction for extraction in self._extractions if takes(extraction.article))
        if self._problem:
            raise StanceError(self._problem)
        self.is_closed.wait(20)

    def close(self) -> None:
        self.is_closed.set()


def dashboard(
    desk: Desk | None = None,
    *,
    open_desk: Callable[[], Desk] | None = None,
    is_throwaway: bool = False,
    feed: ExtractionFeed | None = None,
    read: Callable[[AddRequest], ExtractionFeed] | None = None,
    ledger: Callable[[], ReadLog] = ReadLog,
    config: Config | None = None,
) -> OnrecordApp:
    """The app on this desk, by default one with two articles of three quotes each."""
    made = desk or filled(factories.extractions())
    app = OnrecordApp(
        open_desk or (lambda: made),
        title="test desk",
        is_throwaway=is_throwaway,
        feed=feed,
        read=read or feed_of,
        ledger=ledger,
        config=config,
    )
    # Textual's five seconds are over before a toast is read where the machine is busy.
    app.NOTIFICATION_TIMEOUT = LASTING
    return app


async def rest(pilot: Pilot[None]) -> None:
    """Wait until nothing is done in the background but feeding, and questions that wait for an answer."""
    await pilot.pause()
    async with asyncio.timeout(20):
        while isinstance(pilot.app, KeyQueueApp) and pilot.app.has_keys:
            await pilot.pause(0.002)
    while workers := [worker for worker in pilot.app.workers if worker.group in awaited(pilot)]:
        await pilot.app.workers.wait_for_complete(workers)
        await pilot.pause()


def awaited(pilot: Pilot[None]) -> set[str]:
    """The groups of workers that come to an end by themselves now."""
    return {"desk", "search", "default"} | ({"flow"} if len(pilot.app.screen_stack) == 1 else set())


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the desk is open and drawn; keep the cursor from blinking."""
    await rest(pilot)
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, or paste what follows "type ", and wait for what they do."""
    for key in keys:
        if key.startswith("type "):
            pilot.app.post_message(Paste(key.removeprefix("type ")))
            await pilot.pause()
        else:
            await pilot.press(key)
    await settle(pilot)


def main(pilot: Pilot[None]) -> Main:
    """The main screen."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, Main))


def quotes(pilot: Pilot[None]) -> list[str]:
    """The words of the quotes shown."""
    return [entry.quote.text for entry in main(pilot).query_one(QuoteList).entries]


def screen_text(pilot: Pilot[None]) -> str:
    """Everything on the screen, line by line."""
    lines = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)

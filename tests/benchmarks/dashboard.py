"""The dashboard on a desk of 100,000 quotes: from key to repainted frame, how long the loop is held.

`python -m tests.benchmarks.dashboard PATH` measures a desk that is there already.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from subprocess import run
from tempfile import TemporaryDirectory
from time import process_time

from textual.pilot import Pilot

from tests.benchmarks.desk import make
from tests.benchmarks.figures import Figure
from tui.app import OnrecordApp
from tui.desks import desk_for_dashboard

QUOTES = 100_000
SIZE = (160, 48)
TYPED = "sanctions about:AL stance:<-0.2"


FIRST_FRAME = """
{make}
app.call_after_refresh(app.exit)
app.run(headless=True, size=(160, 48))
"""
BARE = FIRST_FRAME.format(
    make="""
from textual.app import App
class Bare(App):
    def compose(self):
        yield Static("hello")
app = Bare()
"""
)
OWN = FIRST_FRAME.format(
    make="""
from tui.app import OnrecordApp
from store import memory_desk
app = OnrecordApp(memory_desk)
"""
)


class Pulse:
    """The longest time between two turns of the event loop, as CPU time of this process.

    By the clock it would be longer whenever the machine is busy with something else.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._task = asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        while True:
            before = process_time()
            await asyncio.sleep(0)
            self.longest = max(self.longest, process_time() - before)
            await asyncio.sleep(0.001)

    def stop(self) -> float:
        """Milliseconds."""
        self._task.cancel()
        return self.longest * 1000


def main() -> Iterator[Figure]:
    """Figures from a process of its own, on a desk from another."""
    with TemporaryDirectory() as folder:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pool.submit(make, QUOTES, folder).result()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            yield from pool.submit(measure, str(Path(folder) / "desk")).result()


def measure(path: str) -> list[Figure]:
    """The figures of the dashboard on this desk."""
    times = first_frame(OWN) / first_frame(BARE)
    return [
        Figure("start to first frame, one-widget apps", times, "times", at_most=2.5),
        *asyncio.run(_measure(path)),
    ]


async def _measure(path: str) -> list[Figure]:
    gc.collect()
    desk = desk_for_dashboard(Path(path))
    desk.warm()
    before = _memory()
    app = OnrecordApp(lambda: desk)
    async with app.run_test(size=SIZE) as pilot:
        await _rest(pilot)
        pulse = Pulse()
        spent = {
            "cursor": await _spent(pilot, ["j"] * 30),
            "page": await _spent(pilot, ["pagedown"] * 30),
            "country": await _spent(pilot, ["1", *["enter", "j"] * 8], counted="enter"),
            "clear": await _spent(pilot, ["4", "ctrl+l"]),
            "topic": await _spent(pilot, ["2", *["enter", "enter", "j"] * 6], counted="enter"),
            "speaker": await _spent(pilot, ["3", *["enter", "enter", "j"] * 6], counted="enter"),
            "letter": (await _spent(pilot, ["4", "ctrl+l", "slash", *map(_key, TYPED)]))[3:],
            "rubbed out": await _spent(pilot, ["backspace"] * len(TYPED)),
        }
        held = pulse.stop()
        memory = _memory() - before
    return [
        *_figures("cursor, key to frame", spent["cursor"], 15),
        *_figures("page, key to frame", spent["page"], 20),
        *_figures("a country chosen", spent["country"], 50),
        *_figures("a topic chosen", spent["topic"], 50),
        *_figures("a speaker chosen", spent["speaker"], 50),
        *_figures("a letter typed into the filter", spent["letter"], 50, 120),
        *_figures("a letter taken out of the filter", spent["rubbed out"], 50, 120),
        Figure("event loop held at most", held, "ms CPU", at_most=100),
        Figure("memory of the dashboard beyond the desk", memory, "MB", at_most=60),
    ]


def _figures(name: str, spent: list[float], median_limit: float, limit: float | None = None) -> list[Figure]:
    return [
        Figure(f"{name}, median", median(spent), "ms CPU", at_most=median_limit),
        Figure(f"{name}, worst", max(spent), "ms CPU", at_most=limit),
    ]


def first_frame(program: str) -> float:
    """Seconds of CPU from the start of Python to the first frame, the least of three."""

    def once() -> float:
        before = getrusage(RUSAGE_CHILDREN).ru_utime
        run([sys.executable, "-c", program], check=True, capture_output=True)
        return getrusage(RUSAGE_CHILDREN).ru_utime - before

    return min(once() for _ in range(3))


async def _spent(pilot: Pilot[None], keys: list[str], *, counted: str | None = None) -> list[float]:
    """Milliseconds of CPU from each key to the frame that shows what it did; only of `counted` keys."""
    spent = []
    for key in keys:
        before = process_time()
        await pilot.press(key)
        await _rest(pilot)
        if counted in (None, key):
            spent.append((process_time() - before) * 1000)
    return spent


async def _rest(pilot: Pilot[None]) -> None:
    """Wait until nothing is being done and everything is drawn."""
    await pilot.pause()
    while pilot.app.workers:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def _key(character: str) -> str:
    names = {" ": "space", ":": "colon", "<": "less_than_sign", "-": "minus", ".": "full_stop"}
    return names.get(character, character)


def _memory() -> float:
    """Megabytes at the peak so far."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    from tests.benchmarks.__main__ import Console, table_of

    Console().print(table_of("dashboard", measure(sys.argv[1])))

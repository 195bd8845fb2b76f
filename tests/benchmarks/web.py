"""What the world sends: a thousand saved pages, the same again, and the same stories in other words."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from stance.reprints.articles import Stories
from tests.benchmarks.figures import Figure
from tests.benchmarks.make_articles import rewrite, story, text_of, write_pages

PAGES = 1000
STORIES, REWRITES = 900, 100
ROOT = Path(__file__).parents[2]


def main() -> Iterator[Figure]:
    """The figures of pages, then those of near-duplicates."""
    yield from pages(PAGES)
    yield from near_duplicates()


def pages(count: int) -> Iterator[Figure]:
    """Adding a folder of pages, with as many processes as the command line takes by itself, and again."""
    words = sum(len(text_of(story(number)).split()) for number in range(count))
    with TemporaryDirectory() as folder:
        saved = Path(folder) / "pages"
        for _ in write_pages(saved, count):
            pass
        clock, cpu = _add(Path(folder) / "desk", saved)
        memory = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
        yield Figure(f"{count:,} pages, by the clock", words / clock, "words/s")
        yield Figure(f"{count:,} pages, per second of CPU", words / cpu, "words/s")
        yield Figure("peak memory of the largest process", memory, "MB", at_most=600)
        _, again = _add(Path(folder) / "desk", saved)
        yield Figure("the same folder again, share of the CPU", again / cpu, "", at_most=0.05)


def _add(desk: Path, folder: Path) -> tuple[float, float]:
    """Seconds by the clock and of CPU, of all processes together."""
    before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
    command = [sys.executable, "-m", "tui", "--desk", str(desk), "add", str(folder)]
    run(command, cwd=ROOT, env=os.environ, check=True, stdout=DEVNULL)
    clock, after = perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def near_duplicates() -> Iterator[Figure]:
    """A thousand articles, a hundred of them rewrites: headlines changed, paragraphs cut, tails added."""
    stories = [text_of(story(number)) for number in range(STORIES)]
    rewrites = [text_of(rewrite(number)) for number in range(REWRITES)]
    known, false, start = Stories(), 0, process_time()
    for number, text in enumerate(stories):
        false += known.match(text) is not None
        known.add(str(number), text)
    found = 0
    for number, text in enumerate(rewrites):
        match = known.match(text)
        found += match is not None and match.id == str(number)
        false += match is not None and match.id != str(number)
    spent = process_time() - start
    yield Figure(f"rewrites found, of {REWRITES}", found, "", at_least=95)
    yield Figure(f"false pairs among {STORIES + REWRITES:,} articles", false, "", at_most=0)
    yield Figure("looking for copies, CPU an article", spent / (STORIES + REWRITES) * 1000, "ms")

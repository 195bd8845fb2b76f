"""The desk on disk: opening, finding, paging, marking and adding, at several sizes.

`python -m tests.benchmarks.desk 300000` measures one size only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count as counted
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time

from tinydb import TinyDB, where

import store
from store import documents
from store.contract import Desk
from store.query import parse
from tests.benchmarks.figures import Figure, cpu_ms, wall_ms
from tests.benchmarks.make_desk import SYLLABLES, extractions

SIZES = (10_000, 100_000)
LIMITED = 100_000
"""The size for which the limits are set."""

PAGE = 40


def main() -> Iterator[Figure]:
    """Figures at each size, each in a fresh process, then those of plain TinyDB."""
    for count in SIZES:
        yield from fresh(count)
    yield from plain_tinydb(min(SIZES))


def fresh(count: int) -> list[Figure]:
    """The figures at this size from a process that does nothing else."""
    with TemporaryDirectory() as folder:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pool.submit(make, count, folder).result()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(measure, count, folder).result()


def make(count: int, folder: str) -> None:
    """Make the desk."""
    desk = store.open_desk(Path(folder) / "desk")
    desk.add(extractions(count))
    desk.close()


def measure(count: int, folder: str) -> list[Figure]:
    """The figures of a desk that was made."""

    def figure(name: str, value: float, unit: str, at_most: float | None = None) -> Figure:
        return Figure(f"{count:,}: {name}", value, unit, at_most if count == LIMITED else None)

    before = process_time()
    desk = store.open_desk(Path(folder) / "desk")
    opening = process_time() - before
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    assert len(desk.find()) == count

    def find(query: str) -> None:
        selection = desk.find(parse(query))
        assert selection.facets
        assert not len(selection) or selection[0]

    selection = desk.find(parse("kind:direct"))
    pages = counted()
    # Never the same again, whose rows would be known.
    words = (parse(f"{one}{other} {other}{one}") for one, other in pairwise(SYLLABLES))
    letters = map(parse, "sklmrugpt")
    one_by_one = iter(extractions(400, seed=11))
    quote_ids = iter([entry.quote.id for entry in desk.find()[:100]])

    def add_one() -> None:
        assert desk.add([next(one_by_one)]).quotes_new == 20

    warming = cpu_ms(desk.warm, times=1)
    warm_memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    return [
        figure("open and index, CPU", opening, "s", 1.5),
        figure("peak memory after opening", memory, "MB", 450),
        figure("peak memory after preparing free text", warm_memory, "MB", 450),
        figure("everything, with facets and means, CPU", cpu_ms(lambda: find("")), "ms"),
        figure("one wide term, with facets and means, CPU", cpu_ms(lambda: find("kind:direct")), "ms"),
        figure(
            "three terms, with facets and means, CPU",
            cpu_ms(lambda: find("country:AL about:CM after:2023-01-01")),
            "ms",
            20,
        ),
        figure("stance toward a target, CPU", cpu_ms(lambda: find("stance:<-0.3 about:AL")), "ms", 20),
        figure("preparing free text, in the background, CPU", warming, "ms"),
        figure("free text, two new words, CPU", cpu_ms(lambda: len(desk.find(next(words)))), "ms", 50),
        figure("free text, a new letter, CPU", cpu_ms(lambda: len(desk.find(next(letters)))), "ms", 50),
        figure(
            f"next page of {PAGE}, CPU",
            cpu_ms(lambda: [selection[next(pages) % len(selection)] for _ in range(PAGE)], times=50),
            "ms",
            1,
        ),
        figure(
            "a mark, durable, by the clock",
            wall_ms(lambda: desk.annotate([next(quote_ids)], marked=True)),
            "ms",
            30,
        ),
        figure("the same with 10,000 marks there", wall_ms(with_many_marks(desk)), "ms"),
        figure("adding 20 quotes, durable, by the clock", wall_ms(add_one), "ms", 100),
    ]


def with_many_marks(desk: Desk) -> Callable[[], None]:
    """Mark many quotes; what marks one more."""
    quote_ids = [entry.quote.id for entry in desk.find()[200:10_300]]
    desk.annotate(quote_ids[100:], marked=True)
    following = iter(quote_ids)
    return lambda: desk.annotate([next(following)], marked=True)


def plain_tinydb(count: int) -> Iterator[Figure]:
    """The same with TinyDB as it comes."""
    with TemporaryDirectory() as folder:
        database = TinyDB(Path(folder) / "quotes.json")
        database.insert_multiple(
            documents.from_quote(quote) for found in extractions(count) for quote in found.quotes
        )
        database.close()
        before = process_time()
        database = TinyDB(Path(folder) / "quotes.json")
        len(database)
        yield Figure(f"{count:,}: plain TinyDB, open, CPU", process_time() - before, "s")
        from_there = where("speaker")["country"] == "AL"
        about = where("countries").any(["CM"])
        database.clear_cache()
        spent = cpu_ms(lambda: (database.clear_cache(), database.search(from_there & about)), times=3)
        yield Figure(f"{count:,}: plain TinyDB, two terms, CPU", spent, "ms")
        spent = wall_ms(lambda: database.update({"marked": True}, doc_ids=[1]), times=3)
        yield Figure(f"{count:,}: plain TinyDB, a mark, by the clock", spent, "ms")


if __name__ == "__main__":
    from tests.benchmarks.__main__ import Console, table_of

    for size in map(int, sys.argv[1:]):
        Console().print(table_of(f"store at {size:,}", fresh(size)))

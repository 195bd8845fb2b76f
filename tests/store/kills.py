"""A program that writes to a desk and is killed at a moment of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import store
from stance.records import Extraction
from store.query import parse
from tests.store.examples import article, quote

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
import store
from tests.store.kills import numbered
desk = store.open_desk(Path(sys.argv[1]))
print("open", flush=True)
for at in range(100_000):
    desk.add(numbered(1, first=at))
    desk.annotate([desk.find()[-1].quote.id], note=str(at))
    print(at, flush=True)
"""


def numbered(count: int, first: int = 0) -> Iterator[Extraction]:
    """Short articles of one month with one quote each."""
    for at in range(first, first + count):
        of = article(f"a{at}", f"Number {at} said so.", published=date(2024, 3, 1))
        yield Extraction(of, (quote(of, "said so"),))


def kill_while_writing(path: Path, after: int) -> list[str]:
    """Kill the program once it said that so many articles and notes were kept; what is wrong then."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout
        for _ in range(after + 1):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        kept = after + len(writer.stdout.read().split())
    desk = store.open_desk(path)
    wrong = [problem.reason for problem in desk.verify()]
    # The article that was being added may be there or not.
    if not kept <= len(desk.find()) <= kept + 1:
        wrong.append(f"{kept} articles were kept, {len(desk.find())} are there")
    notes = {entry.annotation.note for entry in desk.find(parse("is:noted"))}
    if missing := {str(at) for at in range(kept)} - notes:
        wrong.append(f"notes are missing: {sorted(missing)}")
    desk.close()
    return wrong

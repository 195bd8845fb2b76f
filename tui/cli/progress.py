"""Progress and problems on stderr, so that stdout holds nothing but data."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from stance.cleaning import clean_line

PROBLEMS_SHOWN = 20
"""A file of the wrong kind may have a problem on each line; more than this many are no help."""
KINDS_SHOWN = 8
"""Kinds of those problems that aren't shown one by one."""

DETAIL = re.compile(r"\([^)]*\)|'[^']*'|\"[^\"]*\"|\d[\d,.]*|, (?:line|column|offset) .*")
"""What differs between problems of one kind."""

Item = TypeVar("Item")


def say(message: object) -> None:
    """Print one line on stderr, cleaned of what could harm the terminal."""
    print(f"onrecord: {clean_line(str(message))}", file=sys.stderr, flush=True)


class Problems:
    """Counts the problems of a run and prints the first of them."""

    def __init__(self) -> None:
        self.count = 0
        self._kinds = Counter[str]()

    def report(self, problem: Exception) -> None:
        """Print one more problem, or count it by its kind."""
        self.count += 1
        if self.count <= PROBLEMS_SHOWN:
            say(problem)
        else:
            self._kinds[kind_of(str(problem))] += 1

    def end(self) -> int:
        """Sum up those that weren't printed. Gives the exit status of the run, 2 where there were any."""
        if self.count > PROBLEMS_SHOWN:
            kinds = self._kinds.most_common(KINDS_SHOWN)
            summary = "; ".join(f"{count} {kind}" for kind, count in kinds)
            say(f"and {self.count - PROBLEMS_SHOWN} more problems like these: {summary}")
        return 2 if self.count else 0


def kind_of(message: str) -> str:
    """A problem's message without the name of the input and without details that differ between inputs."""
    reason = clean_line(message).partition(": ")[2] or message
    return " ".join(DETAIL.sub("", reason).split()).strip(" ,:")[:80]


def with_progress(items: Iterable[Item], noun: str, *, printing: bool = False) -> Iterator[Item]:
    """The items, counted on stderr as they pass, where stderr is a terminal.

    With `printing`, the results go to stdout; where that is the same terminal, nothing is counted.
    """
    if not sys.stderr.isatty() or (printing and sys.stdout.isatty()):
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}"), TimeElapsedColumn())
    console = Console(stderr=True, markup=False, highlight=False)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(noun)
        for item in items:
            progress.advance(task)
            yield item

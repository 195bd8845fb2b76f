"""From articles to a desk: each article once, and each story once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from signal import SIG_IGN, SIGINT, SIGTERM, signal
from typing import TYPE_CHECKING

from stance.errors import StanceError
from store.contract import AddResult, Desk
from tui.figures import count

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from stance.records import Article
    from stance.registries import Registries
    from stance.reprints.articles import Stories
    from store.read_log import ReadLog

Takes = Callable[["Article"], bool]
"""Whether to extract an article; False where the desk has it already, or its story."""

MANY = 32
"""From this many articles on it pays to start processes, each of which takes seconds to load the model."""
MOST_JOBS = 8
"""The most processes by default; each takes some 400 MB."""


def jobs_for(articles: Iterable[Article], jobs: int | None) -> tuple[int, Iterator[Article]]:
    """How many processes to start, and the articles; None: one for each core, if there are many articles."""
    articles = iter(articles)
    if jobs is not None:
        return jobs, articles
    first = list(islice(articles, MANY))
    return (min(cores(), MOST_JOBS) if len(first) == MANY else 1), chain(first, articles)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def workers(jobs: int) -> Iterator[Executor | None]:
    """Processes for `extract`, ended afterwards; None for one job, which this process does itself.

    Raises `StanceError` where one of them dies.
    """
    if jobs == 1:
        yield None
        return
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    # Forked processes would share the terminal and half a thread that draws progress, so they are spawned.
    executor = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield executor
    except BrokenProcessPool as error:
        raise StanceError("a process that extracted quotes ended before it was done") from error
    finally:
        executor.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Ignore interrupts: the main process gets them and ends the others."""
    signal(SIGINT, SIG_IGN)
    signal(SIGTERM, SIG_IGN)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of adding articles."""

    added: AddResult
    known: int = 0
    """Articles that the desk had already, and that weren't read again."""
    copies: int = 0
    """Articles that add hardly anything to one on the desk."""
    undated: int = 0
    """New articles without a date."""

    @property
    def is_something(self) -> bool:
        """Whether there was any article at all."""
        return bool(self.read)

    @property
    def read(self) -> int:
        """How many articles were read or passed over."""
        return self.added.articles_new + self.added.articles_known + self.known + self.copies


class Adding:
    """One run of adding articles to a desk: it chooses which to extract, and counts the others.

    A story that the desk has in the same words is noted in the ledger as a copy instead of being kept again,
    unless `keep_copies`. With `again` the articles that the desk has are taken as well.
    """

    def __init__(
        self, desk: Desk, ledger: ReadLog, *, keep_copies: bool = False, again: bool = False
    ) -> None:
        self._desk = desk
        self._ledger = ledger
        self._keep_copies = keep_copies
        self._again = again
        self._kept = {article.id: article.sha256 for article in desk.articles()}
        self._stories: Stories | None = None
        self._known = self._copies = self._undated = 0

    def takes(self, article: Article) -> bool:
        """Whether to extract and keep the article; one that isn't taken is counted, and a copy noted."""
        is_known = self._kept.get(article.id) == article.sha256
        if (is_known and not self._again) or self._is_known_copy(article):
            self._known += 1
            return False
        if article.id not in self._kept:
            if not self._keep_copies and self._is_copy(article):
                self._copies += 1
                return False
            self._kept[article.id] = article.sha256
            self._undated += article.published is None
        return True

    def _is_known_copy(self, article: Article) -> bool:
        return not self._keep_copies and self._ledger.is_copy(article.id)

    def _is_copy(self, article: Article) -> bool:
        """Whether the desk has the article's story; if not, the story counts as there from now on."""
        # Preparing the desk's stories takes time, which would be wasted where no article is new.
        if self._stories is None:
            from stance.reprints.articles import Stories

            self._stories = Stories((kept.id, kept.text) for kept in self._desk.articles())
        match = self._stories.match(article.text)
        if match and match.adds_little:
            self._ledger.note_copy(match.id, article)
            return True
        self._stories.add(article.id, article.text)
        return False

    def settle(self) -> None:
        """Store durably what was noted of articles that are on the desk now. Raises `StoreError`."""
        self._ledger.commit({article.id for article in self._desk.articles()})

    def outcome(self, added: AddResult) -> Outcome:
        """The result so far; `added` is the desk's part of it."""
        return Outcome(added, self._known + self._ledger.passed_over, self._copies, self._undated)


def add_articles(
    desk: Desk,
    articles: Iterable[Article],
    registries: Registries,
    executor: Executor | None = None,
    *,
    ledger: ReadLog,
    keep_copies: bool = False,
    again: bool = False,
) -> Outcome:
    """Extract the articles that an `Adding` takes, and keep them.

    They are kept in batches: if the iterable raises, those kept before stay.
    """
    from stance.pipeline import extract

    adding = Adding(desk, ledger, keep_copies=keep_copies, again=again)
    try:
        extractions = extract(filter(adding.takes, articles), registries=registries, executor=executor)
        added = desk.add(extractions, again=again)
    finally:
        adding.settle()
    return adding.outcome(added)


def summary(outcome: Outcome) -> str:
    """The result of adding, in one line."""
    added = outcome.added
    parts = [
        f"added {count(added.articles_new, 'article')} with {count(added.quotes_new, 'quote')}",
        f"{count(outcome.known + added.articles_known, 'article')} already there",
    ]
    if outcome.copies:
        parts.append(f"{count(outcome.copies, 'article')} only repeated a story that is there")
    return "; ".join(parts)


def changes(outcome: Outcome) -> str:
    """The result of adding again, in one line."""
    added = outcome.added
    parts = [f"read {count(added.articles_known, 'article')} again"]
    if added.articles_new:
        parts.append(f"added {count(added.articles_new, 'article')}")
    parts.append(
        f"{count(added.quotes_new, 'quote')} new, {added.quotes_changed:,} changed,"
        f" {added.quotes_gone:,} no longer found, {added.quotes_known:,} as before"
    )
    if added.quotes_held:
        parts.append(f"{count(added.quotes_held, 'quote')} no longer found, but kept with your work on it")
    return "; ".join(parts)

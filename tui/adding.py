"""From sources to a desk, for the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from signal import SIG_IGN, SIGINT, signal
from typing import TYPE_CHECKING

from stance.errors import StanceError
from store.contract import Added, Desk
from tui.printing import counted

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from stance.records import Article
    from stance.registries import Registries


@contextmanager
def workers(jobs: int) -> Iterator[Executor | None]:
    """Processes for `extract`, ended afterwards; None for one job, which this process does itself.

    Raises `StanceError` where one of them dies.
    """
    if jobs == 1:
        yield None
        return
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    # Forked ones would share the terminal and half of a thread that draws progress; they start afresh.
    executor = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield executor
    except BrokenProcessPool as error:
        raise StanceError("a process that extracted quotes ended before it was done") from error
    finally:
        executor.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """An interrupt is for the first process, which ends the others."""
    signal(SIGINT, SIG_IGN)


def add_articles(
    desk: Desk, articles: Iterable[Article], registries: Registries, executor: Executor | None = None
) -> tuple[Added, int]:
    """Extract the articles that the desk doesn't have and keep them; what that did, and how many it had.

    Articles are kept in batches: where the iterable raises, those before it stay.
    """
    from stance.pipeline import extract

    kept = {article.id: article.sha256 for article in desk.articles()}
    known = 0

    def unknown() -> Iterator[Article]:
        nonlocal known
        for article in articles:
            if kept.get(article.id) == article.sha256:
                known += 1
            else:
                kept.setdefault(article.id, article.sha256)
                yield article

    return desk.add(extract(unknown(), registries=registries, executor=executor)), known


def summary(added: Added, known: int) -> str:
    """What adding did, in one line."""
    new = f"added {counted(added.articles_new, 'article')} with {counted(added.quotes_new, 'quote')}"
    return f"{new}; {counted(known + added.articles_known, 'article')} already there"

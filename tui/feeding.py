"""Articles extracted in a process of their own, while the dashboard stays quick.

Importing spaCy takes seconds and keeps Python's lock, so a thread would freeze the screen.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Protocol

from stance.errors import StanceError
from stance.records import Extraction


class Feed(Protocol):
    """Where extractions come from, one by one, for a desk that is open already."""

    @property
    def total(self) -> int | None:
        """How many articles there are; None until it is known."""
        ...

    def __iter__(self) -> Iterator[Extraction]:
        """Read in a thread of its own. May raise `StanceError`."""
        ...

    def close(self) -> None:
        """Stop, from any thread; a reader that waits comes to its end."""
        ...


Work = Callable[[Sequence[str]], tuple[int, Iterable[Extraction]]]
"""Takes sources, gives the number of articles and their extractions; a top-level function."""


def extract_sources(sources: Sequence[str]) -> tuple[int, Iterable[Extraction]]:
    """Read the sources and extract their articles with the shipped registries."""
    from stance.pipeline import extract
    from stance.reading import read
    from stance.registries import shipped

    articles = list(read(sources))
    return len(articles), extract(articles, registries=shipped())


class ProcessFeed:
    """A feed from a process that reads and extracts sources: files, folders."""

    def __init__(self, sources: Sequence[str], work: Work = extract_sources) -> None:
        self.total: int | None = None
        self._sources = sources
        self._work = work
        self._process: SpawnProcess | None = None
        self._is_closed = False

    def __iter__(self) -> Iterator[Extraction]:
        """Start the process and take what it sends. Raises `StanceError` with its message if it fails."""
        # A forked child would share this one's threads and terminal, so it starts afresh.
        context = get_context("spawn")
        receiving, sending = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_serve, args=(sending, self._work, self._sources), name="extraction", daemon=True
        )
        self._process.start()
        sending.close()
        # The end of the pipe is the end of the process, its own or by `close`.
        with receiving, suppress(EOFError):
            while True:
                message = receiving.recv()
                if isinstance(message, Extraction):
                    yield message
                elif isinstance(message, int):
                    self.total = message
                else:
                    raise StanceError(message)
        self._process.join()
        if self._process.exitcode and not self._is_closed:
            raise StanceError(f"extraction stopped unexpectedly, with exit status {self._process.exitcode}")

    def close(self) -> None:
        """End the process; nothing of it is left."""
        self._is_closed = True
        if self._process is not None:
            self._process.terminate()
            self._process.join()


def _serve(sending: Connection, work: Work, sources: Sequence[str]) -> None:
    """The process's part: send the number of articles, then each extraction, or the message of an error."""
    # Whatever a library prints would land in the middle of the dashboard.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        total, extractions = work(sources)
        sending.send(total)
        for extraction in extractions:
            sending.send(extraction)
    except (StanceError, OSError) as error:
        sending.send(str(error))
    finally:
        sending.close()

"""Articles extracted in a process of their own, while the dashboard stays quick.

Importing spaCy takes seconds and holds Python's lock, so a thread would freeze the screen.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from stance.cleaning import Unreadable
from stance.errors import SourceError, StanceError
from stance.records import Article, Extraction

if TYPE_CHECKING:
    from stance.registries import Registries
    from tui.ingest.adding import Takes


class ExtractionFeed(Protocol):
    """Gives extractions one by one, for a desk that is open already."""

    @property
    def total(self) -> int | None:
        """How many articles there are; None until it is known."""
        ...

    @property
    def problems(self) -> Sequence[str]:
        """What couldn't be read so far, a line each."""
        ...

    def extractions(self, takes: Takes) -> Iterator[Extraction]:
        """The extractions of the articles that are taken; for a thread. May raise `StanceError`."""
        ...

    def close(self) -> None:
        """Stop, from any thread; a waiting reader ends, too."""
        ...


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article's text from the clipboard, and what is known of it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class AddRequest:
    """What to add: sources, a pasted text, or the samples."""

    sources: tuple[str, ...] = ()
    """Files, folders, links."""
    pasted: Pasted | None = None
    are_samples: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that can't be read; the others are read all the same."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """Nothing more can be extracted."""

    reason: str


Work = Callable[["Takes"], tuple[int, Iterable[Extraction | Unread]]]
"""Gives the number of articles, then the extractions of those taken; another process can run it."""


def feed_of(request: AddRequest, *, folder: Path | None = None) -> ProcessFeed:
    """A feed of what is asked for, with the registries in the desk's folder over the shipped ones."""
    return ProcessFeed(partial(extract, request, folder))


def extract(
    request: AddRequest, folder: Path | None, takes: Takes
) -> tuple[int, Iterable[Extraction | Unread]]:
    """Read what is asked for and extract the articles that `takes` accepts. Raises `StanceError`."""
    from stance.registries import load, shipped

    problems: list[SourceError] = []
    articles = list(_read(request, problems.append))
    registries = load(folder) if folder else shipped()
    unread = [Unread(str(problem)) for problem in problems]
    return len(articles), _extracted(filter(takes, articles), registries, unread)


def _read(request: AddRequest, on_problem: Callable[[SourceError], None]) -> Iterator[Article]:
    from importlib.resources import as_file, files

    from stance.reading import read
    from stance.reading.languages import english_only

    if request.are_samples:
        with as_file(files("seeds") / "articles") as samples:
            yield from read([samples], on_problem=on_problem)
    elif request.pasted:
        yield from english_only(_article_of(request.pasted, on_problem), on_problem)
    else:
        yield from read(request.sources, on_problem=on_problem, any_language=False)


def _article_of(pasted: Pasted, on_problem: Callable[[SourceError], None]) -> Iterator[Article]:
    from stance.reading.article_formats import make_article

    try:
        yield make_article(**asdict(pasted))
    except Unreadable as error:
        on_problem(SourceError(f"pasted text: {error}"))


def _extracted(
    articles: Iterable[Article], registries: Registries, problems: Sequence[Unread]
) -> Iterator[Extraction | Unread]:
    from stance.pipeline import extract

    yield from problems
    yield from extract(articles, registries=registries)


class ProcessFeed:
    """A feed whose work is done in another process."""

    def __init__(self, work: Work) -> None:
        self.total: int | None = None
        self.problems: list[str] = []
        self._work = work
        self._process: SpawnProcess | None = None
        self._is_closed = False

    def extractions(self, takes: Takes) -> Iterator[Extraction]:
        """Start the process, answer its questions and give the extractions that it sends.

        Raises `StanceError` with its message if it fails.
        """
        # A forked child would share the threads and the terminal of this process, so it is spawned.
        context = get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(there, self._work), name="extraction", daemon=True
        )
        self._process.start()
        there.close()
        # The end of the pipe is the end of the process, its own or by `close`.
        with here, suppress(EOFError, ConnectionError):
            while True:
                match here.recv():
                    case Article() as article:
                        here.send(takes(article))
                    case Extraction() as extraction:
                        yield extraction
                    case int() as total:
                        self.total = total
                    case Unread(reason):
                        self.problems.append(reason)
                    case Stopped(reason):
                        raise StanceError(reason)
        self._process.join()
        if self._process.exitcode and not self._is_closed:
            raise StanceError(f"extraction stopped unexpectedly, with exit status {self._process.exitcode}")

    def close(self) -> None:
        """End the process and wait until it is gone."""
        self._is_closed = True
        if self._process is not None:
            self._process.terminate()
            self._process.join()


def _serve(pipe: Connection, work: Work) -> None:
    """The process's side: send the number of articles, then each extraction, or why there are no more.

    For each article it asks whether to take it, before it does the work.
    """
    # Output of a library would appear in the middle of the dashboard.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)

    def takes(article: Article) -> bool:
        pipe.send(article)
        return bool(pipe.recv())

    try:
        total, extractions = work(takes)
        pipe.send(total)
        for extraction in extractions:
            pipe.send(extraction)
    except (StanceError, OSError) as error:
        pipe.send(Stopped(str(error)))
    finally:
        pipe.close()

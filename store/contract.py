"""What every store offers. The dashboard and the command line know only this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from stance.records import Article, Extraction, Quote
from store.query import Query


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an analyst added to a quote; machine output never overwrites it."""

    marked: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A quote with what is needed to show it: its article and the analyst's annotation."""

    quote: Quote
    article: Article
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a field over a selection: how many of its quotes have it, and their mean stance."""

    key: str
    """What the query language takes: an alpha-2 code, a topic's id, a speaker's id."""
    name: str
    count: int
    mean: float | None
    """Mean score of the quotes' stances; None where no quote has one."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a selection, each list by falling count, then name."""

    countries: tuple[Facet, ...]
    """Countries of the speakers."""
    topics: tuple[Facet, ...]
    speakers: tuple[Facet, ...]
    targets: tuple[Facet, ...]
    """Countries, people and organisations that the quotes are about."""


class Selection(Protocol):
    """The quotes that a query finds, newest article first, then in order of appearance.

    A lazy sequence: `len` costs nothing and an entry is made when it is asked for.
    """

    query: Query

    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> Entry: ...
    def __iter__(self) -> Iterator[Entry]: ...

    @property
    def facets(self) -> Facets:
        """Counts and mean stances over this selection, computed on first use."""
        ...


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did: articles and quotes that are new, changed, and were there already."""

    articles_new: int = 0
    articles_known: int = 0
    quotes_new: int = 0
    quotes_known: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that `verify` found."""

    where: str
    """The id of the quote or article, or the file's name."""
    reason: str


class Desk(Protocol):
    """A store of articles, quotes and the analyst's work on them."""

    read_only: bool

    def add(self, extractions: Iterable[Extraction]) -> Added:
        """Keep articles with their quotes; adding one again changes nothing. Durable on return."""
        ...

    def find(self, query: Query | None = None) -> Selection:
        """The quotes that match; None finds all."""
        ...

    def quote(self, quote_id: str) -> Entry:
        """The quote with this id, or with the only id that starts so (4 digits at least); else `NotFound`."""
        ...

    def articles(self) -> Sequence[Article]:
        """All articles, newest first."""
        ...

    def annotate(
        self, quote_ids: Iterable[str], *, marked: bool | None = None, note: str | None = None
    ) -> None:
        """Set marks or notes (an empty note removes it; None leaves it). Durable on return."""
        ...

    def verify(self) -> Iterator[Problem]:
        """Every difference between what is kept and what it should be."""
        ...

    def close(self) -> None:
        """Let go of the desk's files and its lock."""
        ...

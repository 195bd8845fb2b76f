"""What all desks share, and the desk that is forgotten when the program ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from threading import Lock

from stance.records import Article, Extraction
from store.collection import Collection
from store.contract import Added, Annotation, Entry, Names, Problem, Selection, Sort
from store.documents import Document
from store.errors import DeskReadOnly, NotFound
from store.query import Query

BATCH = 64
"""Articles kept at once."""


class BaseDesk:
    """A desk that answers from memory and hands what is to be kept to its subclass, before it shows it.

    See `contract.Desk` for what the methods promise.
    """

    read_only = False

    def __init__(self, names: Names | None = None) -> None:
        self._collection = Collection(names)
        self._writing = Lock()

    def _keep_articles(self, kept: Sequence[Document]) -> Iterator[Sequence[Document]]:
        """Make new articles durable and give them, as they are; raises StoreError where it can't."""
        raise NotImplementedError

    def _keep_annotations(self, annotations: Mapping[str, Annotation]) -> None:
        """Make these annotations durable; raises StoreError where it can't."""
        raise NotImplementedError

    def add(self, extractions: Iterable[Extraction]) -> Added:
        """Keep articles with their quotes; adding one again changes nothing."""
        self._check_writable()
        added, batch = Added(), list[Extraction]()
        try:
            for extraction in extractions:
                batch.append(extraction)
                if len(batch) == BATCH:
                    full, batch = batch, []
                    added += self._add(full)
        finally:
            added += self._add(batch)
        return added

    def _add(self, batch: Sequence[Extraction]) -> Added:
        with self._writing:
            kept, added = self._collection.sift(batch)
            for durable in self._keep_articles(kept):
                self._collection.add(durable)
        return added

    def find(self, query: Query | None = None, *, sort: Sort = Sort.NEWEST) -> Selection:
        """The quotes that match; None finds all."""
        return self._collection.find(query, sort)

    def quote(self, quote_id: str) -> Entry:
        """The quote with this id, or with the only id that starts so."""
        return self._collection.quote(quote_id)

    def articles(self) -> Sequence[Article]:
        """All articles, newest first."""
        return self._collection.newest_articles()

    def annotate(
        self, quote_ids: Iterable[str], *, marked: bool | None = None, note: str | None = None
    ) -> None:
        """Set marks or notes."""

        def change(annotation: Annotation) -> Annotation:
            return replace(
                annotation,
                marked=annotation.marked if marked is None else marked,
                note=annotation.note if note is None else note.strip() or None,
            )

        self.revise(quote_ids, change)

    def revise(self, quote_ids: Iterable[str], change: Callable[[Annotation], Annotation]) -> None:
        """Change the annotations of quotes."""
        self._check_writable()
        with self._writing:
            annotations = {}
            for quote_id in quote_ids:
                if not self._collection.knows(quote_id):
                    raise NotFound(f"{quote_id!r}: no quote has this id")
                annotations[quote_id] = change(self._collection.annotation(quote_id))
            self._keep_annotations(annotations)
            self._collection.annotate(annotations)

    def _check_writable(self) -> None:
        if self.read_only:
            raise DeskReadOnly("the desk is open for reading only")

    def verify(self) -> Iterator[Problem]:
        """Every difference between what is kept and what it should be."""
        return self._collection.verify()

    def close(self) -> None:
        """Write no more; the desk can still be read."""
        self.read_only = True


class MemoryDesk(BaseDesk):
    """A desk in memory, for demonstrations and tests."""

    def _keep_articles(self, kept: Sequence[Document]) -> Iterator[Sequence[Document]]:
        yield kept

    def _keep_annotations(self, annotations: Mapping[str, Annotation]) -> None:
        pass

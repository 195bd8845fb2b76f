"""What all desks share, and the desk in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from threading import Lock

from stance.records import Article, Extraction
from store.annotations import History, TableUpdate, from_view, to_change, update_of
from store.collection import Collection
from store.contract import AddResult, Annotation, Change, Entry, Names, Problem, Selection, Sort, View
from store.desk_errors import DeskDamaged, DeskReadOnly, NotFound
from store.documents import SHAPE_ERRORS, Document
from store.query import Query

BATCH = 64
"""Articles kept at once."""


class BaseDesk:
    """A desk that answers from memory; its subclass makes each change durable before it shows.

    `contract.Desk` says what the methods promise.
    """

    read_only = False

    def __init__(self, names: Names | None = None) -> None:
        self._collection = Collection(names)
        self._history = History()
        self._views: dict[str, View] = {}
        self._writing = Lock()

    def _write_articles(self, articles: Sequence[Document]) -> Iterator[Sequence[Document]]:
        """Make new articles durable; yields them batch by batch, as they become so. Raises `StoreError`."""
        raise NotImplementedError

    def _write_work(self, updates: Mapping[str, TableUpdate]) -> None:
        """Write all updates of the tables "annotations", "history" or "views", or none: then `StoreError`."""
        raise NotImplementedError

    def add(self, extractions: Iterable[Extraction], *, again: bool = False) -> AddResult:
        """Keep articles with their quotes; adding one again changes nothing, unless it is asked for."""
        self._check_writable()
        added, batch = AddResult(), list[Extraction]()
        try:
            for extraction in extractions:
                batch.append(extraction)
                if len(batch) == BATCH:
                    full, batch = batch, []
                    added += self._add(full, again)
        finally:
            added += self._add(batch, again)
        return added

    def _add(self, batch: Sequence[Extraction], again: bool) -> AddResult:
        with self._writing:
            kept, added = self._collection.sift(batch, again=again)
            for durable in self._write_articles(kept):
                self._collection.add(durable, are_new=True)
        return added

    def mark_all_seen(self) -> None:
        """Mark all quotes as seen."""
        self._collection.mark_all_seen()

    def find(self, query: Query | None = None, *, sort: Sort = Sort.NEWEST) -> Selection:
        """The quotes that match; None finds all."""
        return self._collection.find(query, sort)

    def warm(self) -> None:
        """Prepare the first search for words."""
        self._collection.warm()

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
        """Change the annotations of quotes; undone as one."""
        self._check_writable()
        with self._writing:
            before = {quote_id: self._annotation(quote_id) for quote_id in quote_ids}
            after = {quote_id: change(annotation) for quote_id, annotation in before.items()}
            before = {quote_id: old for quote_id, old in before.items() if old != after[quote_id]}
            after = {quote_id: after[quote_id] for quote_id in before}
            if before:
                self._apply(after, self._history.with_change(before, after))

    def _annotation(self, quote_id: str) -> Annotation:
        if not self._collection.knows(quote_id):
            raise NotFound(f"{quote_id!r}: no quote has this id")
        return self._collection.annotation(quote_id)

    def _apply(self, annotations: Mapping[str, Annotation], history: History) -> None:
        """Set annotations, and the history that they are the result of."""
        self._write_work(
            {"annotations": update_of(annotations), "history": history.update_from(self._history)}
        )
        self._collection.annotate(annotations)
        self._history = history

    def undo(self) -> Change | None:
        """Undo the last change that isn't undone, also one of an earlier session."""
        self._check_writable()
        with self._writing:
            number = self._history.next_to_undo()
            return self._set_undone(number, True) if number is not None else None

    def redo(self) -> Change | None:
        """Redo the change that was undone last, unless there was another change since."""
        self._check_writable()
        with self._writing:
            number = self._history.next_to_redo()
            return self._set_undone(number, False) if number is not None else None

    def _set_undone(self, number: int, undone: bool) -> Change:
        try:
            change = to_change(self._history.changes[number])
        except SHAPE_ERRORS as error:
            raise DeskDamaged(f"the change to undo or redo has another shape ({error!r})") from error
        self._apply(change.before if undone else change.after, self._history.with_undone(number, undone))
        return change

    def views(self) -> Sequence[View]:
        """The saved views, in the order of their first saving."""
        return tuple(self._views.values())

    def save_view(self, view: View) -> None:
        """Keep a view; one of the same name is replaced."""
        self._check_writable()
        with self._writing:
            self._write_work({"views": {view.name: from_view(view)}})
            self._views[view.name] = view

    def drop_view(self, name: str) -> None:
        """Forget a view, if there is one of this name."""
        self._check_writable()
        with self._writing:
            if name in self._views:
                self._write_work({"views": {name: None}})
                del self._views[name]

    def _check_writable(self) -> None:
        if self.read_only:
            raise DeskReadOnly("the desk is open for reading only")

    def is_outdated(self) -> bool:
        """Whether another program has changed the desk since it was opened."""
        return False

    def verify(self) -> Iterator[Problem]:
        """Every difference between what is kept and what it should be."""
        return self._collection.verify()

    def close(self) -> None:
        """Write no more; the desk can still be read."""
        self.read_only = True


class MemoryDesk(BaseDesk):
    """A desk in memory, for demonstrations and tests."""

    def _write_articles(self, articles: Sequence[Document]) -> Iterator[Sequence[Document]]:
        yield articles

    def _write_work(self, updates: Mapping[str, TableUpdate]) -> None:
        pass

"""What all desks share, and the desk that is forgotten when the program ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from threading import Lock

from stance.records import Article, Extraction
from store.annotations import Changes, History, changes_of, from_view, to_deed
from store.collection import Collection
from store.contract import Added, Annotation, Deed, Entry, Names, Problem, Selection, Sort, View
from store.documents import SHAPE_ERRORS, Document
from store.errors import DeskDamaged, DeskReadOnly, NotFound
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
        self._history = History()
        self._views: dict[str, View] = {}
        self._writing = Lock()

    def _keep_articles(self, kept: Sequence[Document]) -> Iterator[Sequence[Document]]:
        """Make new articles durable and give them, as they are; raises StoreError where it can't."""
        raise NotImplementedError

    def _keep_work(self, changes: Mapping[str, Changes]) -> None:
        """Make changes of the tables "annotations", "history" or "views" durable, as one; or StoreError."""
        raise NotImplementedError

    def add(self, extractions: Iterable[Extraction], *, again: bool = False) -> Added:
        """Keep articles with their quotes; adding one again changes nothing, unless it is asked for."""
        self._check_writable()
        added, batch = Added(), list[Extraction]()
        try:
            for extraction in extractions:
                batch.append(extraction)
                if len(batch) == BATCH:
                    full, batch = batch, []
                    added += self._add(full, again)
        finally:
            added += self._add(batch, again)
        return added

    def _add(self, batch: Sequence[Extraction], again: bool) -> Added:
        with self._writing:
            kept, added = self._collection.sift(batch, again=again)
            for durable in self._keep_articles(kept):
                self._collection.add(durable, are_new=True)
        return added

    def catch_up(self) -> None:
        """Take all that is here as seen."""
        self._collection.catch_up()

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
        """Change the annotations of quotes, as one deed."""
        self._check_writable()
        with self._writing:
            before = {quote_id: self._annotation(quote_id) for quote_id in quote_ids}
            after = {quote_id: change(annotation) for quote_id, annotation in before.items()}
            before = {quote_id: old for quote_id, old in before.items() if old != after[quote_id]}
            after = {quote_id: after[quote_id] for quote_id in before}
            if before:
                self._do(after, self._history.with_new(before, after))

    def _annotation(self, quote_id: str) -> Annotation:
        if not self._collection.knows(quote_id):
            raise NotFound(f"{quote_id!r}: no quote has this id")
        return self._collection.annotation(quote_id)

    def _do(self, annotations: Mapping[str, Annotation], history: History) -> None:
        """Set annotations and the history that has led to them."""
        self._keep_work(
            {"annotations": changes_of(annotations), "history": history.changes_since(self._history)}
        )
        self._collection.annotate(annotations)
        self._history = history

    def undo(self) -> Deed | None:
        """Take back the last deed that wasn't, also one of an earlier session."""
        self._check_writable()
        with self._writing:
            number = self._history.last_done()
            return self._turn(number, undone=True) if number is not None else None

    def redo(self) -> Deed | None:
        """Do again what was undone last, unless something else was done since."""
        self._check_writable()
        with self._writing:
            number = self._history.last_undone()
            return self._turn(number, undone=False) if number is not None else None

    def _turn(self, number: int, *, undone: bool) -> Deed:
        try:
            deed = to_deed(self._history.deeds[number])
        except SHAPE_ERRORS as error:
            raise DeskDamaged(f"the deed to undo or redo isn't kept as one should be ({error!r})") from error
        self._do(deed.before if undone else deed.after, self._history.with_turned(number))
        return deed

    def views(self) -> Sequence[View]:
        """The saved views, in the order of their first saving."""
        return tuple(self._views.values())

    def save_view(self, view: View) -> None:
        """Keep a view; one of the same name is replaced."""
        self._check_writable()
        with self._writing:
            self._keep_work({"views": {view.name: from_view(view)}})
            self._views[view.name] = view

    def drop_view(self, name: str) -> None:
        """Forget a view, if there is one of this name."""
        self._check_writable()
        with self._writing:
            if name in self._views:
                self._keep_work({"views": {name: None}})
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

    def _keep_articles(self, kept: Sequence[Document]) -> Iterator[Sequence[Document]]:
        yield kept

    def _keep_work(self, changes: Mapping[str, Changes]) -> None:
        pass

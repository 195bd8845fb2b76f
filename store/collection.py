"""Articles, quotes and annotations in memory, with their index: every desk answers from a collection.

Quotes are held as JSON, which takes a fifth of the memory of records; a record is made when it is asked for.
The JSON of an article's quotes is one string, since many small ones fragment the memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from threading import RLock
from typing import overload

import orjson
from pyroaring import BitMap

from stance.records import Article, Extraction, Quote, digest, slices
from stance.records import quote_id as make_quote_id
from store import documents
from store.annotations import NOTHING, corrected
from store.column_store import ColumnStore
from store.contract import AddResult, Annotation, Entry, Facets, Names, Problem, Sort, Verdict
from store.desk_errors import DeskDamaged, NotFound
from store.display_names import DisplayNames
from store.documents import Document
from store.index import Index
from store.query import Query

SHORTEST_ID = 4
"""Digits that an abbreviated id has at least."""


class Collection:
    """What a desk holds."""

    def __init__(self, names: Names | None = None) -> None:
        self.articles: dict[str, Article] = {}
        self.annotations: dict[str, Annotation] = {}
        self._columns = ColumnStore(DisplayNames(names or {}))
        self._index = Index(self._columns)
        self._lines: dict[str, bytes] = {}
        """By article id its quotes as JSON, one a line."""
        self._lines_of: list[bytes] = []
        """By row the lines of the quote's article, in which it starts at `_starts`."""
        self._starts = array("Q")
        self._articles_of: list[Article] = []
        """By row the quote's article."""
        self._rows: dict[str, int] = {}
        """By quote id its present row."""
        self._unseen: set[str] = set()
        """Ids of the articles that were added since the last `mark_all_seen`."""
        self._lock = RLock()

    def sift(self, extractions: Iterable[Extraction], *, again: bool) -> tuple[list[Document], AddResult]:
        """The documents to write, and what adding these extractions then has done."""
        to_write: dict[str, Document] = {}
        result = AddResult()
        for extraction in extractions:
            article, count = extraction.article, len(extraction.quotes)
            sha256 = to_write[article.id]["sha256"] if article.id in to_write else self._sha256(article.id)
            if sha256 is None:
                to_write[article.id] = documents.kept(extraction)
                result += AddResult(articles_new=1, quotes_new=count)
            elif sha256 != article.sha256:
                result += AddResult(articles_known=1, quotes_known=count, clashes=(article.id,))
            elif again and article.id not in to_write:
                document, changes = self._renew(documents.kept(extraction))
                result += changes
                has_changed = changes.quotes_new or changes.quotes_changed or changes.quotes_gone
                if has_changed or article != self.articles[article.id]:
                    to_write[article.id] = document
            else:
                result += AddResult(articles_known=1, quotes_known=count)
        return list(to_write.values()), result

    def _sha256(self, article_id: str) -> str | None:
        return self.articles[article_id].sha256 if article_id in self.articles else None

    def _renew(self, document: Document) -> tuple[Document, AddResult]:
        """An article with its new quotes and those that the analyst worked on, and what that changes."""
        old = {quote["id"]: quote for quote in self._quotes_of(document["id"])}
        now = {quote["id"]: quote for quote in document["quotes"]}
        gone = [key for key in old if key not in now]
        held = [old[key] for key in gone if key in self.annotations]
        same = sum(old.get(key) == quote for key, quote in now.items())
        changes = AddResult(
            articles_known=1,
            quotes_new=sum(key not in old for key in now),
            quotes_known=same,
            quotes_changed=sum(key in old for key in now) - same,
            quotes_gone=len(gone) - len(held),
            quotes_held=len(held),
        )
        quotes = sorted([*now.values(), *held], key=lambda quote: quote["content"])
        return {**document, "quotes": quotes}, changes

    def add(self, kept: Sequence[Document], *, are_new: bool = False) -> None:
        """Add articles with their quotes, as `documents.kept` gives them, or replace those of the same id."""
        with self._lock:
            self._columns.add(self._take(document) for document in kept)
            if are_new:
                self._unseen.update(document["id"] for document in kept)
            for quote in (quote for document in kept for quote in document["quotes"]):
                if quote["id"] in self.annotations:
                    self._show(quote["id"], NOTHING, self.annotations[quote["id"]])
                elif are_new:
                    self._columns.flag(self._rows[quote["id"]], {"new": True})

    def mark_all_seen(self) -> None:
        """Mark all quotes as seen."""
        with self._lock:
            self._unseen.clear()
            self._columns.unflag("new")

    def knows(self, quote_id: str) -> bool:
        """Whether there is a quote with this very id."""
        return quote_id in self._rows

    def _take(self, document: Document) -> tuple[Document, Sequence[Document]]:
        article = documents.to_article(document)
        if article.id in self.articles:
            for quote in self._quotes_of(article.id):
                self._columns.retire(self._rows.pop(quote["id"]))
        quotes: list[Document] = document["quotes"]
        lines = [orjson.dumps(quote, option=orjson.OPT_APPEND_NEWLINE) for quote in quotes]
        self.articles[article.id], self._lines[article.id] = article, b"".join(lines)
        for row, quote in enumerate(quotes, len(self._starts)):
            self._rows.setdefault(quote["id"], row)
        self._starts.extend(accumulate(map(len, lines[:-1]), initial=0) if lines else ())
        self._lines_of.extend([self._lines[article.id]] * len(lines))
        self._articles_of.extend([article] * len(lines))
        return document, quotes

    def _quotes_of(self, article_id: str) -> list[Document]:
        return [orjson.loads(line) for line in self._lines[article_id].splitlines()]

    def annotation(self, quote_id: str) -> Annotation:
        """The annotation of a quote; an empty one where it has none."""
        return self.annotations.get(quote_id, NOTHING)

    def annotate(self, annotations: Mapping[str, Annotation]) -> None:
        """Set annotations by quote id; those of quotes that aren't here wait for them."""
        with self._lock:
            for quote_id, annotation in annotations.items():
                before = self.annotation(quote_id)
                if annotation == NOTHING:
                    self.annotations.pop(quote_id, None)
                else:
                    self.annotations[quote_id] = annotation
                if quote_id in self._rows:
                    self._show(quote_id, before, annotation)

    def _show(self, quote_id: str, before: Annotation, after: Annotation) -> None:
        """Bring the index up to date with a quote's annotation."""
        if (before.speaker, before.scores) != (after.speaker, after.scores):
            self._correct(quote_id, after)
        self._columns.flag(
            self._rows[quote_id],
            {
                "marked": after.marked,
                "noted": after.note is not None,
                "corrected": after.is_correction,
                "new": self._articles_of[self._rows[quote_id]].id in self._unseen,
                **{verdict: after.verdict is verdict for verdict in Verdict},
            },
        )

    def _correct(self, quote_id: str, annotation: Annotation) -> None:
        """Index a quote in a new row, as the analyst corrected it."""
        row = self._rows[quote_id]
        article = self._articles_of[row]
        self._rows[quote_id] = len(self._starts)
        self._lines_of.append(self._lines_of[row])
        self._starts.append(self._starts[row])
        self._articles_of.append(article)
        self._columns.retire(row)
        self._columns.add([(documents.from_article(article), [corrected(self._document(row), annotation)])])

    def find(self, query: Query | None, sort: Sort) -> RowSelection:
        """The quotes that match."""
        query = query or Query()
        with self._lock:
            targets = self._index.targets(query)
            return RowSelection(self, query, sort, targets, self._index.select(query, targets))

    def facets(self, rows: BitMap, targets: frozenset[str]) -> Facets:
        """Counts of these rows, and means of their scores toward the targets; no targets stand for all."""
        with self._lock:
            return self._index.facets(rows, targets)

    def ordered(self, rows: BitMap, targets: frozenset[str], sort: Sort) -> list[int]:
        """The rows in this order, by scores toward the same targets."""
        with self._lock:
            return self._index.ordered(rows, targets, sort)

    def warm(self) -> None:
        """Fold all texts, page by page, so that other threads get their turn."""
        has_more = True
        while has_more:
            with self._lock:
                has_more = self._columns.texts.fold_page()

    def quote(self, quote_id: str) -> Entry:
        """The quote with this id, or with the only id that starts so; else `NotFound`."""
        if quote_id in self._rows:
            return self.entry(self._rows[quote_id])
        if len(quote_id) < SHORTEST_ID:
            raise NotFound(f"{quote_id!r}: is too short; an id needs at least its first {SHORTEST_ID} digits")
        with self._lock:
            rows = [row for key, row in self._rows.items() if key.startswith(quote_id)]
        if len(rows) != 1:
            reason = f"{len(rows)} quotes have ids that start so" if rows else "no quote has this id"
            raise NotFound(f"{quote_id!r}: {reason}")
        return self.entry(rows[0])

    def entry(self, row: int) -> Entry:
        """The quote in this row."""
        article, document = self._articles_of[row], self._document(row)
        try:
            quote = documents.to_quote(document, article.id)
        except documents.SHAPE_ERRORS as error:
            raise DeskDamaged(
                f"quote {document['id']}: has another shape than a quote ({error!r})"
            ) from error
        return Entry(quote, article, self.annotation(quote.id))

    def _document(self, row: int) -> Document:
        lines, start = self._lines_of[row], self._starts[row]
        document: Document = orjson.loads(lines[start : lines.index(b"\n", start)])
        return document

    def newest_articles(self) -> list[Article]:
        """All articles, newest first, undated ones last."""
        return sorted(
            self.articles.values(),
            key=lambda article: article.published.toordinal() if article.published else 0,
            reverse=True,
        )

    def verify(self) -> Iterator[Problem]:
        """Texts that aren't what was read, and quotes that differ from their article."""
        for article in list(self.articles.values()):
            if digest(article.text) != article.sha256:
                yield Problem(article.id, "the article's text is not the one that was read")
        for row in list(self._columns.live):
            try:
                entry = self.entry(row)
            except DeskDamaged as error:
                yield Problem(self._document(row)["id"], str(error))
            else:
                yield from _differences(entry.quote, entry.article)


def _differences(quote: Quote, article: Article) -> Iterator[Problem]:
    """In what a quote differs from its article."""
    if slices(article.text, quote.content) != quote.text:
        yield Problem(quote.id, "the quote differs from its article's words")
    if make_quote_id(article.id, quote.content) != quote.id:
        yield Problem(quote.id, "the quote's id isn't that of its article and place")
    for stance in quote.stances:
        for evidence in stance.evidence:
            if slices(article.text, [evidence.span]) != evidence.text:
                yield Problem(quote.id, f"the evidence {evidence.text!r} differs from the article's words")


class RowSelection(Sequence[Entry]):
    """The quotes that a query finds, in order; see `contract.Selection`."""

    def __init__(
        self, collection: Collection, query: Query, sort: Sort, targets: frozenset[str], rows: BitMap
    ) -> None:
        self.query = query
        self.targets = targets
        self._collection = collection
        self._sort = sort
        self._rows = rows

    @cached_property
    def facets(self) -> Facets:
        """Counts and mean stances over this selection, computed on first use."""
        return self._collection.facets(self._rows, self.targets)

    @cached_property
    def _order(self) -> list[int]:
        return self._collection.ordered(self._rows, self.targets, self._sort)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> list[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | list[Entry]:
        if isinstance(index, slice):
            return [self._collection.entry(row) for row in self._order[index]]
        return self._collection.entry(self._order[index])

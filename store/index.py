"""The index in memory that answers every query: one row a quote, one bitmap a value of a field.

Rows are numbered as they are added and never change: a quote that changes gets a new row, its old one is
retired. Filters are unions and intersections of bitmaps; means look up the scores of the rows that are left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from pyroaring import BitMap

from stance.records import TargetKind
from store.contract import Facet, Facets, Names, Sort
from store.documents import Document
from store.folding import fold, has_word
from store.fulltext import Texts
from store.query import Bound, Query, Term, bound, day

LAST_DAY = date.max.toordinal()

Scores = Mapping[int, float] | Sequence[float]
"""A score for each row that has one."""


class Index:
    """Bitmaps, scores and texts of all rows."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._live = BitMap()
        self._values: dict[str, dict[str, BitMap]] = defaultdict(lambda: defaultdict(BitMap))
        self._days: dict[int, BitMap] = defaultdict(BitMap)
        self._seen_names: dict[str, str] = {}
        self._folded: dict[str, tuple[str, ...]] = {}
        self._topic_targets: set[str] = set()
        self._stances: dict[str, dict[int, float]] = defaultdict(dict)
        self._toward: dict[str, BitMap] = defaultdict(BitMap)
        self._texts = Texts()
        self._scored = BitMap()
        self._own: list[float] = []
        self._confidence: list[float] = []
        self._places: list[int] = []
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._live)

    # -- filling ---------------------------------------------------------------------------------------------

    def add(self, articles: Iterable[tuple[Document, Sequence[Document]]]) -> None:
        """Add rows for the quotes of articles, in their order."""
        added: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        first = len(self._places)
        for article, quotes in articles:
            self._add_article(article, quotes, added)
        for field, keys in added.items():
            values = self._values[field]
            for key, rows in keys.items():
                values[key].update(rows)
        self._live.add_range(first, len(self._places))

    def retire(self, row: int) -> None:
        """Find this row no more."""
        self._live.discard(row)

    def flag(self, row: int, states: Mapping[str, bool]) -> None:
        """Say which of the values of `is:` that an analyst sets a quote has."""
        for state, is_set in states.items():
            rows = self._values["is"][state]
            (rows.add if is_set else rows.discard)(row)

    def settle_page(self) -> bool:
        """Do a part of what the first search for words would have to do; whether there was any."""
        return self._texts.settle_page()

    def _add_article(
        self,
        article: Document,
        quotes: Sequence[Document],
        added: dict[str, dict[str, list[int]]],
    ) -> None:
        first = len(self._places)
        published = date.fromisoformat(article["published"]).toordinal() if article["published"] else 0
        number = self._numbers.setdefault(article["id"], len(self._numbers))
        place = (LAST_DAY - published) << 48 | number << 24
        for row, quote in enumerate(quotes, first):
            self._add_quote(row, quote, added)
            self._places.append(place + quote["content"][0][0])
        self._texts.add(quote["text"] for quote in quotes)
        rows = range(first, first + len(quotes))
        if article["outlet"]:
            added["outlet"][article["outlet"]].extend(rows)
        if published:
            self._days[published].update(rows)

    def _add_quote(self, row: int, quote: Document, added: dict[str, dict[str, list[int]]]) -> None:
        added["kind"][quote["kind"]].append(row)
        added["act"][quote["act"]].append(row)
        if speaker := quote["speaker"]:
            added["speaker"][speaker["id"]].append(row)
            self._seen_names.setdefault(speaker["id"], speaker["name"])
            if speaker["country"]:
                added["country"][speaker["country"]].append(row)
        else:
            added["is"]["unattributed"].append(row)
        for topic in quote["topics"]:
            added["topic"][topic].append(row)
        about = set(quote["countries"])
        scores = []
        for stance in quote["stances"]:
            target = stance["target"]
            key = target["id"]
            about.add(key)
            scores.append(stance["score"])
            self._stances[key][row] = stance["score"]
            self._toward[key].add(row)
            self._seen_names.setdefault(key, target["name"])
            if target["kind"] == TargetKind.TOPIC:
                self._topic_targets.add(key)
        for key in about:
            added["about"][key].append(row)
        if scores:
            self._scored.add(row)
        self._own.append(sum(scores) / len(scores) if scores else 0.0)
        self._confidence.append(quote["confidence"])

    # -- finding ---------------------------------------------------------------------------------------------

    def select(self, query: Query) -> BitMap:
        """The rows that match; a term that isn't understood filters nothing."""
        terms = [term for term in query.terms if not term.problem]
        wanted = [term for term in terms if not term.negated]
        about = [term for term in wanted if term.field == "about"]
        found = self._live.copy()
        for field in {term.field for term in wanted}:
            matches = [self._matching(term, about) for term in wanted if term.field == field]
            found &= BitMap.union(*matches) if field else BitMap.intersection(*matches)
        for term in terms:
            if term.negated:
                found -= self._matching(term, about)
        return found

    def _matching(self, term: Term, about: Sequence[Term]) -> BitMap:
        """The rows that match a term; `about` says which stances a `stance:` means, all where it is empty."""
        match term.field:
            case None:
                return BitMap(self._texts.rows(term.value))
            case "stance":
                return self._with_stance(bound(term.value), self._targets(about))
            case "confidence":
                low, high = bound(term.value)
                return BitMap([row for row, value in enumerate(self._confidence) if low <= value <= high])
            case "after":
                first = day(term.value).toordinal()
                return BitMap().union(*(rows for at, rows in self._days.items() if at >= first))
            case "before":
                end = day(term.value).toordinal()
                return BitMap().union(*(rows for at, rows in self._days.items() if at < end))
            case field:
                values = self._values[field]
                return BitMap().union(*(values[key] for key in self._keys(field, term.value)))

    def _with_stance(self, wanted: Bound, targets: Iterable[str]) -> BitMap:
        low, high = wanted
        return BitMap(
            [row for key in targets for row, score in self._stances[key].items() if low <= score <= high]
        )

    def _targets(self, about: Sequence[Term]) -> list[str]:
        """The targets with stances that the `about:` terms mean; all where there are none."""
        keys = {key for term in about for key in self._keys("about", term.value)} if about else self._stances
        return [key for key in keys if key in self._stances]

    def _keys(self, field: str, value: str) -> list[str]:
        """The values of a field that are meant: those called exactly so, else those called so in part.

        A part starts a word; a star at the end asks for both.
        """
        needle = fold(value.removesuffix("*"))
        called = {key: self._called(key) for key in self._values[field]}
        exact = [key for key, names in called.items() if needle in names]
        if exact and not value.endswith("*"):
            return exact
        return [key for key, names in called.items() if any(has_word(name, needle) for name in names)]

    def _called(self, key: str) -> tuple[str, ...]:
        """Everything that a value is called, folded, its key first."""
        if key not in self._folded:
            names = (key, *self._names.get(key, ()), *filter(None, (self._seen_names.get(key),)))
            self._folded[key] = tuple(fold(name) for name in names)
        return self._folded[key]

    # -- ordering --------------------------------------------------------------------------------------------

    def ordered(self, rows: BitMap, query: Query, sort: Sort) -> list[int]:
        """The rows in this order."""
        newest = sorted(rows, key=self._places.__getitem__)
        match sort:
            case Sort.NEWEST:
                return newest
            case Sort.OLDEST:
                dated = BitMap().union(*self._days.values())
                return _sorted_first(newest, dated, key=lambda row: -(self._places[row] >> 48))
            case Sort.CONFIDENCE:
                return sorted(newest, key=self._confidence.__getitem__, reverse=True)
            case Sort.SPEAKER:
                speakers = self._values["speaker"]
                names = {row: fold(self.name(key)) for key in speakers for row in speakers[key] & rows}
                return _sorted_first(newest, BitMap(names), key=names.__getitem__)
            case Sort.AGAINST | Sort.FOR:
                scores, scored = self._scores(query)
                sign = -1 if sort is Sort.FOR else 1
                return _sorted_first(newest, scored, key=lambda row: sign * scores[row])

    # -- counting --------------------------------------------------------------------------------------------

    def name(self, key: str) -> str:
        """What a value is called on the screen; the key itself where it has no name."""
        return next(iter(self._names.get(key, ())), None) or self._seen_names.get(key, key)

    def facets(self, rows: BitMap, query: Query) -> Facets:
        """Counts and means over these rows, which the query found."""
        scores, scored = self._scores(query)
        scored = scored & rows
        return Facets(
            countries=self._facets("country", rows, scores, scored),
            topics=self._facets("topic", rows, scores, scored),
            speakers=self._facets("speaker", rows, scores, scored),
            targets=self._target_facets(rows),
        )

    def _facets(self, field: str, rows: BitMap, scores: Scores, scored: BitMap) -> tuple[Facet, ...]:
        return _by_count(
            Facet(key, self.name(key), count, _mean(scores, values & scored))
            for key, values in self._values[field].items()
            if (count := values.intersection_cardinality(rows))
        )

    def _target_facets(self, rows: BitMap) -> tuple[Facet, ...]:
        return _by_count(
            Facet(key, self.name(key), len(found), self._mean_toward(key, found))
            for key, values in self._values["about"].items()
            if key not in self._topic_targets and (found := values & rows)
        )

    def _mean_toward(self, target: str, rows: BitMap) -> float | None:
        if target not in self._stances:
            return None
        return _mean(self._stances[target], rows & self._toward[target])

    def _scores(self, query: Query) -> tuple[Scores, BitMap]:
        """Each quote's own score under this query, and the rows that have one."""
        about = [term for term in query.terms if term.field == "about" and not (term.negated or term.problem)]
        if not about:
            return self._own, self._scored
        collected: dict[int, list[float]] = defaultdict(list)
        for key in self._targets(about):
            for row, score in self._stances[key].items():
                collected[row].append(score)
        return {row: sum(scores) / len(scores) for row, scores in collected.items()}, BitMap(collected)


def _mean(scores: Scores, rows: BitMap) -> float | None:
    if len(rows) < 2:
        return scores[rows[0]] if rows else None
    total: float = sum(itemgetter(*rows)(scores))
    return total / len(rows)


def _by_count(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    return tuple(sorted(facets, key=lambda facet: (-facet.count, facet.name)))


def _sorted_first(rows: list[int], having: BitMap, *, key: Callable[[int], Any]) -> list[int]:
    """The rows that have something, sorted by it, before those that lack it; equals keep their order."""
    first = sorted((row for row in rows if row in having), key=key)
    return first + [row for row in rows if row not in having]

"""The index: answers queries from the columns.

Filters are unions and intersections of bitmaps; means look up the scores of the rows that are left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from operator import itemgetter
from typing import Any

from pyroaring import BitMap

from store.column_store import ColumnStore
from store.contract import Facet, Facets, Sort, Verdict
from store.folding import fold
from store.query import Bound, Query, Term, bound, day

Scores = Mapping[int, float] | Sequence[float]
"""A score for each row that has one."""


class Index:
    """Selects, orders and counts rows."""

    def __init__(self, columns: ColumnStore) -> None:
        self._columns = columns
        self._names = columns.names

    def targets(self, query: Query) -> frozenset[str]:
        """The ids of the targets that the query's `about:` terms mean."""
        about = self._columns.values["about"]
        asked = (term for term in query.terms if term.field == "about" and not (term.negated or term.problem))
        return frozenset(key for term in asked for key in self._names.meant(term.value, about))

    def select(self, query: Query, targets: Set[str]) -> BitMap:
        """The rows that match; a term with a problem filters nothing.

        The `targets` here and below are those of the query; an empty set stands for all.
        """
        terms = [term for term in query.terms if not term.problem]
        wanted = [term for term in terms if not term.negated]
        rows = self._columns.live.copy()
        for field in {term.field for term in wanted}:
            matches = [self._matching(term, targets) for term in wanted if term.field == field]
            rows &= BitMap.union(*matches) if field else BitMap.intersection(*matches)
        for term in terms:
            if term.negated:
                rows -= self._matching(term, targets)
        return rows

    def _matching(self, term: Term, targets: Set[str]) -> BitMap:
        """The rows that match a term; `stance:` looks at stances toward the targets."""
        match term.field:
            case None:
                return BitMap(self._columns.texts.rows(term.value))
            case "stance":
                return self._with_stance(bound(term.value), targets)
            case "confidence":
                low, high = bound(term.value)
                return BitMap(
                    [row for row, value in enumerate(self._columns.confidence) if low <= value <= high]
                )
            case "after":
                first = day(term.value).toordinal()
                return BitMap().union(*(rows for at, rows in self._columns.days.items() if at >= first))
            case "before":
                end = day(term.value).toordinal()
                return BitMap().union(*(rows for at, rows in self._columns.days.items() if at < end))
            case "speaker":
                return self._with_value(term.value, "speaker", "group")
            case field:
                return self._with_value(term.value, field)

    def _with_value(self, value: str, *fields: str) -> BitMap:
        """The rows that have, in any of these fields, what a query's value means."""
        columns = [self._columns.values[field] for field in fields]
        meant = self._names.meant(value, {key: None for column in columns for key in column})
        return BitMap().union(*(column[key] for column in columns for key in meant if key in column))

    def _with_stance(self, wanted: Bound, targets: Set[str]) -> BitMap:
        low, high = wanted
        return BitMap(
            [row for scores in self._toward(targets) for row, score in scores.items() if low <= score <= high]
        )

    def _toward(self, targets: Set[str]) -> Iterator[Mapping[int, float]]:
        """The scores toward each of the targets."""
        return (scores for key, scores in self._columns.stances.items() if not targets or key in targets)

    def ordered(self, rows: BitMap, targets: Set[str], sort: Sort) -> list[int]:
        """The rows in this order."""
        newest = sorted(rows, key=self._columns.places.__getitem__)
        match sort:
            case Sort.NEWEST:
                return newest
            case Sort.OLDEST:
                dated = BitMap().union(*self._columns.days.values())
                return _sorted_first(newest, dated, key=lambda row: -(self._columns.places[row] >> 48))
            case Sort.CONFIDENCE:
                return sorted(newest, key=self._columns.confidence.__getitem__, reverse=True)
            case Sort.SPEAKER:
                names = self._speaker_names(rows)
                return _sorted_first(newest, BitMap(names), key=names.__getitem__)
            case Sort.AGAINST | Sort.FOR:
                furthest = self._furthest(targets, -1 if sort is Sort.FOR else 1)
                return _sorted_first(newest, BitMap(furthest), key=furthest.__getitem__)

    def _speaker_names(self, rows: BitMap) -> dict[int, str]:
        """The folded name of each row's speaker; of those who speak together the group's."""
        speakers, groups = self._columns.values["speaker"], self._columns.values["group"]
        return {
            row: fold(self._names.name(key))
            for column in (speakers, groups)
            for key in column
            for row in column[key] & rows
        }

    def facets(self, rows: BitMap, targets: Set[str]) -> Facets:
        """Counts and means over these rows."""
        scores, scored = self._scores(targets)
        scored = (scored & rows) - self._dismissed
        return Facets(
            countries=self._facets("country", rows, scores, scored),
            topics=self._facets("topic", rows, scores, scored),
            speakers=self._facets("speaker", rows, scores, scored),
            targets=self._target_facets(rows),
        )

    def _facets(self, field: str, rows: BitMap, scores: Scores, scored: BitMap) -> tuple[Facet, ...]:
        return _by_count(
            self._facet(key, count, scores, values & scored)
            for key, values in self._columns.values[field].items()
            if (count := values.intersection_cardinality(rows))
        )

    def _target_facets(self, rows: BitMap) -> tuple[Facet, ...]:
        dismissed = self._dismissed
        return _by_count(
            self._facet(
                key, len(about), self._columns.stances[key], (about & self._columns.toward[key]) - dismissed
            )
            for key, values in self._columns.values["about"].items()
            if key not in self._columns.topic_targets and (about := values & rows)
        )

    @property
    def _dismissed(self) -> BitMap:
        """The rows whose annotation is a dismissal, see `Annotation.is_dismissal`."""
        states = self._columns.values["is"]
        return states[Verdict.WRONG] - states["corrected"]

    def _facet(self, key: str, count: int, scores: Scores, scored: BitMap) -> Facet:
        return Facet(key, self._names.name(key), count, _mean(scores, scored), len(scored))

    def _scores(self, targets: Set[str]) -> tuple[Scores, BitMap]:
        """Each quote's own score, and the rows that have one."""
        if not targets:
            return self._columns.own, self._columns.scored
        collected: dict[int, list[float]] = defaultdict(list)
        for scores in self._toward(targets):
            for row, score in scores.items():
                collected[row].append(score)
        return {row: sum(scores) / len(scores) for row, scores in collected.items()}, BitMap(collected)

    def _furthest(self, targets: Set[str], sign: int) -> dict[int, float]:
        """Each quote's lowest score where `sign` is 1; where it is -1 its highest, negated."""
        furthest: dict[int, float] = {}
        for scores in self._toward(targets):
            for row, score in scores.items():
                if row not in furthest or sign * score < furthest[row]:
                    furthest[row] = sign * score
        return furthest


def _mean(scores: Scores, rows: BitMap) -> float | None:
    if len(rows) < 2:
        return scores[rows[0]] if rows else None
    total: float = sum(itemgetter(*rows)(scores))
    return total / len(rows)


def _by_count(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    return tuple(sorted(facets, key=lambda facet: (-facet.count, facet.name)))


def _sorted_first(rows: list[int], having: BitMap, *, key: Callable[[int], Any]) -> list[int]:
    """The rows that have a value, sorted by it, before those that lack it; equals keep their order."""
    first = sorted((row for row in rows if row in having), key=key)
    return first + [row for row in rows if row not in having]

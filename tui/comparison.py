"""Stances compared: who stands where toward whom, when, and where a stance turned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from statistics import fmean

from stance.records import Stance, Target, label
from store.contract import Desk, Entry, Facet, Sort
from store.query import Query

MATRIX_ROWS, MATRIX_COLUMNS = 30, 30
LONG_IN_MONTHS = 96
"""A time line over more months has a row for each year."""
SHORT_IN_DAYS = 45
"""A time line over at most this many days has a row for each day."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Mean stances of the speakers of countries toward targets."""

    rows: tuple[Facet, ...]
    """Countries of the speakers, the most quoted first."""
    columns: tuple[Facet, ...]
    """Targets, the most talked of first."""
    cells: Mapping[tuple[str, str], Facet]
    """By the keys of row and column; missing where there is no quote."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One dated stance."""

    day: date
    score: float
    label: int
    quote_id: str
    speaker_ids: tuple[str, ...]
    """Of each who speaks; without those who may be others each time, as "analysts"."""


@dataclass(frozen=True, slots=True)
class Turning:
    """Two sayings of a speaker between which the stance toward the target changed sign."""

    target: Target
    speaker_id: str
    before: Saying
    after: Saying

    @property
    def change(self) -> float:
        """How far apart the two scores are, 0…2."""
        return abs(self.after.score - self.before.score)


@dataclass(frozen=True, slots=True)
class Period:
    """The sayings of a day, a month or a year."""

    name: str
    first: date
    end: date
    """The day after the last, where the calendar has one."""
    mean: float
    count: int


def matrix(desk: Desk, query: Query) -> Matrix:
    """The matrix of what the query finds; some milliseconds for each row."""
    facets = desk.find(query).facets
    rows, columns = facets.countries[:MATRIX_ROWS], facets.targets[:MATRIX_COLUMNS]
    keys = {column.key for column in columns}
    others = without(query, "country")
    cells = {
        (row.key, cell.key): cell
        for row in rows
        for cell in desk.find(others.plus("country", row.key)).facets.targets
        if cell.key in keys
    }
    return Matrix(rows, columns, cells)


def without(query: Query, *fields: str) -> Query:
    """The query without the values that it asks for in these fields; negated terms stay."""
    for term in query.terms:
        if term.field in fields and not term.negated:
            query = query.minus(term.field, term.value)
    return query


def sayings(desk: Desk, query: Query) -> dict[Target, list[Saying]]:
    """The dated stances that a query finds, by target, the oldest first; the most frequent target first.

    Quotes that the analyst has judged wrong don't count.
    """
    found: dict[Target, list[Saying]] = defaultdict(list)
    for entry in desk.find(query, sort=Sort.OLDEST):
        if entry.article.published and not entry.annotation.is_dismissal:
            for stance in entry.stances:
                if not entry.is_mention(stance):
                    found[stance.target].append(_saying(entry, entry.article.published, stance))
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def _saying(entry: Entry, day: date, stance: Stance) -> Saying:
    speaker_ids = tuple(speaker.id for speaker in entry.speakers if speaker.named)
    return Saying(day, stance.score, stance.label, entry.quote.id, speaker_ids)


def periods(sayings: Sequence[Saying]) -> list[Period]:
    """The sayings by day, month or year, depending on how long a time they span."""
    if not sayings:
        return []
    first, last = sayings[0].day, sayings[-1].day
    if (last - first).days <= SHORT_IN_DAYS:
        parts = 3
    else:
        parts = 2 if (last - first).days <= LONG_IN_MONTHS * 31 else 1
    groups = groupby(sayings, key=lambda saying: saying.day.timetuple()[:parts])
    return [_period(key, [saying.score for saying in group]) for key, group in groups]


def _period(key: tuple[int, ...], scores: Sequence[float]) -> Period:
    first, parts = date(*(*key, 1, 1)[:3]), len(key)
    name = first.isoformat()[: (4, 7, 10)[parts - 1]]
    return Period(name, first, _end(first, parts), fmean(scores), len(scores))


def _end(first: date, parts: int) -> date:
    """The day after the year, month or day that starts then, or the calendar's last day."""
    try:
        match parts:
            case 1:
                return date(first.year + 1, 1, 1)
            case 2:
                return date(first.year + first.month // 12, first.month % 12 + 1, 1)
            case _:
                return first + timedelta(days=1)
    except (ValueError, OverflowError):
        return date.max


def turns(said: Mapping[Target, Iterable[Saying]]) -> list[Turning]:
    """Where speakers changed sign toward a target: the latest first, of one day the strongest change first.

    Ties are in the order of the targets. The sayings of each target must be sorted, the oldest first.
    """
    found = [Turning(target, *turn) for target, sayings in said.items() for turn in _turned(sayings)]
    return sorted(found, key=lambda turn: (-turn.after.day.toordinal(), -turn.change))


def _turned(sayings: Iterable[Saying]) -> Iterator[tuple[str, Saying, Saying]]:
    """Each speaker with the two sayings toward one target between which the sign of the day's mean changed.

    Neutral days may lie between. Differences within one day don't count: the day is represented by the
    strongest saying with the sign of the day's mean.
    """
    said: dict[tuple[str, date], list[Saying]] = defaultdict(list)
    for saying in sayings:
        for speaker_id in saying.speaker_ids:
            said[speaker_id, saying.day].append(saying)
    days: dict[str, list[Saying]] = defaultdict(list)
    for (speaker_id, _), of_day in said.items():
        if telling := _telling(of_day):
            days[speaker_id].append(telling)
    for speaker_id, of_one in days.items():
        for one, other in pairwise(of_one):
            if one.label != other.label:
                yield speaker_id, one, other


def _telling(of_day: Sequence[Saying]) -> Saying | None:
    """The strongest saying with the sign of the day's mean; None where the day is neutral."""
    standing = label(fmean(saying.score for saying in of_day))
    agreeing = (saying for saying in of_day if standing and saying.label == standing)
    return max(agreeing, key=lambda saying: abs(saying.score), default=None)

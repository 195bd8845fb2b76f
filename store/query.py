"""The query language: one grammar for the filter line, the command line and saved views.

A query is a list of terms: `field:value`, words, and "phrases"; `-` before a term negates it. Terms of one
field are alternatives; different fields must all match, and so must words and phrases. A value with spaces is
put in quotation marks, in which a backslash escapes the next character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from math import inf, nextafter
from typing import NamedTuple

from stance.records import Act, Kind

FIELDS: Mapping[str, str] = {
    "country": "country of the speaker: RU, Russia",
    "about": "what the quote is about, a country or person: US, putin",
    "topic": "topic: sanctions",
    "speaker": 'speaker: putin, "Vladimir Putin"',
    "outlet": "outlet: BBC",
    "kind": "direct, mixed or indirect",
    "act": "speech or thought",
    "stance": "score: <-0.3, >0, -0.2..0.2; with about: toward that target",
    "confidence": "confidence of the attribution: >0.8",
    "after": "first day of publication: 2024-06-01",
    "before": "day after the last: 2024-07-01",
    "is": "marked, noted, corrected, right, wrong, unattributed or new",
}
"""The fields, with the values that each takes."""

STATES = ("marked", "noted", "corrected", "right", "wrong", "unattributed", "new")
"""The values of `is:`."""

TERM = re.compile(
    r"""(?P<minus>-?)
        (?:(?P<field>[A-Za-z]+):)?
        (?:["“”](?P<phrase>(?:[^"“”\\]|\\.)*\\?)(?P<closed>["“”]?)|(?P<word>\S*))""",
    re.VERBOSE | re.DOTALL,
)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
MARKS = re.compile(r'["“”\\]')
PLAIN = re.compile(r'(?!["“”])\S+')
NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
BOUND = re.compile(rf"(?P<sign>[<>]=?|=)?(?P<number>{NUMBER})|(?P<low>{NUMBER})\.\.(?P<high>{NUMBER})")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a query, with its place, where a problem can be shown."""

    field: str | None
    """"country", "about" …; None for free words and phrases."""
    value: str
    negated: bool
    start: int
    end: int
    problem: str | None = None
    """Why the term isn't understood, in one short sentence; it then filters nothing."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query."""

    text: str = ""
    terms: tuple[Term, ...] = ()

    @property
    def problems(self) -> tuple[Term, ...]:
        """The terms that have a problem."""
        return tuple(term for term in self.terms if term.problem)

    def has(self, field: str | None, value: str, *, negated: bool = False) -> bool:
        """Whether it contains this very term."""
        return any((term.field, term.value, term.negated) == (field, value, negated) for term in self.terms)

    def plus(self, field: str | None, value: str, *, negated: bool = False) -> Query:
        """This query with a term at its end; the opposite of the term is removed."""
        query = self.minus(field, value, negated=not negated)
        if query.has(field, value, negated=negated):
            return query
        return parse(f"{query.text} {written(field, value, negated=negated)}".strip())

    def minus(self, field: str | None, value: str, *, negated: bool = False) -> Query:
        """This query without a term."""
        text = self.text
        for term in reversed(self.terms):
            if (term.field, term.value, term.negated) == (field, value, negated):
                text = f"{text[: term.start].rstrip()} {text[term.end :].lstrip()}".strip()
        return parse(text)


class Bound(NamedTuple):
    """The numbers from `low` to `high`, both included."""

    low: float
    high: float


def parse(text: str) -> Query:
    """Parse a query; never raises: a term that isn't understood has a `problem`."""
    return Query(text, tuple(_term(match) for match in TERM.finditer(text) if match[0]))


def written(field: str | None, value: str, *, negated: bool = False) -> str:
    """A term as text, in quotation marks if it needs them; `parse` reads it back."""
    name = f"{field}:" if field else ""
    term = name + value
    match = TERM.fullmatch(term) if PLAIN.fullmatch(value) else None
    if not match or match["minus"] or (match["field"] or None) != field:
        escaped = MARKS.sub(r"\\\g<0>", value)
        term = f'{name}"{escaped}"'
    return "-" * negated + term


def bound(value: str) -> Bound:
    """The range of `<-0.3`, `>=0`, `0.5` or `-0.2..0.2`; ValueError for anything else."""
    match = BOUND.fullmatch(value.replace("−", "-"))
    if not match:
        raise ValueError(f"{value!r} means no numbers")
    if match["low"]:
        return Bound(float(match["low"]), float(match["high"]))
    sign, number = match["sign"], float(match["number"])
    return Bound(
        low={"<": -inf, "<=": -inf, ">": nextafter(number, inf)}.get(sign, number),
        high={">": inf, ">=": inf, "<": nextafter(number, -inf)}.get(sign, number),
    )


def day(value: str) -> date:
    """The day `2024-06-19`, the first day of `2024-06` or `2024`; ValueError for anything else."""
    parts = value.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        raise ValueError(f"{value!r} means no day")
    year, month, day_of_month = (*map(int, parts), 1, 1)[:3]
    return date(year, month, day_of_month)


def _term(match: re.Match[str]) -> Term:
    field, phrase = match["field"], match["phrase"]
    field = field.lower() if field else None
    value = ESCAPED.sub(r"\1", phrase) if phrase is not None else match["word"]
    problem = _problem(field, value, is_unclosed=phrase is not None and not match["closed"])
    return Term(field, value, bool(match["minus"]), match.start(), match.end(), problem)


def _problem(field: str | None, value: str, *, is_unclosed: bool) -> str | None:
    if field is not None and field not in FIELDS:
        return f'There is no field "{field}"; there are {", ".join(FIELDS)}.'
    if is_unclosed:
        return "The quotation mark isn't closed."
    if not field:
        return None if value.strip() else "There is nothing to look for."
    if not value.strip():
        return f"It takes {FIELDS[field]}."
    if check := CHECKS.get(field):
        try:
            check(value)
        except ValueError:
            return f"It takes {FIELDS[field]}."
    return None


def _state(value: str) -> str:
    return STATES[STATES.index(value.lower())]


CHECKS: Mapping[str, Callable[[str], object]] = {
    "kind": lambda value: Kind(value.lower()),
    "act": lambda value: Act(value.lower()),
    "stance": bound,
    "confidence": bound,
    "after": day,
    "before": day,
    "is": _state,
}
"""By field what reads its values; it raises ValueError where it can't."""

"""Completion of the filter line: names of fields, and the values that the desk has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stance.records import Act, Kind
from store.contract import Facets
from store.folding import fold, has_word
from store.query import FIELDS, STATES, parse, written

Values = Mapping[str, Sequence[str]]
"""By field, the likeliest first."""

FIXED: Values = {"kind": tuple(Kind), "act": tuple(Act), "is": STATES}
AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of a desk's values."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Of countries, topics and targets, by their codes and ids."""
    values: Values = field(default_factory=lambda: FIXED)


def vocabulary(everything: Facets, outlets: Sequence[str]) -> Vocabulary:
    """The vocabulary of a desk with these facets."""
    facets = (*everything.targets, *everything.countries, *everything.topics)
    return Vocabulary(
        {facet.key: facet.name for facet in facets},
        {
            "country": [facet.name for facet in everything.countries],
            "about": [facet.name for facet in everything.targets],
            "topic": [facet.name for facet in everything.topics],
            "speaker": [facet.name for facet in everything.speakers],
            "outlet": outlets,
            **FIXED,
        },
    )


def completions(text: str, values: Values) -> list[tuple[str, str]]:
    """Completions of the text's last term: the whole text with each, and what to show for it."""
    if not text or text[-1].isspace():
        return []
    term = parse(text).terms[-1]
    before, minus = text[: term.start], "-" * term.negated
    if term.field is None:
        return [
            (f"{before}{minus}{name}:", f"{name}:")
            for name in FIELDS
            if term.value and name.startswith(term.value)
        ]
    found = list(_values(term.field, term.value, values))
    if [fold(term.value)] == [fold(value) for value in found]:
        return []
    return [(before + written(term.field, value, negated=term.negated), value) for value in found]


def _values(name: str, typed: str, values: Values) -> Iterator[str]:
    """Values that start with what is typed, then those with a word that does."""
    needle, known = fold(typed), values.get(name, ())
    starting = [value for value in known if fold(value).startswith(needle)]
    others = (value for value in known if value not in starting and has_word(fold(value), needle))
    for _, value in zip(range(AT_MOST), [*starting, *others], strict=False):
        yield value

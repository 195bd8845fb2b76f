"""What the panes show for a query: computed from a desk in one place, without any widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from store.contract import Desk, Facet, Facets, Selection
from store.folding import fold
from store.query import Query, parse

PANE_FIELDS = ("country", "topic", "speaker")
"""The fields with a pane, by their names in the query language."""
IS_MARKED = parse("is:marked")


@dataclass(frozen=True, slots=True)
class Pane:
    """One field's values: those to show, and those that the query asks for or leaves out."""

    facets: tuple[Facet, ...] = ()
    included: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class View:
    """A query's quotes with all that is told of them."""

    selection: Selection
    panes: Mapping[str, Pane]
    """By field. A pane counts what the other fields' terms find, so that a second value can be added."""
    total: int
    marked: int


def look(desk: Desk, query: Query) -> View:
    """What a query shows of a desk."""
    selection = desk.find(query)
    panes = {name: _pane(desk, selection, name) for name in PANE_FIELDS}
    return View(selection, panes, total=len(desk.find()), marked=len(desk.find(IS_MARKED)))


def value_of(name: str, facet: Facet) -> str:
    """How a facet's value is written in a query: a country's code, else the name."""
    return facet.key if name == "country" else facet.name


def toggled(query: Query, name: str, facet: Facet, *, negated: bool) -> Query:
    """The query with a facet's value asked for or left out, or no longer so."""
    present = [term for term in query.terms if term.field == name and _means(term.value, facet)]
    for term in present:
        query = query.minus(name, term.value, negated=term.negated)
    if any(term.negated == negated for term in present):
        return query
    return query.plus(name, value_of(name, facet), negated=negated)


def narrowest(desk: Desk, query: Query) -> tuple[str, int] | None:
    """The term that leaves out most, and how many quotes there are without it; None: none is to blame."""
    found = [
        (
            query.text[term.start : term.end],
            len(desk.find(query.minus(term.field, term.value, negated=term.negated))),
        )
        for term in query.terms
        if not term.problem
    ]
    best = max(found, key=lambda pair: pair[1], default=("", 0))
    return best if best[1] else None


def folded_values(query: Query, name: str | None) -> frozenset[str]:
    """What the query asks for in a field, folded for comparing; None: its words and phrases."""
    return frozenset(
        fold(term.value)
        for term in query.terms
        if term.field == name and not term.negated and not term.problem
    )


def _pane(desk: Desk, selection: Selection, name: str) -> Pane:
    own = [term for term in selection.query.terms if term.field == name]
    query = selection.query
    for term in own:
        query = query.minus(name, term.value, negated=term.negated)
    facets = (desk.find(query) if own else selection).facets
    shown = _of(facets, name)
    missing = [term for term in own if not any(_means(term.value, facet) for facet in shown)]
    if missing:
        # What the query names stays in sight, so that it can be taken out again.
        everything = _of(desk.find().facets, name)
        named = (facet for facet in everything if any(_means(term.value, facet) for term in missing))
        shown = (*(replace(facet, count=0, mean=None) for facet in named), *shown)
    return Pane(
        shown,
        frozenset(f.key for f in shown for term in own if not term.negated and _means(term.value, f)),
        frozenset(f.key for f in shown for term in own if term.negated and _means(term.value, f)),
    )


def _of(facets: Facets, name: str) -> tuple[Facet, ...]:
    return {"country": facets.countries, "topic": facets.topics, "speaker": facets.speakers}[name]


def _means(value: str, facet: Facet) -> bool:
    return fold(value) in (fold(facet.key), fold(facet.name))

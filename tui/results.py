"""What the panes show for a query, computed from a desk in one place, without any widget."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from store.contract import Desk, Facet, Facets, Selection, Sort
from store.folding import fold, has_word
from store.query import Query, Term, parse
from tui.completing import Vocabulary, vocabulary

NAMED_FIELDS = ("speaker", "country", "topic")
"""The fields whose values a word may mean, the likeliest first."""
PANE_FIELDS = ("country", "topic", "speaker")
"""The fields with a pane, by their names in the query language."""
IS_MARKED = parse("is:marked")
IS_NEW = parse("is:new")
CACHED = 24
"""How many selections are kept, besides that of the whole desk."""


@dataclass(frozen=True, slots=True)
class FacetValues:
    """One field's values to show, and which of them the query asks for or leaves out."""

    facets: tuple[Facet, ...] = ()
    included: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    toward: tuple[str, ...] = ()
    """Names of the targets that the mean stances are toward; empty: toward all."""


@dataclass(frozen=True, slots=True)
class Results:
    """A query's quotes, with all that the panes show about them."""

    selection: Selection
    sort: Sort
    facets: Mapping[str, FacetValues]
    """By field. They count what the other fields' terms find, so that a second value can be added."""
    total: int
    marked: int
    vocabulary: Vocabulary
    narrowest: tuple[str, int] | None
    """Where nothing is found: the term that excludes most, and how many quotes there are without it."""
    meant: Query | None
    """Where nothing is found: the query with a speaker, country or topic instead of words in its name."""


class Searcher:
    """Searches a desk. Selections are kept until the desk changes, since the panes ask for them again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._found: dict[str, Selection] = {}
        self._vocabulary: Vocabulary | None = None

    def forget(self, *, states_only: bool) -> None:
        """Drop what the desk's change has made stale; with `states_only` that is what `is:` finds."""
        if states_only:
            found = dict(self._found)
            self._found = {text: one for text, one in found.items() if not _asks_for_state(one.query)}
        else:
            self._found, self._vocabulary = {}, None

    def find(self, query: Query) -> Selection:
        """What the query finds, newest first."""
        # Another thread may call `forget` meanwhile: this selection then goes into the dropped dictionary.
        found = self._found
        if query.text not in found:
            if len(found) >= CACHED:
                found.pop(next(text for text in found if text))
            found[query.text] = self._desk.find(query)
        return found[query.text]

    def search(self, query: Query, sort: Sort = Sort.NEWEST) -> Results:
        """All that the panes show for a query. It takes up to a tenth of a second, so run it in a thread."""
        found = self.find(query)
        selection = found if sort is Sort.NEWEST else self._desk.find(query, sort=sort)
        if selection:
            selection[0]  # Sorts it, in this thread instead of while the list is drawn.
        total = len(self.find(Query()))
        is_empty = bool(total and not selection)
        return Results(
            selection,
            sort,
            {name: self._pane(query, name, self._names_of(found.targets)) for name in PANE_FIELDS},
            total=total,
            marked=len(self.find(IS_MARKED)),
            vocabulary=self._names(),
            narrowest=self._narrowest(query) if is_empty else None,
            meant=self._meant(query) if is_empty else None,
        )

    def _names(self) -> Vocabulary:
        if self._vocabulary is None:
            outlets = {article.outlet for article in self._desk.articles() if article.outlet}
            self._vocabulary = vocabulary(self.find(Query()).facets, sorted(outlets))
        return self._vocabulary

    def _narrowest(self, query: Query) -> tuple[str, int] | None:
        found = [
            (query.text[term.start : term.end], len(self.find(_without(query, [term]))))
            for term in query.terms
            if not term.problem
        ]
        best = max(found, key=lambda pair: pair[1], default=("", 0))
        return best if best[1] else None

    def _meant(self, query: Query) -> Query | None:
        words = [term for term in query.terms if term.field is None and not term.negated]
        named = (
            (name, facet, [term for term in words if has_word(fold(facet.name), fold(term.value))])
            for name in NAMED_FIELDS
            for facet in _of(self.find(Query()).facets, name)
        )
        name, facet, said = max(named, key=lambda each: len(each[2]), default=("", None, []))
        if facet is None or not said:
            return None
        meant = _without(query, said).plus(name, value_of(name, facet))
        return meant if len(self.find(meant)) else None

    def _names_of(self, targets: Collection[str]) -> tuple[str, ...]:
        names = self._names().names
        return tuple(sorted(names.get(target, target) for target in targets))

    def _pane(self, query: Query, name: str, toward: tuple[str, ...]) -> FacetValues:
        own = [term for term in query.terms if term.field == name]
        shown = _of(self.find(_without(query, own)).facets, name)
        missing = [term for term in own if not any(_means(term.value, facet) for facet in shown)]
        if missing:
            # A value that the query names stays in sight, so that it can be removed again.
            everything = _of(self.find(Query()).facets, name)
            named = (facet for facet in everything if any(_means(term.value, facet) for term in missing))
            shown = (*(replace(facet, count=0, mean=None, scored=0) for facet in named), *shown)
        return FacetValues(
            shown,
            frozenset(f.key for f in shown for term in own if not term.negated and _means(term.value, f)),
            frozenset(f.key for f in shown for term in own if term.negated and _means(term.value, f)),
            toward,
        )


def value_of(name: str, facet: Facet) -> str:
    """How a facet's value is written in a query: a country's code, any other's name."""
    return facet.key if name == "country" else facet.name


def with_facet_toggled(query: Query, name: str, facet: Facet, *, negated: bool) -> Query:
    """The query with a facet's value added or, where it is there already, removed."""
    present = [term for term in query.terms if term.field == name and _means(term.value, facet)]
    for term in present:
        query = query.minus(name, term.value, negated=term.negated)
    if any(term.negated == negated for term in present):
        return query
    return query.plus(name, value_of(name, facet), negated=negated)


def without_single_letter(query: Query) -> Query:
    """The query without a last word of a single letter, which would match nearly every quote."""
    last = query.terms[-1] if query.terms else None
    if last and last.field is None and len(last.value) == 1 and last.end == len(query.text):
        return _without(query, [last])
    return query


def words_asked_for(query: Query) -> frozenset[str]:
    """The words and phrases that the query asks for, folded for comparing."""
    return frozenset(
        fold(term.value)
        for term in query.terms
        if term.field is None and not term.negated and not term.problem
    )


def _without(query: Query, terms: Sequence[Term]) -> Query:
    for term in terms:
        query = query.minus(term.field, term.value, negated=term.negated)
    return query


def _asks_for_state(query: Query) -> bool:
    return any(term.field == "is" for term in query.terms)


def _of(facets: Facets, name: str) -> tuple[Facet, ...]:
    return {"country": facets.countries, "topic": facets.topics, "speaker": facets.speakers}[name]


def _means(value: str, facet: Facet) -> bool:
    return fold(value) in (fold(facet.key), fold(facet.name))

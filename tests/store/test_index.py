"""The index against the plainest reading of a query: a look at every quote."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

import store
from stance.records import Extraction
from store.contract import Entry, Facet, Facets, Sort
from store.folding import fold, has_word
from store.query import Query, Term, bound, day, parse, written
from tests.store.examples import corpora

queries = st.lists(
    st.sampled_from(
        [
            *("country:RU", "country:KP", "-country:RU", "about:US", "about:RU", "-about:nato", "about:nato"),
            *(
                "topic:medtop:20000642",
                "-topic:medtop:20000641",
                "speaker:putin",
                "speaker:kim",
                "-speaker:kim",
            ),
            *("kind:direct", "kind:mixed", "act:thought", "-act:thought", "stance:<0", "stance:>0.5"),
            *("-stance:<0", "confidence:>0.5", "-confidence:0..0.1", "after:2024-01-01", "before:2024-01-15"),
            *("-after:2024-02", "is:unattributed", "is:marked", "-is:noted", "a", "-a", "0", "foo:x", '"'),
        ]
    ),
    max_size=5,
).map(lambda terms: parse(" ".join(terms)))


def matches(entry: Entry, query: Query) -> bool:
    """Whether a quote matches, term by term."""
    terms = sorted((term for term in query.terms if not term.problem), key=lambda term: str(term.field))
    about = [term for term in terms if term.field == "about" and not term.negated]
    groups = {
        field: [matches_term(entry, term, about) for term in group if not term.negated]
        for field, group in groupby(terms, key=lambda term: term.field)
    }
    return all((any if field else all)(found) for field, found in groups.items() if found) and not any(
        matches_term(entry, term, about) for term in terms if term.negated
    )


def matches_term(entry: Entry, term: Term, about: list[Term]) -> bool:
    quote, published = entry.quote, entry.article.published
    meant = {term.value for term in about}
    names = [speaker.name for speaker in (quote.speaker, *quote.speakers) if speaker]
    fields: dict[str, Callable[[], bool]] = {
        "country": lambda: term.value in countries(entry),
        "about": lambda: term.value in {*quote.countries, *(stance.target.id for stance in quote.stances)},
        "topic": lambda: term.value in topics(entry),
        "speaker": lambda: any(has_word(fold(name), term.value) for name in names),
        "kind": lambda: quote.kind == term.value,
        "act": lambda: quote.act == term.value,
        "stance": lambda: any(
            low <= stance.score <= high
            for low, high in [bound(term.value)]
            for stance in quote.stances
            if stance.evidence and (not meant or stance.target.id in meant)
        ),
        "confidence": lambda: bound(term.value).low <= quote.confidence <= bound(term.value).high,
        "after": lambda: published is not None and published >= day(term.value),
        "before": lambda: published is not None and published < day(term.value),
        "is": lambda: {
            "unattributed": quote.speaker is None,
            "marked": entry.annotation.marked,
            "noted": entry.annotation.note is not None,
        }[term.value],
    }
    return fields[term.field]() if term.field else has_word(fold(quote.text), fold(term.value))


def countries(entry: Entry) -> set[str]:
    return {speaker.country for speaker in entry.speakers if speaker.country}


def speakers(entry: Entry) -> set[str]:
    return {speaker.id for speaker in entry.speakers}


def topics(entry: Entry) -> set[str]:
    return {topic.id for topic in entry.quote.topics}


@given(corpora(), queries, st.data())
def test_the_index_finds_what_a_look_at_every_quote_finds(
    extractions: list[Extraction], query: Query, data: st.DataObject
) -> None:
    desk = store.memory_desk()
    desk.add(extractions)
    ids = [quote.id for extraction in extractions for quote in extraction.quotes]
    desk.annotate(data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else [], marked=True)
    everything = list(desk.find())
    assert sorted(entry.quote.id for entry in everything) == sorted(ids)
    for sort in Sort:
        found = {entry.quote.id for entry in desk.find(query, sort=sort)}
        assert found == {entry.quote.id for entry in everything if matches(entry, query)}


FACETS: dict[str, tuple[Callable[[Facets], tuple[Facet, ...]], Callable[[Entry], set[str]]]] = {
    "country": (lambda facets: facets.countries, countries),
    "speaker": (lambda facets: facets.speakers, speakers),
    "topic": (lambda facets: facets.topics, topics),
}
"""By field: its facets of a selection, and the values that a quote has."""


@given(corpora(), queries)
def test_facets_count_and_average_what_is_found(extractions: list[Extraction], query: Query) -> None:
    desk = store.memory_desk()
    desk.add(extractions)
    selection = desk.find(query)
    about = [term for term in query.terms if term.field == "about" and not term.negated]
    for facets_of, values_of in FACETS.values():
        facets = facets_of(selection.facets)
        with_value = {
            facet.key: [entry for entry in selection if facet.key in values_of(entry)] for facet in facets
        }
        assert set().union(*map(values_of, selection)) == with_value.keys()
        for facet in facets:
            mean = mean_score(with_value[facet.key], about)
            assert facet.count == len(with_value[facet.key])
            assert facet.mean == (None if mean is None else pytest.approx(mean))


@given(corpora())
def test_a_value_is_found_as_often_as_its_facet_counts(extractions: list[Extraction]) -> None:
    desk = store.memory_desk()
    desk.add(extractions)
    every = desk.find()
    heard = {speaker for entry in every for speaker in (entry.speaker, *entry.speakers) if speaker}
    for field, (facets_of, _) in FACETS.items():
        for facet in facets_of(every.facets):
            query = parse(written(field, facet.key))
            called_so = {one.id for one in heard if fold(facet.key) in (fold(one.id), fold(one.name))}
            # Another speaker may be called what this one's id is, and a star at its end asks for more.
            if field != "speaker" or (called_so == {facet.key} and not facet.key.endswith("*")):
                assert query.problems or len(desk.find(query)) == facet.count


def mean_score(entries: list[Entry], about: list[Term]) -> float | None:
    """The mean of the quotes' own scores: the means of their stances with evidence, of those asked for."""
    meant = {term.value for term in about}
    scores = [
        [
            stance.score
            for stance in entry.quote.stances
            if stance.evidence and (not meant or stance.target.id in meant)
        ]
        for entry in entries
    ]
    own = [fmean(found) for found in scores if found]
    return fmean(own) if own else None


@given(corpora())
def test_newest_first_then_in_order_of_appearance(extractions: list[Extraction]) -> None:
    desk = store.memory_desk()
    desk.add(extractions)

    def place(entry: Entry) -> tuple[int, int]:
        published = entry.article.published
        return -(published.toordinal() if published else 0), 0

    entries = list(desk.find())
    assert [place(entry) for entry in entries] == sorted(place(entry) for entry in entries)
    for _, group in groupby(entries, key=lambda entry: entry.article.id):
        starts = [entry.quote.content[0][0] for entry in group]
        assert starts == sorted(starts)

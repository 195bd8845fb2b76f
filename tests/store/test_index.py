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
from store.contract import Entry, Sort
from store.folding import fold, has_word
from store.query import Query, Term, bound, day, parse
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
    quote, published, speaker = entry.quote, entry.article.published, entry.quote.speaker
    meant = {term.value for term in about}
    fields: dict[str, Callable[[], bool]] = {
        "country": lambda: speaker is not None and speaker.country == term.value,
        "about": lambda: term.value in {*quote.countries, *(stance.target.id for stance in quote.stances)},
        "topic": lambda: term.value in quote.topics,
        "speaker": lambda: speaker is not None and has_word(fold(speaker.name), term.value),
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
            "unattributed": speaker is None,
            "marked": entry.annotation.marked,
            "noted": entry.annotation.note is not None,
        }[term.value],
    }
    return fields[term.field]() if term.field else has_word(fold(quote.text), fold(term.value))


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


@given(corpora(), queries)
def test_facets_count_what_is_found(extractions: list[Extraction], query: Query) -> None:
    desk = store.memory_desk()
    desk.add(extractions)
    selection = desk.find(query)
    speakers = [entry.quote.speaker.id for entry in selection if entry.quote.speaker]
    assert {facet.key: facet.count for facet in selection.facets.speakers} == {
        key: speakers.count(key) for key in speakers
    }
    about = [term for term in query.terms if term.field == "about" and not term.negated]
    for facet in selection.facets.countries:
        mean = mean_score([entry for entry in selection if country(entry) == facet.key], about)
        assert facet.mean == (None if mean is None else pytest.approx(mean))


def country(entry: Entry) -> str | None:
    return entry.quote.speaker.country if entry.quote.speaker else None


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

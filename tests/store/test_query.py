from __future__ import annotations

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query import FIELDS, Query, bound, day, parse, written

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
near_queries = st.lists(
    st.sampled_from(
        [*(f"{field}:" for field in FIELDS), "-", '"', "“", " ", "\\", "RU", "<", "-0.3", "2024-06", "is:"]
    ),
    max_size=12,
).map("".join)


def terms(query: str) -> list[tuple[str | None, str, bool]]:
    return [(term.field, term.value, term.negated) for term in parse(query).terms]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("  \n ", []),
        ("peace", [(None, "peace", False)]),
        ("country:RU about:US", [("country", "RU", False), ("about", "US", False)]),
        ("Country:RU", [("country", "RU", False)]),
        ('speaker:"Vladimir Putin" treaty', [("speaker", "Vladimir Putin", False), (None, "treaty", False)]),
        ("speaker:“Vladimir Putin”", [("speaker", "Vladimir Putin", False)]),
        ('-about:"North Korea"', [("about", "North Korea", True)]),
        ('"peace talks" -war', [(None, "peace talks", False), (None, "war", True)]),
        (r'"a \"b\" \\"', [(None, r'a "b" ' + "\\", False)]),
        ("stance:<-0.3", [("stance", "<-0.3", False)]),
        ("well-known", [(None, "well-known", False)]),
        ('"country:RU"', [(None, "country:RU", False)]),
    ],
)
def test_a_query_is_read_term_by_term(query: str, expected: list[tuple[str | None, str, bool]]) -> None:
    assert terms(query) == expected
    assert not parse(query).problems


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("coutry:RU", "no field"),
        ("https://example.org", "no field"),
        ("country:", "takes"),
        ('country:""', "takes"),
        ("-", "nothing to look for"),
        ('""', "nothing to look for"),
        ('speaker:"Vladimir', "isn't closed"),
        ('"peace \\', "isn't closed"),
        ("kind:dir", "direct, mixed or indirect"),
        ("act:saying", "speech or thought"),
        ("stance:<", "score"),
        ("stance:nan", "score"),
        ("stance:1..", "score"),
        ("confidence:high", "confidence"),
        ("after:2024-13", "day"),
        ("before:2024-02-30", "day"),
        ("after:06/01/2024", "day"),
        ("is:red", "marked, noted, "),
    ],
)
def test_a_wrong_or_half_typed_term_says_what_is_wrong(query: str, hint: str) -> None:
    [problem] = parse(f"peace {query}").problems
    assert hint in str(problem.problem)
    assert (problem.start, problem.end) == (6, 6 + len(query))


@given(text | near_queries)
def test_no_text_fails_and_every_term_knows_its_place(query: str) -> None:
    parsed = parse(query)
    assert parsed.text == query
    at = 0
    for term in parsed.terms:
        assert not query[at : term.start].strip()
        assert term.start < term.end
        at = term.end
    assert not query[at:].strip()


@given(st.none() | st.sampled_from(list(FIELDS)), text, st.booleans())
def test_a_written_term_is_read_as_it_was(field: str | None, value: str, negated: bool) -> None:
    assert terms(written(field, value, negated=negated)) == [(field, value, negated)]


def test_values_are_quoted_only_where_they_must_be() -> None:
    assert written("country", "RU") == "country:RU"
    assert written("topic", "medtop:20000642", negated=True) == "-topic:medtop:20000642"
    assert written("speaker", "Vladimir Putin") == 'speaker:"Vladimir Putin"'
    assert written(None, "a:b") == '"a:b"'


@given(text | near_queries, st.sampled_from(["country", "speaker", None]), text)
def test_a_term_added_and_taken_out_is_gone(query: str, field: str | None, value: str) -> None:
    more = parse(query).plus(field, value)
    assert more.has(field, value) or parse(query).problems  # an open quotation mark swallows what follows
    assert not more.minus(field, value).has(field, value)


def test_adding_the_opposite_of_a_term_replaces_it() -> None:
    query = parse("war country:RU peace").plus("country", "RU", negated=True)
    assert query.text == "war peace -country:RU"
    assert query.plus("country", "RU", negated=True) == query
    assert Query().plus("speaker", "Kim Jong Un").text == 'speaker:"Kim Jong Un"'


@pytest.mark.parametrize(
    ("value", "inside", "outside"),
    [
        ("<-0.3", [-1, -0.31], [-0.3, 0]),
        ("<=-0.3", [-0.3], [-0.29]),
        (">0", [5e-324, 1], [0, -1]),
        (">=0", [0, inf], [-0.1]),
        ("0.5", [0.5], [0.49, 0.51]),
        ("=.5", [0.5], [0.4]),
        ("−0.2..+0.2", [-0.2, 0, 0.2], [-0.21, 0.21]),
    ],
)
def test_bounds(value: str, inside: list[float], outside: list[float]) -> None:
    low, high = bound(value)
    assert all(low <= number <= high for number in inside)
    assert not any(low <= number <= high for number in outside)


@pytest.mark.parametrize("value", ["", "<", "nan", "<>1", "1..", "..1", "1e3", "<0..1", "0x1"])
def test_what_is_no_bound(value: str) -> None:
    with pytest.raises(ValueError, match="no numbers"):
        bound(value)


def test_a_month_or_a_year_means_its_first_day() -> None:
    assert day("2024-06-19") == date(2024, 6, 19)
    assert day("2024-06") == date(2024, 6, 1)
    assert day("2024") == date(2024, 1, 1)

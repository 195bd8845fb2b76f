from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.folding import fold, has_word, word_spans

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukašenka", "lukasenka"),
        ("ÉTAT", "état"),
        ("can’t", "can't"),
        ("a \n b", "a b"),
        ("Straße", "STRASSE"),
    ],
)
def test_what_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("first", "last"),
    [(0x0300, 0x036F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F)],
)
def test_marks_that_combine_tell_nothing_apart(first: int, last: int) -> None:
    assert {fold(f"q{chr(mark)}") for mark in (first, last)} == {"q"}
    assert "q" not in {fold(f"q{chr(first - 1)}"), fold(f"q{chr(last + 1)}")}


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        *((mark, "'") for mark in "‘’‚‛"),
        *((mark, '"') for mark in "“”„‟"),
        *((mark, "-") for mark in "–—−"),
        *zip("łøđðħŧıŁØĐÐĦŦ", "loddhtiloddht", strict=True),
        *[("ϒ", "υ"), ("K", "k"), ("ﬁ", "fi"), ("²", "2")],
    ],
)
def test_what_looks_alike_is_alike(printed: str, plain: str) -> None:
    assert fold(f"a{printed}b") == f"a{plain}b"


@given(text)
def test_folding_twice_is_folding_once(whole: str) -> None:
    assert fold(fold(whole)) == fold(whole)


SPACES = [character for character in map(chr, range(sys.maxunicode + 1)) if character.isspace()]


@given(st.lists(st.text(st.sampled_from(SPACES), min_size=1), min_size=3, max_size=3))
def test_white_space_of_any_kind_and_length_is_one_space(spaces: list[str]) -> None:
    before, between, after = spaces
    assert fold(f"{before}É{between}b{after}") == fold(f"{before}e{between}b{after}") == "e b"


@pytest.mark.parametrize(
    ("whole", "needle", "found"),
    [
        ("in fact", "act", False),
        ("an act", "act", True),
        ("acts", "act", True),
        ("x-ray", "ray", True),
        ("", "a", False),
    ],
)
def test_a_needle_matches_where_a_word_starts(whole: str, needle: str, found: bool) -> None:
    assert has_word(whole, needle) is found


def test_spans_are_those_of_the_text_as_printed() -> None:
    whole = "Fact:  the É\u0301tat’s   acts, an ﬁne act"
    assert [whole[start:end] for start, end in word_spans(whole, fold("act"))] == ["act", "act"]
    assert [whole[start:end] for start, end in word_spans(whole, fold("état's acts"))] == [
        "É\u0301tat’s   acts"
    ]
    assert [whole[start:end] for start, end in word_spans(whole, "fi")] == ["ﬁ"]


@given(text, text)
def test_spans_lie_in_the_text_in_order(whole: str, words: str) -> None:
    at = 0
    for start, end in word_spans(whole, fold(words)):
        assert at <= start < end <= len(whole)
        at = start

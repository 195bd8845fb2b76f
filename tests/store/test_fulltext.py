"""Words in many texts against the plainest reading: a look at every place in every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import fulltext
from store.folding import fold, has_word
from store.fulltext import Texts

pieces = st.sampled_from(
    [*"ab b1_'“-—. \n\x1f\x1e", "é", "e\u0301", "ß", "ﬁ", "²", "क", "ि", "Ⅳ", "ab", "'s"]
)
words = st.lists(pieces, max_size=4).map("".join)
texts = st.lists(pieces, max_size=12).map("".join)


def with_words(known: list[str], wanted: str) -> list[int]:
    return [row for row, text in enumerate(known) if has_word(fold(text), fold(wanted))]


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "PAGE_ROWS", 2)
    monkeypatch.setattr(fulltext, "REMEMBERED", 3)


@given(st.lists(texts, max_size=6), st.lists(words, max_size=8))
def test_finds_what_a_look_at_every_text_finds(known: list[str], sought: list[str]) -> None:
    searched = Texts()
    searched.add(known)
    for wanted in sought:
        assert list(searched.rows(wanted)) == with_words(known, wanted)


@given(st.lists(texts, min_size=1, max_size=4), texts)
def test_words_are_found_while_they_are_typed(known: list[str], typed: str) -> None:
    searched = Texts()
    searched.add([*known, typed])
    for end in [*range(len(typed) + 1), *reversed(range(len(typed)))]:
        assert list(searched.rows(typed[:end])) == with_words([*known, typed], typed[:end])


@given(st.lists(st.tuples(st.lists(texts, max_size=3), words), max_size=5))
def test_texts_that_come_later_are_found_by_what_was_looked_for_before(
    steps: list[tuple[list[str], str]],
) -> None:
    searched, known = Texts(), list[str]()
    for more, wanted in steps:
        searched.add(more)
        known += more
        for each in {wanted, *(before for _, before in steps)}:
            assert list(searched.rows(each)) == with_words(known, each)

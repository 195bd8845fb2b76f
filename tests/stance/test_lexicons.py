"""The word lists: read as told, and no word twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from stance.lexicons import read, word_lists, word_tables

NAMES = sorted(
    file.name.removesuffix(".toml")
    for file in files("stance.lexicons").iterdir()
    if file.name.endswith("toml")
)


def lists(value: Any) -> Iterator[list[str]]:
    """The lists of words in what a lexicon holds."""
    if isinstance(value, str):
        yield value.split()
    elif isinstance(value, list):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "does":
                yield from lists(inner)


@pytest.mark.parametrize("name", NAMES)
def test_no_list_has_a_word_twice(name: str) -> None:
    found = list(lists(read(name)))
    assert found
    assert [word for words in found for word, count in Counter(words).items() if count > 1] == []


def test_a_list_is_words_between_spaces_or_an_array_of_phrases() -> None:
    assert {"should", "must"} <= word_lists("operators")["demands"]
    assert "secretary of state" in word_lists("speakers")["of_titles"]


def test_a_table_tells_what_goes_with_its_words() -> None:
    assert "for" in word_tables("cues")["speech_preposition"]["call"]
    assert "speech_preposition" not in word_lists("cues")

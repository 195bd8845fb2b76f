"""Word lists that the rules read, kept as TOML so that they can be read and bettered without reading code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read(name: str) -> dict[str, Any]:
    """What `name`.toml holds."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of `name`.toml: words and phrases by the name of their list.

    A list is a string of words between spaces, or an array of phrases.
    """
    return {key: _words(value) for key, value in read(name).items() if not isinstance(value, dict)}


@cache
def word_tables(name: str) -> dict[str, dict[str, frozenset[str]]]:
    """The tables of `name`.toml: under each word of a table the words that go with it."""
    return {
        key: {word: _words(value) for word, value in table.items()}
        for key, table in read(name).items()
        if isinstance(table, dict)
    }


def _words(value: str | list[str]) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value)

"""Word lists that the rules read, kept as TOML so that they can be read and bettered without reading code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of `name`.toml: words and phrases by the name of their list.

    A list is a string of words between spaces, or an array of phrases.
    """
    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return {
        key: frozenset(value.split() if isinstance(value, str) else value)
        for key, value in tomllib.loads(text).items()
    }

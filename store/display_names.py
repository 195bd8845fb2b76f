"""The display names of codes and ids, and which codes and ids a query's value means."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from store.contract import Names
from store.folding import fold, has_word

LONGEST_CODE = 3
"""Characters of a name that counts as a code: "UK", "RU"."""


class DisplayNames:
    """The names of codes and ids: the given ones before those that quotes come with."""

    def __init__(self, given: Names) -> None:
        self._given = given
        self._seen: dict[str, str] = {}
        self._folded: dict[str, tuple[str, ...]] = {}

    def see(self, key: str, name: str) -> None:
        """Remember the first name that a quote gives a key."""
        if key not in self._seen:
            self._seen[key] = name
            self._folded.pop(key, None)

    def name(self, key: str) -> str:
        """The name to show; the key itself where it has none."""
        return next(iter(self._given.get(key, ())), None) or self._seen.get(key, key)

    def meant(self, value: str, keys: Iterable[str]) -> list[str]:
        """Those of the keys that a query's value means: named exactly so, else with a name that has it in it.

        A part of a name starts a word; a star at the end of the value asks for both. A code is never a part:
        "UK" doesn't mean Ukraine, not even where no quote has to do with the UK.
        """
        needle = fold(value.removesuffix("*"))
        names_of = {key: self._folded_names(key) for key in keys}
        exact = [key for key, names in names_of.items() if needle in names]
        if exact and not value.endswith("*"):
            return exact
        if needle in self._codes and not value.endswith("*"):
            return []
        return [key for key, names in names_of.items() if any(has_word(name, needle) for name in names)]

    @cached_property
    def _codes(self) -> frozenset[str]:
        """The short ones of the given names, folded."""
        names = (name for key, names in self._given.items() for name in (key, *names))
        return frozenset(fold(name) for name in names if len(name) <= LONGEST_CODE)

    def _folded_names(self, key: str) -> tuple[str, ...]:
        """The key and all its names, folded."""
        if key not in self._folded:
            names = {key, *self._given.get(key, ()), self._seen.get(key, key)}
            self._folded[key] = tuple(fold(name) for name in names)
        return self._folded[key]

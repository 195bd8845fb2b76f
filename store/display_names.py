"""What the values of fields are called, and which values a query means."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from store.contract import Names
from store.folding import fold, has_word

LONGEST_CODE = 3


class DisplayNames:
    """The names of codes and ids: those given beforehand, over those seen in quotes."""

    def __init__(self, given: Names) -> None:
        self._given = given
        self._seen: dict[str, str] = {}
        self._folded: dict[str, tuple[str, ...]] = {}

    def see(self, key: str, name: str) -> None:
        """Remember the first name that a value is seen with."""
        if key not in self._seen:
            self._seen[key] = name
            self._folded.pop(key, None)

    def name(self, key: str) -> str:
        """What a value is called on the screen; the key itself where it has no name."""
        return next(iter(self._given.get(key, ())), None) or self._seen.get(key, key)

    def meant(self, value: str, keys: Iterable[str]) -> list[str]:
        """The keys that a query's value means: those called exactly so, else those called so in part.

        A part starts a word; a star at the end asks for both. A known code is never a part: "UK" isn't the
        beginning of Ukraine's name, even where nothing here is of the UK.
        """
        needle = fold(value.removesuffix("*"))
        called = {key: self._called(key) for key in keys}
        exact = [key for key, names in called.items() if needle in names]
        if exact and not value.endswith("*"):
            return exact
        if needle in self._codes and not value.endswith("*"):
            return []
        return [key for key, names in called.items() if any(has_word(name, needle) for name in names)]

    @cached_property
    def _codes(self) -> frozenset[str]:
        """Short names of what is known, folded."""
        names = (name for key, names in self._given.items() for name in (key, *names))
        return frozenset(fold(name) for name in names if len(name) <= LONGEST_CODE)

    def _called(self, key: str) -> tuple[str, ...]:
        """Everything that a value is called, folded."""
        if key not in self._folded:
            names = {key, *self._given.get(key, ()), self._seen.get(key, key)}
            self._folded[key] = tuple(fold(name) for name in names)
        return self._folded[key]

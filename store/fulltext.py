"""Words and phrases in the quotes' texts.

The folded texts stand one after the other in long strings, in which `str.find` is faster than any look at
each text by itself. A needle matches where it starts a word: "sanct" finds "sanctions", "act" not "fact".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from store.folding import fold, starts_word

PAGE_ROWS = 4096
"""Texts on one page: few enough that a text beyond Latin-1 widens only its page."""


@dataclass(frozen=True, slots=True)
class Page:
    """Folded texts, each with a line break behind it."""

    text: str
    starts: tuple[int, ...]
    """Where each text starts."""

    def rows(self, needle: str) -> Iterator[int]:
        """Which texts of the page have the needle, counted from 0."""
        at = self.text.find(needle)
        while at >= 0:
            if starts_word(self.text, at):
                row = bisect_right(self.starts, at) - 1
                yield row
                row += 1
                at = self.text.find(needle, self.starts[row]) if row < len(self.starts) else -1
            else:
                at = self.text.find(needle, at + 1)


class Texts:
    """The texts of all rows, numbered as they were added; folded when first searched."""

    def __init__(self) -> None:
        self._pages: list[tuple[int, Page]] = []
        self._waiting: list[str] = []
        self._size = 0

    def add(self, texts: Iterable[str]) -> None:
        """Add the texts of the next rows."""
        lines = (text.replace("\n", " ") + "\n" for text in texts)
        self._waiting.append("".join(lines))

    def settle(self) -> None:
        """Do now what the next search would have to do first."""
        texts = "".join(self._waiting).split("\n")[:-1]
        for at in range(0, len(texts), PAGE_ROWS):
            page = _page(texts[at : at + PAGE_ROWS])
            self._pages.append((self._size, page))
            self._size += len(page.starts)
        self._waiting.clear()

    def rows(self, words: str) -> Iterator[int]:
        """The rows whose text has these words in a row, the last of them perhaps cut short."""
        self.settle()
        needle = fold(words)
        for first, page in self._pages:
            for row in page.rows(needle):
                yield first + row


def _page(texts: list[str]) -> Page:
    folded = [fold(text) for text in texts]
    starts, at = [], 0
    for text in folded:
        starts.append(at)
        at += len(text) + 1
    return Page("\n".join(folded), tuple(starts))

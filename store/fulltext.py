"""Words and phrases in the quotes' texts.

The folded texts stand one after the other in long strings, in which `str.find` is faster than any look at
each text by itself. A needle matches where it starts a word: "sanct" finds "sanctions", "act" not "fact".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from store.folding import fold

PAGE_ROWS = 4096
"""Texts on one page: few enough that a text beyond Latin-1 widens only its page."""


@dataclass(frozen=True, slots=True)
class Page:
    """Folded texts, each with a line break before it."""

    text: str
    starts: tuple[int, ...]
    """Where each text starts, and where the next page would."""
    first: int
    """The row of its first text."""

    def rows(self, needle: str) -> list[int]:
        """The rows of the page whose text has the needle, which isn't empty."""
        text, starts, first, rows = self.text, self.starts, self.first, []
        must_start_word = needle[0].isalnum()
        at = text.find(needle)
        while at >= 0:
            if must_start_word and text[at - 1].isalnum():
                at = text.find(needle, at + 1)
            else:
                beyond = bisect_right(starts, at)
                rows.append(first + beyond - 1)
                at = text.find(needle, starts[beyond])
        return rows


class Texts:
    """The texts of all rows, numbered as they were added; folded when first searched."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._waiting: deque[str] = deque()
        self._size = 0

    def add(self, texts: Iterable[str]) -> None:
        """Add the texts of the next rows."""
        self._waiting.append("".join(text.replace("\n", " ") + "\n" for text in texts))

    def settle_page(self) -> bool:
        """Fold a page of what waits for it, some 20 ms of work; whether anything did."""
        texts: list[str] = []
        while self._waiting and len(texts) < PAGE_ROWS:
            texts += self._waiting.popleft().split("\n")[:-1]
        if texts:
            self._pages.append(_page(texts, self._size))
            self._size += len(texts)
        return bool(texts)

    def rows(self, words: str) -> Iterator[int]:
        """The rows whose text has these words in a row, the last of them perhaps cut short."""
        while self.settle_page():
            pass
        needle = fold(words)
        if not needle:
            yield from range(self._size)
            return
        for page in self._pages:
            yield from page.rows(needle)


def _page(texts: list[str], first: int) -> Page:
    folded = [fold(text) for text in texts]
    starts = accumulate((len(text) + 1 for text in folded), initial=1)
    return Page("".join(f"\n{text}" for text in folded), tuple(starts), first)

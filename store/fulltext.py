"""Words and phrases in the quotes' texts.

A needle matches where it starts a word: "sanct" finds "sanctions", "act" not "fact". Texts and needles are
spaced alike, so that `in` tells it, which is faster than a look at each place of the needle. A needle that
grows as it is typed is looked for only where its start was found.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

from pyroaring import BitMap

from store.folding import fold

PAGE_ROWS = 2048
"""Texts folded at once."""
SPACELESS_WORD = re.compile(r"(?<=[\W_])(?<! )(?=[^\W_])")
"""Where a word, as `str.isalnum` has it, starts right after something else than a space: a hyphen, a dash."""
SPACE = "\x1f "
"""A space that wasn't in the text, told from those that were: folded texts don't hold this white space."""
REMEMBERED = 16
"""Needles whose rows are kept."""


class Texts:
    """The texts of all rows, numbered as they were added; folded when first searched."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._waiting: deque[str] = deque()
        self._found = {"": BitMap()}
        """The rows of the needles looked for last, and all rows, which "" finds."""

    def add(self, texts: Iterable[str]) -> None:
        """Add the texts of the next rows."""
        self._waiting.append("".join(text.replace("\n", " ") + "\n" for text in texts))

    def settle_page(self) -> bool:
        """Fold a page of what waits for it, some 10 ms of work; whether anything did."""
        texts: list[str] = []
        while self._waiting and len(texts) < PAGE_ROWS:
            texts += self._waiting.popleft().split("\n")[:-1]
        if texts:
            self._texts += [spaced(fold(text)) for text in texts]
            self._found = {"": BitMap(range(len(self._texts)))}
        return bool(texts)

    def rows(self, words: str) -> BitMap:
        """The rows whose text has these words in a row, the last of them perhaps cut short."""
        while self.settle_page():
            pass
        needle = fold(words)
        sought = spaced(needle) if needle[:1].isalnum() else spaced(needle)[1:]
        if sought not in self._found:
            texts, start = self._texts, max(filter(sought.startswith, self._found), key=len)
            self._found[sought] = BitMap([row for row in self._found[start] if sought in texts[row]])
            if len(self._found) > REMEMBERED:
                del self._found[next(filter(None, self._found))]
        return self._found[sought]


def spaced(folded: str) -> str:
    """The text with a space before each word, also where there was none; and with one in front."""
    return " " + SPACELESS_WORD.sub(SPACE, folded)

"""Full-text search: words and phrases in the quotes' texts.

A needle matches at the start of a word: "sanct" finds "sanctions", "act" doesn't find "fact". In texts and
needles each word has a space before it, so that `in` finds just these places, which is faster than to look at
each of them. A needle that grows as it is typed is looked for only in the texts that had its beginning.
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
"""Where a word (letters and digits, as for `str.isalnum`) follows a hyphen, a dash or the like."""
SPACE = "\x1f "
"""A space that wasn't in the text. Folded texts hold no other white space than spaces."""
REMEMBERED = 16
"""Needles whose rows are remembered."""


class Texts:
    """The texts of all rows, numbered as they were added; folded when first searched."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._waiting: deque[str] = deque()
        self._rows_of = {"": BitMap()}
        """The rows of the last needles, and all rows, which "" matches."""

    def add(self, texts: Iterable[str]) -> None:
        """Add the texts of the next rows."""
        self._waiting.append("".join(text.replace("\n", " ") + "\n" for text in texts))

    def fold_page(self) -> bool:
        """Fold a page of new texts, some 10 ms of work; False where there was none."""
        texts: list[str] = []
        while self._waiting and len(texts) < PAGE_ROWS:
            texts += self._waiting.popleft().split("\n")[:-1]
        if texts:
            self._texts += [spaced(fold(text)) for text in texts]
            self._rows_of = {"": BitMap(range(len(self._texts)))}
        return bool(texts)

    def rows(self, words: str) -> BitMap:
        """The rows whose text has these words in a row, the last of them perhaps cut short."""
        while self.fold_page():
            pass
        needle = fold(words)
        sought = spaced(needle) if needle[:1].isalnum() else spaced(needle)[1:]
        if sought not in self._rows_of:
            texts, start = self._texts, max(filter(sought.startswith, self._rows_of), key=len)
            self._rows_of[sought] = BitMap([row for row in self._rows_of[start] if sought in texts[row]])
            if len(self._rows_of) > REMEMBERED:
                del self._rows_of[next(filter(None, self._rows_of))]
        return self._rows_of[sought]


def spaced(folded: str) -> str:
    """The text with a space before each word, also before the first."""
    return " " + SPACELESS_WORD.sub(SPACE, folded)

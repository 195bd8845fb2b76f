"""An article as quoting sees it: its text, its parse and its quotations, aligned."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.quoting.quotation_marks import Quotation, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its parse and its outermost quotations."""

    doc: Doc
    text: str
    quotations: tuple[Quotation, ...]
    """In order."""
    starts: tuple[int, ...]
    """Where each quotation begins, in characters."""
    quoted: tuple[bool, ...]
    """Whether each token stands in quotation marks, marks included."""

    @classmethod
    def of(cls, doc: Doc, text: str) -> Marked:
        """Find the quotations of a text."""
        found = tuple(quotations(text))
        starts = tuple(quotation.start for quotation in found)
        flags, at = [], 0
        for token in doc:
            while at < len(found) and token.idx >= found[at].end:
                at += 1
            flags.append(at < len(found) and token.idx + len(token) > starts[at])
        return cls(doc, text, found, starts, tuple(flags))

    def touching(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a character with `[start, end)`."""
        first = bisect_right(self.starts, start) - 1
        if first < 0 or self.quotations[first].end <= start:
            first += 1
        return self.quotations[first : bisect_left(self.starts, end)]

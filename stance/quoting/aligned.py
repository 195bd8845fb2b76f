"""An article's text, its parse and its quotations, aligned."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.quoting.quotation_marks import Quotation, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A text with its parse and its outermost quotations."""

    doc: Doc
    text: str
    quotations: tuple[Quotation, ...]
    """In order."""
    starts: tuple[int, ...]
    """Where each quotation begins, in characters."""
    quoted: tuple[bool, ...]
    """For each token whether it stands in quotation marks, marks included."""

    @classmethod
    def of(cls, doc: Doc, text: str) -> AlignedText:
        """The alignment of a parse with its text."""
        outermost = tuple(quotations(text))
        starts = tuple(quotation.start for quotation in outermost)
        quoted, at = [], 0
        for token in doc:
            while at < len(outermost) and token.idx >= outermost[at].end:
                at += 1
            quoted.append(at < len(outermost) and token.idx + len(token) > starts[at])
        return cls(doc, text, outermost, starts, tuple(quoted))

    def touching(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a character with `[start, end)`."""
        first = bisect_right(self.starts, start) - 1
        if first < 0 or self.quotations[first].end <= start:
            first += 1
        return self.quotations[first : bisect_left(self.starts, end)]

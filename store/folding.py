"""Folding: makes texts comparable, whatever their case, accents, kinds of marks and white space."""

from __future__ import annotations

import re
import unicodedata

from stance.records import Span

LOOKALIKES = str.maketrans("‘’‚‛“”„‟–—−łøđðħŧı", "''''\"\"\"\"---loddhti")
"""Plain marks for curly ones, plain letters for those whose stroke Unicode doesn't decompose."""
COMBINING = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")


def fold(text: str) -> str:
    """The text as it is compared. Folding again changes nothing more; the length may change."""
    if not text.isascii():
        text = COMBINING.sub("", unicodedata.normalize("NFKD", text.casefold().translate(LOOKALIKES)))
        # Decomposing may give capitals ("ϒ", "K"), which still have to be folded.
        text = text.casefold()
    return " ".join(text.lower().split())


def starts_word(text: str, at: int) -> bool:
    """Whether a word starts at this place, so that "act" is found in "to act" and not in "fact"."""
    return at == 0 or not (text[at - 1].isalnum() and text[at].isalnum())


def has_word(text: str, needle: str) -> bool:
    """Whether `needle` stands in `text` at the start of a word; both folded."""
    at = text.find(needle)
    while at >= 0:
        if starts_word(text, at):
            return True
        at = text.find(needle, at + 1)
    return False


def word_spans(text: str, needle: str) -> list[Span]:
    """Where the folded `needle` stands in the unfolded `text`, in characters of `text`."""
    folded: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        piece = " " if character.isspace() else fold(character)
        if piece == " " and (not folded or folded[-1] == " "):
            continue
        folded.extend(piece)
        origin.extend([at] * len(piece))
    whole, spans, at = "".join(folded), [], 0
    while needle and (at := whole.find(needle, at)) >= 0:
        end = at + len(needle)
        if starts_word(whole, at):
            spans.append((origin[at], origin[end - 1] + 1))
        at = end
    return spans

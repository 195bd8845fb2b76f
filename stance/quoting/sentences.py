"""Sentences as a reader sees them, never split inside a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stance.quoting import cues
from stance.quoting.aligned import AlignedText
from stance.quoting.quotation_marks import Quotation
from stance.quoting.syntax import DASHES, SUBJECT
from stance.records import Span

SENTENCE_END = frozenset(".!?…;")
ABBREVIATIONS = cues.words("""
    adm. calif. capt. col. dr. fla. gen. gov. ill. lt. mass. mich. mr. mrs. ms. prof. rep. sen. sgt. st. wis.
""")
"""Titles and states; their full stop ends no sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that is never split inside a quotation."""

    tokens: range
    start: int
    """In characters, as is `end`."""
    end: int
    quotations: tuple[Quotation, ...]
    paragraph_start: int
    """Where its paragraph begins, in characters."""
    has_narrative: bool
    """Whether a word stands outside the quotations."""
    has_clause: bool
    """Whether a verb with its own subject stands outside the quotations."""

    @property
    def is_quotation(self) -> bool:
        """Whether it has quotations and nothing else."""
        return bool(self.quotations) and not self.has_narrative

    @property
    def opens_paragraph(self) -> bool:
        """Whether it is the first of its paragraph."""
        return self.start == self.paragraph_start

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places of its quotations."""
        return tuple((quotation.start, quotation.end) for quotation in self.quotations)


def read_sentences(aligned: AlignedText) -> Iterator[Sentence]:
    """The sentences of a text, with the quotations in each."""
    doc, text = aligned.doc, aligned.text
    starts = [i for i in range(len(doc)) if is_boundary(aligned, i)]
    ends = [*starts[1:], len(doc)][: len(starts)]
    waiting = list(reversed(aligned.quotations))
    paragraph: int | None = None
    for start, end in zip(starts, ends, strict=True):
        if "\n" in doc[start].text:
            paragraph = None
            continue
        stop = doc[end].idx if end < len(doc) else len(text)
        own = []
        while waiting and waiting[-1].start < stop:
            quotation = waiting.pop()
            if any(character.isalnum() for character in text[slice(*quotation.inner)]):
                own.append(quotation)
        outside = [doc[i] for i in range(start, end) if not aligned.quoted[i]]
        narrative = any(token.is_alpha for token in outside)
        clause = any(t.dep_ in SUBJECT and t.head.pos_ in ("VERB", "AUX") for t in outside)
        paragraph = doc[start].idx if paragraph is None else paragraph
        yield Sentence(range(start, end), doc[start].idx, stop, tuple(own), paragraph, narrative, clause)


def is_boundary(aligned: AlignedText, i: int) -> bool:
    """Whether a sentence begins at token i."""
    if i == 0:
        return True
    doc, text, quoted = aligned.doc, aligned.text, aligned.quoted
    token, before = doc[i], doc[i - 1]
    if "\n" in token.text or "\n" in before.text:
        return True
    if token.is_space:
        return False
    if before.is_space and i > 1:
        before = doc[i - 2]
    if quoted[i] and quoted[before.i]:
        return before.is_quote and token.is_quote and text[token.idx - 1].isspace()
    if quoted[before.i]:
        last = text[max(0, token.idx - 8) : token.idx].rstrip("\"'”’»“ ")[-1:]
        return last == "." and (token.text[:1].isupper() or not token.is_alpha) and token.text not in DASHES
    if quoted[i]:
        return before.text[-1:] in SENTENCE_END and before.lower_ not in ABBREVIATIONS
    if before.text == ";":
        return True
    return bool(token.is_sent_start) and before.text != ")" and before.lower_ not in ABBREVIATIONS

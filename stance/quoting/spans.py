"""Spans of content: from tokens to characters, extended to whole quotations, trimmed at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from stance.quoting.aligned import AlignedText
from stance.records import Attribution, Kind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

EDGES = " \t\n,;:.-–—…()[]"
"""Characters trimmed from the ends of content."""

DATELINE = re.compile(r"^[A-Z][A-Z .,'’-]+(?:\([\w /]+\) ?)?[–—-] ", re.MULTILINE)
"""Where a report was filed: "WARSAW (Agency) – "."""
LOOSE_END = re.compile(r"[,;]?\s+(?:and|but|or|while|although|though)$")
"""A conjunction at the end, whose clause is outside the content."""

REPORTER_AGAIN = re.compile(r"\s*(?:\w+ing|a|an|according|in|at|on|to|for|with|as|when|while|after|before)\b")
"""Words behind a quotation's comma with which the reporter continues: “…,” referring to …"""


def token_spans(doc: Doc, tokens: Iterable[int]) -> list[Span]:
    """Tokens as character spans; spans with only punctuation or white space between them are joined."""
    spans: list[Span] = []
    last = None
    for index in sorted(tokens):
        token = doc[index]
        if token.is_space and (last is None or index != last + 1):
            continue
        start, end = token.idx, token.idx + len(token)
        if last is not None and all(doc[i].is_punct or doc[i].is_space for i in range(last + 1, index)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = index
    return spans


def extend_to_quotations(spans: Iterable[Span], aligned: AlignedText) -> list[Span]:
    """The spans, each extended to the whole of every quotation that it touches."""
    extended: list[Span] = []
    for start, end in spans:
        touched = aligned.touching(start, end)
        if touched:
            start, end = min(start, touched[0].start), max(end, touched[-1].end)
        if extended and start < extended[-1][1]:
            extended[-1] = (extended[-1][0], max(end, extended[-1][1]))
        else:
            extended.append((start, end))
    return extended


def cut_after_quotation(spans: Iterable[Span], aligned: AlignedText) -> list[Span]:
    """The spans, cut behind a quotation with a final comma: in “…,” referring to … the reporter continues."""
    text, kept = aligned.text, []
    for start, end in spans:
        for quotation in aligned.touching(start, end):
            in_comma = text[quotation.inner[1] - 1 : quotation.inner[1]] == ","
            if in_comma and start <= quotation.start and REPORTER_AGAIN.match(text, quotation.end):
                end = min(end, quotation.end)
        kept.append((start, end))
    return kept


def trim_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans without white space and punctuation at their ends; those without a letter are dropped."""
    trimmed_spans = []
    for start, end in spans:
        if (dateline := DATELINE.match(text, start, end)) is not None:
            start = dateline.end()
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        if (loose := LOOSE_END.search(text, start, end)) is not None:
            end = loose.start()
        if any(character.isalnum() for character in text[start:end]):
            trimmed_spans.append((start, end))
    return tuple(trimmed_spans)


def overlap(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether any of the spans shares a character with any of the others."""
    others = list(others)
    return any(
        start < other_end and other_start < end for start, end in spans for other_start, other_end in others
    )


def without_overlap(span: Span, others: Iterable[Span]) -> Span | None:
    """A span without what overlaps the others at its ends; None where nothing is left."""
    start, end = span
    for first, last in others:
        if first <= start < last:
            start = last
        elif start < first < end:
            end = first
    return (start, end) if start < end else None


def extent(attribution: Attribution) -> Span:
    """From the first to the last character of an attribution's content, its cue and the cue's source."""
    spans = [*attribution.content, *(span for span in (attribution.cue,) if span)]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    if attribution.source and attribution.cue:
        start, end = min(start, attribution.source[0]), max(end, attribution.source[1])
    return start, end


def kind_of(aligned: AlignedText, content: Iterable[Span]) -> Kind:
    """Direct where all letters of the content stand in quotation marks, mixed where some do."""
    text = aligned.text
    letters = quoted = 0
    for start, end in content:
        inside = [False] * (end - start)
        for quotation in aligned.touching(start, end):
            for i in range(max(start, quotation.start), min(end, quotation.end)):
                inside[i - start] = True
        letters += sum(character.isalnum() for character in text[start:end])
        quoted += sum(inside[i - start] and text[i].isalnum() for i in range(start, end))
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted == letters else Kind.MIXED

"""Attributions: which words of an article are whose.

Frames over the parse (`stance.quoting.frames`) find what clauses, infinitives and objects attribute; the layout of quotation
marks (`stance.quoting.layout`) finds what stands between marks, however the parser reads it. The outermost attribution wins:
what is said inside a quote belongs to that quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from stance.quoting.frames import Frame, char_span, frames
from stance.quoting.layout import Link, Unit, links, read_units, spans_of
from stance.quoting.marks import Quotation, quotations
from stance.records import Attribution, Kind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

EDGES = " \t\n,;:.-–—…()[]"
"""What is trimmed from the ends of content."""

GOES_ON = re.compile(r"\s*(?:and|but|or|nor|that|who|which)\b")
"""What may follow a quotation's comma inside the same content."""

CONFIDENCE: dict[str, float] = {}


def attributions(doc: Doc, text: str | None = None) -> list[Attribution]:
    """The attributions of a parsed article, in order of appearance, none inside another."""
    text = text or doc.text
    marked = quotations(text)
    quoted = inside(doc, marked)
    sentences = list(read_units(doc, text, marked, quoted))
    linked = list(links(doc, text, sentences, quoted))
    taken = {link.cue for link in linked}
    framed = (
        from_frame(doc, text, frame, marked)
        for frame in frames(doc, quoted)
        if char_span(doc, frame.cue[:1]) not in taken
    )
    direct = [from_link(text, link, marked) for link in linked]
    found = outermost([*direct, *(attribution for attribution in framed if attribution)])
    return continued(text, found, sentences, marked)


def continued(
    text: str, found: list[Attribution], sentences: Iterable[Unit], marked: list[Quotation]
) -> list[Attribution]:
    """Attributions with the quotations that go on after them: sentences of quotation only, without a cue of their own.

    In the paragraph of the attribution the speaker goes on whatever stands between; in the next paragraph only where
    the quotation follows at once, the convention for long quotations.
    """
    done = sorted(found, key=lambda attribution: attribution.content)
    for sentence in sentences:
        if not sentence.is_quotation or any(
            overlaps(a.content, [(sentence.start, sentence.end)]) for a in done
        ):
            continue
        before = [i for i, a in enumerate(done) if extent(a)[1] <= sentence.start]
        here = [i for i in before if "\n" not in text[extent(done[i])[1] : sentence.start]]
        candidates = [i for i in here or before if done[i].kind is not Kind.INDIRECT] or here
        if not candidates:
            continue
        index = max(candidates, key=lambda i: extent(done[i])[1])
        last = done[index]
        if not here and text[extent(last)[1] : sentence.start].strip(" \n.,"):
            continue
        content = last.content + spans_of(sentence)
        done[index] = replace(last, content=content, kind=kind(text, content, marked))
    return done


def extent(attribution: Attribution) -> Span:
    """From the first to the last character of an attribution's content, cue and source."""
    spans = [*attribution.content, *(span for span in (attribution.cue, attribution.source) if span)]
    return min(span[0] for span in spans), max(span[1] for span in spans)


def inside(doc: Doc, marked: Iterable[Quotation]) -> list[bool]:
    """Whether each token stands in quotation marks, marks included."""
    flags = [False] * len(doc)
    spans = iter([*marked])
    quotation = next(spans, None)
    for token in doc:
        while quotation is not None and token.idx >= quotation.end:
            quotation = next(spans, None)
        flags[token.i] = quotation is not None and token.idx + len(token) > quotation.start
    return flags


def from_frame(doc: Doc, text: str, frame: Frame, marked: list[Quotation]) -> Attribution | None:
    """A frame as an attribution: content grown to whole quotations and trimmed, None where nothing is left."""
    tokens = frame.content - set(frame.cue) - according_phrases(doc, frame)
    if frame.source is not None and not set(frame.source) & tokens:
        tokens -= set(frame.source)
    content = tidy(text, cut_behind(text, grow(runs(doc, tokens), marked), marked))
    if not content:
        return None
    cue = char_span(doc, frame.cue)
    source = None if frame.source is None else char_span(doc, frame.source)
    if source is not None and overlaps(content, [source]):
        source = clip(source, content)
    content = tuple(span for span in content if not overlaps([span], [cue]))
    if not content:
        return None
    return Attribution(kind(text, content, marked), frame.act, content, cue, source, frame.rule, 0.5)


def according_phrases(doc: Doc, frame: Frame) -> set[int]:
    """Tokens of an "according to …" in the content: another source, whose content is all the rest."""
    found = [doc[i] for i in frame.content if doc[i].lower_ == "according"]
    return {t.i for token in found for t in doc[token.left_edge.i : token.right_edge.i + 1]}


def from_link(text: str, link: Link, marked: list[Quotation]) -> Attribution:
    """A linked quotation as an attribution."""
    return Attribution(
        kind(text, link.content, marked), link.act, link.content, link.cue, link.source, link.rule, 0.9
    )


def clip(source: Span, content: Iterable[Span]) -> Span | None:
    """The source without what overlaps the content."""
    start, end = source
    for first, last in content:
        if first <= start < last:
            start = last
        elif start < first < end:
            end = first
    return (start, end) if start < end else None


def runs(doc: Doc, tokens: Iterable[int]) -> list[Span]:
    """Token indices as character spans; punctuation and white space between two runs join them."""
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


def grow(spans: Iterable[Span], marked: Iterable[Quotation]) -> list[Span]:
    """Spans that reach into a quotation take all of it: nobody else's words stand there."""
    spans = sorted(spans)
    for quotation in marked:
        touched = [span for span in spans if span[0] < quotation.end and quotation.start < span[1]]
        if touched:
            joined = (min(quotation.start, touched[0][0]), max(quotation.end, touched[-1][1]))
            spans = sorted([span for span in spans if span not in touched] + [joined])
    return spans


def cut_behind(text: str, spans: Iterable[Span], marked: Iterable[Quotation]) -> list[Span]:
    """Spans cut behind a quotation that ends in a comma: “…,” referring to … is the reporter again."""
    kept = []
    for start, end in spans:
        for quotation in marked:
            ends_in_comma = text[quotation.end - 2 : quotation.end - 1] == ","
            if ends_in_comma and start <= quotation.start and quotation.end < end:
                if not GOES_ON.match(text, quotation.end):
                    end = quotation.end
        kept.append((start, end))
    return kept


def tidy(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans without white space and punctuation at their ends; those without a word are dropped."""
    tidied = []
    for start, end in spans:
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        if any(character.isalnum() for character in text[start:end]):
            tidied.append((start, end))
    return tuple(tidied)


def overlaps(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether any of the spans shares a character with any of the others."""
    others = list(others)
    return any(
        start < other_end and other_start < end for start, end in spans for other_start, other_end in others
    )


def kind(text: str, content: Iterable[Span], marked: Iterable[Quotation]) -> Kind:
    """Direct where all words stand in quotation marks, mixed where some do, else indirect."""
    marked = list(marked)
    places = [i for start, end in content for i in range(start, end) if text[i].isalnum()]
    quoted = sum(any(i in quotation for quotation in marked) for i in places)
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted == len(places) else Kind.MIXED


def outermost(found: list[Attribution]) -> list[Attribution]:
    """Attributions without those whose content or cue lies in another's content."""
    kept: list[Attribution] = []
    for candidate in sorted(found, key=lambda a: (a.rule not in ("after", "before"), -length(a))):
        if not any(overlaps(candidate.content, other.content) for other in kept):
            kept.append(candidate)
    return [a for a in kept if not any(o is not a and a.cue and overlaps([a.cue], o.content) for o in kept)]


def length(attribution: Attribution) -> int:
    """Characters of content."""
    return sum(end - start for start, end in attribution.content)

"""Attributions: which words of an article are whose.

Frames over the parse (`stance.quoting.frames`) find what clauses, infinitives and objects attribute; the
layout of quotation marks (`stance.quoting.layout`) finds what stands between marks, however the parser reads
it. The outermost attribution wins: what is said inside a quote belongs to that quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from stance.quoting.confidence import confidence
from stance.quoting.frame import Frame
from stance.quoting.frames import frames
from stance.quoting.layout import Link, Unit, links, read_units
from stance.quoting.marks import Marked
from stance.quoting.spans import cut_behind, extent, grow, overlap, runs, tidy, without
from stance.quoting.syntax import char_span
from stance.records import Attribution, Kind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

CARRIED_WORDS = 6
"""A quotation of fewer words that nobody is said to say is a title, a name or a borrowed phrase."""


def attributions(doc: Doc, text: str | None = None) -> list[Attribution]:
    """The attributions of a parsed article, in order of appearance, none inside another.

    `text` is the article's own text, whose characters the doc's tokens are counted in: the doc's, if it is
    None.
    """
    text = doc.text if text is None else text
    marked = Marked.of(text)
    quoted = marked.flags(doc)
    units = list(read_units(doc, text, marked, quoted))
    linked = list(links(doc, text, units, quoted))
    taken = {link.cue for link in linked}
    framed = (frame for frame in frames(doc, quoted) if char_span(doc, frame.cue[:1]) not in taken)
    found = [from_link(text, link, marked) for link in linked]
    found.extend(made for frame in framed if (made := from_frame(doc, text, frame, marked, quoted)))
    return continued(text, list(outermost(found)), units, marked)


def from_link(text: str, link: Link, marked: Marked) -> Attribution:
    """A linked quotation as an attribution."""
    kind = kind_of(text, link.content, marked)
    sure = confidence(text, link.rule, link.content, link.source)
    return Attribution(kind, link.act, link.content, link.cue, link.source, link.rule, sure)


def from_frame(doc: Doc, text: str, frame: Frame, marked: Marked, quoted: list[bool]) -> Attribution | None:
    """A frame as an attribution, its content grown to whole quotations; None where nothing is left."""
    tokens = beside_cue(doc, frame, quoted) - set(frame.cue) - according_phrases(doc, frame)
    if frame.source is not None and not set(frame.source) & tokens:
        tokens -= set(frame.source)
    cue = char_span(doc, frame.cue)
    content = tidy(text, cut_behind(text, grow(runs(doc, tokens), marked), marked))
    content = tuple(span for span in content if not overlap([span], [cue]))
    if not content:
        return None
    source = None if frame.source is None else without(char_span(doc, frame.source), content)
    kind = kind_of(text, content, marked)
    sure = confidence(text, frame.rule, content, source)
    return Attribution(kind, frame.act, content, cue, source, frame.rule, sure)


def beside_cue(doc: Doc, frame: Frame, quoted: list[bool]) -> set[int]:
    """The content on the cue's side of a semicolon, which parts reports: "Holt said yes; Reed said no"."""
    sentence = doc[frame.cue[0]].sent
    parts = [i for i in range(sentence.start, sentence.end) if doc[i].text == ";" and not quoted[i]]
    left = max((i for i in parts if i < frame.cue[0]), default=-1)
    right = min((i for i in parts if i > frame.cue[0]), default=len(doc))
    return {i for i in frame.content if left < i < right}


def according_phrases(doc: Doc, frame: Frame) -> set[int]:
    """Tokens of an "according to …" in the content: another source, whose content is all the rest."""
    found = [doc[i] for i in frame.content if doc[i].lower_ == "according"]
    return {i for token in found for i in range(token.left_edge.i, token.right_edge.i + 1)}


def kind_of(text: str, content: Iterable[Span], marked: Marked) -> Kind:
    """Direct where all letters of the content stand in quotation marks, mixed where some do."""
    letters = quoted = 0
    for start, end in content:
        inside = [False] * (end - start)
        for quotation in marked.touching(start, end):
            for i in range(max(start, quotation.start), min(end, quotation.end)):
                inside[i - start] = True
        letters += sum(character.isalnum() for character in text[start:end])
        quoted += sum(inside[i - start] and text[i].isalnum() for i in range(start, end))
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted == letters else Kind.MIXED


def outermost(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions in order, without those whose content or cue lies in another's content."""
    group: list[Attribution] = []
    end = 0
    for attribution in sorted(found, key=extent):
        if group and extent(attribution)[0] >= end:
            yield from outermost_of(group)
            group = []
        group.append(attribution)
        end = max(end, extent(attribution)[1]) if len(group) > 1 else extent(attribution)[1]
    yield from outermost_of(group)


def outermost_of(group: list[Attribution]) -> Iterator[Attribution]:
    """Of attributions that overlap: those by layout first, then the longest."""
    kept: list[Attribution] = []
    for candidate in sorted(group, key=lambda a: (a.rule not in ("after", "before"), -length(a))):
        if not any(overlap(candidate.content, other.content) for other in kept):
            kept.append(candidate)
    for one in sorted(kept, key=extent):
        if one.cue is None or not any(o is not one and overlap([one.cue], o.content) for o in kept):
            yield one


def length(attribution: Attribution) -> int:
    """Characters of content."""
    return sum(end - start for start, end in attribution.content)


def continued(
    text: str, found: list[Attribution], units: Iterable[Unit], marked: Marked
) -> list[Attribution]:
    """The attributions with the quotations that nobody else claims and that go on after them.

    Both lists are in order and are walked side by side; `done` holds what ends before the unit at hand.
    """
    done: list[Attribution] = []
    waiting = list(reversed(found))
    reopened: tuple[Span, ...] = ()
    """Quotations of whole paragraphs that nothing closes: the cue may come where the last one closes."""
    for unit in units:
        while waiting and extent(waiting[-1])[0] < unit.start:
            done.append(waiting.pop())
        if reopened and waiting and overlap(waiting[-1].content, unit.spans[:1]):
            waiting[-1] = with_content(text, waiting[-1], before=reopened, marked=marked)
        if not unit.is_quotation:
            reopened = ()
        ours = [
            a for a in (*waiting[-1:], *done[-4:]) if extent(a)[0] < unit.end and unit.start < extent(a)[1]
        ]
        if unit.is_quotation and not any(overlap(a.content, unit.spans) for a in ours):
            if (
                not go_on(text, done, unit, marked)
                and unit.opens_paragraph
                and not unit.quotations[-1].closed
            ):
                reopened += unit.spans
        elif unit.quotations and done and not ours:
            carried = carry(text, done[-1], unit, marked)
            if carried is not None:
                done.append(carried)
    return sorted([*done, *waiting], key=lambda attribution: attribution.content)


def go_on(text: str, done: list[Attribution], unit: Unit, marked: Marked) -> bool:
    """Add a sentence of quotation only to the attribution that it continues; False where there is none.

    In the paragraph of an attribution the speaker goes on whatever stands between; in the next paragraph only
    where the quotation follows at once, the convention for long quotations.
    """
    backwards = range(len(done) - 1, -1, -1)
    here = list(takewhile(lambda i: extent(done[i])[1] >= unit.paragraph_start, backwards))
    last = [len(done) - 1] if done else []
    candidates = [i for i in here or last if done[i].kind is not Kind.INDIRECT] or here
    if not candidates:
        return False
    index = max(candidates, key=lambda i: extent(done[i])[1])
    if not here and text[extent(done[index])[1] : unit.start].strip(" \n.,"):
        return False
    done[index] = with_content(text, done[index], after=unit.spans, marked=marked)
    return True


def with_content(
    text: str,
    one: Attribution,
    *,
    before: tuple[Span, ...] = (),
    after: tuple[Span, ...] = (),
    marked: Marked,
) -> Attribution:
    """An attribution with more content before or after its own."""
    content = before + one.content + after
    return replace(one, content=content, kind=kind_of(text, content, marked))


def carry(text: str, last: Attribution, unit: Unit, marked: Marked) -> Attribution | None:
    """A long quotation in a sentence without a cue, right after a quote: "Besides that, “we can face …”"."""
    longest = max(unit.quotations, key=lambda quotation: quotation.end - quotation.start)
    if len(text[slice(*longest.inner)].split()) < CARRIED_WORDS or last.source is None or unit.has_clause:
        return None
    if text[extent(last)[1] : unit.start].count("\n") > 2 or text[longest.end : unit.end].strip():
        return None
    if text[unit.start : longest.start].rstrip().endswith(":"):
        return None
    content = ((longest.start, longest.end),)
    kind = kind_of(text, content, marked)
    sure = confidence(text, "carried", content, last.source)
    return Attribution(kind, last.act, content, None, last.source, "carried", sure)

"""Attributions: which words of an article are whose.

Frames over the parse (`stance.quoting.reported`) find what clauses, infinitives and objects attribute; the
layout of quotation marks (`stance.quoting.direct`) finds what stands between marks, however the parser reads
it. The outermost attribution wins: what is said inside a quote belongs to that quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from stance.quoting.aligned import Marked
from stance.quoting.confidence import confidence
from stance.quoting.continuations import continued
from stance.quoting.direct import links
from stance.quoting.frame import Frame
from stance.quoting.reported import frames
from stance.quoting.sentences import read_units
from stance.quoting.spans import cut_behind, extent, grow, kind_of, overlap, runs, tidy, without
from stance.quoting.speaker_labels import Link
from stance.quoting.syntax import char_span
from stance.records import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc

NO_CONTENT = re.compile(
    r"not to be (?:named|identified|quoted)\b.*|(?:\w+ ){0,2}requests? for (?:comment|an interview)\b.*",
    re.DOTALL,
)
"""What newsrooms say about their own work."""

BESIDE_A_CUE = frozenset(("after", "before"))
"""The rules that win over a longer frame: the parser often takes what stands around a quotation into it."""


def attributions(doc: Doc, text: str) -> list[Attribution]:
    """The attributions of an article, in order of appearance, none inside another.

    `text` is the article's own, which `doc` parses with plain marks: characters are counted alike in both.
    """
    marked = Marked.of(doc, text)
    units = list(read_units(marked))
    linked = list(links(marked, units))
    taken = {link.cue for link in linked}
    framed = (frame for frame in frames(marked) if char_span(doc, frame.cue[:1]) not in taken)
    found = [from_link(marked, link) for link in linked]
    found.extend(made for frame in framed if (made := from_frame(marked, frame)))
    return continued(list(outermost(found)), units, marked)


def from_link(marked: Marked, link: Link) -> Attribution:
    """A linked quotation as an attribution."""
    kind = kind_of(marked, link.content)
    sure = confidence(marked.text, link.rule, link.content, link.source)
    return Attribution(kind, link.act, link.content, link.cue, link.source, link.rule, sure)


def from_frame(marked: Marked, frame: Frame) -> Attribution | None:
    """A frame as an attribution, its content grown to whole quotations; None where nothing is left."""
    doc, text = marked.doc, marked.text
    tokens = beside_cue(marked, frame) - set(frame.cue) - according_phrases(doc, frame)
    if frame.source is not None and not set(frame.source) & tokens:
        tokens -= set(frame.source)
    cue = char_span(doc, frame.cue)
    content = tidy(text, cut_behind(grow(runs(doc, tokens), marked), marked))
    content = tuple(span for span in content if not overlap([span], [cue]))
    if not content or NO_CONTENT.fullmatch(text[content[0][0] : content[-1][1]]):
        return None
    source = None if frame.source is None else without(char_span(doc, frame.source), content)
    kind = kind_of(marked, content)
    sure = confidence(text, frame.rule, content, source)
    return Attribution(kind, frame.act, content, cue, source, frame.rule, sure)


def beside_cue(marked: Marked, frame: Frame) -> set[int]:
    """The content on the cue's side of a semicolon, which parts reports: "Holt said yes; Reed said no"."""
    doc, quoted = marked.doc, marked.quoted
    sentence = doc[frame.cue[0]].sent
    parts = [i for i in range(sentence.start, sentence.end) if doc[i].text == ";" and not quoted[i]]
    left = max((i for i in parts if i < frame.cue[0]), default=-1)
    right = min((i for i in parts if i > frame.cue[0]), default=len(doc))
    return {i for i in frame.content if left < i < right}


def according_phrases(doc: Doc, frame: Frame) -> set[int]:
    """Tokens of an "according to …" in the content: another source, whose content is all the rest."""
    found = [doc[i] for i in frame.content if doc[i].lower_ == "according"]
    return {i for token in found for i in range(token.left_edge.i, token.right_edge.i + 1)}


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
    """Of attributions that overlap: quotations beside a cue first, then the longest.

    One that another says, cue and all, comes last, however much the parser takes into it.
    """
    said = [a for a in group if a.cue and any(o is not a and overlap([a.cue], o.content) for o in group)]
    kept: list[Attribution] = []
    for candidate in sorted(group, key=lambda a: (a.rule not in BESIDE_A_CUE, a in said, -length(a))):
        if not any(overlap(candidate.content, other.content) for other in kept):
            kept.append(candidate)
    for one in sorted(kept, key=extent):
        if one.cue is None or not any(o is not one and overlap([one.cue], o.content) for o in kept):
            yield one


def length(attribution: Attribution) -> int:
    """Characters of content."""
    return sum(end - start for start, end in attribution.content)

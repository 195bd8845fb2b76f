"""Attributions: the source, cue and content of every quote of an article.

Frames over the parse (`stance.quoting.reported`) find the content of clauses, infinitives and objects. The
layout (`stance.quoting.direct`) finds the content between quotation marks, however the parser reads it. The
outermost attribution wins: what is said inside a quote belongs to that quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from stance.quoting.aligned import AlignedText
from stance.quoting.confidence import confidence
from stance.quoting.continuations import with_continuations
from stance.quoting.direct import direct_attributions
from stance.quoting.frame import CueFrame
from stance.quoting.reported import frames
from stance.quoting.sentences import read_sentences
from stance.quoting.spans import (
    cut_after_quotation,
    extend_to_quotations,
    extent,
    kind_of,
    overlap,
    token_spans,
    trim_spans,
    without_overlap,
)
from stance.quoting.speaker_labels import DirectAttribution
from stance.quoting.syntax import char_span
from stance.records import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc

NO_CONTENT = re.compile(
    r"not to be (?:named|identified|quoted)\b.*|(?:\w+ ){0,2}requests? for (?:comment|an interview)\b.*",
    re.DOTALL,
)
"""What newsrooms say about their own work."""

LAYOUT_RULES = frozenset(("after", "before"))
"""These rules win over a longer frame: the parser often takes the words around a quotation into it."""


def attributions(doc: Doc, text: str) -> list[Attribution]:
    """The attributions of an article, in order of appearance, none inside another.

    `text` is the article's own text. `doc` parses it with plain marks; offsets are the same in both.
    """
    aligned = AlignedText.of(doc, text)
    sentences = list(read_sentences(aligned))
    direct = list(direct_attributions(aligned, sentences))
    used_cues = {one.cue for one in direct}
    unused = (frame for frame in frames(aligned) if char_span(doc, frame.cue[:1]) not in used_cues)
    candidates = [from_direct(aligned, one) for one in direct]
    candidates.extend(made for frame in unused if (made := from_frame(aligned, frame)))
    return with_continuations(list(outermost(candidates)), sentences, aligned)


def from_direct(aligned: AlignedText, direct: DirectAttribution) -> Attribution:
    """The record of a direct attribution."""
    return Attribution(
        kind_of(aligned, direct.content),
        direct.act,
        direct.content,
        direct.cue,
        direct.source,
        direct.rule,
        confidence(aligned.text, direct.rule, direct.content, direct.source),
    )


def from_frame(aligned: AlignedText, frame: CueFrame) -> Attribution | None:
    """The record of a frame, its content extended to whole quotations; None where no content is left."""
    doc, text = aligned.doc, aligned.text
    tokens = on_cue_side(aligned, frame) - set(frame.cue) - according_to_phrases(doc, frame)
    if frame.source is not None and not set(frame.source) & tokens:
        tokens -= set(frame.source)
    cue = char_span(doc, frame.cue)
    spans = extend_to_quotations(token_spans(doc, tokens), aligned)
    content = trim_spans(text, cut_after_quotation(spans, aligned))
    content = tuple(span for span in content if not overlap([span], [cue]))
    if not content or NO_CONTENT.fullmatch(text[content[0][0] : content[-1][1]]):
        return None
    source = None if frame.source is None else without_overlap(char_span(doc, frame.source), content)
    share = confidence(text, frame.rule, content, source)
    return Attribution(kind_of(aligned, content), frame.act, content, cue, source, frame.rule, share)


def on_cue_side(aligned: AlignedText, frame: CueFrame) -> set[int]:
    """The content on the cue's side of a semicolon, which separates reports: "Holt said yes; Reed no"."""
    doc, quoted = aligned.doc, aligned.quoted
    sentence = doc[frame.cue[0]].sent
    semicolons = [i for i in range(sentence.start, sentence.end) if doc[i].text == ";" and not quoted[i]]
    left = max((i for i in semicolons if i < frame.cue[0]), default=-1)
    right = min((i for i in semicolons if i > frame.cue[0]), default=len(doc))
    return {i for i in frame.content if left < i < right}


def according_to_phrases(doc: Doc, frame: CueFrame) -> set[int]:
    """The tokens of an "according to …" in the content: another source, whose content is all the rest."""
    heads = [doc[i] for i in frame.content if doc[i].lower_ == "according"]
    return {i for head in heads for i in range(head.left_edge.i, head.right_edge.i + 1)}


def outermost(candidates: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions in order, without those whose content or cue lies in another's content."""
    group: list[Attribution] = []
    end = 0
    for attribution in sorted(candidates, key=extent):
        if group and extent(attribution)[0] >= end:
            yield from outermost_of(group)
            group = []
        group.append(attribution)
        end = max(end, extent(attribution)[1]) if len(group) > 1 else extent(attribution)[1]
    yield from outermost_of(group)


def outermost_of(group: list[Attribution]) -> Iterator[Attribution]:
    """Of attributions that overlap: quotations beside a cue first, then the longest.

    One whose cue stands in another's content comes last, however much the parser takes into it.
    """
    nested = [a for a in group if a.cue and any(o is not a and overlap([a.cue], o.content) for o in group)]
    kept: list[Attribution] = []
    for candidate in sorted(group, key=lambda a: (a.rule not in LAYOUT_RULES, a in nested, -length(a))):
        if not any(overlap(candidate.content, other.content) for other in kept):
            kept.append(candidate)
    for one in sorted(kept, key=extent):
        if one.cue is None or not any(o is not one and overlap([one.cue], o.content) for o in kept):
            yield one


def length(attribution: Attribution) -> int:
    """Characters of content."""
    return sum(end - start for start, end in attribution.content)

"""Speakers given by a label instead of a cue: “…” — Name; Name: “…”; transcripts and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stance.quoting.sentences import Sentence
from stance.records import Act, Span

DASH_SOURCE = re.compile(
    r"[^\S\n]*\.?[^\S\n]*\n?(?:[—–―]|--?)[^\S\n]*(?P<source>[@A-Z][^\n“”\"]{1,90}?)[^\S\n]*\.?[^\S\n]*$",
    re.MULTILINE,
)
LABEL = re.compile(
    r"(?:^|[-–—] )\W*(?P<source>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4}(?:,? \([^)\n]{1,40}\))?)\s*:\s*$"
)
TURN = re.compile(
    r"^[\"“]?(?P<source>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?: \([^)\n]{1,40}\))?: +"
    r"(?P<content>[^\n]+)",
    re.MULTILINE,
)
HEADING = re.compile(
    r"(?P<source>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|the|de|van|camp|campaign)){0,4}): "
    r"(?P<content>[^\n:“\"]{15,140})$",
    re.MULTILINE,
)
SAYS = "said|says|told|tells|added|argued|wrote|writes|tweeted|asked|called|claimed|announced|noted|warned"
MIN_TURNS = 3
"""With fewer labelled paragraphs, they are headings."""


@dataclass(frozen=True, slots=True)
class DirectAttribution:
    """Content in quotation marks or behind a label, with its cue and source."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    rule: str
    act: Act = Act.SPEECH


def labelled(text: str, sentence: Sentence, left: int) -> DirectAttribution | None:
    """A sentence's last quotation with the name behind a dash or before a colon, from `left` on."""
    last = sentence.quotations[-1]
    if match := DASH_SOURCE.match(text, last.end):
        opens = sentence.quotations[0].start == sentence.start
        return DirectAttribution(sentence.spans, None, match.span("source"), "dash") if opens else None
    if match := LABEL.search(text[left : last.start]):
        start, end = match.span("source")
        return DirectAttribution(sentence.spans[-1:], None, (left + start, left + end), "label")
    return None


def transcript(text: str) -> Iterator[DirectAttribution]:
    """The turns of a transcript: paragraphs that begin with "NAME: …", `MIN_TURNS` of them or more."""
    turns = list(TURN.finditer(text))
    if len(turns) < MIN_TURNS:
        return
    for turn in turns:
        yield DirectAttribution((turn.span("content"),), None, turn.span("source"), "transcript")


def heading(text: str) -> Iterator[DirectAttribution]:
    """A first line like "Minister: Talks will go on": the name before the colon is the source."""
    match = HEADING.match(text)
    names = match["source"].split() if match else []
    if match and (len(names) > 1 or is_speaker(text, match.end(), names[-1])):
        yield DirectAttribution((match.span("content"),), None, match.span("source"), "heading")


def is_speaker(text: str, start: int, name: str) -> bool:
    """Whether a verb of saying stands beside this name anywhere from `start` on."""
    name = re.escape(name)
    before = rf"\b{name}(?:['’]s \w+)?,? (?:\w+ ){{0,2}}?(?:{SAYS})\b"
    behind = rf"\b(?:{SAYS}) (?:\w+ ){{0,3}}?{name}\b"
    return re.search(f"{before}|{behind}", text[start:]) is not None

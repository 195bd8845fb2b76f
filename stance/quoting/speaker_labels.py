"""Speakers that are only named: “…” — Name; Name: “…”; transcripts and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stance.quoting.sentences import Unit
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
"""Fewer labelled paragraphs than these are headings."""


@dataclass(frozen=True, slots=True)
class Link:
    """What one speaker says in quotation marks, with its cue."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    rule: str
    act: Act = Act.SPEECH


def named(text: str, unit: Unit, left: int) -> Link | None:
    """A unit's last quotation by the name behind a dash or before a colon; its lead begins at `left`."""
    last = unit.quotations[-1]
    if match := DASH_SOURCE.match(text, last.end):
        opens = unit.quotations[0].start == unit.start
        return Link(unit.spans, None, match.span("source"), "dash") if opens else None
    if match := LABEL.search(text[left : last.start]):
        start, end = match.span("source")
        return Link(unit.spans[-1:], None, (left + start, left + end), "label")
    return None


def transcript(text: str) -> Iterator[Link]:
    """Turns of a transcript or interview: "NAME: …" at the head of a paragraph, where there are several."""
    turns = list(TURN.finditer(text))
    if len(turns) < MIN_TURNS:
        return
    for turn in turns:
        yield Link((turn.span("content"),), None, turn.span("source"), "transcript")


def heading(text: str) -> Iterator[Link]:
    """A first line like "Minister: Talks will go on": what follows the colon is whose name it is."""
    match = HEADING.match(text)
    names = match["source"].split() if match else []
    if match and (len(names) > 1 or is_speaker(text, match.end(), names[-1])):
        yield Link((match.span("content"),), None, match.span("source"), "heading")


def is_speaker(text: str, start: int, name: str) -> bool:
    """Whether a text says something of this name from `start` on that only a speaker does."""
    name = re.escape(name)
    before = rf"\b{name}(?:['’]s \w+)?,? (?:\w+ ){{0,2}}?(?:{SAYS})\b"
    behind = rf"\b(?:{SAYS}) (?:\w+ ){{0,3}}?{name}\b"
    return re.search(f"{before}|{behind}", text[start:]) is not None

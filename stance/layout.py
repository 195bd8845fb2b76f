"""The layout of quotations: whose they are by where they stand.

A quotation's cue stands beside it (“…,” she said; he said: “…”), its continuation behind the cue's sentence or in the
next paragraph, its speaker behind a dash or before a colon. Follows the sieves of O'Keefe et al. (2012) and Muzny et
al. (2017): the surest pattern first, each on what the earlier ones left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stance import cues
from stance.frames import OWN_VOICE, char_span, lemma, phrase, subject
from stance.marks import Quotation
from stance.records import Act, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BESIDE_LEFT = re.compile(r"(?:[,:]|\b(?:that|as|of|to|by))\s*$|[—–-]\s*$")
NOT_CUE_DEPS = frozenset(("relcl", "acl", "amod", "compound"))
DASH_SOURCE = re.compile(r"\s*(?:[—–―]|--?)\s*(?=[A-Z@])([^\n“”\"]{2,90}?)[.\s]*$")
LABEL = re.compile(r"^\s*((?:[A-Z][\w.'’-]*\s?){1,5}(?:\([^)\n]{1,30}\))?)\s*:\s*$")


@dataclass(frozen=True, slots=True)
class Link:
    """Quotations of one speaker with their cue."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    rule: str
    act: Act
    cue_token: int | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as a reader sees it: never broken inside a quotation."""

    start: int
    end: int
    """In tokens."""
    quotations: tuple[Quotation, ...]
    opens_paragraph: bool


def links(doc: Doc, text: str, marked: list[Quotation], quoted: list[bool]) -> list[Link]:
    """The quotations that have a speaker by their layout, in order."""
    done: list[Link] = []
    previous: Unit | None = None
    for unit in units(doc, text, marked, quoted):
        own = list(in_unit(doc, text, unit, quoted))
        if not own and unit.quotations and stands_alone(text, doc, unit, quoted):
            joined = continued(text, doc, done, unit)
            if joined is not None:
                done[-1] = joined
                previous = unit
                continue
        done.extend(own)
        previous = unit
    return done


def units(doc: Doc, text: str, marked: list[Quotation], quoted: list[bool]) -> Iterator[Unit]:
    """The sentences of a text, with the quotations in each."""
    starts = [i for i in range(len(doc)) if is_boundary(doc, text, i, quoted)]
    waiting = list(marked)
    new_paragraph = True
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        if doc[start].is_space and end == start + 1:
            new_paragraph = new_paragraph or "\n" in doc[start].text
            continue
        stop = doc[end].idx if end < len(doc) else len(text)
        mine = []
        while waiting and waiting[0].start < stop:
            mine.append(waiting.pop(0))
        yield Unit(start, end, tuple(mine), new_paragraph)
        new_paragraph = False


def is_boundary(doc: Doc, text: str, i: int, quoted: list[bool]) -> bool:
    """Whether a reader sees a new sentence begin at token i."""
    if i == 0:
        return True
    token, before = doc[i], doc[i - 1]
    if "\n" in token.text or "\n" in before.text:
        return True
    if quoted[i] and quoted[i - 1] and not starts_quotation(doc, text, i):
        return False
    if quoted[i - 1] and not quoted[i]:
        last = text[: before.idx + len(before)].rstrip("\"'”’»“ ")[-1:]
        if last == ".":
            return token.text[:1].isupper() or not token.is_alpha
        return False
    if quoted[i] and not quoted[i - 1]:
        return before.text[-1:] in ".!?" and bool(token.is_sent_start or doc[min(i + 1, len(doc) - 1)].text[:1].isupper())
    return bool(token.is_sent_start)


def starts_quotation(doc: Doc, text: str, i: int) -> bool:
    """Whether a quotation begins at token i right behind another one."""
    return doc[i].is_quote and text[doc[i].idx - 1 : doc[i].idx].isspace() and doc[i - 1].is_quote


def in_unit(doc: Doc, text: str, unit: Unit, quoted: list[bool]) -> Iterator[Link]:
    """The quotations of a sentence that have a cue beside them, one link for each cue."""
    by_cue: dict[int, list[Quotation]] = {}
    rules: dict[int, str] = {}
    for index, quotation in enumerate(unit.quotations):
        left = unit.quotations[index - 1].end if index else doc[unit.start].idx
        right = unit.quotations[index + 1].start if index + 1 < len(unit.quotations) else None
        found = beside(doc, text, unit, quotation, left, right, quoted)
        if found is None:
            continue
        cue, rule = found
        by_cue.setdefault(cue.i, []).append(quotation)
        rules.setdefault(cue.i, rule)
    for cue_index, group in by_cue.items():
        cue = doc[cue_index]
        source = source_of(doc, cue, unit, quoted)
        content = tuple((quotation.start, quotation.end) for quotation in group)
        act = Act.THOUGHT if lemma(cue) in cues.THOUGHT else Act.SPEECH
        yield Link(content, char_span(doc, range(cue.i, cue.i + 1)), source, rules[cue_index], act, cue_index)


def beside(
    doc: Doc, text: str, unit: Unit, quotation: Quotation, left: int, right: int | None, quoted: list[bool]
) -> tuple[Token, str] | None:
    """The cue of a quotation in its sentence and the rule that found it: before it or after it."""
    stop = doc[unit.end].idx if unit.end < len(doc) else len(text)
    after = [t for t in doc[unit.start : unit.end] if quotation.end <= t.idx < (right or stop) and not quoted[t.i]]
    before = [t for t in doc[unit.start : unit.end] if left <= t.idx < quotation.start and not quoted[t.i]]
    lead = text[left : quotation.start]
    cue_before = next((t for t in reversed(before) if is_cue(t)), None)
    if cue_before is not None and is_beside(doc, text, cue_before, quotation):
        return cue_before, "before"
    opens = not lead.strip(" \t\n,.;:—–-…") or (left != doc[unit.start].idx and not any(t.is_alpha for t in before))
    if opens:
        cue_after = next((t for t in after if is_cue(t)), None)
        if cue_after is not None:
            return cue_after, "after"
    return None


def is_beside(doc: Doc, text: str, cue: Token, quotation: Quotation) -> bool:
    """Whether nothing but addressee, time and place stands between a cue and the quotation that follows it."""
    between = text[cue.idx + len(cue) : quotation.start]
    if not between.strip():
        return lemma(cue) in cues.SPEECH_CLAUSE | cues.QUOTATION_ONLY and ends_sentence(text, quotation)
    if not re.search(r"[,:]\s*$", between):
        return False
    if re.match(r"\s*,?\s*(?:that|whether|how|why|if)\b", between):
        return False
    return not any(child.dep_ == "ccomp" and cue.i < child.i and child.idx < quotation.start for child in cue.children)


def ends_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own: a capital at its start, an end mark inside its end."""
    inner = text[slice(*quotation.inner)].strip("'‘’ ")
    return inner[:1].isupper() and (inner[-1:] in ".!?," or len(inner.split()) > 3)


def is_cue(token: Token) -> bool:
    """Whether a verb introduces quotations where it stands."""
    if token.pos_ not in ("VERB", "AUX") or lemma(token) not in cues.QUOTABLE or token.dep_ in NOT_CUE_DEPS:
        return False
    own = subject(token)
    return own is None or own.lower_ not in OWN_VOICE


def source_of(doc: Doc, cue: Token, unit: Unit, quoted: list[bool]) -> Span | None:
    """The source of a cue: its subject, or the noun phrase that stands beside it."""
    who = subject(cue)
    if who is None or quoted[who.i] or not unit.start <= who.i < unit.end:
        who = neighbour(doc, cue, unit, quoted)
    if who is None:
        return None
    tokens = [i for i in phrase(who) if not quoted[i] and i != cue.i]
    return char_span(doc, range(tokens[0], tokens[-1] + 1)) if tokens else None


def neighbour(doc: Doc, cue: Token, unit: Unit, quoted: list[bool]) -> Token | None:
    """The nominal nearest to a cue whose subject the parser missed: directly behind it, else before it."""
    for step in (1, -1):
        i = cue.i + step
        while unit.start <= i < unit.end and not quoted[i] and abs(i - cue.i) < 6:
            token = doc[i]
            if token.pos_ in ("PROPN", "NOUN", "PRON"):
                while token.dep_ in ("compound", "poss", "nmod", "amod") and abs(token.head.i - cue.i) < 8:
                    token = token.head
                return token
            if token.is_punct:
                break
            i += step
    return None


def stands_alone(text: str, doc: Doc, unit: Unit, quoted: list[bool]) -> bool:
    """Whether a sentence has no word outside quotation marks."""
    return not any(t.is_alpha and not quoted[t.i] for t in doc[unit.start : unit.end])


def continued(text: str, doc: Doc, done: list[Link], unit: Unit) -> Link | None:
    """The last link with the quotations of a sentence that has no other words: the speaker goes on."""
    if not done:
        return None
    last = done[-1]
    anchor = max(last.content[-1][1], last.cue[1] if last.cue else 0)
    between = text[anchor : unit.quotations[0].start]
    if between.count("\n\n") > 1 or len(re.findall(r"[.!?]\s", between)) > 1:
        return None
    more = tuple((quotation.start, quotation.end) for quotation in unit.quotations)
    return replace(last, content=last.content + more)

"""The layout of quotations: whose they are by where they stand.

A quotation's cue stands beside it (“…,” she said; he said: “…”), its continuation behind the cue's sentence
or in the next paragraph, its speaker behind a dash or before a colon. Follows the sieves of O'Keefe et al.
(2012) and Muzny et al. (2017): the surest pattern first, each on what the earlier ones left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.aligned import Marked
from stance.quoting.quotation_marks import Quotation
from stance.quoting.sentences import Unit
from stance.quoting.speaker_labels import Link, heading, named, transcript
from stance.quoting.syntax import SUBJECT, agent_of, char_span, is_passive, lemma, phrase, subject
from stance.records import Act, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEECH_END = re.compile(r"[,.!?…—–-][\"'’”»]*$")
"""How what stands in quotation marks ends where a cue may follow."""
OPENS_CLAUSE = re.compile(r"\b(?:that|whether|how|why|what|when|if|because)\b")
COORDINATION = re.compile(r"^\s*(?:,|,?\s*(?:and|or))\s*$")
CONJUNCTION = re.compile(r"^\s*,\s*(?P<word>but|and|or|so)\s*$")
NAME_WORDS = 3
"""A quotation of no more words may stand between another one and its cue: wearing “Name” badges."""
NEAR_BEHIND, NEAR_BEFORE = 4, 12
"""Tokens from a cue within which a nominal is its source though the parse doesn't say so."""
TIME_WORDS = cues.words("""
    afternoon evening friday interview monday month morning night saturday statement sunday thursday
    today tomorrow tonight tuesday wednesday week year yesterday
""")
MONTHS = cues.words("""
    january february march april june july august september october november december
""")
"""Names of time and no source; "May" may be one."""

Beside = tuple["Token", str, tuple[Span, ...]]
"""A cue, the name of the rule that found it and the content."""


def links(marked: Marked, units: list[Unit]) -> Iterator[Link]:
    """The quotations that have a speaker by their layout, in order of appearance."""
    introduced: Link | None = None
    """A cue that ended its paragraph with a colon and still waits for its quotation."""
    for unit in units:
        if introduced is not None and unit.opens_paragraph and unit.is_quotation:
            yield replace(introduced, content=unit.spans)
            introduced = None
            continue
        introduced = introduction(marked, unit)
        yield from in_unit(marked, unit)
    yield from transcript(marked.text)
    yield from heading(marked.text)


def in_unit(marked: Marked, unit: Unit) -> Iterator[Link]:
    """The quotations of a unit that have a cue or a name beside them, one link for each cue."""
    text = marked.text
    by_cue: dict[int, Link] = {}
    for index, quotation in enumerate(unit.quotations):
        left = unit.quotations[index - 1].end if index else unit.start
        behind = unit.quotations[index + 1 :]
        right = next((q.start for q in behind if len(text[slice(*q.inner)].split()) > NAME_WORDS), unit.end)
        found = beside(marked, unit, quotation, (left, right))
        if found is not None:
            cue, rule, content = found
            link = by_cue.get(cue.i) or link_of(marked, unit, cue, rule)
            by_cue[cue.i] = replace(link, content=link.content + content)
        elif by_cue and COORDINATION.match(text[left : quotation.start]):
            last, link = by_cue.popitem()
            by_cue[last] = replace(link, content=link.content + unit.spans[index : index + 1])
        elif not behind and (by_name := named(text, unit, left) or behind_colon(marked, unit, left)):
            yield by_name
    yield from by_cue.values()


def link_of(marked: Marked, unit: Unit, cue: Token, rule: str) -> Link:
    """A link without content, with the cue's source and act."""
    act = Act.THOUGHT if lemma(cue) in cues.THOUGHT else Act.SPEECH
    source = source_of(marked, cue, unit)
    return Link((), char_span(marked.doc, range(cue.i, cue.i + 1)), source, rule, act)


def behind_colon(marked: Marked, unit: Unit, left: int) -> Link | None:
    """A unit's last quotation behind any clause that ends with a colon: "She had a short answer: “…”"."""
    last = unit.quotations[-1]
    if not marked.text[left : last.start].rstrip().endswith(":") or not is_sentence(marked.text, last):
        return None
    subjects = (t for t in outside(marked, unit, unit.start, unit.end) if t.dep_ in SUBJECT)
    verb = next((token.head for token in subjects if not marked.quoted[token.head.i]), None)
    if verb is None:
        return None
    if any(c.dep_ == "ccomp" and c.i > verb.i and not marked.quoted[c.i] for c in verb.children):
        return None
    return replace(link_of(marked, unit, verb, "colon"), content=unit.spans[-1:])


def outside(marked: Marked, unit: Unit, start: int, end: int) -> list[Token]:
    """The tokens of a unit that begin in `[start, end)`, without those in quotation marks."""
    tokens = (marked.doc[i] for i in unit.tokens if not marked.quoted[i])
    return [token for token in tokens if start <= token.idx < end]


def beside(marked: Marked, unit: Unit, quotation: Quotation, around: Span) -> Beside | None:
    """The cue of a quotation in its unit: before it or after it, with the rule's name and the content."""
    left, right = around
    before = outside(marked, unit, left, quotation.start)
    after = outside(marked, unit, quotation.end, right)
    return cue_before(marked.text, unit, quotation, before, left) or cue_after(
        marked.text, quotation, before, after
    )


def cue_before(text: str, unit: Unit, quotation: Quotation, before: list[Token], left: int) -> Beside | None:
    """ "She said, “…”", "He told reporters on Monday: “…”"."""
    cue = next((token for token in reversed(before) if is_cue(token)), None)
    if cue is None or is_conditional(cue):
        return None
    between = text[cue.idx + len(cue) : quotation.start]
    content: tuple[Span, ...] = ((quotation.start, quotation.end),)
    if not between.strip():
        is_speech = lemma(cue) in cues.SPEECH_CLAUSE | cues.QUOTATION_ONLY and is_sentence(text, quotation)
        return (cue, "before", content) if is_speech or lemma(cue) in cues.UTTERING else None
    if conjunction := CONJUNCTION.match(between):
        return cue, "before", ((cue.idx + len(cue) + conjunction.start("word"), quotation.end),)
    if not re.search(r"[,:]\s*$", between) or OPENS_CLAUSE.search(between):
        return None
    if any(
        child.dep_ == "ccomp" and cue.i < child.i and child.idx < quotation.start for child in cue.children
    ):
        return None
    if between.strip() == "," and left == unit.start and starts_lower(text, quotation):
        lead = text[left : first_of(cue).idx]
        if len(lead.split()) > 2 and lead.rstrip().endswith(","):
            content = ((left, first_of(cue).idx), *content)
    return cue, "before", content


def cue_after(text: str, quotation: Quotation, before: list[Token], after: list[Token]) -> Beside | None:
    """ "“…,” she said", "“…?” asked the judge": the quotation opens its sentence, the cue follows."""
    if any(token.is_alpha for token in before) or not closes_speech(text, quotation):
        return None
    if after and after[0].lower_ == "according":
        return None
    cue = next((token for token in after if is_cue(token) and token.dep_ not in ("relcl", "acl")), None)
    cue = cue or next((token for token in after if is_cue(token)), None)
    if cue is None:
        return None
    return cue, "after", ((quotation.start, quotation.end),)


def closes_speech(text: str, quotation: Quotation) -> bool:
    """Whether a quotation ends as speech before its cue does: “…,” or “…?”, or British style “…”,."""
    inner = text[slice(*quotation.inner)].rstrip()
    return bool(SPEECH_END.search(inner)) or text[quotation.end : quotation.end + 1] == ","


def is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own: a capital first, and an end mark or some length."""
    inner = text[slice(*quotation.inner)].strip("'‘’ ")
    return inner[:1].isupper() and (bool(SPEECH_END.search(inner)) or len(inner.split()) > 3)


def starts_lower(text: str, quotation: Quotation) -> bool:
    """Whether the first letter in the marks is a small one: the sentence began before."""
    return text[slice(*quotation.inner)].lstrip("'‘ [")[:1].islower()


def is_cue(token: Token) -> bool:
    """Whether a verb introduces quotations."""
    if token.lower_ == "said":
        return True
    return (
        token.pos_ in ("VERB", "AUX")
        and lemma(token) in cues.QUOTABLE
        and token.dep_ not in ("amod", "compound")
    )


def is_conditional(cue: Token) -> bool:
    """Whether a verb stands in an if-clause, which may come before a quotation but does not say it."""
    clauses = (token for token in (cue, *cue.ancestors) if token.dep_ == "advcl")
    return any(child.lower_ in ("if", "because", "unless") for clause in clauses for child in clause.children)


def first_of(cue: Token) -> Token:
    """The first token of a cue's subject, or the cue where the subject follows."""
    who = subject(cue)
    return who.left_edge if who is not None and who.i < cue.i else cue


def source_of(marked: Marked, cue: Token, unit: Unit) -> Span | None:
    """The source of a cue: its subject, or the noun phrase that stands beside it."""
    doc, quoted = marked.doc, marked.quoted
    if is_passive(cue):
        agent = agent_of(cue)
        return None if agent is None else char_span(doc, phrase(agent))
    who = subject(cue)
    if who is None or quoted[who.i] or who.i not in unit.tokens or who.lower_ in TIME_WORDS:
        who = neighbour(marked, cue, unit)
    if who is None:
        return None
    tokens = [i for i in phrase(who) if not quoted[i] and i != cue.i]
    return char_span(doc, range(tokens[0], tokens[-1] + 1)) if tokens else None


def neighbour(marked: Marked, cue: Token, unit: Unit) -> Token | None:
    """The nominal nearest to a cue whose subject the parser missed: directly behind it, else before it."""
    doc, quoted = marked.doc, marked.quoted
    is_inverted = cue.i > 0 and quoted[cue.i - 1]
    addresses = (lemma(cue) in cues.ADDRESSED and not is_inverted) or cue.tag_ == "VBG"
    for step, reach in ((1, 1 if addresses else NEAR_BEHIND), (-1, NEAR_BEFORE)):
        for i in range(cue.i + step, cue.i + step * reach, step):
            if i not in unit.tokens or quoted[i] or (step > 0 and doc[i].is_punct):
                break
            if doc[i].pos_ in ("PROPN", "NOUN", "PRON") and doc[i].lower_ not in TIME_WORDS | MONTHS:
                return head_of_phrase(doc[i], cue)
    return None


def head_of_phrase(token: Token, cue: Token) -> Token:
    """The head of the noun phrase that a token stands in, without leaving the cue's side."""
    while token.dep_ in ("compound", "poss", "nmod", "amod") and (token.head.i > cue.i) == (token.i > cue.i):
        token = token.head
    return token


def introduction(marked: Marked, unit: Unit) -> Link | None:
    """The cue of a unit that ends with a colon, for a quotation in the next paragraph: "He said:"."""
    if not marked.text[unit.start : unit.end].rstrip().endswith(":"):
        return None
    verbs = [t for t in outside(marked, unit, unit.start, unit.end) if t.pos_ == "VERB"]
    cue = next(filter(is_cue, reversed(verbs)), None) or next((v for v in verbs if v.dep_ == "ROOT"), None)
    return None if cue is None else link_of(marked, unit, cue, "colon")

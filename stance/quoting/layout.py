"""The layout of quotations: whose they are by where they stand.

A quotation's cue stands beside it (“…,” she said; he said: “…”), its continuation behind the cue's sentence
or in the next paragraph, its speaker behind a dash or before a colon. Follows the sieves of O'Keefe et al.
(2012) and Muzny et al. (2017): the surest pattern first, each on what the earlier ones left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.marks import Marked, Quotation
from stance.quoting.syntax import SUBJECT, agent_of, char_span, is_passive, lemma, phrase, subject
from stance.records import Act, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

UNIT_END = frozenset(".!?…;")
SPEECH_END = re.compile(r"[,.!?…—–-][\"'’”»]*$")
"""How what stands in quotation marks ends where a cue may follow."""
OPENS_CLAUSE = re.compile(r"\b(?:that|whether|how|why|what|when|if|because)\b")
COORDINATION = re.compile(r"^\s*(?:,|,?\s*(?:and|or))\s*$")
CONJUNCTION = re.compile(r"^\s*,\s*(?:but|and|or|so)\s*$")
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
NAME_WORDS = 3
"""A quotation of no more words may stand between another one and its cue: wearing “Name” badges."""
TITLES = cues.words("adm. capt. col. dr. gen. gov. lt. mr. mrs. ms. prof. rep. sen. sgt. st.")
TIME_WORDS = cues.words("""
    afternoon evening friday interview monday month morning night saturday statement sunday thursday
    today tomorrow tonight tuesday wednesday week year yesterday
""")


@dataclass(frozen=True, slots=True)
class Link:
    """What one speaker says in quotation marks, with its cue."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    rule: str
    act: Act = Act.SPEECH


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as a reader sees it, in tokens: never broken inside a quotation."""

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
        """Its quotations as content."""
        return tuple((quotation.start, quotation.end) for quotation in self.quotations)


def links(doc: Doc, text: str, units: list[Unit], quoted: list[bool]) -> Iterator[Link]:
    """The quotations that have a speaker by their layout, in order of appearance."""
    introduced: Link | None = None
    """A cue that ended its paragraph with a colon and still waits for its quotation."""
    for unit in units:
        if introduced is not None and unit.opens_paragraph and unit.is_quotation:
            yield replace(introduced, content=unit.spans)
            introduced = None
            continue
        introduced = introduction(doc, text, unit, quoted)
        yield from in_unit(doc, text, unit, quoted)
    yield from transcript(text)
    yield from heading(text)


def read_units(doc: Doc, text: str, marked: Marked, quoted: list[bool]) -> Iterator[Unit]:
    """The sentences of a text, with the quotations in each."""
    starts = [i for i in range(len(doc)) if is_boundary(doc, text, i, quoted)]
    ends = [*starts[1:], len(doc)][: len(starts)]
    waiting = list(reversed(marked.quotations))
    paragraph: int | None = None
    for start, end in zip(starts, ends, strict=True):
        if "\n" in doc[start].text:
            paragraph = None
            continue
        stop = doc[end].idx if end < len(doc) else len(text)
        mine = []
        while waiting and waiting[-1].start < stop:
            quotation = waiting.pop()
            if any(character.isalnum() for character in text[slice(*quotation.inner)]):
                mine.append(quotation)
        outside = [doc[i] for i in range(start, end) if not quoted[i]]
        narrative = any(token.is_alpha for token in outside)
        clause = any(t.dep_ in SUBJECT and t.head.pos_ in ("VERB", "AUX") for t in outside)
        paragraph = doc[start].idx if paragraph is None else paragraph
        yield Unit(range(start, end), doc[start].idx, stop, tuple(mine), paragraph, narrative, clause)


def is_boundary(doc: Doc, text: str, i: int, quoted: list[bool]) -> bool:
    """Whether a reader sees a new sentence begin at token i."""
    if i == 0:
        return True
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
        return last == "." and (token.text[:1].isupper() or not token.is_alpha) and not is_dash(token)
    if quoted[i]:
        return before.text[-1:] in UNIT_END and before.lower_ not in TITLES
    if before.text == ";":
        return True
    return bool(token.is_sent_start) and not (before.text == ")" or before.text.endswith("Wis."))


def is_dash(token: Token) -> bool:
    """Whether a token is a dash, long or typed."""
    return token.text in ("—", "–", "―", "--", "-")


def in_unit(doc: Doc, text: str, unit: Unit, quoted: list[bool]) -> Iterator[Link]:
    """The quotations of a unit that have a cue or a name beside them, one link for each cue."""
    by_cue: dict[int, Link] = {}
    for index, quotation in enumerate(unit.quotations):
        left = unit.quotations[index - 1].end if index else unit.start
        behind = unit.quotations[index + 1 :]
        right = next((q.start for q in behind if len(text[slice(*q.inner)].split()) > NAME_WORDS), unit.end)
        found = beside(doc, text, unit, quotation, (left, right), quoted)
        if found is None and by_cue and index and COORDINATION.match(text[left : quotation.start]):
            last = next(reversed(by_cue))
            by_cue[last] = replace(
                by_cue[last], content=(*by_cue[last].content, (quotation.start, quotation.end))
            )
            continue
        if found is None:
            if index == len(unit.quotations) - 1:
                yield from by_name(doc, text, unit, left, quoted)
            continue
        cue, rule, content = found
        link = by_cue.get(cue.i)
        if link is None:
            act = Act.THOUGHT if lemma(cue) in cues.THOUGHT else Act.SPEECH
            source = source_of(doc, cue, unit, quoted)
            link = Link((), char_span(doc, range(cue.i, cue.i + 1)), source, rule, act)
        by_cue[cue.i] = replace(link, content=link.content + content)
    yield from by_cue.values()


Beside = tuple["Token", str, tuple[Span, ...]]


def beside(
    doc: Doc, text: str, unit: Unit, quotation: Quotation, around: Span, quoted: list[bool]
) -> Beside | None:
    """The cue of a quotation in its unit: before it or after it, with the rule's name and the content."""
    left, right = around
    before = [doc[i] for i in unit.tokens if left <= doc[i].idx < quotation.start and not quoted[i]]
    after = [doc[i] for i in unit.tokens if quotation.end <= doc[i].idx < right and not quoted[i]]
    return cue_before(doc, text, unit, quotation, before, left) or cue_after(
        text, unit, quotation, before, after
    )


def cue_before(
    doc: Doc, text: str, unit: Unit, quotation: Quotation, before: list[Token], left: int
) -> Beside | None:
    """ "She said, “…”", "He told reporters on Monday: “…”"."""
    cue = next((token for token in reversed(before) if is_cue(token)), None)
    if cue is None or is_conditional(cue):
        return None
    between = text[cue.idx + len(cue) : quotation.start]
    content: tuple[Span, ...] = ((quotation.start, quotation.end),)
    if not between.strip():
        is_speech = lemma(cue) in cues.SPEECH_CLAUSE | cues.QUOTATION_ONLY and is_sentence(text, quotation)
        return (cue, "before", content) if is_speech or lemma(cue) in cues.UTTERING else None
    if CONJUNCTION.match(between):
        return (
            cue,
            "before",
            ((quotation.start - len(between.rstrip().split(",")[-1].lstrip()) - 1, quotation.end),),
        )
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


def cue_after(
    text: str, unit: Unit, quotation: Quotation, before: list[Token], after: list[Token]
) -> Beside | None:
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


def source_of(doc: Doc, cue: Token, unit: Unit, quoted: list[bool]) -> Span | None:
    """The source of a cue: its subject, or the noun phrase that stands beside it."""
    if is_passive(cue):
        agent = agent_of(cue)
        return None if agent is None else char_span(doc, phrase(agent))
    who = subject(cue)
    if who is None or quoted[who.i] or who.i not in unit.tokens or who.lower_ in TIME_WORDS:
        who = neighbour(doc, cue, unit, quoted)
    if who is None:
        return None
    tokens = [i for i in phrase(who) if not quoted[i] and i != cue.i]
    return char_span(doc, range(tokens[0], tokens[-1] + 1)) if tokens else None


def neighbour(doc: Doc, cue: Token, unit: Unit, quoted: list[bool]) -> Token | None:
    """The nominal nearest to a cue whose subject the parser missed: directly behind it, else before it."""
    is_inverted = cue.i > 0 and quoted[cue.i - 1]
    addresses = (lemma(cue) in cues.ADDRESSED and not is_inverted) or cue.tag_ == "VBG"
    for step, reach in ((1, 1 if addresses else 4), (-1, 12)):
        for i in range(cue.i + step, cue.i + step * reach, step):
            if i not in unit.tokens or quoted[i] or (step > 0 and doc[i].is_punct):
                break
            if doc[i].pos_ in ("PROPN", "NOUN", "PRON") and doc[i].lower_ not in TIME_WORDS:
                return head_of_phrase(doc[i], cue)
    return None


def head_of_phrase(token: Token, cue: Token) -> Token:
    """The head of the noun phrase that a token stands in, without leaving the cue's side."""
    while token.dep_ in ("compound", "poss", "nmod", "amod") and (token.head.i > cue.i) == (token.i > cue.i):
        token = token.head
    return token


def introduction(doc: Doc, text: str, unit: Unit, quoted: list[bool]) -> Link | None:
    """The cue of a unit that ends with a colon, for a quotation in the next paragraph: "He said:"."""
    if not text[unit.start : unit.end].rstrip().endswith(":"):
        return None
    verbs = [doc[i] for i in unit.tokens if not quoted[i] and doc[i].pos_ == "VERB"]
    cue = next(filter(is_cue, reversed(verbs)), None) or next((v for v in verbs if v.dep_ == "ROOT"), None)
    if cue is None:
        return None
    return Link((), char_span(doc, range(cue.i, cue.i + 1)), source_of(doc, cue, unit, quoted), "colon")


def by_name(doc: Doc, text: str, unit: Unit, left: int, quoted: list[bool]) -> Iterator[Link]:
    """A unit's last quotation where it has no cue: “…” — Name; Name: “…”; any clause with a colon."""
    quotation = unit.quotations[-1]
    last = ((quotation.start, quotation.end),)
    lead = text[left : quotation.start]
    if match := DASH_SOURCE.match(text, quotation.end):
        if unit.quotations[0].start == unit.start:
            yield Link(unit.spans, None, match.span("source"), "dash")
    elif match := LABEL.search(lead):
        start, end = match.span("source")
        yield Link(last, None, (left + start, left + end), "label")
    elif lead.rstrip().endswith(":") and is_sentence(text, quotation):
        subjects = (doc[i] for i in unit.tokens if doc[i].dep_ in SUBJECT and not quoted[i])
        head = next((token.head for token in subjects if not quoted[token.head.i]), None)
        has_content = head is not None and any(
            c.dep_ == "ccomp" and c.i > head.i and not quoted[c.i] for c in head.children
        )
        if head is not None and subject(head) is not None and not has_content:
            yield Link(
                last, char_span(doc, range(head.i, head.i + 1)), source_of(doc, head, unit, quoted), "colon"
            )


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

"""Direct speech: the source and cue of a quotation, by the layout around its marks.

The cue stands beside the quotation (“…,” she said; he said: “…”), a label behind a dash or before a colon.
The patterns follow the sieves of O'Keefe et al. (2012) and Muzny et al. (2017): the most reliable pattern
comes first, and each works on what the earlier ones left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.aligned import AlignedText
from stance.quoting.quotation_marks import Quotation
from stance.quoting.sentences import Sentence
from stance.quoting.speaker_labels import DirectAttribution, heading, labelled, transcript
from stance.quoting.syntax import SUBJECT, agent_of, char_span, is_passive, lemma, phrase, subject
from stance.records import Act, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEECH_END = re.compile(r"[,.!?…—–-][\"'’”»]*$")
"""How the words in quotation marks end where a cue may follow."""
OPENS_CLAUSE = re.compile(r"\b(?:that|whether|how|why|what|when|if|because)\b")
COORDINATION = re.compile(r"^\s*(?:,|,?\s*(?:and|or))\s*$")
CONJUNCTION = re.compile(r"^\s*,\s*(?P<word>but|and|or|so)\s*$")
NAME_WORDS = 3
"""A quotation of so few words may stand between another one and its cue: wearing “Name” badges."""
NEAR_BEHIND, NEAR_BEFORE = 4, 12
"""In tokens from a cue: a nominal within this distance is the source where the parse has no subject."""
TIME_WORDS = cues.words("""
    afternoon evening friday interview monday month morning night saturday statement sunday thursday
    today tomorrow tonight tuesday wednesday week year yesterday
""")
MONTHS = cues.words("""
    january february march april june july august september october november december
""")
"""Names of months, which are no source; "May" may be a person."""

CuedContent = tuple["Token", str, tuple[Span, ...]]
"""A cue, the rule's name and the content."""


def direct_attributions(aligned: AlignedText, sentences: list[Sentence]) -> Iterator[DirectAttribution]:
    """The quotations whose layout gives them a source or a cue, in order of appearance."""
    introduced: DirectAttribution | None = None
    """A cue whose paragraph ended with a colon, before its quotation."""
    for sentence in sentences:
        if introduced is not None and sentence.opens_paragraph and sentence.is_quotation:
            yield replace(introduced, content=sentence.spans)
            introduced = None
            continue
        introduced = colon_introduction(aligned, sentence)
        yield from in_sentence(aligned, sentence)
    yield from transcript(aligned.text)
    yield from heading(aligned.text)


def in_sentence(aligned: AlignedText, sentence: Sentence) -> Iterator[DirectAttribution]:
    """The quotations of a sentence with a cue or a label, one attribution for each cue."""
    text = aligned.text
    by_cue: dict[int, DirectAttribution] = {}
    for index, quotation in enumerate(sentence.quotations):
        left = sentence.quotations[index - 1].end if index else sentence.start
        behind = sentence.quotations[index + 1 :]
        right = next(
            (q.start for q in behind if len(text[slice(*q.inner)].split()) > NAME_WORDS), sentence.end
        )
        cued = cue_beside(aligned, sentence, quotation, (left, right))
        if cued is not None:
            cue, rule, content = cued
            direct = by_cue.get(cue.i) or attribution_of_cue(aligned, sentence, cue, rule)
            by_cue[cue.i] = replace(direct, content=direct.content + content)
        elif by_cue and COORDINATION.match(text[left : quotation.start]):
            last, direct = by_cue.popitem()
            by_cue[last] = replace(direct, content=direct.content + sentence.spans[index : index + 1])
        elif not behind:
            last_one = labelled(text, sentence, left) or colon_quotation(aligned, sentence, left)
            if last_one is not None:
                yield last_one
    yield from by_cue.values()


def attribution_of_cue(aligned: AlignedText, sentence: Sentence, cue: Token, rule: str) -> DirectAttribution:
    """The cue's source and act, still without content."""
    act = Act.THOUGHT if lemma(cue) in cues.THOUGHT else Act.SPEECH
    source = source_of(aligned, cue, sentence)
    return DirectAttribution((), char_span(aligned.doc, range(cue.i, cue.i + 1)), source, rule, act)


def colon_quotation(aligned: AlignedText, sentence: Sentence, left: int) -> DirectAttribution | None:
    """A sentence's last quotation, behind any clause with a colon: "She had a short answer: “…”"."""
    last = sentence.quotations[-1]
    if not aligned.text[left : last.start].rstrip().endswith(":") or not is_full_sentence(aligned.text, last):
        return None
    subjects = (t for t in outside(aligned, sentence, sentence.start, sentence.end) if t.dep_ in SUBJECT)
    verb = next((token.head for token in subjects if not aligned.quoted[token.head.i]), None)
    if verb is None:
        return None
    if any(c.dep_ == "ccomp" and c.i > verb.i and not aligned.quoted[c.i] for c in verb.children):
        return None
    return replace(attribution_of_cue(aligned, sentence, verb, "colon"), content=sentence.spans[-1:])


def outside(aligned: AlignedText, sentence: Sentence, start: int, end: int) -> list[Token]:
    """The tokens of a sentence outside quotation marks that begin in `[start, end)`."""
    tokens = (aligned.doc[i] for i in sentence.tokens if not aligned.quoted[i])
    return [token for token in tokens if start <= token.idx < end]


def cue_beside(
    aligned: AlignedText, sentence: Sentence, quotation: Quotation, around: Span
) -> CuedContent | None:
    """The cue of a quotation in its sentence, before it or after it."""
    left, right = around
    before = outside(aligned, sentence, left, quotation.start)
    after = outside(aligned, sentence, quotation.end, right)
    return cue_before(aligned.text, sentence, quotation, before, left) or cue_after(
        aligned.text, quotation, before, after
    )


def cue_before(
    text: str, sentence: Sentence, quotation: Quotation, before: list[Token], left: int
) -> CuedContent | None:
    """ "She said, “…”", "He told reporters on Monday: “…”"."""
    cue = next((token for token in reversed(before) if is_cue(token)), None)
    if cue is None or is_conditional(cue):
        return None
    between = text[cue.idx + len(cue) : quotation.start]
    content: tuple[Span, ...] = ((quotation.start, quotation.end),)
    if not between.strip():
        is_speech = lemma(cue) in cues.SPEECH_CLAUSE | cues.QUOTATION_ONLY and is_full_sentence(
            text, quotation
        )
        return (cue, "before", content) if is_speech or lemma(cue) in cues.UTTERING else None
    if conjunction := CONJUNCTION.match(between):
        return cue, "before", ((cue.idx + len(cue) + conjunction.start("word"), quotation.end),)
    if not re.search(r"[,:]\s*$", between) or OPENS_CLAUSE.search(between):
        return None
    if any(
        child.dep_ == "ccomp" and cue.i < child.i and child.idx < quotation.start for child in cue.children
    ):
        return None
    if between.strip() == "," and left == sentence.start and begins_in_lower_case(text, quotation):
        lead = text[left : clause_start(cue).idx]
        if len(lead.split()) > 2 and lead.rstrip().endswith(","):
            content = ((left, clause_start(cue).idx), *content)
    return cue, "before", content


def cue_after(text: str, quotation: Quotation, before: list[Token], after: list[Token]) -> CuedContent | None:
    """ "“…,” she said", "“…?” asked the judge": the quotation opens its sentence."""
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


def is_full_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a full sentence: a capital first, and an end mark or four words."""
    inner = text[slice(*quotation.inner)].strip("'‘’ ")
    return inner[:1].isupper() and (bool(SPEECH_END.search(inner)) or len(inner.split()) > 3)


def begins_in_lower_case(text: str, quotation: Quotation) -> bool:
    """Whether the first letter in the marks is in lower case: the sentence began before."""
    return text[slice(*quotation.inner)].lstrip("'‘ [")[:1].islower()


def is_cue(token: Token) -> bool:
    """Whether a verb can be the cue of a quotation."""
    if token.lower_ == "said":
        return True
    return (
        token.pos_ in ("VERB", "AUX")
        and lemma(token) in cues.QUOTABLE
        and token.dep_ not in ("amod", "compound")
    )


def is_conditional(cue: Token) -> bool:
    """Whether a verb stands in a clause with "if", "because" or "unless", which is no reporting clause."""
    clauses = (token for token in (cue, *cue.ancestors) if token.dep_ == "advcl")
    return any(child.lower_ in ("if", "because", "unless") for clause in clauses for child in clause.children)


def clause_start(cue: Token) -> Token:
    """The first token of a cue's subject; the cue itself where the subject follows it."""
    source = subject(cue)
    return source.left_edge if source is not None and source.i < cue.i else cue


def source_of(aligned: AlignedText, cue: Token, sentence: Sentence) -> Span | None:
    """The source of a cue: its subject, else the nearest noun phrase."""
    doc, quoted = aligned.doc, aligned.quoted
    if is_passive(cue):
        agent = agent_of(cue)
        return None if agent is None else char_span(doc, phrase(agent))
    source = subject(cue)
    if source is None or quoted[source.i] or source.i not in sentence.tokens or source.lower_ in TIME_WORDS:
        source = nearest_nominal(aligned, cue, sentence)
    if source is None:
        return None
    tokens = [i for i in phrase(source) if not quoted[i] and i != cue.i]
    return char_span(doc, range(tokens[0], tokens[-1] + 1)) if tokens else None


def nearest_nominal(aligned: AlignedText, cue: Token, sentence: Sentence) -> Token | None:
    """The nominal nearest to a cue without a parsed subject: directly behind it, else before it."""
    doc, quoted = aligned.doc, aligned.quoted
    is_inverted = cue.i > 0 and quoted[cue.i - 1]
    addresses = (lemma(cue) in cues.ADDRESSED and not is_inverted) or cue.tag_ == "VBG"
    for step, max_steps in ((1, 1 if addresses else NEAR_BEHIND), (-1, NEAR_BEFORE)):
        for i in range(cue.i + step, cue.i + step * max_steps, step):
            if i not in sentence.tokens or quoted[i] or (step > 0 and doc[i].is_punct):
                break
            if doc[i].pos_ in ("PROPN", "NOUN", "PRON") and doc[i].lower_ not in TIME_WORDS | MONTHS:
                return head_of_phrase(doc[i], cue)
    return None


def head_of_phrase(token: Token, cue: Token) -> Token:
    """The head of a token's noun phrase, on the token's side of the cue."""
    while token.dep_ in ("compound", "poss", "nmod", "amod") and (token.head.i > cue.i) == (token.i > cue.i):
        token = token.head
    return token


def colon_introduction(aligned: AlignedText, sentence: Sentence) -> DirectAttribution | None:
    """The cue of a sentence that ends with a colon, for a quotation in the next paragraph: "He said:"."""
    if not aligned.text[sentence.start : sentence.end].rstrip().endswith(":"):
        return None
    verbs = [t for t in outside(aligned, sentence, sentence.start, sentence.end) if t.pos_ == "VERB"]
    cue = next(filter(is_cue, reversed(verbs)), None) or next((v for v in verbs if v.dep_ == "ROOT"), None)
    return None if cue is None else attribution_of_cue(aligned, sentence, cue, "colon")

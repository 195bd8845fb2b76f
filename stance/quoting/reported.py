"""Reported speech: the content that the parse gives a cue word, and its source.

A frame joins a cue (verb, noun or adjective) to its source (subject, possessor, agent) and to its content
(clause, infinitive, object or prepositional phrase). Only narrative is searched: words inside quotation marks
are content. The frames follow the attribution relations of Pareti (2015) and the rules over parses of Newell
et al. (2018).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.aligned import AlignedText
from stance.quoting.clauses import as_clause, clause, detached_clause, made_clear, parenthesis
from stance.quoting.frame import CueFrame, is_source, make_frame
from stance.quoting.noun_cues import (
    according,
    adjective_frame,
    in_words_of,
    inverted,
    misread_verb,
    noun_frame,
)
from stance.quoting.objects import infinitive, light_verb, object_, phrasal, preposition
from stance.quoting.passives import passive_frame, seeming_frame
from stance.quoting.syntax import is_passive, lemma, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_SENTENCE = 400
"""In tokens. A longer stretch without an end is a list or a table."""
COMPLEMENTS = (
    clause,
    made_clear,
    as_clause,
    parenthesis,
    detached_clause,
    infinitive,
    light_verb,
    phrasal,
    preposition,
    object_,
)
"""The complements that may hold a verb's content, the most reliable first."""


def frames(aligned: AlignedText) -> Iterator[CueFrame]:
    """The frames of the narrative, in order of their cues."""
    doc, quoted = aligned.doc, aligned.quoted
    for sentence in doc.sents if len(doc) else ():
        if len(sentence) > LONGEST_SENTENCE:
            continue
        for token in sentence:
            frame = None if quoted[token.i] or not token.is_alpha else frame_of(token)
            if frame is not None and frame.content:
                yield frame


def frame_of(token: Token) -> CueFrame | None:
    """The frame with a token as its cue; None where it is no cue."""
    frame = according(token) or in_words_of(token)
    if frame is None and token.pos_ in ("VERB", "AUX"):
        frame = verb_frame(token)
    elif frame is None and token.pos_ == "NOUN":
        frame = misread_verb(token) or noun_frame(token)
    elif frame is None and token.pos_ == "ADJ":
        frame = adjective_frame(token)
    return frame or inverted(token)


def verb_frame(verb: Token) -> CueFrame | None:
    """The frame of a cue verb; its first complement decides."""
    base = lemma(verb)
    if base not in cues.FRAMED:
        return None
    if is_passive(verb):
        return passive_frame(verb, base)
    if base in cues.SEEMING:
        return seeming_frame(verb)
    source = subject(verb)
    if not is_source(source, base):
        return None
    for complement in COMPLEMENTS:
        if match := complement(verb, base):
            content, last_cue, rule, act = match
            return make_frame(verb, last_cue, source, content, rule, act)
    return None

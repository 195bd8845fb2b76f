"""Frames: what the dependency parse says a cue word attributes, and to whom.

A frame joins a cue (verb, noun or adjective) to its source (subject, possessor, agent) and to its content
(clause, infinitive, object or prepositional phrase). Only narrative is searched: words inside quotation marks
are content. The frames follow the attribution relations of Pareti (2015) and the rules over parses of Newell
et al. (2018).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.aligned import Marked
from stance.quoting.clauses import as_clause, clause, detached_clause, made_clear, parenthesis
from stance.quoting.frame import Frame, is_source, make
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
"""Tokens; a longer stretch without an end is a list or a table, and no clause to be read."""
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
"""What may hold a cue verb's content, the surest first."""


def frames(marked: Marked) -> Iterator[Frame]:
    """The frames of the narrative, in order of their cues."""
    doc, quoted = marked.doc, marked.quoted
    for sentence in doc.sents if len(doc) else ():
        if len(sentence) > LONGEST_SENTENCE:
            continue
        for token in sentence:
            frame = None if quoted[token.i] or not token.is_alpha else frame_of(token)
            if frame is not None and frame.content:
                yield frame


def frame_of(token: Token) -> Frame | None:
    """The frame of which a token is the cue, if it is one."""
    frame = according(token) or in_words_of(token)
    if frame is None and token.pos_ in ("VERB", "AUX"):
        frame = verb_frame(token)
    elif frame is None and token.pos_ == "NOUN":
        frame = misread_verb(token) or noun_frame(token)
    elif frame is None and token.pos_ == "ADJ":
        frame = adjective_frame(token)
    return frame or inverted(token)


def verb_frame(verb: Token) -> Frame | None:
    """The frame of a cue verb by the complements that it has."""
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
        if found := complement(verb, base):
            content, last_cue, rule, act = found
            return make(verb, last_cue, source, content, rule, act)
    return None

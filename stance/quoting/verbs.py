"""Frames of verbs: the first complement that a cue verb has decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.clauses import as_clause, clause, detached_clause, made_clear, parenthesis
from stance.quoting.frame import Frame, is_source, make
from stance.quoting.objects import infinitive, light_verb, object_, phrasal, preposition
from stance.quoting.passives import passive_frame, seeming_frame
from stance.quoting.syntax import is_passive, lemma, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

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

"""Passives and impressions: "was asked whether …", "is expected to …", "seems to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.frame import CueFrame, make_frame
from stance.quoting.syntax import SUBJECT, agent_of, clause_tokens, subtree
from stance.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = frozenset(("would", "could", "might", "should", "must"))
"""A passive with one of these and without an agent reports no speech."""


def seeming_frame(verb: Token) -> CueFrame | None:
    """ "X seems to …": an impression without a source; subject and infinitive are the content."""
    holder = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    complement = next(
        (c for c in verb.children if c.dep_ in ("xcomp", "oprd", "acomp") and c.i > verb.i), None
    )
    if holder is None or complement is None:
        return None
    return make_frame(verb, verb, None, subtree(holder) | subtree(complement), "seeming", Act.THOUGHT)


def passive_frame(verb: Token, base: str) -> CueFrame | None:
    """The frame of a passive: its content is a complement, or the patient with the judgement of it."""
    patient = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if patient is None and verb.dep_ == "acl":
        patient = verb.head
    if agent_of(verb) is None and any(child.lower_ in MODALS for child in verb.children):
        return None
    act = Act.THOUGHT if base in cues.THINKING else Act.SPEECH
    complement = next(
        (c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd") and c.i > verb.i), None
    )
    content = None if complement is None else reported(base, patient, complement)
    if content is not None:
        return make_frame(verb, verb, agent_of(verb), content, "passive", act)
    return judged(verb, base, patient, act)


def reported(base: str, patient: Token | None, complement: Token) -> set[int] | None:
    """ "was asked whether …", "it was reported that …", "was urged to …", "is expected to …"."""
    content = clause_tokens(complement)
    if complement.dep_ == "ccomp" and patient is not None and patient.lower_ == "it":
        return content if base in cues.SPEECH_CLAUSE or base in cues.THOUGHT_CLAUSE else None
    if complement.dep_ != "oprd" and base in cues.ADDRESSED and base not in cues.URGED:
        return content
    if patient is not None and base in cues.PASSIVE_INFINITIVE | cues.URGED:
        return subtree(patient) | content
    return None


def judged(verb: Token, base: str, patient: Token | None, act: Act) -> CueFrame | None:
    """ "was asked about …", "was accused of …", "is seen as …", "was criticised by X for …"."""
    agent = agent_of(verb)
    frames = (
        cues.PASSIVE_PREPOSITION.get(base, frozenset()),
        cues.FRAMED_BY_PREPOSITION.get(base, frozenset()),
    )
    children = (*verb.children, *(agent.children if agent is not None else ()))
    phrase = next((c for c in children if c.dep_ == "prep" and c.lower_ in frozenset().union(*frames)), None)
    if phrase is not None and base in cues.ADDRESSED:
        return make_frame(verb, phrase, agent, subtree(phrase) - {phrase.i}, "passive", act)
    has_judge = agent is not None and base in (cues.SPEECH_OBJECT | cues.THOUGHT_OBJECT) - cues.SEEING
    is_reported = phrase is not None and base in cues.PASSIVE_PREPOSITION
    if patient is None or patient.lower_ == "it" or not (has_judge or is_reported):
        return None
    content = subtree(patient) | (subtree(phrase) if phrase is not None else set())
    return make_frame(verb, verb, agent, content, "passive", act)

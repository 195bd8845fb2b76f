"""Passives and impressions: "was asked whether …", "is expected to …", "seems to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.frame import Frame, make
from stance.quoting.syntax import SUBJECT, agent_of, clause_tokens, subtree
from stance.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token


def seeming_frame(verb: Token) -> Frame | None:
    """ "X seems to …": an impression, but nobody's in particular; subject and infinitive are the content."""
    holder = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    complement = next(
        (c for c in verb.children if c.dep_ in ("xcomp", "oprd", "acomp") and c.i > verb.i), None
    )
    if holder is None or complement is None:
        return None
    return make(verb, verb, None, subtree(holder) | subtree(complement), "seeming", Act.THOUGHT)


def passive_frame(verb: Token, base: str) -> Frame | None:
    """ "was asked whether …", "is expected to …", "was criticised by X for …"."""
    patient = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if patient is None and verb.dep_ == "acl":
        patient = verb.head
    agent = agent_of(verb)
    complement = next(
        (c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd") and c.i > verb.i), None
    )
    act = Act.THOUGHT if base in cues.THINKING else Act.SPEECH
    if complement is not None and complement.dep_ != "oprd" and base in cues.ADDRESSED:
        return make(verb, verb, agent, clause_tokens(complement), "passive", act)
    if (
        complement is not None
        and patient is not None
        and patient.lower_ == "it"
        and complement.dep_ == "ccomp"
    ):
        is_cue = base in cues.SPEECH_CLAUSE or base in cues.THOUGHT_CLAUSE
        return make(verb, verb, agent, clause_tokens(complement), "passive", act) if is_cue else None
    if complement is not None and base in cues.PASSIVE_INFINITIVE and patient is not None:
        return make(verb, verb, agent, subtree(patient) | clause_tokens(complement), "passive", act)
    phrases = cues.PASSIVE_PREPOSITION.get(base, frozenset()) | cues.FRAMED_BY_PREPOSITION.get(
        base, frozenset()
    )
    children = (*verb.children, *(agent.children if agent is not None else ()))
    found = next((c for c in children if c.dep_ == "prep" and c.lower_ in phrases), None)
    if found is not None and base in cues.ADDRESSED:
        return make(verb, found, agent, subtree(found) - {found.i}, "passive", act)
    reports = base in cues.PASSIVE_PREPOSITION and found is not None
    judged = agent is not None and base in cues.SPEECH_OBJECT | cues.THOUGHT_OBJECT
    if patient is None or patient.lower_ == "it" or not (reports or judged):
        return None
    content = subtree(patient) | (subtree(found) if found is not None else set())
    return make(verb, verb, agent, content, "passive", act)

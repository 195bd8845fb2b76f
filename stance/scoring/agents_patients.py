"""The target as patient or agent of verbs, nouns and adjectives with a connotation frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring import polarity
from stance.scoring.appraisal import EVENT, appraise_event, is_wished_for
from stance.scoring.grammar import agents, instigators, is_call, is_due, is_passive
from stance.scoring.lexicon import LISTS, ConnotationFrame, connotation_frames, is_listed
from stance.scoring.operators import Operation, operation
from stance.scoring.predicates import EvokedFrame, evoked_frames, opposes
from stance.scoring.scenes import Scene, make_evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

ATTITUDE = 1.2
"""Weight of a predicate with the holder as its agent and the target as its patient."""
PATIENT_AGENT_WEIGHT = 0.45
"""Weight of a predicate with the target as agent or patient and the holder in neither role."""
THIRD_PARTY = 0.3
"""Factor on what a third party does to the target."""
UNCLAIMED = 0.4
"""Holder share of a verb without a subject where the last name before it is the holder's."""
DUE = 0.6
"""Holder share of a passive without an agent that says what should be done to the target."""
DEMANDED = -0.3
"""Factor on a good deed that the target should do."""
FORBIDDEN = 0.5
"""Factor on a bad deed that the target should not do."""
CHARGED = -0.5
"""Factor on a good deed that the target is accused of."""
SYMPATHY = 0.25
"""Weight of a word that condemns what a third party does to the target."""
RETURNED = 0.2
"""Weight of a predicate with the target as its agent and the holder as its patient."""


def agent_and_patient(scene: Scene) -> Iterator[Evidence]:
    """The evidence of predicates with the target as their patient or agent."""
    for token in scene.tokens:
        for evoked in evoked_frames(token):
            yield from _of_frame(scene, token, evoked)


def _of_frame(scene: Scene, token: Token, evoked: EvokedFrame) -> Iterator[Evidence]:
    patient = scene.target_weight_among(evoked.patients)
    agent = scene.target_weight_among(evoked.agents)
    holder_share = 1.0 if token.i in scene.acts else _holder_share(scene, token, evoked)
    if agent and not evoked.patients and is_listed(token, "suffering"):
        return
    if patient and (holder_share or abs(agent) < abs(patient)):
        yield from _as_patient(scene, token, evoked, patient, holder_share)
    elif agent:
        yield from _as_agent(scene, token, evoked, agent)


def _as_patient(
    scene: Scene, token: Token, evoked: EvokedFrame, patient: float, holder_share: float
) -> Iterator[Evidence]:
    """Evidence for the target as patient; `holder_share` is how much of the agent is the holder."""
    frame, change = evoked.frame, operation(token)
    does = f"{frame.does} {'{}' if patient > 0 else 'what is against {}'}"
    if holder_share > 0:
        weight = change.apply(ATTITUDE * frame.holder * patient * holder_share, denied=frame.denied)
        does = does if token.i in scene.acts else _holder_does(scene, evoked, does, change)
        yield make_evidence(
            scene, f"attitude:{frame.name}", token, weight, f"{scene.holder_name} {does}", change
        )
    elif token.i not in scene.perspective:
        return
    elif appraisal := appraise_event(scene, token):
        turned = operation(appraisal.word)
        weight = turned.apply(EVENT * appraisal.value) * frame.holder * patient
        why = f"what {does} {appraisal.how}"
        yield make_evidence(scene, "appraisal", appraisal.word, weight, why, turned)
    else:
        weight = _patient_weight(scene, token, evoked, change) * patient
        who = scene.words(evoked.agents if token.pos_ == "VERB" else ())
        why = f"{who} {does}"
        yield make_evidence(scene, f"patient:{frame.name}", token, weight, why, change)


def _holder_does(scene: Scene, evoked: EvokedFrame, does: str, change: Operation) -> str:
    """What the holder does, wants done or opposes, in words; `does` describes the predicate alone."""
    if len(change.turners) % 2 and not change.negations:
        return f"is against what {does}"
    return does if scene.holder_weight_among(evoked.agents) > 0 else f"wants what {does}"


def _patient_weight(scene: Scene, token: Token, evoked: EvokedFrame, change: Operation) -> float:
    """The weight of what others do to the target; reporting a crime against it is no stance against it."""
    frame = evoked.frame
    if scene.holder is None:
        return change.apply(PATIENT_AGENT_WEIGHT * frame.patient)
    if frame.name == "harm":
        return SYMPATHY if is_listed(token, "condemning") and not change.words else 0.0
    is_others = bool(evoked.agents) or token.lemma_.lower() in connotation_frames().people
    return change.apply(PATIENT_AGENT_WEIGHT * frame.patient * (THIRD_PARTY if is_others else 1.0))


def _as_agent(scene: Scene, token: Token, evoked: EvokedFrame, agent: float) -> Iterator[Evidence]:
    """Evidence for the target as agent, with the holder or others as patients."""
    frame, change = evoked.frame, _without_holders_turns(scene, operation(token))
    who = "{}" if agent > 0 else "what is against {}"
    if (whose := scene.holder_weight_among(evoked.patients)) > 0:
        weight = change.apply(RETURNED * frame.holder * agent)
        whom = scene.holder_name if whose == 1.0 else f"{scene.holder_name}'s side"
        yield make_evidence(
            scene, f"returned:{frame.name}", token, weight, f"{who} {frame.does} {whom}", change
        )
    if token.i in scene.perspective and not is_wished_for(scene, token):
        plain = PATIENT_AGENT_WEIGHT * _deed_polarity(frame, evoked.patients) * agent
        weight = _unless_accused(token, change.apply(plain))
        if change.is_demanded and weight > 0:
            # A demand to do good is a reproach for not doing it; one to stop doing bad, for doing it.
            weight = FORBIDDEN * plain if plain < 0 else DEMANDED * weight
        why = f"{who} {frame.done_to(scene.words(evoked.patients))}"
        yield make_evidence(scene, f"deed:{frame.name}", token, weight, why, change)


def _holder_share(scene: Scene, token: Token, evoked: EvokedFrame) -> float:
    """How much of a frame's agent is the holder; all of it for a call in the holder's words."""
    # Asking T to explain an attack is no wish for it; asking T to lift sanctions is.
    is_wanted = token.pos_ != "NOUN" or bool(operation(token).turners)
    agents_ = (*evoked.agents, *(instigators(token) if is_wanted else ()))
    if agents_ or scene.holder is None:
        return scene.holder_weight_among(agents_)
    if token.i not in scene.perspective:
        return UNCLAIMED if _is_nearest(scene, token) else 0.0
    if is_call(token):
        return 1.0
    return DUE if is_due(token) else 0.0


def _is_nearest(scene: Scene, verb: Token) -> bool:
    """Whether the last name before a verb without a subject of its own is the holder's."""
    if verb.pos_ != "VERB" or is_passive(verb):
        return False
    before = (verb.doc[i] for i in range(verb.i - 1, verb.sent.start - 1, -1))
    nearest = next((token for token in before if token.pos_ == "PROPN"), None)
    return nearest is not None and scene.holder_weight(nearest) == 1.0


def _without_holders_turns(scene: Scene, change: Operation) -> Operation:
    """The operations without the turns by the holder: what the holder opposes is still the target's deed."""
    others = (t for t in change.turners if t.i not in scene.acts and not scene.holder_weight_among(agents(t)))
    return replace(change, turners=tuple(others))


def is_plight(scene: Scene, token: Token) -> bool:
    """Whether a word describes suffering; in a holder's words that is nothing against the target."""
    return scene.holder is not None and (is_listed(token, "suffering") or token.lower_ in LISTS["suffering"])


def _unless_accused(token: Token, weight: float) -> float:
    """The weight, turned where it is of a good deed that the target is accused of."""
    is_charge = token.dep_ == "pcomp" and token.head.lower_ in {"of", "for"} and opposes(token.head.head)
    return CHARGED * weight if is_charge and weight > 0 else weight


def _deed_polarity(frame: ConnotationFrame, done_to: Iterable[Token]) -> float:
    """The polarity of an agent's deed: of its frame, or of helping or fighting something good or bad."""
    thing = next((quality for t in done_to if t.pos_ == "NOUN" and (quality := polarity.quality(t))), 0.0)
    if thing and abs(frame.holder) >= 0.7 and frame.name != "harm":
        return 0.8 * thing * frame.holder
    return frame.agent

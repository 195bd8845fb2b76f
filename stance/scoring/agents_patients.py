"""The target as patient or agent of what verbs, nouns and adjectives say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring import polarity
from stance.scoring.appraisal import EVENT, appraised, is_wished
from stance.scoring.grammar import agents, instigators, is_call, is_due, is_passive
from stance.scoring.lexicon import LISTS, Frame, frames, is_listed
from stance.scoring.operators import Operation, operation
from stance.scoring.predicates import Reading, opposes, readings
from stance.scoring.scenes import Scene, finding

if TYPE_CHECKING:
    from spacy.tokens import Token

ATTITUDE = 1.2
"""Weight of a predicate by which the holder takes sides toward the target."""
PORTRAYAL = 0.45
"""Weight of a predicate that shows the target as doing or suffering something."""
THIRD_PARTY = 0.3
"""What remains of others' attitudes in the text's own voice."""
UNCLAIMED = 0.4
"""How much of a deed without a subject is the holder's where no other name stands between them."""
DUE = 0.6
"""How much of what should be done to the target, by nobody in particular, is the holder's side."""
DEMANDED = -0.3
"""What is left of a good deed that the target should do."""
FORBIDDEN = 0.5
"""What is left of a bad deed that the target should not do."""
CHARGED = -0.5
"""What is left of a good deed that the target is accused of."""
SYMPATHY = 0.25
"""Weight of calling what others do to the target by a word that blames them."""
RETURNED = 0.2
"""Weight of what the target is said to do to the holder."""


def predicates(scene: Scene) -> Iterator[Evidence]:
    """Verbs, nouns and adjectives with the target as their patient or agent."""
    for token in scene.tokens:
        for reading in readings(token):
            yield from _of_reading(scene, token, reading)


def _of_reading(scene: Scene, token: Token, reading: Reading) -> Iterator[Evidence]:
    patient = scene.target_among(reading.patients)
    agent = scene.target_among(reading.agents)
    holding = 1.0 if token.i in scene.acts else _holding(scene, token, reading)
    if agent and not reading.patients and is_listed(token, "suffering"):
        return
    if patient and (holding or abs(agent) < abs(patient)):
        yield from _as_patient(scene, token, reading, patient, holding)
    elif agent:
        yield from _as_agent(scene, token, reading, agent)


def _as_patient(
    scene: Scene, token: Token, reading: Reading, patient: float, holding: float
) -> Iterator[Evidence]:
    """What is done to the target, by the holder (`holding` of it) or by others."""
    frame, change = reading.frame, operation(token)
    does = f"{frame.does} {'{}' if patient > 0 else 'what is against {}'}"
    if holding > 0:
        weight = change.apply(ATTITUDE * frame.holder * patient * holding, denied=frame.denied)
        does = does if token.i in scene.acts else _done_or_wanted(scene, reading, does, change)
        yield finding(scene, f"attitude:{frame.name}", token, weight, f"{scene.holder_name} {does}", change)
    elif token.i not in scene.voice:
        return
    elif appraisal := appraised(scene, token):
        turned = operation(appraisal.word)
        weight = turned.apply(EVENT * appraisal.value) * frame.holder * patient
        why = f"what {does} {appraisal.how}"
        yield finding(scene, "appraisal", appraisal.word, weight, why, turned)
    else:
        weight = _suffered(scene, token, reading, change) * patient
        who = scene.words(reading.agents if token.pos_ == "VERB" else ())
        why = f"{who} {does}"
        yield finding(scene, f"patient:{frame.name}", token, weight, why, change)


def _done_or_wanted(scene: Scene, reading: Reading, does: str, change: Operation) -> str:
    """What the holder does, wants done, or is against; `does` is what the word by itself tells."""
    if len(change.turners) % 2 and not change.negations:
        return f"is against what {does}"
    return does if scene.holder_among(reading.agents) > 0 else f"wants what {does}"


def _suffered(scene: Scene, token: Token, reading: Reading, change: Operation) -> float:
    """The weight of what others do to the target; who tells of a crime against it isn't against it."""
    frame = reading.frame
    if scene.holder is None:
        return change.apply(PORTRAYAL * frame.patient)
    if frame.name == "harm":
        return SYMPATHY if is_listed(token, "condemning") and not change.words else 0.0
    is_others = bool(reading.agents) or token.lemma_.lower() in frames().people
    return change.apply(PORTRAYAL * frame.patient * (THIRD_PARTY if is_others else 1.0))


def _as_agent(scene: Scene, token: Token, reading: Reading, agent: float) -> Iterator[Evidence]:
    """What the target does, to the holder or to others."""
    frame, change = reading.frame, _done_anyway(scene, operation(token))
    who = "{}" if agent > 0 else "what is against {}"
    if (whose := scene.holder_among(reading.patients)) > 0:
        weight = change.apply(RETURNED * frame.holder * agent)
        whom = scene.holder_name if whose == 1.0 else f"{scene.holder_name}'s side"
        yield finding(scene, f"returned:{frame.name}", token, weight, f"{who} {frame.does} {whom}", change)
    if token.i in scene.voice and not is_wished(scene, token):
        plain = PORTRAYAL * _deed(frame, reading.patients) * agent
        weight = _as_charged(token, change.apply(plain))
        if change.is_demanded and weight > 0:
            # Whoever should do good is told so for not doing it; whoever should stop doing bad, for doing it.
            weight = FORBIDDEN * plain if plain < 0 else DEMANDED * weight
        why = f"{who} {frame.done_to(scene.words(reading.patients))}"
        yield finding(scene, f"deed:{frame.name}", token, weight, why, change)


def _holding(scene: Scene, token: Token, reading: Reading) -> float:
    """How much of the reading's agent is the holder; a call to nobody in particular, in his voice, is his."""
    # Who asks T to explain an attack doesn't want it; who asks T to lift sanctions wants them lifted.
    is_wanted = token.pos_ != "NOUN" or bool(operation(token).turners)
    agents_ = (*reading.agents, *(instigators(token) if is_wanted else ()))
    if agents_ or scene.holder is None:
        return scene.holder_among(agents_)
    if token.i not in scene.voice:
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
    return nearest is not None and scene.of_holder(nearest) == 1.0


def _done_anyway(scene: Scene, change: Operation) -> Operation:
    """What the holder speaks or works against is still what the target does."""
    others = (t for t in change.turners if t.i not in scene.acts and not scene.holder_among(agents(t)))
    return replace(change, turners=tuple(others))


def is_plight(scene: Scene, token: Token) -> bool:
    """Whether a word tells how the target suffers: in what somebody says, it says nothing against it."""
    return scene.holder is not None and (is_listed(token, "suffering") or token.lower_ in LISTS["suffering"])


def _as_charged(token: Token, weight: float) -> float:
    """A good deed that somebody is accused of is none."""
    is_charge = token.dep_ == "pcomp" and token.head.lower_ in {"of", "for"} and opposes(token.head.head)
    return CHARGED * weight if is_charge and weight > 0 else weight


def _deed(frame: Frame, done_to: Iterable[Token]) -> float:
    """How the agent comes off: by the deed itself, and by whether what it helps or fights is good or bad."""
    thing = next((quality for t in done_to if t.pos_ == "NOUN" and (quality := polarity.quality(t))), 0.0)
    if thing and abs(frame.holder) >= 0.7 and frame.name != "harm":
        return 0.8 * thing * frame.holder
    return frame.agent

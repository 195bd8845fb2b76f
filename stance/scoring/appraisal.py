"""Events as a speaker sees them: what the target brings about, what is called good, how it should fare."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring import polarity
from stance.scoring.grammar import (
    VERBAL,
    agents,
    behind,
    is_passive,
    passive_subjects,
    predicatives,
    verdict,
)
from stance.scoring.lexicon import Frame, is_listed
from stance.scoring.operators import operation
from stance.scoring.predicates import readings
from stance.scoring.scenes import Scene, finding, operated

if TYPE_CHECKING:
    from spacy.tokens import Token

TREATMENT = 0.5
"""Weight of treating others well or badly, of being responsible for what is good or bad."""
EVENT = 0.8
"""Weight of calling an event good or bad, toward whoever did it or for whom it is done."""
FATE = 0.7
"""Weight of wanting the target to fare well or badly."""
DEFIANCE = -0.6
"""Weight of refusing to suffer something from the target."""
HURTFUL = -0.5
"""How bad a class of deeds shows its agent, from which on the event that does it is called bad."""

JUDGED = 0.7
"""What is left of a side that the holder takes by a verb toward what stands in its clause."""

EVENT_CLAUSES = frozenset({"ccomp", "relcl", "acl", "csubj", "xcomp", "advcl"})
APPRAISING = frozenset({"praise", "welcome", "criticise"})
"""Classes whose verbs judge what stands in their clause: "we regret that T left"."""
EXPLETIVES = frozenset({"it", "this", "that"})
RESOLVED = frozenset({"will", "wo", "'ll", "would", "must", "can", "ca"})
INTO = frozenset({"to", "into", "toward", "towards"})


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What a speaker makes of an event."""

    word: Token
    """The word that tells it."""
    value: float
    """How good or bad he finds it."""
    how: str
    """What becomes of the event, in words: "is called so"."""


def treatment(scene: Scene) -> Iterator[Evidence]:
    """How the target treats others, what it leads them into, and what it is called responsible for."""
    for word in scene.tokens:
        if word.i in scene.voice and (value := _treated(word)):
            strength = scene.target_among(agents(word if word.pos_ == "VERB" else word.head))
            if strength > 0:
                weight = math.copysign(TREATMENT, value) * strength
                yield operated(scene, "treatment", word, weight, "it tells what {} did to others")


def _treated(word: Token) -> float:
    """How well (above 0) or badly others are treated by the doer of a verb, or by who is responsible."""
    if is_listed(word, "answerable") and word.head.lemma_ == "be":
        return min(map(polarity.sentiment, _brought(word, {"for"})), default=0.0)
    if word.pos_ == "VERB" and word.lemma_ == "treat":
        return next((v for c in word.children if c.dep_ == "advmod" and (v := _manner(c))), 0.0)
    if word.pos_ == "VERB" and is_listed(word, "leading"):
        return min(map(polarity.sentiment, _brought(word, INTO)), default=0.0)
    return 0.0


def _brought(word: Token, prepositions: Container[str]) -> Iterator[Token]:
    """What stands behind one of the prepositions, and behind the "of" of that: "to the brink of war"."""
    for noun in behind(word, prepositions):
        yield noun
        yield from _brought(noun, {"of"})


def _manner(adverb: Token) -> float:
    """How good or bad an adverb is, by itself or by its adjective: "unfairly"."""
    return polarity.vader(adverb) or polarity.rating(adverb.lower_.removesuffix("ly"))


def appraisals(scene: Scene) -> Iterator[Evidence]:
    """Events called good or bad, toward whoever does them: "it is a shame that T left"."""
    for verb in scene.tokens:
        if verb.i in scene.voice and verb.pos_ in VERBAL and (appraisal := appraised(scene, verb)):
            strength = scene.target_among(agents(verb))
            if strength > 0:
                weight = EVENT * appraisal.value * strength
                yield operated(scene, "appraisal", appraisal.word, weight, f"what {{}} does {appraisal.how}")


def appraised(scene: Scene, event: Token) -> Appraisal | None:
    """What is made of an event: "an outrage that …", "attacks are bad", "called the attacks a crime"."""
    is_gerund = event.tag_ == "VBG" and event.dep_ in {"amod", "compound"}
    thing = event.head if is_gerund else event
    if thing.pos_ in {"NOUN", "PROPN"}:
        match thing.dep_:
            case "nsubj":
                return _said_of_subject(thing.head)
            case "nsubjpass":
                return _judged_by_nobody(thing.head)
            case "dobj":
                return _called(scene, thing)
    if event.dep_ == "csubjpass":
        return _judged_by_nobody(event.head)
    if event.dep_ in EVENT_CLAUSES and event.head != event:
        return _said_of_clause(event) or _judged_by_holder(scene, event)
    return None


def _said_of_subject(verb: Token) -> Appraisal | None:
    """What is said of the subject of a verb: that it is good or bad, or does harm."""
    if verb.lemma_ == "be":
        return _rated(predicatives(verb))
    harms = (r.frame for r in readings(verb) if r.frame.agent <= HURTFUL)
    return next((Appraisal(verb, frame.agent, frame.done_to("somebody")) for frame in harms), None)


def _judged_by_nobody(verb: Token) -> Appraisal | None:
    """The verb by which an event is judged as by everybody: "attacks on T can't be justified"."""
    if agents(verb) or not is_passive(verb):
        return None
    return next((Appraisal(verb, JUDGED * f.holder, "is judged so") for f in _appraising(verb)), None)


def _called(scene: Scene, noun: Token) -> Appraisal | None:
    """What the holder calls an event: "called the attack a crime", "described the attack as a crime"."""
    verb = noun.head
    if not is_listed(verb, "judging") or scene.holder_among(agents(verb)) <= 0:
        return None
    likened = (word for thing in behind(noun, {"as"}) for word in thing.subtree)
    return _rated((*verdict(verb), *likened))


def _appraising(verb: Token) -> Iterator[Frame]:
    return (r.frame for r in readings(verb) if r.frame.name in APPRAISING)


def _said_of_clause(verb: Token) -> Appraisal | None:
    """What is said of a clause that stands behind: "it is a shame that T left"."""
    head = verb.head
    copula = head if head.lemma_ == "be" else head.head
    subjects = [child for child in copula.children if child.dep_ in {"nsubj", "expl"}]
    if copula.lemma_ != "be" or any(subject.lower_ not in EXPLETIVES for subject in subjects):
        return None
    return _rated(word for word in predicatives(copula) if head in (copula, word))


def _rated(words: Iterable[Token]) -> Appraisal | None:
    """The first of the words that is good or bad; "an outrage" says it of the event, whoever feels it."""
    values = ((word, polarity.sentiment(word)) for word in words)
    return next((Appraisal(word, value, "is called so") for word, value in values if value), None)


def _judged_by_holder(scene: Scene, verb: Token) -> Appraisal | None:
    """The verb by which the holder judges what stands in its clause: "we regret that T left"."""
    governor = verb.head
    is_clause = verb.dep_ == "ccomp" and any(child.dep_ in {"mark", "aux"} for child in verb.children)
    if not is_clause or governor.pos_ != "VERB" or scene.holder_among(agents(governor)) <= 0:
        return None
    if is_listed(governor, "denying"):
        # To doubt that T attacks somebody is no blame.
        is_bad = any(r.frame.agent < 0 for r in readings(verb))
        return None if is_bad else Appraisal(governor, -JUDGED, "is doubted or denied")
    if frame := next(_appraising(governor), None):
        return Appraisal(governor, JUDGED * frame.holder, f"is what {scene.holder_name} {frame.does}")
    return None


def fates(scene: Scene) -> Iterator[Evidence]:
    """How the holder lets or wants the target fare: "we will not let T fail", "T must win"."""
    for verb in scene.tokens:
        if (side := _fate(verb)) and is_wished(scene, verb):
            strength = scene.target_among(agents(verb))
            is_negated = len(operation(verb).negations + _above(verb)) % 2
            weight = FATE * (-side if is_negated else side) * strength
            if weight:
                yield finding(scene, "fate", verb, weight, "it tells how {} should fare")


def _fate(verb: Token) -> float:
    """1 for faring well, -1 for faring badly, 0 for any other verb."""
    if verb.pos_ != "VERB" or any(child.dep_ == "dobj" for child in verb.children):
        return 0.0
    return is_listed(verb, "faring_well") - is_listed(verb, "faring_badly")


def is_wished(scene: Scene, verb: Token) -> bool:
    """Whether the holder says that something must be, or lets or wants it, and does not merely tell it."""
    if not _fate(verb):
        return False
    if verb.i in scene.voice and operation(verb).is_demanded:
        return True
    governor = verb.head
    is_let = verb.dep_ in {"ccomp", "xcomp"} and is_listed(governor, "letting")
    wanting = (*agents(governor), *passive_subjects(governor)) if is_let else ()
    is_own = governor.i in scene.acts or scene.holder_among(wanting) > 0
    return is_let and (is_own or (is_passive(governor) and governor.i in scene.voice))


def _above(verb: Token) -> tuple[str, ...]:
    """The negations of the letting above a verb, where its own don't reach."""
    governor = verb.head
    return operation(governor).negations if verb.dep_ == "ccomp" else ()


def defiance(scene: Scene) -> Iterator[Evidence]:
    """What the holder won't have done to him: "we will not be bullied by T"."""
    for verb in scene.tokens:
        if verb.pos_ != "VERB" or not is_passive(verb) or not operation(verb).negations:
            continue
        if not any(child.dep_ == "aux" and child.lower_ in RESOLVED for child in verb.children):
            continue
        strength = scene.target_among(agents(verb))
        is_holders = scene.holder_among(passive_subjects(verb)) > 0
        if strength > 0 and is_holders and any(r.frame.holder < 0 for r in readings(verb)):
            yield finding(scene, "defiance", verb, DEFIANCE * strength, "it refuses to suffer that from {}")

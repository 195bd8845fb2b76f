"""Appraisal of events: how the target treats others, events called good or bad, wishes for the target."""

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
from stance.scoring.lexicon import ConnotationFrame, is_listed
from stance.scoring.operators import operation
from stance.scoring.predicates import evoked_frames
from stance.scoring.scenes import Scene, make_evidence, make_operated_evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

TREATMENT = 0.5
"""Weight of treating others well or badly, and of being responsible for something good or bad."""
EVENT = 0.8
"""Weight of calling an event good or bad, toward its agent or its patient."""
FATE = 0.7
"""Weight of wishing the target well or ill."""
DEFIANCE = -0.6
"""Weight of refusing to suffer something from the target."""
HURTFUL = -0.5
"""An event does harm from this agent polarity of its verb on."""

JUDGED = 0.7
"""Factor on the stance of a verb that judges the event in its clause."""

EVENT_CLAUSES = frozenset({"ccomp", "relcl", "acl", "csubj", "xcomp", "advcl"})
APPRAISING = frozenset({"praise", "welcome", "criticise"})
"""Frames whose verbs judge the event in their clause: "we welcome that T left"."""
EXPLETIVES = frozenset({"it", "this", "that"})
RESOLVED = frozenset({"will", "wo", "'ll", "would", "must", "can", "ca"})
INTO = frozenset({"to", "into", "toward", "towards"})


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A judgement of an event."""

    word: Token
    """The word that expresses it."""
    value: float
    """Its polarity, -1 … +1."""
    how: str
    """How it is expressed, in words: "is called so"."""


def treatment(scene: Scene) -> Iterator[Evidence]:
    """Evidence of how the target treats others, what it leads them into, and what it is responsible for."""
    for word in scene.tokens:
        if word.i in scene.perspective and (value := _treatment_polarity(word)):
            strength = scene.target_weight_among(agents(word if word.pos_ == "VERB" else word.head))
            if strength > 0:
                weight = math.copysign(TREATMENT, value) * strength
                yield make_operated_evidence(
                    scene, "treatment", word, weight, "it tells what {} did to others"
                )


def _treatment_polarity(word: Token) -> float:
    """How well (above 0) or badly the agent of a word treats others."""
    if is_listed(word, "answerable") and word.head.lemma_ == "be":
        return min(map(polarity.sentiment, _behind_all(word, {"for"})), default=0.0)
    if word.pos_ == "VERB" and word.lemma_ == "treat":
        return next((v for c in word.children if c.dep_ == "advmod" and (v := _adverb_polarity(c))), 0.0)
    if word.pos_ == "VERB" and is_listed(word, "leading"):
        return min(map(polarity.sentiment, _behind_all(word, INTO)), default=0.0)
    return 0.0


def _behind_all(word: Token, prepositions: Container[str]) -> Iterator[Token]:
    """The objects of the prepositions, and of the "of" behind each: "to the brink of war"."""
    for noun in behind(word, prepositions):
        yield noun
        yield from _behind_all(noun, {"of"})


def _adverb_polarity(adverb: Token) -> float:
    """The polarity of an adverb, by itself or by its adjective: "unfairly"."""
    return polarity.vader(adverb) or polarity.rating(adverb.lower_.removesuffix("ly"))


def appraisals(scene: Scene) -> Iterator[Evidence]:
    """Evidence of events called good or bad, toward their agent: "it is a shame that T left"."""
    for verb in scene.tokens:
        if verb.i in scene.perspective and verb.pos_ in VERBAL and (appraisal := appraise_event(scene, verb)):
            strength = scene.target_weight_among(agents(verb))
            if strength > 0:
                weight = EVENT * appraisal.value * strength
                yield make_operated_evidence(
                    scene, "appraisal", appraisal.word, weight, f"what {{}} does {appraisal.how}"
                )


def appraise_event(scene: Scene, event: Token) -> Appraisal | None:
    """The judgement of an event: "an outrage that …", "attacks are bad", "called the attacks a crime"."""
    is_gerund = event.tag_ == "VBG" and event.dep_ in {"amod", "compound"}
    thing = event.head if is_gerund else event
    if thing.pos_ in {"NOUN", "PROPN"}:
        match thing.dep_:
            case "nsubj":
                return _verdict_on_subject(thing.head)
            case "nsubjpass":
                return _passive_judgement(thing.head)
            case "dobj":
                return _verdict_of_holder(scene, thing)
    if event.dep_ == "csubjpass":
        return _passive_judgement(event.head)
    if event.dep_ in EVENT_CLAUSES and event.head != event:
        return _verdict_on_clause(event) or _judgement_of_holder(scene, event)
    return None


def _verdict_on_subject(verb: Token) -> Appraisal | None:
    """The judgement of a verb's subject: it is called good or bad, or does harm."""
    if verb.lemma_ == "be":
        return _first_polar(predicatives(verb))
    harms = (r.frame for r in evoked_frames(verb) if r.frame.agent <= HURTFUL)
    return next((Appraisal(verb, frame.agent, frame.done_to("somebody")) for frame in harms), None)


def _passive_judgement(verb: Token) -> Appraisal | None:
    """The judgement of a passive without an agent: "attacks on T can't be justified"."""
    if agents(verb) or not is_passive(verb):
        return None
    return next((Appraisal(verb, JUDGED * f.holder, "is judged so") for f in _appraising_frames(verb)), None)


def _verdict_of_holder(scene: Scene, noun: Token) -> Appraisal | None:
    """The holder's verdict on an event: "called the attack a crime", "described the attack as a crime"."""
    verb = noun.head
    if not is_listed(verb, "judging") or scene.holder_weight_among(agents(verb)) <= 0:
        return None
    likened = (word for thing in behind(noun, {"as"}) for word in thing.subtree)
    return _first_polar((*verdict(verb), *likened))


def _appraising_frames(verb: Token) -> Iterator[ConnotationFrame]:
    return (r.frame for r in evoked_frames(verb) if r.frame.name in APPRAISING)


def _verdict_on_clause(verb: Token) -> Appraisal | None:
    """The judgement of a clause behind a copula: "it is a shame that T left"."""
    head = verb.head
    copula = head if head.lemma_ == "be" else head.head
    subjects = [child for child in copula.children if child.dep_ in {"nsubj", "expl"}]
    if copula.lemma_ != "be" or any(subject.lower_ not in EXPLETIVES for subject in subjects):
        return None
    return _first_polar(word for word in predicatives(copula) if head in (copula, word))


def _first_polar(words: Iterable[Token]) -> Appraisal | None:
    """The first of the words with a polarity: "an outrage" is about the event, whoever feels it."""
    values = ((word, polarity.sentiment(word)) for word in words)
    return next((Appraisal(word, value, "is called so") for word, value in values if value), None)


def _judgement_of_holder(scene: Scene, verb: Token) -> Appraisal | None:
    """The holder's judgement of the event in a verb's clause: "we welcome that T left"."""
    governor = verb.head
    is_clause = verb.dep_ == "ccomp" and any(child.dep_ in {"mark", "aux"} for child in verb.children)
    if not is_clause or governor.pos_ != "VERB" or scene.holder_weight_among(agents(governor)) <= 0:
        return None
    if is_listed(governor, "denying"):
        # Doubting that T attacks someone is no blame.
        is_bad = any(r.frame.agent < 0 for r in evoked_frames(verb))
        return None if is_bad else Appraisal(governor, -JUDGED, "is doubted or denied")
    if frame := next(_appraising_frames(governor), None):
        return Appraisal(governor, JUDGED * frame.holder, f"is what {scene.holder_name} {frame.does}")
    return None


def fates(scene: Scene) -> Iterator[Evidence]:
    """Evidence of what the holder wishes for the target: "we will not let T fail", "T must win"."""
    for verb in scene.tokens:
        if (side := _fate_polarity(verb)) and is_wished_for(scene, verb):
            strength = scene.target_weight_among(agents(verb))
            is_negated = len(operation(verb).negations + _negations_above(verb)) % 2
            weight = FATE * (-side if is_negated else side) * strength
            if weight:
                yield make_evidence(scene, "fate", verb, weight, "it tells how {} should fare")


def _fate_polarity(verb: Token) -> float:
    """1 for a verb of success, -1 for one of failure, 0 for any other verb."""
    if verb.pos_ != "VERB" or any(child.dep_ == "dobj" for child in verb.children):
        return 0.0
    return is_listed(verb, "faring_well") - is_listed(verb, "faring_badly")


def is_wished_for(scene: Scene, verb: Token) -> bool:
    """Whether the holder demands, allows or wants the event of a verb, rather than reporting it."""
    if not _fate_polarity(verb):
        return False
    if verb.i in scene.perspective and operation(verb).is_demanded:
        return True
    governor = verb.head
    is_let = verb.dep_ in {"ccomp", "xcomp"} and is_listed(governor, "letting")
    wanting = (*agents(governor), *passive_subjects(governor)) if is_let else ()
    is_own = governor.i in scene.acts or scene.holder_weight_among(wanting) > 0
    return is_let and (is_own or (is_passive(governor) and governor.i in scene.perspective))


def _negations_above(verb: Token) -> tuple[str, ...]:
    """The negations of the verb above a complement clause, which are outside the scope of its own."""
    governor = verb.head
    return operation(governor).negations if verb.dep_ == "ccomp" else ()


def defiance(scene: Scene) -> Iterator[Evidence]:
    """Evidence of what the holder refuses to suffer: "we will not be bullied by T"."""
    for verb in scene.tokens:
        if verb.pos_ != "VERB" or not is_passive(verb) or not operation(verb).negations:
            continue
        if not any(child.dep_ == "aux" and child.lower_ in RESOLVED for child in verb.children):
            continue
        strength = scene.target_weight_among(agents(verb))
        is_holders = scene.holder_weight_among(passive_subjects(verb)) > 0
        if strength > 0 and is_holders and any(r.frame.holder < 0 for r in evoked_frames(verb)):
            yield make_evidence(
                scene, "defiance", verb, DEFIANCE * strength, "it refuses to suffer that from {}"
            )

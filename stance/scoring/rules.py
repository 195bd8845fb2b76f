"""The rules: what in a scene speaks for or against the target, each finding an `Evidence` with its weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring import polarity
from stance.scoring.constructions import cheers, demands, ties
from stance.scoring.events import EVENT, appraisals, appraised, defiance, fates, is_wished, treatment
from stance.scoring.findings import finding, strongest
from stance.scoring.grammar import (
    agents,
    clause,
    clause_head,
    instigators,
    is_call,
    is_due,
    is_passive,
    objects,
)
from stance.scoring.operators import IRONY, is_ironic, operation
from stance.scoring.polarity import OPERATORS, Frame, frames
from stance.scoring.predicates import Reading, opposes, readings
from stance.scoring.scenes import Scene

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
RETURNED = 0.2
"""Weight of what the target is said to do to the holder."""
QUALITY = 0.9
"""Weight of a word that describes the target."""
WORDS = 1.2
"""Weight of VADER's and TextBlob's words in the target's clause, beside it, in the voice of a text."""
SAID_WORDS = 0.4
"""The same in what a holder says: there the rules must find who is meant."""

COPULAS = frozenset({"be", "become", "remain", "seem", "look", "appear", "prove", "stay", "sound", "get"})


def evidence(scene: Scene) -> list[Evidence]:
    """All that the rules find in a scene, in order of appearance."""
    rules = (predicates, qualities, judgements, ties, demands, cheers, treatment, appraisals, fates, defiance)
    found = [item for rule in rules for item in rule(scene) if item.weight]
    covered = {span for item in found for span in [item.span]}
    found += [item for item in words(scene) if item.span not in covered]
    return sorted(found, key=lambda item: (item.span, item.rule))


def predicates(scene: Scene) -> Iterator[Evidence]:
    """Verbs, nouns and adjectives with the target as their patient or agent."""
    for token in scene.tokens:
        for reading in readings(token):
            yield from _of_reading(scene, token, reading)


def _of_reading(scene: Scene, token: Token, reading: Reading) -> Iterator[Evidence]:
    frame, change = reading.frame, operation(token)
    patient = strongest(scene.of_target(t) for t in reading.patients)
    agent = strongest(scene.of_target(t) for t in reading.agents)
    holding = 1.0 if token.i in scene.acts else _holding(scene, token, reading)
    is_voiced = token.i in scene.voice
    if agent and abs(agent) >= abs(patient) and not holding:
        patient = 0.0
    if patient and holding > 0:
        weight = change.apply(ATTITUDE * frame.holder * patient * holding, denied=frame.denied)
        yield finding(
            scene, f"attitude:{frame.name}", token, weight, f"{scene.holder_name} {frame.does} {{}}", change
        )
    elif patient and is_voiced and (appraisal := appraised(scene, token)):
        word, value = appraisal
        turned = operation(word)
        weight = turned.apply(EVENT * value) * frame.holder * patient
        yield finding(scene, "appraisal", word, weight, "what is done to {} is called so", turned)
    elif patient and is_voiced:
        is_others = bool(reading.agents) or token.lemma_.lower() in frames().people
        share = THIRD_PARTY if is_others and scene.holder is not None else 1.0
        weight = change.apply(PORTRAYAL * frame.patient * patient * share)
        yield finding(scene, f"patient:{frame.name}", token, weight, f"somebody {frame.does} {{}}", change)
    if agent and not patient:
        returned = strongest(scene.of_holder(t) for t in reading.patients)
        if returned > 0:
            weight = change.apply(RETURNED * frame.holder * agent)
            yield finding(
                scene, f"returned:{frame.name}", token, weight, f"{{}} {frame.does} the holder", change
            )
        if is_voiced and not is_wished(scene, token):
            plain = PORTRAYAL * _deed(frame, reading.patients) * agent
            weight = _as_charged(token, change.apply(plain))
            if change.is_demanded:
                weight = min(weight, DEMANDED * weight, FORBIDDEN * plain if change.negations else weight)
            yield finding(scene, f"deed:{frame.name}", token, weight, f"{{}} {frame.does} somebody", change)


def _holding(scene: Scene, token: Token, reading: Reading) -> float:
    """How much of the reading's agent is the holder; a call to nobody in particular, in his voice, is his."""
    # Who asks T to explain an attack doesn't want it; who asks T to lift sanctions wants them lifted.
    is_wanted = token.pos_ != "NOUN" or bool(operation(token).turners)
    agents_ = (*reading.agents, *(instigators(token) if is_wanted else ()))
    if not agents_ and token.i in scene.voice and scene.holder is not None:
        if is_call(token):
            return 1.0
        if is_due(token):
            return DUE
    if not agents_ and scene.holder is not None and token.i not in scene.voice:
        return UNCLAIMED if _is_nearest(scene, token) else 0.0
    return strongest(scene.of_holder(t) for t in agents_)


def _is_nearest(scene: Scene, verb: Token) -> bool:
    """Whether the last name before a verb without a subject of its own is the holder's."""
    if verb.pos_ != "VERB" or is_passive(verb):
        return False
    before = (verb.doc[i] for i in range(verb.i - 1, verb.sent.start - 1, -1))
    nearest = next((token for token in before if token.pos_ == "PROPN"), None)
    return nearest is not None and scene.of_holder(nearest) == 1.0


def _as_charged(token: Token, weight: float) -> float:
    """A good deed that somebody is accused of is none."""
    is_charge = token.dep_ == "pcomp" and token.head.lower_ in {"of", "for"} and opposes(token.head.head)
    return min(weight, 0.5 * -weight) if is_charge else weight


def _deed(frame: Frame, done_to: Iterable[Token]) -> float:
    """How the agent comes off: by the deed itself, and by whether what it helps or fights is good or bad."""
    thing = next((quality for t in done_to if t.pos_ == "NOUN" and (quality := polarity.quality(t))), 0.0)
    if thing and abs(frame.holder) >= 0.7 and frame.name != "harm":
        return 0.8 * thing * frame.holder
    return frame.agent


def qualities(scene: Scene) -> Iterator[Evidence]:
    """Words that describe the target: "T is a liar", "the corrupt T"."""
    for token in scene.tokens:
        if token.i not in scene.voice or not (value := polarity.quality(token) or polarity.stated(token)):
            continue
        strength = strongest(scene.of_target(t) for t in _described(token))
        if strength and token.i not in scene.target:
            change = operation(token)
            if value > 0 and is_ironic(token, in_own_voice=scene.holder is None):
                value *= IRONY
            weight = change.apply(QUALITY * value * strength)
            yield finding(scene, "quality", token, weight, "it describes {}", change)


def _described(token: Token) -> list[Token]:
    """What an adjective or a predicative noun is said of."""
    head = token.head
    match token.dep_:
        case "amod":
            described = [head]
            if head.dep_ in {"attr", "oprd"} and head.head.lemma_ in COPULAS:
                described += agents(head.head)
            elif _is_likened(head):
                described += agents(head.head.head)
            return described
        case "pobj" if _is_likened(token):
            return agents(head.head)
        case "acomp" | "attr" if head.lemma_ in COPULAS:
            return agents(head)
        case "appos":
            return [head]
        case "conj":
            return _described(head)
    return []


def _is_likened(noun: Token) -> bool:
    """Whether a noun tells what somebody is like: "acts like a bully"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "like" and noun.head.head.pos_ in {"VERB", "AUX"}


def judgements(scene: Scene) -> Iterator[Evidence]:
    """Verbs by which the holder calls the target something."""
    for verb in scene.tokens:
        if verb.lemma_.lower() not in OPERATORS["judging"] or verb.pos_ != "VERB":
            continue
        judges = agents(verb)
        if scene.holder is not None and not any(scene.of_holder(t) > 0 for t in judges):
            continue
        strength = strongest(scene.of_target(a.token) for a in objects(verb) if a.preposition is None)
        strength = strength or strongest(scene.of_target(t) for t in _small_subjects(verb))
        if not strength:
            continue
        for word in _verdict(verb):
            value = polarity.quality(word) or polarity.stated(word)
            if value and word.i not in scene.target:
                change = operation(word)
                yield finding(
                    scene, "judgement", word, change.apply(value * strength), "{} is called so", change
                )


def _small_subjects(verb: Token) -> list[Token]:
    return [
        t
        for child in verb.children
        if child.dep_ in {"ccomp", "xcomp"}
        for t in child.children
        if t.dep_ == "nsubj"
    ]


def _verdict(verb: Token) -> Iterator[Token]:
    """What somebody is called: the words behind "call T …", "describe T as …"."""
    for child in verb.children:
        if child.dep_ in {"oprd", "xcomp", "ccomp"} and child.pos_ not in {"VERB", "AUX"}:
            yield from child.subtree
        elif child.dep_ == "prep" and child.lower_ == "as":
            yield from (t for t in child.subtree if t != child)


def words(scene: Scene) -> Iterator[Evidence]:
    """VADER's and TextBlob's words in the clauses of the target, weaker the farther away.

    Where a holder speaks, only those that govern or describe the target: what else is good or bad in the
    sentence may be anybody's.
    """
    heads = {clause_head(token).i: token for token in scene.tokens if scene.of_target(token) == 1.0}
    for name in heads.values():
        bound = None if scene.holder is None else _bound(scene, name)
        for token in clause(name):
            if (
                token.i in scene.target
                or token.i not in scene.voice
                or (bound is not None and token.i not in bound)
            ):
                continue
            near = 1.0 / (1.0 + abs(token.i - name.i) / 8)
            share = WORDS if bound is None else SAID_WORDS
            for lexicon, value in (("vader", polarity.vader(token)), ("textblob", polarity.textblob(token))):
                if value:
                    change = operation(token)
                    weight = change.apply(share * value * near)
                    yield finding(
                        scene, lexicon, token, weight, f"{lexicon} rates it {value:+.2f}, near {{}}", change
                    )


def _bound(scene: Scene, name: Token) -> set[int]:
    """The words above the name, up to the first that a rule reads, and those that describe the name."""
    found = set()
    for token in name.ancestors:
        if any(True for _ in readings(token)):
            break
        found.add(token.i)
        if token == clause_head(name):
            break
    carriers = (token for token in scene.tokens if scene.of_target(token) > 0)
    found.update(child.i for token in carriers for child in token.children if child.dep_ in {"amod", "appos"})
    return found

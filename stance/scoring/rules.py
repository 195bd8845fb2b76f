"""The rules: each gives the evidence in a scene for or against the target, with its weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring import polarity
from stance.scoring.agents_patients import agent_and_patient, is_plight
from stance.scoring.appraisal import appraisals, defiance, fates, treatment
from stance.scoring.constructions import aims, cheers, demands, ties
from stance.scoring.grammar import VERBAL, agents, clause, clause_head, objects, verdict
from stance.scoring.lexicon import is_listed
from stance.scoring.operators import IRONY, is_ironic
from stance.scoring.predicates import evoked_frames
from stance.scoring.scenes import Scene, make_operated_evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

QUALITY = 0.9
"""Weight of a word that describes the target."""
WORDS = 1.2
"""Weight of VADER's and TextBlob's words directly beside the target, in a text's own voice."""
SAID_WORDS = 0.4
"""The same in a holder's words, where the rules must identify the target."""


def evidence(scene: Scene) -> list[Evidence]:
    """The evidence of all rules in a scene, in order of appearance."""
    rules = (
        agent_and_patient,
        qualities,
        judgements,
        ties,
        aims,
        demands,
        cheers,
        treatment,
        appraisals,
        fates,
        defiance,
    )
    items = [item for rule in rules for item in rule(scene) if item.weight]
    covered = {item.span for item in items}
    items += [item for item in words(scene) if item.span not in covered]
    return sorted(items, key=lambda item: (item.span, item.rule))


def qualities(scene: Scene) -> Iterator[Evidence]:
    """Words that describe the target: "T is a liar", "the corrupt T"."""
    for token in scene.tokens:
        if token.i not in scene.perspective or token.i in scene.target:
            continue
        value = 0.0 if is_plight(scene, token) else polarity.quality(token)
        strength = scene.target_weight_among(_described(token)) if value else 0.0
        if strength:
            if value > 0 and is_ironic(token, in_own_voice=scene.holder is None):
                value *= IRONY
            whom = "{}" if strength > 0 else "what is against {}"
            yield make_operated_evidence(
                scene, "quality", token, QUALITY * value * strength, f"it describes {whom}"
            )


def _described(token: Token) -> list[Token]:
    """The bearers of an adjective or a predicative noun."""
    head = token.head
    match token.dep_:
        case "compound" if is_listed(head, "kinds") and head.pos_ == "NOUN":
            return _described(head)
        case "amod":
            described = [head]
            if head.dep_ in {"attr", "oprd"} and is_listed(head.head, "copulas"):
                described += agents(head.head)
            elif _is_likened(head):
                described += agents(head.head.head)
            return described
        case "pobj" if _is_likened(token):
            return agents(head.head)
        case "acomp" | "attr" if is_listed(head, "copulas"):
            return agents(head)
        case "appos":
            return [head]
        case "conj":
            return _described(head)
    return []


def _is_likened(noun: Token) -> bool:
    """Whether a noun is a comparison: "acts like a bully"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "like" and noun.head.head.pos_ in VERBAL


def judgements(scene: Scene) -> Iterator[Evidence]:
    """Verbs by which the holder calls the target something."""
    for verb in scene.tokens:
        if verb.pos_ != "VERB" or not is_listed(verb, "judging"):
            continue
        if scene.holder is not None and scene.holder_weight_among(agents(verb)) <= 0:
            continue
        judged = [a.token for a in objects(verb) if a.preposition is None]
        strength = scene.target_weight_among(judged) or scene.target_weight_among(_subjects_of_clauses(verb))
        for word in verdict(verb) if strength else ():
            value = polarity.quality(word)
            if value and word.i not in scene.target:
                yield make_operated_evidence(scene, "judgement", word, value * strength, "{} is called so")


def _subjects_of_clauses(verb: Token) -> list[Token]:
    """The subjects of a verb's complement clauses: "considers T a liar"."""
    heads = (child for child in verb.children if child.dep_ in {"ccomp", "xcomp"})
    return [token for head in heads for token in head.children if token.dep_ == "nsubj"]


def words(scene: Scene) -> Iterator[Evidence]:
    """VADER's and TextBlob's words in the clauses of the target, weighted by distance.

    In a holder's words only those that govern or describe the target count: other words of the sentence may
    be about anyone.
    """
    share = WORDS if scene.holder is None else SAID_WORDS
    for name in {clause_head(name).i: name for name in scene.names()}.values():
        for token in _beside(scene, name):
            near = 1.0 / (1.0 + abs(token.i - name.i) / 8)
            for lexicon, value in (("vader", polarity.vader(token)), ("textblob", polarity.textblob(token))):
                if value:
                    why = f"{lexicon} rates it {value:+.2f}, near {{}}"
                    yield make_operated_evidence(scene, lexicon, token, share * value * near, why)


def _beside(scene: Scene, name: Token) -> Iterator[Token]:
    """The words of the name's clause besides the target; in a holder's words, those bound to the name."""
    bound = None if scene.holder is None else _bound(scene, name)
    for token in clause(name):
        is_own = token.i in scene.target or is_plight(scene, token)
        is_meant = token.i in scene.perspective and not is_own
        if is_meant and (bound is None or token.i in bound):
            yield token


def _bound(scene: Scene, name: Token) -> set[int]:
    """The words above the name, up to the first with a connotation frame, and those that describe it."""
    bound = set()
    for token in name.ancestors:
        if any(True for _ in evoked_frames(token)):
            break
        bound.add(token.i)
        if token == clause_head(name):
            break
    mentions = (token for token in scene.tokens if scene.target_weight(token) > 0)
    bound.update(child.i for token in mentions for child in token.children if child.dep_ in {"amod", "appos"})
    return bound

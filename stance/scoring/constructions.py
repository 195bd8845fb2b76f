"""Constructions that express a stance though no single word does: ties, aims, demands to stop, cheers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring import polarity
from stance.scoring.grammar import VERBAL, agents, behind, instigators
from stance.scoring.lexicon import LISTS, is_listed
from stance.scoring.operators import operation
from stance.scoring.predicates import evoked_frames
from stance.scoring.scenes import Scene, make_evidence, make_operated_evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

TIES = 0.6
"""Weight of wanting, or having, closer or looser ties with the target."""
AIM = 0.5
"""Weight of a good or bad aim of the target."""
DECIDED = 0.6
"""Least VADER rating, good or bad, of an aim: "peace", "war"."""
REPROACH = -0.4
"""Weight of a demand that the target stop something."""
CHEER = 0.9
"""Weight of "Long live T!", "Down with T!"."""

AFTER = frozenset({"in", "for", "about", "to"})
"""Prepositions before an aim."""
TOGETHER = frozenset({"with", "to", "between", "toward", "towards"})


def ties(scene: Scene) -> Iterator[Evidence]:
    """Evidence of closer or looser ties: "wants better relations with T", "severed ties with T"."""
    for noun in scene.tokens:
        is_bond = is_listed(noun, "bonds")
        if noun.pos_ != "NOUN" or not (is_bond or is_listed(noun, "ties")):
            continue
        strength = scene.target_weight_among(_partners(noun))
        if not strength or not _is_holders(scene, noun):
            continue
        modifier, value = _closeness(noun)
        if not value and is_bond:
            modifier, value = noun, 1.0
        if value:
            change = operation(modifier if modifier.dep_ != "amod" else noun)
            why = (
                "it wants or has ties with {} closer" if value > 0 else "it has or makes ties with {} looser"
            )
            yield make_evidence(scene, "ties", modifier, change.apply(TIES * value * strength), why, change)


def _partners(noun: Token) -> Iterator[Token]:
    """The parties to a tie."""
    for child in noun.children:
        if child.dep_ in {"poss", "compound", "amod", "nmod"}:
            yield child
    for word in [noun, *([noun.head] if noun.head.pos_ == "VERB" else ())]:
        for partner in behind(word, TOGETHER):
            yield from (partner, *partner.conjuncts)


def _is_holders(scene: Scene, noun: Token) -> bool:
    """Whether a noun is in the holder's words, or below a verb with the holder as its agent."""
    if noun.i in scene.perspective:
        return True
    above = (verb for verb in noun.ancestors if verb.pos_ == "VERB")
    return any(verb.i in scene.acts or scene.holder_weight_among(agents(verb)) > 0 for verb in above)


def _closeness(noun: Token) -> tuple[Token, float]:
    """The word that makes ties closer (1) or looser (-1), with that sign; 0 without such a word."""
    head = noun.head
    modifiers = [head] if head.pos_ == "VERB" else []
    modifiers += [child for child in head.children if child.dep_ == "acomp" and noun.dep_ == "nsubj"]
    modifiers += [child for child in noun.children if child.dep_ == "amod"]
    for token in modifiers:
        if {token.lower_, token.lemma_.lower()} & LISTS["closer"]:
            return token, 1.0
        if {token.lower_, token.lemma_.lower()} & LISTS["looser"]:
            return token, -1.0
    return noun, 0.0


def aims(scene: Scene) -> Iterator[Evidence]:
    """Evidence of a good or bad aim of the target: "T is not interested in peace", "T wants war"."""
    for word in scene.tokens:
        if word.i not in scene.perspective or not is_listed(word, "aiming"):
            continue
        subjects = agents(word if word.pos_ in VERBAL else word.head)
        strength = scene.target_weight_among(subjects) if word.pos_ != "ADJ" or word.dep_ == "acomp" else 0.0
        things = [*behind(word, AFTER), *(child for child in word.children if child.dep_ == "dobj")]
        value = next((v for thing in things if abs(v := polarity.vader(thing)) >= DECIDED), 0.0)
        if strength and value:
            weight = AIM * strength * (1 if value > 0 else -1)
            yield make_operated_evidence(scene, "aim", word, weight, "it tells what {} is after")


def demands(scene: Scene) -> Iterator[Evidence]:
    """Evidence of demands that the target stop something: "T must stop", "called on T to end"."""
    for verb in scene.tokens:
        if verb.pos_ != "VERB" or not is_listed(verb, "ceasing"):
            continue
        strength = scene.target_weight_among(agents(verb))
        if strength <= 0:
            continue
        change = operation(verb)
        is_wanted = scene.holder_weight_among(instigators(verb)) > 0 or verb.head.i in scene.acts
        is_demanded = change.is_demanded or verb.head.lemma_ in {"have", "need", "got"}
        if not change.words and (is_wanted or (is_demanded and verb.i in scene.perspective)):
            yield make_evidence(scene, "demand", verb, REPROACH * strength, "{} is told to stop something")


def cheers(scene: Scene) -> Iterator[Evidence]:
    """Evidence of calls before the target: "Long live T!", "Down with T!"."""
    for name in scene.names():
        if not name.i or name.i not in scene.perspective:
            continue
        at = name.i - (name.nbor(-1).dep_ == "det")
        for calls, sign in ((LISTS["acclaims"], 1.0), (LISTS["curses"], -1.0)):
            for call in calls:
                words = call.split("_")
                before = name.doc[max(0, at - len(words)) : at]
                if [token.lower_ for token in before] == words and _opens(before[0]):
                    yield make_evidence(
                        scene,
                        "cheer",
                        before[0],
                        sign * CHEER,
                        f"a call {'for' if sign > 0 else 'against'} {{}}",
                    )


def _opens(token: Token) -> bool:
    """Whether a word opens a sentence or a quotation and has no connotation frame."""
    before = None if token.is_sent_start or not token.i else token.nbor(-1)
    return (before is None or before.is_punct) and not any(True for _ in evoked_frames(token))

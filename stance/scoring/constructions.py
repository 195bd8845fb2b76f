"""Constructions that tell a side though no single word does: ties, demands to stop, cheers, judged events."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring import polarity
from stance.scoring.findings import finding, strongest
from stance.scoring.grammar import agents, instigators
from stance.scoring.operators import operation
from stance.scoring.polarity import OPERATORS
from stance.scoring.predicates import readings
from stance.scoring.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

TIES = 0.6
"""Weight of wanting, or having, closer or looser ties with the target."""
REPROACH = -0.4
"""Weight of the demand that the target stop what it does."""
CHEER = 0.9
"""Weight of "Long live T!", "Down with T!"."""
TREATMENT = 0.5
"""Weight of treating others well or badly, of being responsible for what is good or bad."""
EVENT = 0.8
"""Weight of calling an event good or bad, toward whoever did it."""

TOGETHER = frozenset({"with", "to", "between", "toward", "towards"})
EVENT_CLAUSES = frozenset({"ccomp", "relcl", "acl", "csubj", "xcomp", "advcl"})
APPRAISING = frozenset({"praise", "welcome", "criticise"})
"""Classes whose verbs judge what stands in their clause: "we regret that T left"."""
EXPLETIVES = frozenset({"it", "this", "that"})


def ties(scene: Scene) -> Iterator[Evidence]:
    """Closer or looser ties with the target: "wants better relations with T", "severed ties with T"."""
    for noun in scene.tokens:
        lemma = noun.lemma_.lower()
        is_bond = lemma in OPERATORS["bonds"]
        if noun.pos_ != "NOUN" or not (is_bond or lemma in OPERATORS["ties"]):
            continue
        strength = strongest(scene.of_target(token) for token in _partners(noun))
        if not strength or not _is_holders(scene, noun):
            continue
        teller, value = _closeness(noun)
        if not value and is_bond:
            teller, value = noun, 1.0
        if value:
            change = operation(teller if teller.dep_ != "amod" else noun)
            why = (
                "it wants or has ties with {} closer" if value > 0 else "it has or makes ties with {} looser"
            )
            yield finding(scene, "ties", teller, change.apply(TIES * value * strength), why, change)


def _partners(noun: Token) -> Iterator[Token]:
    """Between whom ties are."""
    for child in noun.children:
        if child.dep_ in {"poss", "compound", "amod", "nmod"}:
            yield child
    for preposition in [*noun.children, *(noun.head.children if noun.head.pos_ == "VERB" else ())]:
        if preposition.dep_ == "prep" and preposition.lower_ in TOGETHER:
            for child in preposition.children:
                if child.dep_ == "pobj":
                    yield from (child, *child.conjuncts)


def _is_holders(scene: Scene, noun: Token) -> bool:
    """Whether a noun is in the holder's words, or below a verb that the holder does."""
    if noun.i in scene.voice:
        return True
    above = (verb for verb in noun.ancestors if verb.pos_ == "VERB")
    return any(verb.i in scene.acts or any(scene.of_holder(t) > 0 for t in agents(verb)) for verb in above)


def _closeness(noun: Token) -> tuple[Token, float]:
    """The word that tells whether ties are or become closer (1) or looser (-1); 0 where none does."""
    head = noun.head
    tellers = [head] if head.pos_ == "VERB" else []
    tellers += [child for child in head.children if child.dep_ == "acomp" and noun.dep_ == "nsubj"]
    tellers += [child for child in noun.children if child.dep_ == "amod"]
    for token in tellers:
        if {token.lower_, token.lemma_.lower()} & OPERATORS["closer"]:
            return token, 1.0
        if {token.lower_, token.lemma_.lower()} & OPERATORS["looser"]:
            return token, -1.0
    return noun, 0.0


def demands(scene: Scene) -> Iterator[Evidence]:
    """Demands that the target stop what it does: "T must stop", "called on T to end"."""
    for verb in scene.tokens:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in OPERATORS["ceasing"]:
            continue
        strength = strongest(scene.of_target(token) for token in agents(verb))
        if strength <= 0:
            continue
        change = operation(verb)
        wanting = [t for t in instigators(verb) if scene.of_holder(t) > 0] or verb.head.i in scene.acts
        is_demanded = change.is_demanded or verb.head.lemma_ in {"have", "need", "got"}
        if not change.words and (wanting or (is_demanded and verb.i in scene.voice)):
            yield finding(scene, "demand", verb, REPROACH * strength, "{} is told to stop something")


def treatment(scene: Scene) -> Iterator[Evidence]:
    """How the target treats others, and what it is called responsible for."""
    for word in scene.tokens:
        if word.i not in scene.voice:
            continue
        if word.lemma_ == "treat" and word.pos_ == "VERB":
            how = next((child for child in word.children if child.dep_ == "advmod" and _manner(child)), None)
            done_by, value = list(agents(word)), _manner(how) if how is not None else 0.0
        elif word.lower_ in OPERATORS["answerable"] and word.head.lemma_ == "be":
            causes = (t for p in word.children if p.lower_ == "for" for t in p.children if t.dep_ == "pobj")
            done_by = [child for child in word.head.children if child.dep_ == "nsubj"]
            value = min((polarity.vader(cause) for cause in causes), default=0.0)
        else:
            continue
        strength = strongest(scene.of_target(token) for token in done_by)
        if strength > 0 and value:
            change = operation(word)
            weight = change.apply(math.copysign(TREATMENT, value) * strength)
            yield finding(scene, "treatment", word, weight, "it tells what {} did to others", change)


def _manner(adverb: Token) -> float:
    """How good or bad an adverb is, by itself or by its adjective: "unfairly"."""
    return polarity.vader(adverb) or polarity.rating(adverb.lower_.removesuffix("ly"))


def cheers(scene: Scene) -> Iterator[Evidence]:
    """Calls without a verb of a class before the target: "Long live T!", "Down with T!"."""
    for name in scene.tokens:
        if scene.of_target(name) < 1.0 or not name.i or name.i not in scene.voice:
            continue
        at = name.i - (name.nbor(-1).dep_ == "det")
        for calls, sign in ((OPERATORS["acclaims"], 1.0), (OPERATORS["curses"], -1.0)):
            for call in calls:
                words = call.split("_")
                before = name.doc[max(0, at - len(words)) : at]
                if [token.lower_ for token in before] == words and _opens(before[0]):
                    yield finding(
                        scene,
                        "cheer",
                        before[0],
                        sign * CHEER,
                        f"a call {'for' if sign > 0 else 'against'} {{}}",
                    )


def _opens(token: Token) -> bool:
    """Whether a word opens a sentence or a quotation and is no verb that a class reads."""
    before = None if token.is_sent_start or not token.i else token.nbor(-1)
    return (before is None or before.is_punct) and not any(True for _ in readings(token))


def appraisals(scene: Scene) -> Iterator[Evidence]:
    """Events called good or bad, toward whoever does them: "it is a shame that T left"."""
    for verb in scene.tokens:
        if verb.i in scene.voice and verb.pos_ in {"VERB", "AUX"} and (appraisal := appraised(scene, verb)):
            strength = strongest(scene.of_target(token) for token in agents(verb))
            if strength > 0:
                word, value = appraisal
                change = operation(word)
                weight = change.apply(EVENT * value * strength)
                yield finding(scene, "appraisal", word, weight, "what {} does is called so", change)


def appraised(scene: Scene, verb: Token) -> tuple[Token, float] | None:
    """The word that calls the event of a verb good or bad, with its value: "an outrage that …"."""
    head = verb.head
    if verb.dep_ not in EVENT_CLAUSES or head == verb:
        return None
    copula = head if head.lemma_ == "be" else head.head
    if copula.lemma_ == "be":
        if any(c.dep_ in {"nsubj", "expl"} and c.lower_ not in EXPLETIVES for c in copula.children):
            return None
        words = [c for c in copula.children if c.dep_ in {"acomp", "attr"}] if head == copula else [head]
        valued = [(w, polarity.vader(w) or polarity.stated(w)) for w in words if w.dep_ in {"acomp", "attr"}]
        return next(((word, value) for word, value in valued if value), None)
    is_told = verb.dep_ == "ccomp" and any(child.dep_ in {"mark", "aux"} for child in verb.children)
    if is_told and head.pos_ == "VERB" and any(scene.of_holder(t) > 0 for t in agents(head)):
        sides = [r.frame.holder for r in readings(head) if r.frame.name in APPRAISING]
        return (head, 0.7 * sides[0]) if sides else None
    return None

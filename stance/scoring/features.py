"""Named features of a scene for the linear model: the rules' evidence, and words by their place.

A word with a capital becomes no feature, except a known word that opens a sentence. So no weight can belong
to a person, a party or a country.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring import polarity
from stance.scoring.grammar import clause, clause_head
from stance.scoring.operators import operation
from stance.scoring.predicates import evoked_frames, parties
from stance.scoring.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT_TAGS = frozenset({"NOUN", "VERB", "ADJ", "ADV", "INTJ"})
FUNCTION_WORDS = frozenset({"against", "for", "but", "not", "n't", "no", "never", "if", "despite", "without"})
NEAR = 4
"""Tokens on either side that count as near the target."""
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "amod", "compound", "appos", "attr"})


@dataclass(frozen=True, slots=True)
class Feature:
    """A named quantity of a scene."""

    name: str
    value: float
    token: Token | None = None
    """The word it was read from; None for a feature of the scene as a whole."""
    evidence: Evidence | None = None
    """The rule's evidence; None for any other feature."""


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a scene in four groups."""

    rules: tuple[Feature, ...]
    """The rules' evidence, for or against."""
    words: tuple[Feature, ...]
    """Words by their place beside the target."""
    ties: tuple[Feature, ...]
    """Words by how they connect the holder with the target."""
    places: tuple[Feature, ...]
    """The places of holder and target, which only show whether the passage takes sides."""


def features(scene: Scene, rule_evidence: Iterable[Evidence]) -> Features:
    """The features of a scene with the evidence that the rules give there."""
    rules = tuple(_rule_features(rule_evidence))
    names = scene.names()
    if not names:
        return Features(rules, (), (), ())
    name = names[-1]
    words, ties = _word_features(scene, name)
    return Features(rules, words, ties, tuple(_place_features(scene, name)))


def _rule_features(rule_evidence: Iterable[Evidence]) -> Iterator[Feature]:
    for item in rule_evidence:
        sign = "+" if item.weight > 0 else "-"
        kind = item.rule.partition(":")[0]
        for name in sorted({item.rule, kind}):
            yield Feature(f"{name} {sign}", abs(item.weight), evidence=item)


def _word_features(scene: Scene, name: Token) -> tuple[tuple[Feature, ...], tuple[Feature, ...]]:
    """The words of the sentence by their place, and as ties; each feature's name once."""
    in_clause = {token.i for token in clause(clause_head(name))}
    above = {token.i for token, _ in zip(name.ancestors, range(3), strict=False)}
    path, position = _path(scene, name), _positions(scene, name)
    words: dict[str, Feature] = {}
    ties: dict[str, Feature] = {}
    for token in scene.tokens:
        lemma = token.lemma_.lower()
        if not _can_be_feature(token, lemma) or scene.target_weight(token) == 1.0 or _is_others(scene, token):
            continue
        shown = f"not {lemma}" if _is_negated(token) else lemma
        places = (
            "in the sentence",
            "near" if abs(token.i - name.i) <= NEAR else None,
            "in the clause" if token.i in in_clause else None,
            "above" if token.i in above else None,
            _relation(scene, token),
        )
        between = ("on the way" if token.i in path else None, _holder_bond(scene, token), position(token))
        for group, names in ((words, places), (ties, between)):
            for place in filter(None, names):
                group.setdefault(f"{shown} {place}", Feature(f"{shown} {place}", 1.0, token))
    return tuple(words.values()), tuple(ties.values())


def _is_others(scene: Scene, token: Token) -> bool:
    """Whether a word is what a third party does to the target, or an "against" that is turned."""
    if token.lower_ == "against":
        return bool(operation(token.head).turners)
    if scene.holder is None or token.i not in scene.perspective:
        return False
    toward = (r for r in evoked_frames(token) if r.agents and scene.target_weight_among(r.patients))
    return any(scene.holder_weight_among(evoked.agents) <= 0 for evoked in toward)


def _can_be_feature(token: Token, lemma: str) -> bool:
    if token.text[:1].isupper() and not (token.is_sent_start and polarity.is_known(lemma)):
        return False
    return (token.pos_ in CONTENT_TAGS and lemma.isalpha() and len(lemma) > 1) or lemma in FUNCTION_WORDS


def _is_negated(token: Token) -> bool:
    return token.pos_ in {"VERB", "ADJ", "NOUN"} and len(operation(token).negations) % 2 == 1


def _relation(scene: Scene, token: Token) -> str | None:
    """How a word governs or describes the target."""
    for child in token.children:
        if child.i in scene.target:
            return f"with {child.dep_}" if child.dep_ in ARGUMENTS else "with it"
        if child.dep_ in {"prep", "agent", "dative"}:
            for obj in child.children:
                if obj.dep_ == "pobj" and obj.i in scene.target:
                    return f"with {child.lower_}"
    return f"as {token.dep_}" if token.head != token and token.head.i in scene.target else None


def _holder_bond(scene: Scene, token: Token) -> str | None:
    """How a word connects holder and target: which is its agent, and which its patient."""
    if scene.holder is None:
        return None
    doers, done_to = parties(token)
    is_holders = scene.holder_weight_among(doers) > 0
    if is_holders and scene.target_weight_among(done_to) > 0:
        return "by holder to target"
    if scene.target_weight_among(doers) > 0:
        if is_holders:
            return "by both"
        if scene.holder_weight_among(done_to) > 0:
            return "by target to holder"
    return None


def _holders(scene: Scene) -> list[Token]:
    return [token for token in scene.tokens if scene.holder and scene.holder.get(token.i) == 1.0]


def _positions(scene: Scene, name: Token) -> Callable[[Token], str | None]:
    """A function for a word's position before, between or behind holder and target; None without a holder."""
    holders = _holders(scene)
    if not holders:
        return lambda _: None
    first, last = sorted((holders[-1].i, name.i))
    return lambda token: "before" if token.i < first else "between" if token.i < last else "behind"


def _path(scene: Scene, name: Token) -> set[int]:
    """The words between the target and the holder in the parse."""
    holders = _holders(scene)
    if not holders:
        return set()
    from_target, from_holder = [name, *name.ancestors], [holders[-1], *holders[-1].ancestors]
    common = {t.i for t in from_target} & {t.i for t in from_holder}
    lowest = next((t.i for t in from_target if t.i in common), None)
    apart = {t.i for t in (*from_target, *from_holder) if t.i not in common}
    return apart if lowest is None else apart | {lowest}


def _place_features(scene: Scene, name: Token) -> Iterator[Feature]:
    yield Feature(f"target is {name.dep_}", 1.0)
    values = [polarity.vader(token) for token in scene.tokens]
    yield Feature("good words", sum(value for value in values if value > 0))
    yield Feature("bad words", -sum(value for value in values if value < 0))
    if scene.holder is None:
        return
    holders = _holders(scene)
    if not holders:
        yield Feature("holder elsewhere", 1.0)
        return
    holder = holders[-1]
    yield Feature(f"holder is {holder.dep_}", 1.0)
    yield Feature("holder first" if holder.i < name.i else "target first", 1.0)
    yield Feature(f"{min(abs(holder.i - name.i) // 4, 6)} fours between", 1.0)
    yield Feature(f"way of {min(len(_path(scene, name)), 8)}", 1.0)
    if is_said(scene):
        yield Feature("target in what the holder says", 1.0)


def is_said(scene: Scene) -> bool:
    """Whether the target stands in what the holder says."""
    return scene.holder is not None and any(scene.target.get(i) == 1.0 for i in scene.perspective)

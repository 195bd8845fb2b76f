"""Named features of a scene for the linear model: what the rules found, and words by where they stand.

Nothing that may be a name or its adjective becomes a feature (no capital, but for known words that open a
sentence), so that no weight can belong to a person, a party or a country.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring import polarity
from stance.scoring.grammar import clause, clause_head
from stance.scoring.operators import operation
from stance.scoring.predicates import parties, readings
from stance.scoring.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDY = frozenset({"NOUN", "VERB", "ADJ", "ADV", "INTJ"})
FUNCTIONAL = frozenset({"against", "for", "but", "not", "n't", "no", "never", "if", "despite", "without"})
NEAR = 4
"""Tokens on either side that count as near the target."""
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "amod", "compound", "appos", "attr"})


@dataclass(frozen=True, slots=True)
class Feature:
    """A named quantity of a scene."""

    name: str
    value: float
    token: Token | None = None
    """The word that it was read from; None for what tells of the scene as a whole."""
    evidence: Evidence | None = None
    """What a rule found, where the feature is that."""


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a scene by what they can tell."""

    rules: tuple[Feature, ...]
    """What the rules found: for or against."""
    words: tuple[Feature, ...]
    """Words by where they stand beside the target."""
    ties: tuple[Feature, ...]
    """Words by how they tie the holder to the target."""
    places: tuple[Feature, ...]
    """Where holder and target stand: whether the passage takes sides at all."""


def features(scene: Scene, found: Iterable[Evidence]) -> Features:
    """The features of a scene, of which `found` is what the rules found."""
    names = scene.names()
    if not names:
        return Features(tuple(_of_rules(found)), (), (), ())
    name = names[-1]
    words, ties = _of_words(scene, name)
    return Features(tuple(_of_rules(found)), words, ties, tuple(_of_places(scene, name)))


def _of_rules(found: Iterable[Evidence]) -> Iterator[Feature]:
    for item in found:
        sign = "+" if item.weight > 0 else "-"
        kind = item.rule.partition(":")[0]
        for name in sorted({item.rule, kind}):
            yield Feature(f"{name} {sign}", abs(item.weight), evidence=item)


def _of_words(scene: Scene, name: Token) -> tuple[tuple[Feature, ...], tuple[Feature, ...]]:
    """The words of the sentence beside the target, and as ties; each name of a feature once."""
    in_clause = {token.i for token in clause(clause_head(name))}
    above = {token.i for token, _ in zip(name.ancestors, range(3), strict=False)}
    way, zone = _way(scene, name), _zones(scene, name)
    words: dict[str, Feature] = {}
    ties: dict[str, Feature] = {}
    for token in scene.tokens:
        lemma = token.lemma_.lower()
        if not _is_wordy(token, lemma) or scene.of_target(token) == 1.0 or _is_others(scene, token):
            continue
        shown = f"not {lemma}" if _is_negated(token) else lemma
        places = (
            "in the sentence",
            "near" if abs(token.i - name.i) <= NEAR else None,
            "in the clause" if token.i in in_clause else None,
            "above" if token.i in above else None,
            _relation(scene, token),
        )
        between = ("on the way" if token.i in way else None, _bond(scene, token), zone(token))
        for found, where in ((words, places), (ties, between)):
            for place in filter(None, where):
                found.setdefault(f"{shown} {place}", Feature(f"{shown} {place}", 1.0, token))
    return tuple(words.values()), tuple(ties.values())


def _is_others(scene: Scene, token: Token) -> bool:
    """Whether a word tells what somebody else does to the target, or is an "against" that is turned."""
    if token.lower_ == "against":
        return bool(operation(token.head).turners)
    if scene.holder is None or token.i not in scene.voice:
        return False
    toward = (r for r in readings(token) if r.agents and scene.target_among(r.patients))
    return any(scene.holder_among(reading.agents) <= 0 for reading in toward)


def _is_wordy(token: Token, lemma: str) -> bool:
    if token.text[:1].isupper() and not (token.is_sent_start and polarity.is_known(lemma)):
        return False
    return (token.pos_ in WORDY and lemma.isalpha() and len(lemma) > 1) or lemma in FUNCTIONAL


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


def _bond(scene: Scene, token: Token) -> str | None:
    """How a word binds holder and target: whose deed it is, done to whom."""
    if scene.holder is None:
        return None
    doers, done_to = parties(token)
    is_held = scene.holder_among(doers) > 0
    if is_held and scene.target_among(done_to) > 0:
        return "by holder to target"
    if scene.target_among(doers) > 0:
        if is_held:
            return "by both"
        if scene.holder_among(done_to) > 0:
            return "by target to holder"
    return None


def _holders(scene: Scene) -> list[Token]:
    return [token for token in scene.tokens if scene.holder and scene.holder.get(token.i) == 1.0]


def _zones(scene: Scene, name: Token) -> Callable[[Token], str | None]:
    """Tells whether a word stands before, between or behind holder and target; None without a holder."""
    holders = _holders(scene)
    if not holders:
        return lambda _: None
    first, last = sorted((holders[-1].i, name.i))
    return lambda token: "before" if token.i < first else "between" if token.i < last else "behind"


def _way(scene: Scene, name: Token) -> set[int]:
    """The words between the target and the holder in the parse."""
    holders = _holders(scene)
    if not holders:
        return set()
    mine, theirs = [name, *name.ancestors], [holders[-1], *holders[-1].ancestors]
    common = {t.i for t in mine} & {t.i for t in theirs}
    lowest = next((t.i for t in mine if t.i in common), None)
    apart = {t.i for t in (*mine, *theirs) if t.i not in common}
    return apart if lowest is None else apart | {lowest}


def _of_places(scene: Scene, name: Token) -> Iterator[Feature]:
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
    yield Feature(f"way of {min(len(_way(scene, name)), 8)}", 1.0)
    if is_said(scene):
        yield Feature("target in what the holder says", 1.0)


def is_said(scene: Scene) -> bool:
    """Whether the target stands in what the holder says."""
    return scene.holder is not None and any(scene.target.get(i) == 1.0 for i in scene.voice)

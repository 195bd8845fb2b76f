"""Named features of a scene for the linear model: words by the part they play toward target and holder.

Proper nouns never become features, so that no weight can belong to a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring import polarity
from stance.scoring.grammar import clause, clause_head
from stance.scoring.operators import operation
from stance.scoring.predicates import parties
from stance.scoring.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDY = frozenset({"NOUN", "VERB", "ADJ", "ADV", "INTJ"})
FUNCTIONAL = frozenset({"against", "for", "but", "not", "n't", "no", "never", "if", "despite", "without"})
NEAR = 4
"""Tokens on either side that count as near the target."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A named quantity of a scene; `token` is the word that it was read from, None for the whole scene."""

    name: str
    value: float
    token: Token | None = None


def features(scene: Scene, found: Iterable[Evidence]) -> list[Feature]:
    """The features of a scene, of which `found` is what the rules found."""
    return [*_of_rules(found), *_of_words(scene), *_of_place(scene)]


def _of_rules(found: Iterable[Evidence]) -> Iterator[Feature]:
    totals: dict[str, float] = {}
    for item in found:
        totals[item.rule] = totals.get(item.rule, 0.0) + item.weight
    for rule, weight in totals.items():
        yield Feature(f"rule {rule}", weight)
        side = "+" if weight > 0 else "-"
        yield Feature(f"rule {rule.partition(':')[0]} {side}", abs(weight))


def _of_words(scene: Scene) -> Iterator[Feature]:
    heads = [t for t in scene.tokens if scene.of_target(t) == 1.0]
    if not heads:
        return
    head = heads[-1]
    inside = {t.i for t in clause(clause_head(head))}
    path = _path(scene, head)
    above = {t.i for t, _ in zip(head.ancestors, range(3), strict=False)}
    seen: set[str] = set()
    for token in scene.tokens:
        lemma = token.lemma_.lower()
        if not _is_feature(token, lemma) or (token.i in scene.target and scene.target[token.i] == 1.0):
            continue
        not_ = "not " if token.pos_ in {"VERB", "ADJ", "NOUN"} and len(operation(token).negations) % 2 else ""
        parts = ["in the sentence"]
        if abs(token.i - head.i) <= NEAR:
            parts.append("near")
        if token.i in inside:
            parts.append("in the clause")
        if token.i in above:
            parts.append("above")
        if token.i in path:
            parts.append("on the way")
        bond = _bond(scene, token)
        if bond:
            parts.append(bond)
        relation = _relation(scene, token)
        if relation:
            parts.append(relation)

        for part in parts:
            name = f"{not_}{lemma} {part}"
            if name not in seen:
                seen.add(name)
                yield Feature(name, 1.0, token)


def _is_feature(token: Token, lemma: str) -> bool:
    return (token.pos_ in WORDY and lemma.isalpha() and len(lemma) > 1) or lemma in FUNCTIONAL


def _relation(scene: Scene, token: Token) -> str | None:
    """How a word governs or describes the target."""
    for child in token.children:
        if child.i in scene.target:
            if child.dep_ in {"nsubj", "nsubjpass", "dobj", "poss", "amod", "compound", "appos", "attr"}:
                return f"with {child.dep_}"
            return "with it"
        if child.dep_ in {"prep", "agent", "dative"}:
            for obj in child.children:
                if obj.dep_ == "pobj" and obj.i in scene.target:
                    return f"with {child.lower_}"
    if token.head.i in scene.target and token.head != token:
        return f"as {token.dep_}"
    return None


def _bond(scene: Scene, token: Token) -> str | None:
    """How a word binds holder and target: whose deed it is, done to whom."""
    if scene.holder is None:
        return None
    doers, done_to = parties(token)
    held = any(scene.of_holder(t) > 0 for t in doers)
    if held and any(scene.of_target(t) > 0 for t in done_to):
        return "by holder to target"
    if any(scene.of_target(t) > 0 for t in doers):
        if held:
            return "by both"
        if any(scene.of_holder(t) > 0 for t in done_to):
            return "by target to holder"
    return None


def _path(scene: Scene, head: Token) -> set[int]:
    """The words between the target and the holder in the parse; without a holder, those above the target."""
    if scene.holder is None:
        return set()
    above = [head, *head.ancestors]
    others = [t for t in scene.tokens if scene.holder.get(t.i) == 1.0]
    if not others:
        return set()
    other = [others[-1], *others[-1].ancestors]
    common = {t.i for t in above} & {t.i for t in other}
    lowest = next((t for t in above if t.i in common), None)
    ends = {lowest.i} if lowest is not None else set()
    return ends | {t.i for t in above if t.i not in common} | {t.i for t in other if t.i not in common}


def _of_place(scene: Scene) -> Iterator[Feature]:
    heads = [t for t in scene.tokens if scene.of_target(t) == 1.0]
    if not heads:
        return
    head = heads[-1]
    yield Feature(f"target is {head.dep_}", 1.0)
    if scene.holder is not None:
        others = [t for t in scene.tokens if scene.holder.get(t.i) == 1.0]
        if not others:
            yield Feature("holder elsewhere", 1.0)
            return
        other = others[-1]
        yield Feature(f"holder is {other.dep_}", 1.0)
        yield Feature("holder first" if other.i < head.i else "target first", 1.0)
        yield Feature(f"{min(abs(other.i - head.i) // 4, 6)} between", 1.0)
        yield from _of_path(scene, head, other)
        if head.i in scene.voice:
            yield Feature("target in what the holder says", 1.0)
    values = [polarity.vader(t) for t in scene.tokens]
    yield Feature("good words", sum(v for v in values if v > 0))
    yield Feature("bad words", -sum(v for v in values if v < 0))


def _of_path(scene: Scene, head: Token, other: Token) -> Iterator[Feature]:
    """How target and holder hang together in the parse."""
    path = _path(scene, head)
    yield Feature(f"path of {min(len(path), 8)}", 1.0)
    up = [t.dep_ for t in (other, *other.ancestors) if t.i == other.i or t.i in path]
    down = [t.dep_ for t in (head, *head.ancestors) if t.i == head.i or t.i in path]
    yield Feature(f"shape {'>'.join(up[:-1][:3])} {'<'.join(down[:-1][:3])}", 1.0)
    low, high = sorted((head.i, other.i))
    names = {t.i for t in scene.tokens if t.pos_ == "PROPN" and t.dep_ != "compound"}
    yield Feature(f"{min(len([i for i in names if low < i < high]), 3)} names between", 1.0)
    yield Feature(f"{min(len(names), 7)} names", 1.0)
    yield Feature(f"{min(len(scene.tokens) // 10, 6)}0 words", 1.0)
    if clause_head(head) == clause_head(other):
        yield Feature("same clause", 1.0)
    yield Feature(f"holder {_kind(other)}, target {_kind(head)}", 1.0)


def _kind(token: Token) -> str:
    """What a name looks like."""
    if token.pos_ != "PROPN":
        return token.pos_.lower()
    if token.text.isupper():
        return "acronym"
    before = token.nbor(-1) if token.i else token
    if before.dep_ == "compound" and before.head == token:
        return "name of several words"
    return "plural" if token.tag_ == "NNPS" else "name"

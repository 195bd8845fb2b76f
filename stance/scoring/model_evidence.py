"""The contributions of the linear model as evidence: rules, the strongest words, and the rest pooled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from stance.records import Evidence, Span
from stance.scoring.features import features, is_said
from stance.scoring.model import Contribution, contributions
from stance.scoring.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_WORDS = 8
"""How many words are listed individually."""
MIN_WORD_WEIGHT = 0.02
"""Words of less weight are never listed individually."""


def apply_linear_model(scene: Scene, rule_evidence: list[Evidence], target: Span) -> list[Evidence]:
    """The evidence of a scene under the model's weights; pooled words are placed at `target`."""
    parts = contributions(
        features(scene, rule_evidence), has_holder=scene.holder is not None, is_said=is_said(scene)
    )
    by_rule = _totals((id(part.feature.evidence), part) for part in parts if part.feature.evidence)
    by_word = _totals((part.feature.token.i, part) for part in parts if part.feature.token is not None)
    ranked = sorted(by_word, key=lambda i: (-abs(by_word[i]), i))
    listed = [i for i in ranked[:MAX_WORDS] if abs(by_word[i]) >= MIN_WORD_WEIGHT]
    pooled = sum(by_word[i] for i in ranked if i not in listed)
    weighted = [replace(item, weight=by_rule.get(id(item), 0.0)) for item in rule_evidence]
    weighted += [_of_word(scene, token, by_word[token.i]) for token in scene.tokens if token.i in listed]
    if pooled:
        why = f"{len(ranked) - len(listed)} words of little weight each, together."
        weighted.append(Evidence("rest", target, scene.text[slice(*target)], pooled, why))
    return [item for item in weighted if item.weight]


def _totals(pairs: Iterable[tuple[int, Contribution]]) -> dict[int, float]:
    totals: dict[int, float] = {}
    for key, contribution in pairs:
        totals[key] = totals.get(key, 0.0) + contribution.weight
    return totals


def _of_word(scene: Scene, token: Token, weight: float) -> Evidence:
    side, other = ("for", "against") if weight > 0 else ("against", "for")
    why = f"“{token.text}” beside {scene.target_name}: such passages are more often {side} than {other}."
    return scene.evidence("word", token, weight, why)

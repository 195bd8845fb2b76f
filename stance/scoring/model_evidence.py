"""Evidence weighed by the linear model: what the rules found, words that matter, and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from stance.records import Evidence, Span
from stance.scoring.features import features, is_said
from stance.scoring.model import Share, shares
from stance.scoring.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

SHOWN = 8
"""How many words are listed by themselves."""
FAINTEST = 0.02
"""Words that weigh less are not listed by themselves."""


def weighed(scene: Scene, found: list[Evidence], target: Span) -> list[Evidence]:
    """The evidence of a scene under the model's weights; what is pooled is said to stand at `target`."""
    parts = shares(features(scene, found), has_holder=scene.holder is not None, is_said=is_said(scene))
    by_rule = _totals((id(share.feature.evidence), share) for share in parts if share.feature.evidence)
    by_word = _totals((share.feature.token.i, share) for share in parts if share.feature.token is not None)
    ranked = sorted(by_word, key=lambda i: (-abs(by_word[i]), i))
    shown = [i for i in ranked[:SHOWN] if abs(by_word[i]) >= FAINTEST]
    pooled = sum(by_word[i] for i in ranked if i not in shown)
    listed = [replace(item, weight=by_rule.get(id(item), 0.0)) for item in found]
    listed += [_of_word(scene, token, by_word[token.i]) for token in scene.tokens if token.i in shown]
    if pooled:
        why = f"{len(ranked) - len(shown)} words of little weight each, together."
        listed.append(Evidence("rest", target, scene.text[slice(*target)], pooled, why))
    return [item for item in listed if item.weight]


def _totals(pairs: Iterable[tuple[int, Share]]) -> dict[int, float]:
    totals: dict[int, float] = {}
    for key, share in pairs:
        totals[key] = totals.get(key, 0.0) + share.weight
    return totals


def _of_word(scene: Scene, token: Token, weight: float) -> Evidence:
    side, other = ("for", "against") if weight > 0 else ("against", "for")
    why = f"“{token.text}” beside {scene.target_name}: such passages are more often {side} than {other}."
    return scene.evidence("word", token, weight, why)

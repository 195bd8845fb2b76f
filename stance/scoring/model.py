"""A small linear model over named features, for a marked holder and target.

It is a multinomial logistic regression with three classes. Two sums decide: the *direction* (for minus
against) and the *neutral logit* (how likely a passage of this kind takes no side). The score follows the
expected label, P(for) - P(against), shrunk. Clear evidence of a holder's side also counts directly, so that a
long or unusual passage can't outweigh it. Features of place have no direction: where nothing points at the
target the score is 0. `stance.scoring.training` writes the weights.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from stance.scoring.features import Feature, Features

SHRINKAGE = 0.4
"""Factor on the sum that gives the expected label, so that a score of 0.6 is rarely wrong."""
CLEAR_RULES = {"attitude": 0.3, "judgement": 0.6, "quality": 0.45}
"""Rules whose evidence of a holder's side also counts directly, with its factor."""
MAX_CONFIDENCE = 0.98
"""Largest expected label, so that its inverse tangent stays finite."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one kind of passage."""

    bias: float
    """Of the neutral logit."""
    sharpness: float
    """Factor on both sums, the inverse of a temperature: the larger, the more decided the probabilities."""
    features: Mapping[str, tuple[float, float]]
    """Direction and neutral logit by name."""


@dataclass(frozen=True, slots=True)
class Model:
    """The weights for a text's own voice, and for a holder with a target."""

    text: Weights
    pair: Weights


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature adds to the sum whose hyperbolic tangent is the score."""

    feature: Feature
    weight: float


@cache
def shipped_model() -> Model:
    """The model that comes with onrecord."""
    stored = json.loads(files("stance.scoring").joinpath("weights.json").read_text(encoding="utf-8"))
    return Model(Weights(**stored["text"]), Weights(**stored["pair"]))


def contributions(
    features: Features, *, has_holder: bool, is_said: bool, model: Model | None = None
) -> list[Contribution]:
    """What each feature of a scene adds to the sum; None as the model is the shipped one.

    With a holder, the words get the text's weights, scaled by whether the holder says them (`is_said`).
    """
    model = model or shipped_model()
    weights = model.pair if has_holder else model.text
    if has_holder:
        own = [*features.rules, *features.ties, *features.places]
        direction, neutral_logit = _sums(own, weights)
        borrowed, words_neutral_logit = _sums(features.words, model.text)
        side, neutral = weights.features["words said" if is_said else "words of others"]
        direction += [(feature, side * value) for feature, value in borrowed]
        neutral_logit += neutral * words_neutral_logit
    else:
        own = [*features.rules, *features.words, *features.places]
        direction, neutral_logit = _sums(own, weights)
    total = math.fsum(value for _, value in direction)
    sharpness = weights.sharpness
    factor = atanh_factor(sharpness * total, sharpness * (neutral_logit + weights.bias))
    factor *= SHRINKAGE * sharpness
    result = [Contribution(feature, value * factor) for feature, value in direction if value]
    if has_holder:
        clear = ((feature, _clear_weight(feature)) for feature in features.rules)
        result += [Contribution(feature, weight) for feature, weight in clear if weight]
    return result


def _clear_weight(feature: Feature) -> float:
    """What the evidence of a rule adds directly; 0 for rules that are not among `CLEAR_RULES`."""
    kind, _, sign = feature.name.rpartition(" ")
    return CLEAR_RULES.get(kind, 0.0) * (feature.value if sign == "+" else -feature.value)


def atanh_factor(direction: float, neutral_logit: float) -> float:
    """The factor by which a direction becomes the inverse hyperbolic tangent of its expected label."""
    half = direction / 2
    if half == 0.0:
        return 0.0
    top = max(abs(half), neutral_logit)
    against, neutral, favour = (math.exp(x - top) for x in (-half, neutral_logit, half))
    expected = (favour - against) / (favour + neutral + against)
    return math.atanh(max(-MAX_CONFIDENCE, min(MAX_CONFIDENCE, expected))) / direction


def _sums(features: Iterable[Feature], weights: Weights) -> tuple[list[tuple[Feature, float]], float]:
    """Each feature's part of the direction, and the sum of the neutral logit."""
    direction: list[tuple[Feature, float]] = []
    neutral_logit = 0.0
    for feature in features:
        side, neutral = weights.features.get(feature.name, (0.0, 0.0))
        direction.append((feature, side * feature.value))
        neutral_logit += neutral * feature.value
    return direction, neutral_logit

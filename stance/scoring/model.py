"""A small linear model over named features, as a reader of what the rules and the words say together.

Two sums decide: the *direction* (for minus against) and the *reserve* (how much this kind of passage needs
before it takes sides at all). They are the logits of a multinomial logistic regression with three classes;
the score follows its expected label, P(for) - P(against). What a rule clearly finds of a holder's side also
counts by itself, so that a long or unusual passage can't drown it. Features of place have no direction, so
that where nothing points at the target the score is 0. `stance.scoring.training` writes the weights.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from stance.scoring.features import Feature, Features

CALM = 0.4
"""What is left of the sum that would give the expected label, so that a score of 0.6 is rarely wrong."""
CLEAR = {"attitude": 0.3, "judgement": 0.6, "quality": 0.45}
"""Rules whose findings of a holder's side count by themselves, whatever the passage needs, with how much."""
FIRMEST = 0.98
"""Largest expected label, so that its inverse tangent stays finite."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one kind of passage."""

    bias: float
    """Of the reserve."""
    sharpness: float
    """Factor on both sums: how decided the probabilities are made."""
    features: Mapping[str, tuple[float, float]]
    """Direction and reserve by name."""


@dataclass(frozen=True, slots=True)
class Model:
    """The weights for a text's own voice, and for a holder with a target."""

    text: Weights
    pair: Weights


@dataclass(frozen=True, slots=True)
class Share:
    """What one feature adds to the sum that the score is squashed from."""

    feature: Feature
    weight: float


@cache
def model() -> Model:
    """The model that comes with onrecord."""
    stored = json.loads(files("stance.scoring").joinpath("weights.json").read_text(encoding="utf-8"))
    return Model(Weights(**stored["text"]), Weights(**stored["pair"]))


def shares(found: Features, *, has_holder: bool, is_said: bool) -> list[Share]:
    """What each feature of a scene adds to the sum that is squashed into the score."""
    known = model()
    weights = known.pair if has_holder else known.text
    if has_holder:
        own = [*found.rules, *found.ties, *found.places]
        direction, reserve = _sums(own, weights)
        borrowed, words_reserve = _sums(found.words, known.text)
        side, needed = weights.features["words said" if is_said else "words of others"]
        direction += [(feature, side * value) for feature, value in borrowed]
        reserve += needed * words_reserve
    else:
        own = [*found.rules, *found.words, *found.places]
        direction, reserve = _sums(own, weights)
    total = math.fsum(value for _, value in direction)
    sharp = weights.sharpness
    factor = CALM * sharp * firmness(sharp * total, sharp * (reserve + weights.bias))
    found_shares = [Share(feature, value * factor) for feature, value in direction if value]
    if has_holder:
        found_shares += [Share(feature, _own(feature)) for feature in found.rules if _own(feature)]
    return found_shares


def _own(feature: Feature) -> float:
    """What a rule's finding counts by itself."""
    kind, _, sign = feature.name.rpartition(" ")
    return CLEAR.get(kind, 0.0) * (feature.value if sign == "+" else -feature.value)


def firmness(direction: float, reserve: float) -> float:
    """The factor that makes of a direction the inverse hyperbolic tangent of its expected label."""
    half = direction / 2
    if half == 0.0:
        return 0.0
    top = max(abs(half), reserve)
    against, neutral, favour = (math.exp(x - top) for x in (-half, reserve, half))
    expected = (favour - against) / (favour + neutral + against)
    return math.atanh(max(-FIRMEST, min(FIRMEST, expected))) / direction


def _sums(found: Iterable[Feature], weights: Weights) -> tuple[list[tuple[Feature, float]], float]:
    """The features' shares of the direction, and their sum of the reserve."""
    direction: list[tuple[Feature, float]] = []
    reserve = 0.0
    for feature in found:
        side, needed = weights.features.get(feature.name, (0.0, 0.0))
        direction.append((feature, side * feature.value))
        reserve += needed * feature.value
    return direction, reserve

"""Fits the linear model: multinomial logistic regression over named features, the same on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from stance.scoring.features import Feature

Array = npt.NDArray[np.float64]
Example = tuple[list[Feature], int]
"""The features of a row and its label."""

RULE_PENALTY = 3.0
"""L2 penalty on the weights of rules and places, which are few and frequent."""
RAREST = 6
"""Rows that a feature must appear in."""
PRIORS = {"attitude": 1.0, "judgement": 1.0}
"""What the weights of these rules are drawn to, so that a rare one keeps a sensible weight; of others 0."""
STEPS, RATE = 300, 0.05


@dataclass(frozen=True, slots=True)
class Settings:
    """How the weights of one kind of passage are fitted; chosen by cross-validation and development data."""

    keep: int
    """How many features are kept: those whose weights move most rows."""
    word_penalty: float
    """L2 penalty on the weights of words, which are many and rare."""
    balance: float
    """Exponent of the classes' weights: 0 leaves them as frequent as they are, 1 makes them equal."""
    sharpness: float
    """By which the probabilities are sharpened, so that one threshold serves both kinds."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A sparse matrix by its entries, and the labels of its rows."""

    row: npt.NDArray[np.int64]
    column: npt.NDArray[np.int64]
    value: Array
    labels: npt.NDArray[np.int64]

    def times(self, weights: Array) -> Array:
        """One sum per row."""
        sums = np.bincount(self.row, self.value * weights[self.column], minlength=len(self.labels))
        return sums.astype(np.float64)

    def transposed_times(self, per_row: Array, width: int) -> Array:
        """One sum per column."""
        sums = np.bincount(self.column, self.value * per_row[self.row], minlength=width)
        return sums.astype(np.float64)


def fitted(examples: Sequence[Example], settings: Settings) -> dict[str, Any]:
    """Fit twice: on all features, then on those that mattered."""
    counts = Counter(feature.name for found, _ in examples for feature in found)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    _, direction, reserve = _fit(names, examples, settings)
    frequency = np.sqrt(np.array([counts[name] for name in names], dtype=np.float64))
    weight = (np.abs(direction) + np.abs(reserve)) * frequency
    kept = sorted(names[i] for i in np.argsort(-weight, kind="stable")[: settings.keep])
    bias, direction, reserve = _fit(kept, examples, settings)
    rounded = zip(kept, direction.tolist(), reserve.tolist(), strict=True)
    weights = {name: (round(side, 2), round(needed, 2)) for name, side, needed in rounded}
    told = {name: pair for name, pair in weights.items() if any(pair)}
    return {"bias": round(bias, 3), "sharpness": settings.sharpness, "features": told}


def _fit(names: list[str], examples: Sequence[Example], settings: Settings) -> tuple[float, Array, Array]:
    """Multinomial logistic regression by Adam over all rows: bias, direction and reserve.

    What a rule found may weigh little, but never against its own sign.
    """
    rows = _rows(names, examples)
    width, count = len(names), len(rows.labels)
    is_place = np.array([_is_place(name) for name in names])
    is_rule = np.array([_is_rule(name) for name in names])
    sides = np.array([_side(name) for name in names])
    has_reserve = np.array([not name.startswith("words ") for name in names], dtype=np.float64)
    penalty = np.where(is_rule | is_place, RULE_PENALTY, settings.word_penalty) / count
    prior = sides * np.array([PRIORS.get(name.partition(":")[0], 0.0) for name in names])
    shares = _class_weights(rows.labels, settings.balance)
    direction, reserve, bias = np.zeros(width), np.zeros(width), np.zeros(1)
    steps = [_Adam(width), _Adam(width), _Adam(1)]
    for _ in range(STEPS):
        against, neutral, favour = _probabilities(rows.times(direction), rows.times(reserve) + bias)
        errors = [
            (p - (rows.labels == label)) * shares / count
            for p, label in ((against, -1), (neutral, 0), (favour, 1))
        ]
        slope = rows.transposed_times((errors[2] - errors[0]) / 2, width) + penalty * (direction - prior)
        direction = steps[0].step(direction, slope * ~is_place)
        direction = np.where(sides * direction < 0, 0.0, direction)
        slope = rows.transposed_times(errors[1], width) + penalty * reserve
        reserve = steps[1].step(reserve, slope * has_reserve)
        bias = steps[2].step(bias, errors[1].sum(keepdims=True))
    return float(bias[0]), direction, reserve


def _rows(names: list[str], examples: Sequence[Example]) -> Rows:
    column = {name: i for i, name in enumerate(names)}
    entries = [
        (row, column[feature.name], feature.value)
        for row, (found, _) in enumerate(examples)
        for feature in found
        if feature.name in column
    ]
    rows, columns, values = zip(*entries, strict=True)
    labels = np.array([label for _, label in examples])
    return Rows(np.array(rows), np.array(columns), np.array(values, dtype=np.float64), labels)


def _is_rule(name: str) -> bool:
    return name.endswith((" +", " -")) or name.startswith("words ")


def _is_place(name: str) -> bool:
    """Whether a feature tells only whether a passage takes sides."""
    prefixes = ("target ", "holder ", "way of ", "good words", "bad words", "needs ")
    return name.startswith(prefixes) or name.endswith("fours between")


def _side(name: str) -> float:
    """The sign that a rule's weight must have; 0 where any may be learned."""
    return 1.0 if name.endswith(" +") or name.startswith("words ") else -1.0 if name.endswith(" -") else 0.0


def _class_weights(labels: npt.NDArray[np.int64], balance: float) -> Array:
    weights = np.zeros(len(labels))
    for label in (-1, 0, 1):
        weights[labels == label] = (len(labels) / (3 * max(1, int((labels == label).sum())))) ** balance
    return weights / float(weights.mean())


def _probabilities(direction: Array, reserve: Array) -> list[Array]:
    """Against, neutral, for."""
    logits = np.stack([-direction / 2, reserve, direction / 2])
    odds = np.exp(logits - logits.max(axis=0))
    return list(odds / odds.sum(axis=0))


class _Adam:
    """Adam's running moments (Kingma and Ba 2015) for one array of weights."""

    def __init__(self, width: int) -> None:
        self.mean, self.square, self.steps = np.zeros(width), np.zeros(width), 0

    def step(self, weights: Array, slope: Array) -> Array:
        """The weights after one step against the slope."""
        self.steps += 1
        self.mean = 0.9 * self.mean + 0.1 * slope
        self.square = 0.999 * self.square + 0.001 * slope * slope
        mean = self.mean / (1 - 0.9**self.steps)
        spread = np.sqrt(self.square / (1 - 0.999**self.steps)) + 1e-8
        return np.asarray(weights - RATE * mean / spread, dtype=np.float64)

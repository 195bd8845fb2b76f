"""Fitting of the linear model: multinomial logistic regression over named features, the same on every run.

SciPy's L-BFGS-B in place of Adam gives the same weights for a text's own voice, to 0.01. For a holder its
training loss is 0.2 % lower (0.4754 instead of 0.4766) with other biases, and no score of the development set
gets better (macro-F1 60.5 instead of 60.9 %). So the optimiser stays, and the shipped file can be reproduced.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from stance.scoring.features import Feature, Features
from stance.scoring.training.training_rows import TrainingRow

Array = npt.NDArray[np.float64]
LabelledFeatures = tuple[list[Feature], int]
"""The features of a row, with its label."""

RULE_PENALTY = 3.0
"""L2 penalty on the weights of rules and places: these are few and frequent."""
MIN_ROWS = 6
"""In how many rows a feature must occur."""
PRIORS = {"attitude": 1.0, "judgement": 1.0}
"""Prior means of these rules' weights, so that a rare one keeps a sensible weight; 0 for other features."""
STEPS, RATE = 300, 0.05


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings for one kind of passage; chosen by cross-validation and development data."""

    keep: int
    """How many features are kept, by the size of their weights and the number of their rows."""
    word_penalty: float
    """L2 penalty on the weights of words: these are many and rare."""
    balance: float
    """Exponent of the classes' weights: 0 leaves them as frequent as they are, 1 makes them equal."""
    sharpness: float
    """Factor on both sums, so that one threshold fits both kinds of passage."""


TEXT = Settings(keep=1000, word_penalty=20.0, balance=0.4, sharpness=5.0)
PAIR = Settings(keep=880, word_penalty=5.0, balance=0.0, sharpness=3.4)


@dataclass(frozen=True, slots=True)
class DesignMatrix:
    """A sparse matrix of feature values by its entries, with the labels of its rows."""

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


def fit_text(rows: Sequence[TrainingRow]) -> dict[str, Any]:
    """The weights for a text's own voice."""
    examples = [([*row.features.rules, *row.features.words, *row.features.places], row.label) for row in rows]
    return fit_weights(examples, TEXT)


def fit_pair(rows: Sequence[TrainingRow], text: dict[str, Any]) -> dict[str, Any]:
    """The weights for a holder with a target, which reuse the words of the text's weights."""
    examples = [
        (
            [
                *row.features.rules,
                *row.features.ties,
                *row.features.places,
                *_borrowed(row.features, row.is_said, text),
            ],
            row.label,
        )
        for row in rows
    ]
    pair = fit_weights(examples, PAIR)
    _split_borrowed(pair)
    return pair


def _borrowed(scene_features: Features, said: bool, text: dict[str, Any]) -> Iterator[Feature]:
    """The words' sums under the text's weights, direction and neutral logit, each as one feature."""
    weights = text["features"]
    pairs = [weights.get(feature.name, (0.0, 0.0)) for feature in scene_features.words]
    by = "said" if said else "of others"
    yield Feature(f"words {by}", sum(side for side, _ in pairs))
    yield Feature(f"needs {by}", sum(neutral for _, neutral in pairs))


def _split_borrowed(pair: dict[str, Any]) -> None:
    """Join both weights of the borrowed words under one name."""
    for by in ("said", "of others"):
        side, _ = pair["features"].pop(f"words {by}", (0.0, 0.0))
        _, neutral = pair["features"].pop(f"needs {by}", (0.0, 0.0))
        pair["features"][f"words {by}"] = (side, neutral)


def fit_weights(examples: Sequence[LabelledFeatures], settings: Settings) -> dict[str, Any]:
    """The weights as `weights.json` has them: fitted on all features, then on the strongest alone."""
    counts = Counter(feature.name for row_features, _ in examples for feature in row_features)
    names = sorted(name for name, count in counts.items() if count >= MIN_ROWS)
    _, direction, neutral_logit = _fit(names, examples, settings)
    frequency = np.sqrt(np.array([counts[name] for name in names], dtype=np.float64))
    weight = (np.abs(direction) + np.abs(neutral_logit)) * frequency
    kept = sorted(names[i] for i in np.argsort(-weight, kind="stable")[: settings.keep])
    bias, direction, neutral_logit = _fit(kept, examples, settings)
    rounded = zip(kept, direction.tolist(), neutral_logit.tolist(), strict=True)
    weights = {name: (round(side, 2), round(neutral, 2)) for name, side, neutral in rounded}
    nonzero = {name: pair for name, pair in weights.items() if any(pair)}
    return {"bias": round(bias, 3), "sharpness": settings.sharpness, "features": nonzero}


def _fit(
    names: list[str], examples: Sequence[LabelledFeatures], settings: Settings
) -> tuple[float, Array, Array]:
    """Multinomial logistic regression by Adam over all rows: bias, direction and neutral logit.

    A rule's weight may become 0, but never change its sign.
    """
    rows = _rows(names, examples)
    width, count = len(names), len(rows.labels)
    is_place = np.array([_is_place(name) for name in names])
    is_rule = np.array([_is_rule(name) for name in names])
    sides = np.array([_side(name) for name in names])
    has_reserve = np.array([not name.startswith("words ") for name in names], dtype=np.float64)
    penalty = np.where(is_rule | is_place, RULE_PENALTY, settings.word_penalty) / count
    prior = sides * np.array([PRIORS.get(name.partition(":")[0], 0.0) for name in names])
    contributions = _class_weights(rows.labels, settings.balance)
    direction, neutral_logit, bias = np.zeros(width), np.zeros(width), np.zeros(1)
    steps = [_Adam(width), _Adam(width), _Adam(1)]
    for _ in range(STEPS):
        against, neutral, favour = _probabilities(rows.times(direction), rows.times(neutral_logit) + bias)
        errors = [
            (p - (rows.labels == label)) * contributions / count
            for p, label in ((against, -1), (neutral, 0), (favour, 1))
        ]
        slope = rows.transposed_times((errors[2] - errors[0]) / 2, width) + penalty * (direction - prior)
        direction = steps[0].step(direction, slope * ~is_place)
        direction = np.where(sides * direction < 0, 0.0, direction)
        slope = rows.transposed_times(errors[1], width) + penalty * neutral_logit
        neutral_logit = steps[1].step(neutral_logit, slope * has_reserve)
        bias = steps[2].step(bias, errors[1].sum(keepdims=True))
    return float(bias[0]), direction, neutral_logit


def _rows(names: list[str], examples: Sequence[LabelledFeatures]) -> DesignMatrix:
    column = {name: i for i, name in enumerate(names)}
    entries = [
        (row, column[feature.name], feature.value)
        for row, (row_features, _) in enumerate(examples)
        for feature in row_features
        if feature.name in column
    ]
    rows, columns, values = zip(*entries, strict=True)
    labels = np.array([label for _, label in examples])
    return DesignMatrix(np.array(rows), np.array(columns), np.array(values, dtype=np.float64), labels)


def _is_rule(name: str) -> bool:
    return name.endswith((" +", " -")) or name.startswith("words ")


def _is_place(name: str) -> bool:
    """Whether a feature only shows whether a passage takes sides, and has no direction."""
    prefixes = ("target ", "holder ", "way of ", "good words", "bad words", "needs ")
    return name.startswith(prefixes) or name.endswith("fours between")


def _side(name: str) -> float:
    """The sign that a rule's weight must have; 0 for any sign."""
    return 1.0 if name.endswith(" +") or name.startswith("words ") else -1.0 if name.endswith(" -") else 0.0


def _class_weights(labels: npt.NDArray[np.int64], balance: float) -> Array:
    weights = np.zeros(len(labels))
    for label in (-1, 0, 1):
        weights[labels == label] = (len(labels) / (3 * max(1, int((labels == label).sum())))) ** balance
    return weights / float(weights.mean())


def _probabilities(direction: Array, neutral_logit: Array) -> list[Array]:
    """Against, neutral, for."""
    logits = np.stack([-direction / 2, neutral_logit, direction / 2])
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

"""Bands of scores: each score in its own, right where its label is a person's, and every row scored once."""

from __future__ import annotations

import math

import pytest

from stance.scoring.features import Feature, Features
from stance.scoring.training.fitting import fit_text
from stance.scoring.training.precision import (
    FOLDS,
    Band,
    ScoredRow,
    bands_of,
    cross_validated,
    scored_by_rules,
    without_evidence,
)
from stance.scoring.training.training_rows import TrainingRow

BANDS = ((0.8, 0.9), (0.6, 0.7), (0.15, 0.4), (0.0, 0.6))


def row(side: int, rule_sum: float | None = None) -> TrainingRow:
    name = {1: "attitude +", -1: "attitude -", 0: "visit near"}[side]
    feature = Feature(name, 1.0)
    rules, words = ((feature,), ()) if side else ((), (feature,))
    return TrainingRow(Features(rules, words, (), (Feature("holder first", 1.0),)), True, rule_sum, side)


def test_scores_fall_into_bands_from_the_strongest_down() -> None:
    scored = [
        ScoredRow(0.8, 1),
        ScoredRow(-0.9, -1),
        ScoredRow(0.79, -1),
        ScoredRow(0.6, 1),
        ScoredRow(-0.15, 0),
        ScoredRow(0.1, 0),
        ScoredRow(0.0, 1),
        ScoredRow(None, 0),
    ]
    assert bands_of(scored, BANDS) == [
        Band(0.8, 2, 1.0, 0.9),
        Band(0.6, 2, 0.5, 0.7),
        Band(0.15, 1, 0.0, 0.4),
        Band(0.0, 2, 0.5, 0.6),
    ]


def test_without_evidence_the_neutral_ones_are_right() -> None:
    scored = [ScoredRow(None, 0), ScoredRow(None, 0), ScoredRow(None, 1), ScoredRow(0.2, 0)]
    band = without_evidence(scored)
    assert (band.count, band.share_right) == (3, pytest.approx(2 / 3))


def test_rules_alone_give_the_tangent_of_their_sum() -> None:
    assert scored_by_rules(row(1, 0.5)) == ScoredRow(math.tanh(0.5), 1)
    assert scored_by_rules(row(0)) == ScoredRow(None, 0)


def test_each_row_is_scored_once_by_a_model_that_has_not_seen_it() -> None:
    rows = [row(side) for side in (1, -1, 0) * 4 * FOLDS]
    scored = list(cross_validated(rows, fit_text(rows)))
    assert len(scored) == len(rows)
    assert all(one.score is not None and one.score * one.label > 0 for one in scored if one.label)

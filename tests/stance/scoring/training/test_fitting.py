"""Fitting: rare features are left out, rules keep their sign, places have no direction."""

from __future__ import annotations

from collections.abc import Sequence

from stance.scoring.features import Feature
from stance.scoring.training.fitting import LabelledFeatures, Settings, fit_weights

SETTINGS = Settings(keep=20, word_penalty=1.0, balance=0.0, sharpness=2.5)


def rows(*counts: tuple[Sequence[str], int, int]) -> list[LabelledFeatures]:
    """So many rows with these features and label."""
    return [
        ([Feature(name, 1.0) for name in names], label)
        for names, label, count in counts
        for _ in range(count)
    ]


BASE = rows((["good near"], 1, 20), (["bad near"], -1, 20), (["door near"], 0, 40))


def test_words_are_drawn_to_the_side_of_their_rows() -> None:
    weights = fit_weights(BASE, SETTINGS)
    features = weights["features"]
    assert features["good near"][0] > 0.3
    assert features["bad near"][0] < -0.3
    assert abs(features["door near"][0]) < 0.05
    assert features["door near"][1] > 0
    assert weights["sharpness"] == 2.5


def test_a_feature_of_six_rows_counts_and_one_of_five_does_not() -> None:
    kept = fit_weights([*BASE, *rows((["six near"], 1, 6), (["five near"], 1, 5))], SETTINGS)["features"]
    assert "six near" in kept
    assert "five near" not in kept


def test_a_rule_never_weighs_against_its_own_sign() -> None:
    wrong = fit_weights([*BASE, *rows((["deed +"], -1, 40))], SETTINGS)["features"]
    assert wrong.get("deed +", (0.0, 0.0))[0] == 0.0
    right = fit_weights([*BASE, *rows((["deed +"], 1, 40))], SETTINGS)["features"]
    assert right["deed +"][0] > 0


def test_the_clearest_rules_are_drawn_to_one_however_rare_they_are() -> None:
    weights = fit_weights([*BASE, *rows((["attitude:x +"], 1, 6), (["deed:x +"], 1, 6))], SETTINGS)[
        "features"
    ]
    assert weights["attitude:x +"][0] > weights["deed:x +"][0] + 0.3


def test_a_place_has_no_direction() -> None:
    weights = fit_weights([*BASE, *rows((["holder first"], 1, 40))], SETTINGS)["features"]
    assert weights["holder first"][0] == 0.0
    assert weights["holder first"][1] < 0


def test_only_the_strongest_features_are_kept() -> None:
    small = Settings(keep=2, word_penalty=1.0, balance=0.0, sharpness=1.0)
    assert len(fit_weights(BASE, small)["features"]) == 2


def test_balanced_classes_draw_rare_sides_farther() -> None:
    examples = rows(
        (["good near"], 1, 8), (["door near"], 0, 90), (["good near"], 0, 8), (["bad near"], -1, 8)
    )
    even = Settings(keep=20, word_penalty=1.0, balance=1.0, sharpness=1.0)
    assert (
        fit_weights(examples, even)["features"]["good near"][1]
        < (fit_weights(examples, SETTINGS)["features"]["good near"][1])
    )

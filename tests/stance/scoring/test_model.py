"""The linear model: its size, what it may not know, and how a score is made of its sums."""

from __future__ import annotations

import json
import math
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.registries import shipped
from stance.scoring.features import Feature, Features
from stance.scoring.model import (
    CLEAR_RULES,
    MAX_CONFIDENCE,
    Model,
    Weights,
    atanh_factor,
    contributions,
    shipped_model,
)

LARGEST = 64_000
"""Bytes of the weights' file."""
SOME_NAMES = {
    "trump",
    "obama",
    "clinton",
    "putin",
    "republican",
    "democrat",
    "american",
    "russian",
    "chinese",
}


def names() -> list[str]:
    return [*shipped_model().text.features, *shipped_model().pair.features]


def test_the_model_is_small_and_says_where_it_comes_from() -> None:
    stored = files("stance.scoring").joinpath("weights.json").read_text(encoding="utf-8")
    sources = json.loads(stored)["provenance"]["sources"]
    assert len(names()) <= 2000
    assert len(stored) <= LARGEST
    assert all({"name", "citation", "licence", "sha256"} <= source.keys() for source in sources.values())


def test_no_feature_is_a_name() -> None:
    words = {name.removeprefix("not ").split()[0] for name in names()}
    surnames = {(person.surname or person.name.split()[-1]).lower() for person in shipped().people}
    demonyms = {word.lower() for country in shipped().countries for word in country.demonyms}
    assert not words & (SOME_NAMES | demonyms)
    assert words & surnames <= {"ban", "may", "rice"}


@given(st.floats(-30, 30), st.floats(-10, 10))
def test_what_a_direction_is_scaled_to_keeps_its_sign_and_bounds(
    direction: float, neutral_logit: float
) -> None:
    expected = math.tanh(direction * atanh_factor(direction, neutral_logit))
    assert abs(expected) <= MAX_CONFIDENCE + 1e-9
    assert expected * direction >= 0


@given(st.floats(0.1, 20), st.floats(-5, 5), st.floats(0.1, 5))
def test_a_larger_neutral_logit_never_makes_a_score_stronger(
    direction: float, neutral_logit: float, more: float
) -> None:
    assert atanh_factor(direction, neutral_logit + more) <= atanh_factor(direction, neutral_logit) + 1e-9


MODEL = Model(
    text=Weights(0.5, 2.0, {"good near": (1.0, -0.25), "quality +": (0.5, 0.0)}),
    pair=Weights(
        1.0,
        0.5,
        {
            "attitude +": (0.4, -1.0),
            "attitude:praise +": (0.6, 0.0),
            "praise between": (0.5, -0.5),
            "holder first": (0.0, 0.25),
            "words said": (2.0, 4.0),
            "words of others": (1.0, 0.0),
        },
    ),
)
RULES = (Feature("attitude +", 1.2), Feature("attitude:praise +", 1.2))
WORDS = (Feature("good near", 1.0), Feature("unknown near", 1.0))
TIES = (Feature("praise between", 1.0),)
PLACES = (Feature("holder first", 1.0),)


def expected(direction: float, neutral: float) -> float:
    """P(for) - P(against) of a softmax over -direction ÷ 2, neutral, direction ÷ 2."""
    against, none, favour = math.exp(-direction / 2), math.exp(neutral), math.exp(direction / 2)
    return (favour - against) / (favour + none + against)


def test_a_text_s_own_voice_by_hand() -> None:
    found = contributions(Features((), WORDS, (), ()), has_holder=False, is_said=False, model=MODEL)
    # Direction 1.0 and neutral logit 0.5 - 0.25, both times 2; four tenths of the inverse tangent are left.
    assert [part.feature.name for part in found] == ["good near"]
    assert found[0].weight == pytest.approx(0.4 * math.atanh(expected(2.0, 0.5)))


@pytest.mark.parametrize(("is_said", "side", "neutral"), [(True, 2.0, 4.0), (False, 1.0, 0.0)])
def test_a_pair_by_hand(is_said: bool, side: float, neutral: float) -> None:
    found = contributions(Features(RULES, WORDS, TIES, PLACES), has_holder=True, is_said=is_said, model=MODEL)
    direction = 0.4 * 1.2 + 0.6 * 1.2 + 0.5 + side * 1.0
    logit = 1.0 - 1.2 - 0.5 + 0.25 + neutral * -0.25
    total = 0.4 * math.atanh(expected(direction / 2, logit / 2))
    clear = 0.3 * 1.2
    assert sum(part.weight for part in found) == pytest.approx(total + clear)
    assert sorted(part.feature.name for part in found) == [
        "attitude +",
        "attitude +",
        "attitude:praise +",
        "good near",
        "praise between",
    ]


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        ("attitude +", 0.3),
        ("attitude -", -0.3),
        ("judgement +", 0.6),
        ("judgement -", -0.6),
        ("quality +", 0.45),
        ("quality -", -0.45),
        ("deed +", 0.0),
        ("attitude:praise +", 0.0),
    ],
)
def test_clear_rules_count_directly_with_a_holder_only(name: str, weight: float) -> None:
    empty = Model(Weights(0.0, 1.0, {}), Weights(0.0, 1.0, {"words said": (0.0, 0.0)}))
    seen = Features((Feature(name, 1.0),), (), (), ())
    found = contributions(seen, has_holder=True, is_said=True, model=empty)
    assert sum(part.weight for part in found) == pytest.approx(weight)
    assert contributions(seen, has_holder=False, is_said=True, model=empty) == []


def test_the_clear_rules_are_three() -> None:
    assert CLEAR_RULES == {"attitude": 0.3, "judgement": 0.6, "quality": 0.45}


@pytest.mark.parametrize("direction", [40.0, 500.0, -500.0])
def test_the_expected_label_is_held_at_98_hundredths(direction: float) -> None:
    assert direction * atanh_factor(direction, 0.0) == pytest.approx(
        math.copysign(math.atanh(0.98), direction)
    )
    assert MAX_CONFIDENCE == 0.98


def test_the_shipped_weights_are_those_that_were_trained() -> None:
    text, pair = shipped_model().text, shipped_model().pair
    assert (text.bias, text.sharpness, len(text.features)) == (0.857, 5.0, 1000)
    assert (pair.bias, pair.sharpness, len(pair.features)) == (1.045, 3.4, 878)

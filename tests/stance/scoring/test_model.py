"""The linear model: its size, what it may not know, and how a score is made of its sums."""

from __future__ import annotations

import json
import math
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from stance.registries import shipped
from stance.scoring.model import MAX_CONFIDENCE, atanh_factor, model

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
    return [*model().text.features, *model().pair.features]


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

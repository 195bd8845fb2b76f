"""The linear model: its size, what it may not know, and that training is repeatable."""

from __future__ import annotations

import gzip
import json
import math
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.registries import shipped
from stance.scoring.model import FIRMEST, firmness, model
from stance.scoring.training import train

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
def test_what_a_direction_is_scaled_to_keeps_its_sign_and_bounds(direction: float, reserve: float) -> None:
    expected = math.tanh(direction * firmness(direction, reserve))
    assert abs(expected) <= FIRMEST + 1e-9
    assert expected * direction >= 0


@given(st.floats(0.1, 20), st.floats(-5, 5), st.floats(0.1, 5))
def test_more_reserve_never_makes_a_score_stronger(direction: float, reserve: float, more: float) -> None:
    assert firmness(direction, reserve + more) <= firmness(direction, reserve) + 1e-9


def row(text: str, holder: str | None, target: str, stance: int) -> dict[str, Any]:
    def at(words: str) -> list[int]:
        return [text.index(words), text.index(words) + len(words)]

    return {"text": text, "holder": at(holder) if holder else None, "target": at(target), "label": stance}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    verbs = [("praised", 1), ("thanked", 1), ("condemned", -1), ("accused", -1), ("met", 0), ("visited", 0)]
    days = [(verb, side, f"Sudan on day {n}.") for verb, side in verbs for n in range(9)]
    directed = [row(f"Norway {verb} {rest}", "Norway", "Sudan", side) for verb, side, rest in days]
    portrayal = [row(f"They {verb} {rest}", None, "Sudan", side) for verb, side, rest in days]
    kept = {"directed-train": directed, "portrayal-train": portrayal, "directed-dev": directed[:1]}
    for name, rows in kept.items():
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(one) + "\n" for one in rows)
    return tmp_path


def test_training_is_repeatable_and_learns_the_sides(folder: Path) -> None:
    weights = train(folder)
    assert weights == train(folder)
    rules = weights["pair"]["features"]
    assert rules["attitude:praise +"][0] > 0
    assert rules["attitude:criticise -"][0] < 0


def test_rows_that_must_stay_unseen_are_not_trained_on(folder: Path) -> None:
    before = train(folder)
    with gzip.open(folder / "directed-dev.jsonl.gz", "wt", encoding="utf-8") as file:
        rows = [row(f"NORWAY praised SUDAN, on day {n}!", "NORWAY", "SUDAN", 1) for n in range(9)]
        file.writelines(json.dumps(one) + "\n" for one in rows)
    assert train(folder) != before

"""Training: repeatable, it learns the sides, and leaves out what must stay unseen."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from stance.scoring.training.__main__ import train


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

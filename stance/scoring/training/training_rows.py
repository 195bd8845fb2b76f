"""Training rows: the features of labelled sentences, read from the data sets."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from stance.parsing import parse
from stance.scoring.features import Feature, Features, features, is_said
from stance.scoring.rules import evidence
from stance.scoring.scores import pair_scene

if TYPE_CHECKING:
    from spacy.tokens import Doc


class TrainingRow(NamedTuple):
    """One labelled sentence."""

    features: Features
    is_said: bool
    """Whether its target stands in the holder's words."""
    rule_sum: float | None
    """The sum of the rules' weights; None without evidence."""
    label: int


def read_training_rows(path: Path, *, unseen: set[str]) -> list[TrainingRow]:
    """The rows of a file, without those whose plain text is in `unseen`."""
    rows = (row for row in read_lines(path) if plain_text(row["text"]) not in unseen)
    return [training_row(parse(row["text"]), row) for row in rows]


def unseen_texts(folder: Path) -> set[str]:
    """The plain texts of the development sets."""
    paths = sorted(folder.glob("*-dev.jsonl.gz"))
    return {plain_text(row["text"]) for path in paths for row in read_lines(path)}


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a compressed JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def plain_text(text: str) -> str:
    """A text's words in lower case, without punctuation."""
    return re.sub(r"\W+", " ", text.lower()).strip()


def training_row(doc: Doc, row: dict[str, Any]) -> TrainingRow:
    """The row of a parsed sentence; its features keep neither tokens nor evidence."""
    holder = tuple(row["holder"]) if row["holder"] else None
    scene = pair_scene(doc, row["text"], holder, tuple(row["target"]))
    items = evidence(scene)
    scene_features = features(scene, items)
    groups = (scene_features.rules, scene_features.words, scene_features.ties, scene_features.places)
    bare = (tuple(Feature(feature.name, feature.value) for feature in group) for group in groups)
    rule_sum = math.fsum(item.weight for item in items) if items else None
    return TrainingRow(Features(*bare), is_said(scene), rule_sum, row["label"])

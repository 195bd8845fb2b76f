"""Trains the linear model: `python -m stance.scoring.training FOLDER` writes `stance/scoring/weights.json`.

FOLDER holds `portrayal-train.jsonl.gz` (NewsMTSC: Hamborg and Donnay, EACL 2021), `directed-train.jsonl.gz`
(Park, Pan and Joo, Findings of ACL 2021) and the development sets (`*-dev.jsonl.gz`). A training row whose
text is in a development set is left out. The same data gives the same weights on every run.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stance.parsing import parse
from stance.scoring.features import Feature, Features, features, is_said
from stance.scoring.rules import evidence
from stance.scoring.scores import pair_scene
from stance.scoring.training.fitting import Settings, fit_weights

if TYPE_CHECKING:
    from spacy.tokens import Doc

TrainingRow = tuple[Features, bool, int]
"""The features of a row, whether its target stands in the holder's words, and its label."""

WEIGHTS = Path(__file__).parents[1] / "weights.json"
"""The file that `stance.scoring.model` reads."""

TEXT = Settings(keep=1000, word_penalty=20.0, balance=0.4, sharpness=5.0)
PAIR = Settings(keep=880, word_penalty=5.0, balance=0.0, sharpness=3.4)

SOURCES = {
    "portrayal-train.jsonl.gz": {
        "name": "NewsMTSC",
        "citation": "Hamborg and Donnay, NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment "
        "Classification in Political News Articles, EACL 2021",
        "licence": "MIT, Copyright 2020 Felix Hamborg; the notice is in NOTICE",
    },
    "directed-train.jsonl.gz": {
        "name": "Who Blames or Endorses Whom?",
        "citation": "Park, Pan and Joo, Who Blames or Endorses Whom? Entity-to-Entity Directed Sentiment "
        "Extraction in News Text, Findings of ACL 2021",
        "licence": "may be used for one's purposes by citing the paper",
    },
}


def main(arguments: Sequence[str]) -> None:
    """Train on the folder named by the only argument."""
    if len(arguments) != 1:
        sys.exit(__doc__)
    weights = {"provenance": _provenance(Path(arguments[0])), **train(Path(arguments[0]))}
    WEIGHTS.write_text(_as_json(weights), encoding="utf-8")


def _as_json(weights: dict[str, Any]) -> str:
    """The weights as JSON, one feature a line, so that a diff of two versions is readable."""
    lines = json.dumps(weights, indent=0, separators=(",", ":"))
    return re.sub(r"\[\n([^,\n]*),\n([^\n]*)\n\]", r"[\1,\2]", lines) + "\n"


def train(folder: Path) -> dict[str, Any]:
    """The weights for a text's own voice ("text") and for a holder ("pair"), from the folder's data."""
    unseen = {_plain(row["text"]) for path in sorted(folder.glob("*-dev.jsonl.gz")) for row in _read(path)}
    text, pair = fit(*(_examples(folder / name, unseen) for name in SOURCES))
    return {"text": text, "pair": pair}


def _provenance(folder: Path) -> dict[str, Any]:
    return {
        "written": datetime.now(UTC).date().isoformat(),
        "command": "python -m stance.scoring.training FOLDER",
        "sources": {name: {**about, "sha256": _sha256_of(folder / name)} for name, about in SOURCES.items()},
    }


def fit(
    text_rows: Sequence[TrainingRow], pair_rows: Sequence[TrainingRow]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The weights for a text's own voice, and those for a holder, which reuse the words of the former."""
    text = fit_weights([([*f.rules, *f.words, *f.places], label) for f, _, label in text_rows], TEXT)
    pair_examples = [
        ([*f.rules, *f.ties, *f.places, *_borrowed(f, said, text)], label) for f, said, label in pair_rows
    ]
    pair = fit_weights(pair_examples, PAIR)
    _split_borrowed(pair)
    return text, pair


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _sha256_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _examples(path: Path, unseen: set[str]) -> list[TrainingRow]:
    """The training rows of a file, without those whose plain text is in `unseen`."""
    rows = (row for row in _read(path) if _plain(row["text"]) not in unseen)
    return [_example(parse(row["text"]), row) for row in rows]


def _example(doc: Doc, row: dict[str, Any]) -> TrainingRow:
    holder = tuple(row["holder"]) if row["holder"] else None
    scene = pair_scene(doc, row["text"], holder, tuple(row["target"]))
    scene_features = features(scene, evidence(scene))
    groups = (scene_features.rules, scene_features.words, scene_features.ties, scene_features.places)
    bare = (tuple(Feature(feature.name, feature.value) for feature in group) for group in groups)
    return Features(*bare), is_said(scene), row["label"]


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


if __name__ == "__main__":
    main(sys.argv[1:])

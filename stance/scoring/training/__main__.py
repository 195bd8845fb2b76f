"""Trains the linear model: `python -m stance.scoring.training FOLDER` writes `stance/scoring/weights.json`.

FOLDER holds `portrayal-train.jsonl.gz` (NewsMTSC: Hamborg and Donnay, EACL 2021), `directed-train.jsonl.gz`
(Park, Pan and Joo, Findings of ACL 2021) and the development sets (`*-dev.jsonl.gz`). A training row whose
text is in a development set is left out. The same data gives the same weights on every run.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from stance.scoring.training.fitting import fit_pair, fit_text
from stance.scoring.training.training_rows import read_training_rows, unseen_texts

WEIGHTS = Path(__file__).parents[1] / "weights.json"
"""The file that `stance.scoring.model` reads."""

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
    unseen = unseen_texts(folder)
    text_rows, pair_rows = (read_training_rows(folder / name, unseen=unseen) for name in SOURCES)
    text = fit_text(text_rows)
    return {"text": text, "pair": fit_pair(pair_rows, text)}


def _provenance(folder: Path) -> dict[str, Any]:
    return {
        "written": datetime.now(UTC).date().isoformat(),
        "command": "python -m stance.scoring.training FOLDER",
        "sources": {name: {**about, "sha256": _sha256_of(folder / name)} for name, about in SOURCES.items()},
    }


def _sha256_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1:])

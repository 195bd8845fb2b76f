"""The precision of scores by band: `python -m stance.scoring.training.precision FOLDER` prints it.

FOLDER is that of `stance.scoring.training`. The bands of pairs come from cross-validation: each fifth of
`directed-train.jsonl.gz` is scored by a model that was trained on the other four. The bands of quotes come
from those of its rows whose target stands in the holder's words, scored by the rules alone, as quotes are.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from stance.records import label
from stance.scoring.model import Model, Weights, contributions
from stance.scoring.scores import NO_EVIDENCE_PRECISION, PRECISION, SAID_PRECISION, PrecisionBands
from stance.scoring.training.fitting import fit_pair, fit_text
from stance.scoring.training.training_rows import TrainingRow, read_training_rows, unseen_texts

FOLDS = 5


class ScoredRow(NamedTuple):
    """A score with the label that a person gave."""

    score: float | None
    """None without evidence."""
    label: int


@dataclass(frozen=True, slots=True)
class Band:
    """The scores of one band."""

    bound: float
    """The lowest absolute score."""
    count: int
    share_right: float
    """The share whose label is right."""
    in_code: float


def main(arguments: Sequence[str]) -> None:
    """Print the bands of the folder named by the only argument."""
    if len(arguments) != 1:
        sys.exit(__doc__)
    folder = Path(arguments[0])
    unseen = unseen_texts(folder)
    text_rows, pair_rows = (
        read_training_rows(folder / name, unseen=unseen)
        for name in ("portrayal-train.jsonl.gz", "directed-train.jsonl.gz")
    )
    scored = list(cross_validated(pair_rows, fit_text(text_rows)))
    print(f"PRECISION, {FOLDS}-fold cross-validation on directed-train")
    print_bands(bands_of(scored, PRECISION))
    said = [scored_by_rules(row) for row in pair_rows if row.is_said]
    print("SAID_PRECISION, the rules alone on the holders' words in directed-train")
    print_bands(bands_of(said, SAID_PRECISION))
    print("NO_EVIDENCE_PRECISION, the same where the rules find nothing")
    print_bands([without_evidence(said)])


def cross_validated(rows: Sequence[TrainingRow], text: dict[str, Any]) -> Iterator[ScoredRow]:
    """Each row by the model that was trained on the other folds; every fifth row is of one fold."""
    for fold in range(FOLDS):
        pair = fit_pair([row for at, row in enumerate(rows) if at % FOLDS != fold], text)
        model = Model(Weights(**text), Weights(**pair))
        for row in rows[fold::FOLDS]:
            parts = contributions(row.features, has_holder=True, is_said=row.is_said, model=model)
            score = math.tanh(math.fsum(part.weight for part in parts)) if parts else None
            yield ScoredRow(score, row.label)


def scored_by_rules(row: TrainingRow) -> ScoredRow:
    """A row by the rules alone."""
    return ScoredRow(None if row.rule_sum is None else math.tanh(row.rule_sum), row.label)


def bands_of(scored: Sequence[ScoredRow], in_code: PrecisionBands) -> list[Band]:
    """The scores in the bands that the code has."""
    bands, upper = [], math.inf
    for bound, share in in_code:
        labels = [(one.score, one.label) for one in scored if one.score is not None]
        right = [label(score) == gold for score, gold in labels if bound <= abs(score) < upper]
        bands.append(Band(bound, len(right), sum(right) / max(1, len(right)), share))
        upper = bound
    return bands


def without_evidence(scored: Sequence[ScoredRow]) -> Band:
    """The rows without evidence, which are right where a person called them neutral."""
    neutral = [one.label == 0 for one in scored if one.score is None]
    return Band(0.0, len(neutral), sum(neutral) / max(1, len(neutral)), NO_EVIDENCE_PRECISION)


def print_bands(bands: Sequence[Band]) -> None:
    """A line for each band."""
    for band in bands:
        error = math.sqrt(band.share_right * (1 - band.share_right) / max(1, band.count))
        print(
            f"  from {band.bound:4.2f}   right {band.share_right:.3f} ± {error:.3f}   n {band.count:5}"
            f"   in code {band.in_code:.2f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])

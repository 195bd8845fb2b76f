"""How well stances agree with human labels, by ingredient and by strength, and what scoring costs.

The development data lies in `../shared`; without it there is nothing to measure. Scores are macro-F1 in %.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

from stance.parsing import parse
from stance.scoring import label, score_pair
from stance.scoring.rules import evidence
from stance.scoring.scores import pair_scene
from tests.benchmarks.figures import Figure

DATA = Path(__file__).parents[3] / "shared/data/stance"
SETS = {"directed-dev": 60.0, "portrayal-rw-dev": 65.0, "portrayal-mt-dev": 62.0}
"""The sets, with the macro-F1 that the whole should reach."""
BANDS = ((0.15, 0.3), (0.3, 0.6), (0.6, 1.01))
LEXICONS = frozenset({"vader", "textblob"})

Row = dict[str, Any]


def main() -> Iterator[Figure]:
    """Macro-F1 of each ingredient and of the whole, precision by strength, and the cost beside parsing."""
    if not DATA.exists():
        return
    for name, least in SETS.items():
        rows = list(read(name))
        yield Figure(f"{name}, TextBlob at its best", best(rows, [by_textblob(row) for row in rows]), "%")
        yield Figure(f"{name}, VADER at its best", best(rows, [by_vader(row) for row in rows]), "%")
        rules = [by_rules(row, lexicons=False) for row in rows]
        yield Figure(f"{name}, rules alone", macro_f1(rows, rules), "%")
        both = [by_rules(row, lexicons=True) for row in rows]
        yield Figure(f"{name}, rules and lexicons", macro_f1(rows, both), "%")
        start = process_time()
        scores = [score(row) for row in rows]
        spent = process_time() - start
        yield Figure(f"{name}, whole", macro_f1(rows, list(map(label, scores))), "%", at_least=least)
        for low, high in BANDS:
            right = [
                s * row["label"] > 0 for s, row in zip(scores, rows, strict=True) if low <= abs(s) < high
            ]
            limit = 75.0 if name == "directed-dev" and low == 0.6 else None
            share = 100 * sum(right) / max(1, len(right))
            yield Figure(f"{name}, right sign from {low} on ({len(right)})", share, "%", at_least=limit)
        yield Figure(f"{name}, scoring beside parsing", 100 * spent / parsing_time(rows), "%")


def read(name: str) -> Iterator[Row]:
    """The rows of a set, parsed."""
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            row["doc"] = parse(row["text"])
            row["holder"] = tuple(row["holder"]) if row["holder"] else None
            row["target"] = tuple(row["target"])
            yield row


def parsing_time(rows: list[Row]) -> float:
    """CPU seconds of parsing the rows' texts again."""
    start = process_time()
    for row in rows:
        parse(row["text"])
    return process_time() - start


def score(row: Row) -> float:
    """The score as `onrecord stance` gives it."""
    return score_pair(row["doc"], row["text"], holder=row["holder"], target=row["target"]).score


def by_rules(row: Row, *, lexicons: bool) -> int:
    """The label by the rules alone, with or without the lexicons' words among them."""
    found = evidence(pair_scene(row["doc"], row["text"], row["holder"], row["target"]))
    return label(math.tanh(sum(item.weight for item in found if lexicons or item.rule not in LEXICONS)))


def by_textblob(row: Row) -> float:
    """TextBlob's polarity of the text."""
    from textblob import TextBlob

    return float(TextBlob(row["text"]).sentiment.polarity)


@cache
def vader() -> Any:
    """VADER's analyzer, loaded once."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def by_vader(row: Row) -> float:
    """VADER's compound score of the text."""
    return float(vader().polarity_scores(row["text"])["compound"])


def best(rows: list[Row], scores: list[float]) -> float:
    """The macro-F1 of scores at the threshold that suits them best on these very rows."""
    return max(macro_f1(rows, [sign(score, step / 20) for score in scores]) for step in range(1, 20))


def sign(polarity: float, threshold: float) -> int:
    """-1, 0 or 1."""
    return -1 if polarity <= -threshold else int(polarity >= threshold)


def macro_f1(rows: list[Row], labels: list[int]) -> float:
    """The mean of the three classes' F1, in %."""
    gold = [row["label"] for row in rows]
    total = 0.0
    for wanted in (-1, 0, 1):
        hits = sum(one == other == wanted for one, other in zip(gold, labels, strict=True))
        total += 200 * hits / max(1, gold.count(wanted) + labels.count(wanted))
    return total / 3

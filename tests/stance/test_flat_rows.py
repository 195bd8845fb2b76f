"""Rows: one for each quote and target, flat, with plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import stance
from stance.flat_rows import to_rows
from stance.records import Stance as Found
from stance.records import Target, TargetKind

TEXT = (
    "“The bridge is safe,” said Mara Holt, the mayor of Elmford.\n\n"
    "She accused Norway of “emptying the shelf”.\n\nIt was cold."
)
ARTICLE = stance.article(
    TEXT, title="Cod", outlet="Courier", url="https://courier.example/cod", published="2024-05-17"
)
FOUND = stance.extract(ARTICLE)


def test_each_row_has_the_same_plain_columns() -> None:
    rows = to_rows([FOUND, stance.extract("Two engineers told the council that it was late.")])
    assert len({tuple(row) for row in rows}) == 1
    assert {type(value) for row in rows for value in row.values()} <= {str, int, float, date, type(None)}


def test_a_row_tells_article_quote_speaker_and_target() -> None:
    (row,) = [row for row in to_rows(FOUND) if row["target"]]
    assert {name: row[name] for name in row if name not in {"score", "confidence", "stance_confidence"}} == {
        "article_id": ARTICLE.id,
        "title": "Cod",
        "outlet": "Courier",
        "url": "https://courier.example/cod",
        "published": date(2024, 5, 17),
        "quote_id": FOUND.quotes[1].id,
        "kind": "mixed",
        "act": "speech",
        "text": "Norway of “emptying the shelf”",
        "start": TEXT.index("Norway"),
        "end": TEXT.index("”.") + 1,
        "cue": "accused",
        "source": "She",
        "speaker_id": "mara-holt",
        "speaker": "Mara Holt",
        "speaker_kind": "person",
        "speaker_role": "mayor of Elmford",
        "speaker_affiliation": None,
        "speaker_country": None,
        "speakers": "mara-holt",
        "rule": "object",
        "topics": None,
        "target_kind": "country",
        "target_id": "NO",
        "target": "Norway",
        "label": -1,
        "evidence": "accused (-1.20)",
    }
    assert row["score"] == FOUND.quotes[1].stances[0].score


def test_a_quote_has_a_row_for_each_target_and_one_if_it_has_none() -> None:
    (scored,) = FOUND.quotes[1].stances
    mentioned = Found(Target(TargetKind.PERSON, "olin-reed", "Olin Reed"), 0.0, 0, 0.5)
    quotes = (
        replace(FOUND.quotes[0], stances=()),
        replace(FOUND.quotes[1], stances=(scored, mentioned)),
        replace(FOUND.quotes[0], speaker=None, speakers=(), cue=None, source=None),
    )
    rows = to_rows(replace(FOUND, quotes=quotes))
    assert [(row["target"], row["label"]) for row in rows] == [
        (None, None),
        ("Norway", -1),
        ("Olin Reed", None),
        (None, None),
    ]
    assert rows[2]["score"] is None
    assert {rows[3][name] for name in ("speaker", "speaker_id", "speakers", "cue", "source")} == {None}


def test_what_has_no_quotes_has_no_rows() -> None:
    assert to_rows(()) == []
    assert to_rows(stance.extract("It was cold.")) == []

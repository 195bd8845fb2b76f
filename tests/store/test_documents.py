from __future__ import annotations

from datetime import date

import orjson
import pytest
from hypothesis import given

from stance.records import Evidence, Extraction, Stance
from store import documents
from tests.store.examples import PUTIN, US, article, extractions, quote


@given(extractions())
def test_what_is_kept_comes_back(extraction: Extraction) -> None:
    stored = orjson.loads(orjson.dumps(documents.kept(extraction)))
    assert documents.to_extraction(stored) == extraction


def test_the_shape_is_the_documented_one() -> None:
    of = article("a", "Putin said the West lies.", published=date(2024, 6, 19), outlet="BBC")
    evidence = Evidence("predicate", (20, 24), "lies", -0.5, "Lying is bad.")
    found = quote(of, "the West lies", speaker=PUTIN, stances=(Stance(US, -0.5, -1, 0.7, (evidence,)),))
    assert documents.from_extraction(Extraction(of, (found,))) == {
        "id": "a",
        "title": "Title of a",
        "outlet": "BBC",
        "url": None,
        "published": "2024-06-19",
        "quotes": [
            {
                "id": found.id,
                "kind": "direct",
                "act": "speech",
                "text": "the West lies",
                "content": [[11, 24]],
                "cue": None,
                "source": None,
                "speaker": {
                    "id": "vladimir-putin",
                    "name": "Vladimir Putin",
                    "kind": "person",
                    "role": "president",
                    "affiliation": None,
                    "country": "RU",
                    "named": True,
                },
                "confidence": 0.9,
                "rule": "example",
                "countries": [],
                "topics": [],
                "stances": [
                    {
                        "target": {"kind": "country", "id": "US", "name": "US"},
                        "score": -0.5,
                        "label": -1,
                        "confidence": 0.7,
                        "evidence": [
                            {
                                "rule": "predicate",
                                "span": [20, 24],
                                "text": "lies",
                                "weight": -0.5,
                                "why": "Lying is bad.",
                            }
                        ],
                    }
                ],
            }
        ],
    }


def test_the_text_is_there_only_where_it_is_asked_for() -> None:
    found = Extraction(article("a", "Text."), ())
    assert "text" not in documents.from_extraction(found)
    assert documents.from_extraction(found, text=True)["text"] == "Text."


@pytest.mark.parametrize(
    "spoiled", [{"speaker": "Putin"}, {"content": [[1]]}, {"kind": "loud"}, {"stances": None}]
)
def test_another_shape_is_an_error_of_the_documented_kinds(spoiled: documents.Document) -> None:
    document = documents.from_quote(quote(article("a", "Text."), "Text"))
    with pytest.raises(documents.SHAPE_ERRORS):
        documents.to_quote({**document, **spoiled}, "a")

from __future__ import annotations

from dataclasses import replace
from datetime import date

import orjson
import pytest
from hypothesis import given

from stance.records import (
    Assertion,
    Evidence,
    Extraction,
    QuoteTopic,
    Speaker,
    SpeakerKind,
    Stance,
    TopicOrigin,
)
from store import documents
from tests.store.examples import OBSERVERS, PUTIN, US, article, extractions, quote, together


@given(extractions())
def test_what_is_kept_comes_back(extraction: Extraction) -> None:
    stored = orjson.loads(orjson.dumps(documents.kept(extraction)))
    assert documents.to_extraction(stored) == extraction


def test_the_shape_is_the_documented_one() -> None:
    of = replace(
        article("a", "Putin and Kim said the West lies.", published=date(2024, 6, 19), outlet="BBC"),
        topics=("medtop:20000642",),
    )
    evidence = Evidence("predicate", (28, 32), "lies", -0.5, "Lying is bad.")
    said = replace(
        quote(of, "the West lies", stances=(Stance(US, -0.5, -1, 0.7, (evidence,)),)),
        speaker=together(PUTIN, OBSERVERS),
        speakers=(PUTIN, OBSERVERS),
        via=Speaker("tass", "Tass", SpeakerKind.ORGANISATION, country="RU"),
        asserted=Assertion.ASKED,
        topics=(QuoteTopic("medtop:20000641", TopicOrigin.QUOTE, ("the West", "lies")),),
    )
    putin = {
        "id": "vladimir-putin",
        "name": "Vladimir Putin",
        "kind": "person",
        "role": "president",
        "affiliation": None,
        "country": "RU",
        "named": True,
    }
    nothing_else = {"role": None, "affiliation": None, "country": None}
    assert documents.from_extraction(Extraction(of, (said,))) == {
        "id": "a",
        "title": "Title of a",
        "outlet": "BBC",
        "url": None,
        "published": "2024-06-19",
        "topics": ["medtop:20000642"],
        "quotes": [
            {
                "id": said.id,
                "kind": "direct",
                "act": "speech",
                "text": "the West lies",
                "content": [[19, 32]],
                "cue": None,
                "source": None,
                "speaker": {
                    "id": "observers+vladimir-putin",
                    "name": "Vladimir Putin and observers",
                    "kind": "group",
                    **nothing_else,
                    "named": True,
                },
                "speakers": [
                    putin,
                    {
                        "id": "observers",
                        "name": "observers",
                        "kind": "group",
                        **nothing_else,
                        "named": False,
                    },
                ],
                "via": {
                    "id": "tass",
                    "name": "Tass",
                    "kind": "organisation",
                    **nothing_else,
                    "country": "RU",
                    "named": True,
                },
                "asserted": "asked",
                "confidence": 0.9,
                "rule": "example",
                "countries": [],
                "topics": [{"id": "medtop:20000641", "from": "quote", "words": ["the West", "lies"]}],
                "stances": [
                    {
                        "target": {"kind": "country", "id": "US", "name": "US"},
                        "score": -0.5,
                        "label": -1,
                        "confidence": 0.7,
                        "evidence": [
                            {
                                "rule": "predicate",
                                "span": [28, 32],
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


def test_what_is_asserted_is_true() -> None:
    said = quote(article("a", "Text."), "Text")
    assert documents.from_quote(said)["asserted"] is True
    assert said.asserted
    assert not any(asserted for asserted in Assertion if asserted is not Assertion.ASSERTED)


def test_the_text_is_there_only_where_it_is_asked_for() -> None:
    found = Extraction(article("a", "Text."), ())
    assert "text" not in documents.from_extraction(found)
    assert documents.from_extraction(found, text=True)["text"] == "Text."


@pytest.mark.parametrize(
    "spoiled",
    [
        {"speaker": "Putin"},
        {"speakers": None},
        {"via": {"name": "Tass"}},
        {"asserted": False},
        {"asserted": "no"},
        {"content": [[1]]},
        {"kind": "loud"},
        {"topics": ["medtop:1"]},
        {"stances": None},
    ],
)
def test_another_shape_is_an_error_of_the_documented_kinds(spoiled: documents.Document) -> None:
    document = documents.from_quote(quote(article("a", "Text."), "Text"))
    with pytest.raises(documents.SHAPE_ERRORS):
        documents.to_quote({**document, **spoiled}, "a")

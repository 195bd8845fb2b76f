"""The front door: the same as the command line, one text at a time or many."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import spacy
from spacy.language import Language

import stance
from stance.errors import ModelError, SourceError
from stance.parsing import PACKAGES
from stance.pipeline import extract as pipeline_extract
from stance.reading.article_formats import read_json
from stance.registries import Registries, shipped

TEXT = "“It is safe,” said Mara Holt, the mayor of Elmford.\n\nShe accused Norway of “emptying the shelf”."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(next(filter(spacy.util.is_package, PACKAGES)))


def test_every_name_of_the_front_door_is_there() -> None:
    for name in stance.__all__:
        assert getattr(stance, name)
    assert set(stance.__all__) <= set(dir(stance))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        stance.nonsense  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    "fields",
    [
        {"text": TEXT},
        {"text": "A\ttab\r\nand \x1b[31m red", "title": " Two  words\n", "outlet": "", "url": None},
        {"text": TEXT, "url": "https://News.example/a?utm_source=x", "published": "2024-05-01T23:30-05:00"},
        {"text": TEXT, "url": "javascript:alert(1)", "published": ""},
        {"text": TEXT, "id": "mine", "published": "2024-05-01"},
    ],
)  # fmt: skip
def test_an_article_is_the_one_that_the_command_line_reads(fields: dict[str, Any]) -> None:
    (read,) = read_json("a.json", json.dumps(fields).encode())
    assert stance.article(**fields) == read


@pytest.mark.parametrize("day", [date(2024, 5, 1), datetime(2024, 5, 1, 23, 30, tzinfo=UTC), "2024-05-01"])
def test_a_date_may_be_of_several_kinds(day: date | str) -> None:
    assert stance.article(TEXT, published=day).published == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": " \n"}, "article: is empty"),
        ({"text": None}, 'article: has no "text"'),
        ({"text": 3}, 'article: has a "text" that is no string'),
        ({"text": TEXT, "title": float("nan")}, 'article: has a "title" that is no string'),
        (
            {"text": TEXT, "published": "May"},
            "article: has a \"published\" that is no ISO date, 'May'",
        ),
        (
            {"text": TEXT, "id": "a\n"},
            'article: has an "id" with control characters or stray spaces',
        ),
    ],
)
def test_what_is_no_article_is_named(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(SourceError) as caught:
        stance.article(**fields)
    assert str(caught.value) == message


def test_extract_finds_what_the_pipeline_finds() -> None:
    article = stance.article(TEXT)
    (expected,) = pipeline_extract([article], registries=shipped())
    assert expected.quotes
    assert stance.extract(article) == expected
    assert stance.extract(TEXT) == expected
    assert list(stance.extract([TEXT, article])) == [expected, expected]


def test_many_are_taken_as_they_are_needed() -> None:
    taken = []

    def texts() -> Iterator[str]:
        for number in range(3):
            taken.append(number)
            yield f"Mara Holt said that bridge {number} was safe."

    found = stance.extract(texts())
    assert taken == []
    assert len(next(found).quotes) == 1
    assert taken == [0]
    assert len(list(found)) == 2


def test_a_text_that_is_none_is_named_by_its_place() -> None:
    found = stance.extract(["One.", "", "Three."])
    assert next(found).quotes == ()
    with pytest.raises(SourceError, match=r"^article 2: is empty$"):
        next(found)


def test_other_registries_can_be_given() -> None:
    bare = Registries((), (), (), ())
    targets = {s.target.id for q in stance.extract(TEXT, registries=bare).quotes for s in q.stances}
    assert "NO" not in targets
    assert "NO" in {s.target.id for q in stance.extract(TEXT).quotes for s in q.stances}


def test_another_pipeline_can_parse(nlp: Language) -> None:
    assert stance.extract(TEXT, nlp=nlp) == stance.extract(TEXT)
    assert list(stance.extract([TEXT], nlp=nlp)) == [stance.extract(TEXT)]


def test_a_pipeline_of_another_language_is_refused() -> None:
    with pytest.raises(ModelError, match="is for 'de'"):
        stance.extract(TEXT, nlp=spacy.blank("de"))


@pytest.mark.parametrize(
    ("left_out", "named"),
    [
        ("parser", "no parser:"),
        ("tagger", "no tagger, parts of speech"),
        ("attribute_ruler", "no parts of speech"),
        ("lemmatizer", "no lemmatizer:"),
    ],
)
@pytest.mark.filterwarnings("ignore:.*W108")
def test_what_a_pipeline_lacks_is_named_before_the_first_text(
    nlp: Language, left_out: str, named: str
) -> None:
    with nlp.select_pipes(disable=[left_out]), pytest.raises(ModelError, match=named):
        stance.extract(iter([TEXT]), nlp=nlp)

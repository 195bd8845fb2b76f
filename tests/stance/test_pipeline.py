"""The whole way of an article: what holds of every extraction, and how articles are taken and handed out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.pipeline import AHEAD, CHUNK, extract
from stance.reading.article_formats import make_article
from stance.records import Article, Extraction, TargetKind, TopicOrigin, quote_id, slices
from stance.registries import Person, Registries, Role, shipped
from tests.golden import NAMES, compared

TEXT = (
    "Norway’s fisheries minister, Ingrid Solbakk, accused Iceland of “emptying the shelf”.\n\n"
    "“No friend does that,” she said. Reykjavik denied it had done so."
)


def extracted(
    text: str, *, registries: Registries | None = None, published: date | None = None
) -> Extraction:
    (extraction,) = extract([make_article(text, published=published)], registries=registries or shipped())
    return extraction


class InlineExecutor(Executor):
    """Does the work at once, and counts what it was given."""

    def __init__(self) -> None:
        self.handed = 0

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **options: Any) -> Future[Any]:
        self.handed += 1
        future: Future[Any] = Future()
        future.set_result(work(*arguments, **options))
        return future


@pytest.fixture(params=NAMES)
def golden(request: pytest.FixtureRequest) -> tuple[Article, Extraction]:
    found = compared(request.param)
    return found.article, Extraction(found.article, found.quotes)


def test_quotes_are_the_articles_words_and_in_order(golden: tuple[Article, Extraction]) -> None:
    article, extraction = golden
    assert extraction.quotes
    for quote in extraction.quotes:
        assert quote.text == slices(article.text, quote.content)
        assert quote.id == quote_id(article.id, quote.content)
        assert quote.article_id == article.id
    starts = [quote.content[0] for quote in extraction.quotes]
    assert starts == sorted(starts)
    assert len({quote.id for quote in extraction.quotes}) == len(starts)


def test_evidence_shows_the_words_as_printed(golden: tuple[Article, Extraction]) -> None:
    article, extraction = golden
    for quote in extraction.quotes:
        for stance in quote.stances:
            for item in stance.evidence:
                assert item.text == article.text[slice(*item.span)]


def test_a_score_is_what_its_evidence_adds_up_to(golden: tuple[Article, Extraction]) -> None:
    for quote in golden[1].quotes:
        for stance in quote.stances:
            assert math.isclose(stance.score, math.tanh(sum(item.weight for item in stance.evidence)))


def test_the_countries_of_a_quote_are_those_that_stances_are_toward(
    golden: tuple[Article, Extraction],
) -> None:
    for quote in golden[1].quotes:
        targets = [stance.target for stance in quote.stances if stance.target.kind is TargetKind.COUNTRY]
        assert quote.countries == tuple(target.id for target in targets)


def test_each_who_speaks_is_listed(golden: tuple[Article, Extraction]) -> None:
    for quote in golden[1].quotes:
        assert bool(quote.speakers) == (quote.speaker is not None)
        assert quote.asserted
        assert quote.via is None


def test_the_words_of_a_topic_stand_in_the_quote(golden: tuple[Article, Extraction]) -> None:
    for quote in golden[1].quotes:
        for topic in quote.topics:
            assert topic.origin is TopicOrigin.QUOTE
            assert topic.words
            assert all(word in quote.text for word in topic.words)


def test_nobody_has_a_stance_toward_himself(golden: tuple[Article, Extraction]) -> None:
    for quote in golden[1].quotes:
        if quote.speaker:
            assert quote.speaker.id not in {stance.target.id for stance in quote.stances}


def test_one_name_is_one_speaker_in_an_article(golden: tuple[Article, Extraction]) -> None:
    speakers = {quote.speaker for quote in golden[1].quotes if quote.speaker and quote.speaker.named}
    assert len({speaker.id for speaker in speakers}) == len({speaker.name for speaker in speakers})


def test_the_same_article_gives_the_same_quotes() -> None:
    assert extracted(TEXT) == extracted(TEXT)


def test_the_articles_id_does_not_change_what_is_found() -> None:
    one, other = extracted(TEXT), extract([make_article(TEXT, id="mine")], registries=shipped())
    ours, theirs = one.quotes, next(other).quotes
    assert [replace(quote, id="", article_id="") for quote in ours] == [
        replace(quote, id="", article_id="") for quote in theirs
    ]
    assert not {quote.id for quote in ours} & {quote.id for quote in theirs}


@pytest.mark.parametrize("text", ["The mill burned down.", ".", "“", "12 345", "\n\n—\n\n"])
def test_an_article_without_quotes_is_given_back_without_quotes(text: str) -> None:
    assert extracted(text).quotes == ()


def test_the_date_decides_which_office_a_speaker_holds() -> None:
    roles = (
        Role("mayor", country="NO", since=date(2020, 1, 1)),
        Role("clerk", country="NO", since=date(2010, 1, 1), until=date(2020, 1, 1)),
    )
    person = Person("ingrid-solbakk", "Ingrid Solbakk", gender="f", country="NO", roles=roles)
    registries = replace(shipped(), people=(*shipped().people, person))
    text = "Ingrid Solbakk said the mill was safe."
    found = {
        day.year: extracted(text, registries=registries, published=day).quotes[0].speaker
        for day in (date(2015, 5, 1), date(2021, 5, 1))
    }
    assert [speaker and speaker.role for speaker in found.values()] == ["clerk", "mayor"]
    assert {speaker and (speaker.id, speaker.country) for speaker in found.values()} == {
        ("ingrid-solbakk", "NO")
    }


def articles(count: int, taken: list[int]) -> Iterator[Article]:
    for number in range(count):
        taken.append(number)
        yield make_article(f"Ingrid Solbakk said {number} mills were safe.", id=str(number))


def test_articles_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []
    found = extract(articles(5, taken), registries=shipped())
    assert next(found).article.id == "0"
    assert taken == [0]


def test_an_executor_gives_the_same_in_the_same_order() -> None:
    count = CHUNK * 2 + 1
    alone = list(extract(articles(count, []), registries=shipped()))
    executor = InlineExecutor()
    assert list(extract(articles(count, []), registries=shipped(), executor=executor)) == alone
    assert executor.handed == 3
    assert [extraction.article.id for extraction in alone] == [str(number) for number in range(count)]


def test_what_is_handed_ahead_to_an_executor_is_bounded() -> None:
    taken: list[int] = []
    found = extract(articles(CHUNK * (AHEAD + 5), taken), registries=shipped(), executor=InlineExecutor())
    next(found)
    assert len(taken) <= CHUNK * (AHEAD + 1)


@pytest.mark.slow
def test_processes_give_the_same_in_the_same_order() -> None:
    alone = list(extract(articles(CHUNK + 1, []), registries=shipped()))
    with ProcessPoolExecutor(2) as executor:
        assert list(extract(articles(CHUNK + 1, []), registries=shipped(), executor=executor)) == alone


PIECES = [
    "Ingrid Solbakk", "Norway", "Moscow", "the minister", "she", "They", "said", "accused", "of", "“", "”",
    '"', "'", "\n\n", ".", ",", ":", "that", "is", "“a sham”", "the UN", "[red]", "[/x]", "=1+1", "\u00a0",
    "😀", "’s", "who",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), min_size=1, max_size=25).map(" ".join)
)
def test_any_text_gets_through_and_is_quoted_word_for_word(text: str) -> None:
    article = Article(id="a", text=text, sha256="")
    (extraction,) = extract([article], registries=shipped())
    for quote in extraction.quotes:
        assert quote.text == slices(text, quote.content)
        assert all(0 <= start < end <= len(text) for start, end in quote.content)


def test_the_own_side_of_each_who_speaks_together_is_no_target() -> None:
    text = "Norway and Iceland said that Norway was strong and that Norway condemned Sweden."
    quote, *_ = extracted(text).quotes
    assert [speaker.country for speaker in quote.speakers] == ["NO", "IS"]
    assert {stance.target.id for stance in quote.stances} == {"SE"}

"""What the whole pipeline makes of the golden articles: one test for each thing expected of a quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from stance.pipeline import extract
from stance.reading import read
from stance.records import Act, Article, Extraction, Kind, Quote, Speaker, SpeakerKind, slices
from stance.registries import shipped
from tests.golden import NAMES, compared, expectations, plain


def known_failure(reason: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=reason)] if reason else []


def aspects() -> Iterator[ParameterSet]:
    """Each thing that is expected of each quote of each article."""
    for name in NAMES:
        for index, quote in enumerate(expectations(name)["quote"]):
            reasons = quote.get("xfail", {})
            for aspect in ("text", "act", *sorted(quote.keys() - {"text", "act", "xfail"})):
                marks = known_failure(reasons.get(aspect))
                yield pytest.param(name, index, aspect, id=f"{name}-{index}-{aspect}", marks=marks)


def extras() -> Iterator[ParameterSet]:
    """The quotes that the code finds and should not."""
    for name in NAMES:
        for item in expectations(name).get("extra", ()):
            yield pytest.param(name, item["text"], marks=known_failure(item["reason"]))


def of_speaker(get: Callable[[Speaker], object]) -> Callable[[Quote], object]:
    """A look at a quote's speaker; False where nobody is known."""
    return lambda quote: get(quote.speaker) if quote.speaker else False


LOOKS: dict[str, Callable[[Quote], object]] = {
    "text": lambda quote: plain(quote.text),
    "kind": lambda quote: quote.kind,
    "act": lambda quote: quote.act,
    "speaker": of_speaker(lambda speaker: speaker.name),
    "speaker_kind": of_speaker(lambda speaker: speaker.kind),
    "role": of_speaker(lambda speaker: speaker.role),
    "affiliation": of_speaker(lambda speaker: speaker.affiliation),
    "country": of_speaker(lambda speaker: speaker.country),
    "named": of_speaker(lambda speaker: speaker.named),
}
"""How to see in a quote what an expectation names."""


@pytest.mark.parametrize(("name", "index", "aspect"), aspects())
def test_a_quote_is_as_expected(name: str, index: int, aspect: str) -> None:
    expected, quote = compared(name).pairs[index]
    if quote is None and aspect != "text":
        pytest.skip("the quote is not found, which the test of its text says")
    assert quote is not None, f"not found: {expected['text']}"
    if aspect == "signs":
        labels = {stance.target.id: stance.label for stance in quote.stances}
        assert {target: labels.get(target) for target in expected["signs"]} == expected["signs"], quote.text
    else:
        wanted = plain(expected["text"]) if aspect == "text" else expected.get(aspect, "speech")
        assert LOOKS[aspect](quote) == wanted, quote.text


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_the_expected_quotes_is_found(name: str) -> None:
    known = {plain(item["text"]) for item in expectations(name).get("extra", ())}
    assert [quote.text for quote in compared(name).others if plain(quote.text) not in known] == []


@pytest.mark.parametrize(("name", "text"), extras())
def test_what_is_no_quote_is_not_found(name: str, text: str) -> None:
    assert plain(text) not in {plain(quote.text) for quote in compared(name).others}


@pytest.mark.parametrize("name", NAMES)
def test_titles_names_and_borrowed_words_are_no_quotes(name: str) -> None:
    titles = [f" {plain(title)} " for title in expectations(name).get("not_quotes", ())]
    alone = [q.text for q in compared(name).quotes if any(f" {plain(q.text)} " in title for title in titles)]
    assert alone == []


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_word_for_word_in_the_article(name: str) -> None:
    article = compared(name).article
    for quote in compared(name).quotes:
        assert quote.text == slices(article.text, quote.content)


def test_the_articles_cover_every_kind_of_quote_and_speaker() -> None:
    expected = [quote for name in NAMES for quote in expectations(name)["quote"]]
    assert {quote.get("kind") for quote in expected} >= {"direct", "mixed", "indirect"}
    assert {quote.get("act", "speech") for quote in expected} == {"speech", "thought"}
    assert {quote.get("speaker_kind") for quote in expected} >= {"government", "organisation", "group"}
    assert any(quote.get("speaker") is False for quote in expected)
    assert any(quote.get("named") is False for quote in expected)


SUMMIT = Path(__file__).parents[3] / "shared" / "articles" / "bbc-2024-06-19-putin-kim-treaty.txt"
needs_summit = pytest.mark.skipif(
    not SUMMIT.exists(), reason="the news article stands in ../shared, which is not here"
)


@cache
def summit() -> Extraction:
    """A real news article, of which only facts and fragments may stand here."""
    (article,) = read([str(SUMMIT)])
    assert isinstance(article, Article)
    (extraction,) = extract([replace(article, published=date(2024, 6, 19))], registries=shipped())
    return extraction


def holding(fragment: str) -> Quote:
    """The one quote that holds these words."""
    quotes = [quote for quote in summit().quotes if fragment in quote.text]
    assert len(quotes) == 1, f"{len(quotes)} quotes hold {fragment!r}"
    return quotes[0]


@needs_summit
@pytest.mark.parametrize(
    ("fragment", "speaker", "country", "kind"),
    [
        ("a new, high level of alliance", "Kim Jong Un", "KP", Kind.MIXED),
        ("mutual assistance in the event of aggression", "Vladimir Putin", "RU", Kind.MIXED),
        ("consequences", "Vladimir Putin", "RU", Kind.INDIRECT),
        ("arming adversaries of the West", "Vladimir Putin", "RU", Kind.INDIRECT),
        ("the West’s decision", "Vladimir Putin", "RU", Kind.INDIRECT),
        ("a gross violation", "Vladimir Putin", "RU", Kind.MIXED),
        ("language of blackmail and diktat", "Vladimir Putin", "RU", Kind.MIXED),
        ("a significant and historic moment", "Kim Jong Un", "KP", Kind.INDIRECT),
        ("full support and solidarity", "Kim Jong Un", "KP", Kind.MIXED),
        ("beyond a certain point", "South Korea", "KR", Kind.MIXED),
        ("once Russia ends its war with Ukraine", "Chang Ho-jin", "KR", Kind.MIXED),
        ("significant implications for the region", "Rachel Lee", None, Kind.MIXED),
        ("proliferation problem", "Rachel Lee", None, Kind.DIRECT),
        ("North Korea develop its satellites", "Vladimir Putin", "RU", Kind.INDIRECT),
        ("boosting its ballistic missile capabilities", "US", "US", Kind.INDIRECT),
        ("alternate network of friends and partners", "Jeffrey Lewis", None, Kind.MIXED),
    ],
)
def test_the_summit_article_gives_each_quote_to_its_speaker(
    fragment: str, speaker: str, country: str | None, kind: Kind
) -> None:
    quote = holding(fragment)
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.country, quote.kind) == (speaker, country, kind)


@needs_summit
@pytest.mark.parametrize(
    ("fragment", "kind"),
    [
        ("beyond a certain point", SpeakerKind.GOVERNMENT),
        ("boosting its ballistic missile capabilities", SpeakerKind.GOVERNMENT),
        ("Kim Jong Un has requested crucial aid", SpeakerKind.GROUP),
        ("soft power", SpeakerKind.GROUP),
        ("the “multipolar” world view", SpeakerKind.GROUP),
    ],
)
def test_the_summit_article_has_governments_and_unnamed_groups(fragment: str, kind: SpeakerKind) -> None:
    speaker = holding(fragment).speaker
    assert speaker is not None
    assert speaker.kind is kind
    assert speaker.named is (kind is SpeakerKind.GOVERNMENT)


@needs_summit
@pytest.mark.parametrize(
    ("fragment", "role", "affiliation"),
    [
        ("proliferation problem", "senior fellow", "Stimson Center"),
        ("alternate network", "director", "James Martin Center for Nonproliferation Studies"),
        ("once Russia ends its war", "national security adviser", None),
    ],
)
def test_the_summit_article_tells_roles(fragment: str, role: str, affiliation: str | None) -> None:
    speaker = holding(fragment).speaker
    assert speaker is not None
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


@needs_summit
def test_the_summit_article_quotes_a_specialist() -> None:
    speaker = holding("North Korean soldiers assisting Russia").speaker
    assert speaker is not None
    assert speaker.name.replace("’", "'") == "Chad O'Carroll"
    assert speaker.affiliation == "NK News"


@needs_summit
@pytest.mark.parametrize(
    ("fragment", "target", "label"),
    [
        ("full support and solidarity", "RU", 1),
        ("a gross violation", "the-west", -1),
        ("the West’s decision", "the-west", -1),
        ("beyond a certain point", "RU", -1),
        ("North Korea develop its satellites", "KP", 1),
        ("welcome Putin", "vladimir-putin", 1),
        ("once Russia ends its war", "RU", 0),
    ],
)
def test_the_summit_article_has_plain_signs(fragment: str, target: str, label: int) -> None:
    assert {stance.target.id: stance.label for stance in holding(fragment).stances}.get(target) == label


@needs_summit
def test_the_summit_article_tells_thought_from_speech() -> None:
    assert holding("boosting its ballistic missile capabilities").act is Act.THOUGHT
    assert holding("beyond a certain point").act is Act.SPEECH


@needs_summit
def test_the_summit_article_has_a_hope_in_a_relative_clause() -> None:
    speaker = holding("turn the tide to its favour").speaker
    assert speaker is not None
    assert speaker.country == "UA"


@needs_summit
@pytest.mark.parametrize(
    "words", ["comprehensive partnership agreement", "aggression", "multipolar", "hegemony", "busts"]
)
def test_in_the_summit_article_names_and_borrowed_words_are_no_quotes(words: str) -> None:
    assert plain(words) not in {plain(quote.text) for quote in summit().quotes}


@needs_summit
def test_each_speaker_of_the_summit_article_is_one() -> None:
    named = {quote.speaker for quote in summit().quotes if quote.speaker and quote.speaker.named}
    assert {"Vladimir Putin", "Kim Jong Un"} <= {speaker.name for speaker in named}
    assert len({speaker.name for speaker in named}) == len(named)
    assert len({speaker.id for speaker in named}) == len(named)

"""What the whole pipeline makes of the golden articles: one test for each thing expected of a quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from _pytest.mark import ParameterSet

from stance.records import Quote, Speaker, slices
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

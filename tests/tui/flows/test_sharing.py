"""Quotes on their way to other programs."""

from __future__ import annotations

import webbrowser
from dataclasses import replace

import pytest

from store.contract import Annotation, Entry
from tests.tui import factories
from tests.tui.dashboards import NARROW, dashboard, filled, press, screen_text, settle
from tui.plain import UNSAFE
from tui.quote_citation import citation, web_link

NAMES = {"NO": "Norway"}


def entry(extraction=factories.treaty(), at: int = 0) -> Entry:  # noqa: B008 - it is immutable
    return Entry(extraction.quotes[at], extraction.article, Annotation())


def test_a_citation_says_who_where_and_when() -> None:
    assert citation(entry(), NAMES) == (
        "“This treaty is good news for every harbour from here to Russia,”\n"
        "— Anna Berg, foreign minister, Norway\n"
        "The Fjord Post, “Neighbours sign a fishing treaty”, 2024-06-19\n"
        "https://news.example/neighbours-sign-a-fishing-treaty"
    )


def test_reported_speech_gets_its_cue_and_no_marks() -> None:
    assert citation(entry(at=1), NAMES).startswith("said that Norway had always been an honest neighbour\n")


def test_of_a_hostile_article_nothing_unsafe_is_copied() -> None:
    assert not UNSAFE.search(citation(entry(factories.hostile()), NAMES).replace("\n", ""))


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "javascript:alert(1)", "https://a b", "http://x/\x1b[2J", "--help", "", None],
)
def test_only_links_of_the_web_are_opened(url: str | None) -> None:
    assert web_link(url) is None


def test_a_link_of_the_web_is_itself() -> None:
    assert web_link("HTTPS://news.example/a?b=c#d") == "HTTPS://news.example/a?b=c#d"


async def test_copying_fills_the_clipboard_and_says_so() -> None:
    async with dashboard().run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("warned on Monday that the fishing treaty must ")
        assert "Copied as a citation" in screen_text(pilot)


async def test_opening_gives_the_link_to_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    async with dashboard().run_test(size=NARROW, notifications=True) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", opened.append)
        monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser("x"))
        await settle(pilot)
        await press(pilot, "o")
        assert opened == ["https://news.example/seoul-warns"]
        monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
        await press(pilot, "o")
        assert len(opened) == 1
        assert "There is no browser here" in screen_text(pilot)


async def test_a_link_that_is_none_of_the_web_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    treaty = factories.treaty()
    odd = replace(treaty, article=replace(treaty.article, url="file:///etc/passwd"))
    async with dashboard(filled([odd])).run_test(size=NARROW, notifications=True) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", lambda url: pytest.fail(url))
        await settle(pilot)
        await press(pilot, "o")
        assert "No link of the web" in screen_text(pilot)

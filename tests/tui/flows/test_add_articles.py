"""Adding articles from within the dashboard."""

from __future__ import annotations

import asyncio
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import open_desk
from store.read_log import ReadLog
from tests.tui import factories
from tests.tui.dashboards import (
    NARROW,
    WIDE,
    HeldFeed,
    dashboard,
    filled,
    main,
    press,
    quotes,
    screen_text,
    settle,
)
from tui.ingest.extraction_process import AddRequest, ExtractionFeed, Pasted
from tui.screens.add import Add, sources_in


class Given:
    """Makes feeds that give two articles and end, and keeps what was wanted."""

    def __init__(self, *, problems: tuple[str, ...] = (), hold: bool = False) -> None:
        self.wanted: list[AddRequest] = []
        self.feeds: list[HeldFeed] = []
        self._problems, self._hold = problems, hold

    def __call__(self, wanted: AddRequest) -> ExtractionFeed:
        feed = HeldFeed(factories.extractions(), total=2)
        feed.problems += self._problems
        if not self._hold:
            feed.close()
        self.wanted.append(wanted)
        self.feeds.append(feed)
        return feed


async def test_a_path_is_read_and_told_of(tmp_path: Path) -> None:
    given = Given(problems=("b.pdf: [x] .pdf files aren't read here",))
    async with dashboard(filled(), read=given).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        assert "adds files, links, a pasted text" in screen_text(pilot)
        await press(pilot, "a", "enter", "enter")
        assert "Name a file, a folder or a link." in screen_text(pilot)
        await press(pilot, f"type {tmp_path}/none.md", "enter")
        assert "there is no such file or folder" in screen_text(pilot)
        await press(pilot, "ctrl+u", f"type {tmp_path}", "enter")
        while len(quotes(pilot)) < 6 or "Added 2" not in screen_text(pilot):
            await pilot.pause(0.02)
        assert given.wanted == [AddRequest(sources=(str(tmp_path),))]
        text = screen_text(pilot)
        assert "Added 2 articles with 6 quotes. w shows what is new." in text
        assert "b.pdf: [x] .pdf files aren't read here" in text


async def test_pasted_text_and_samples() -> None:
    given = Given()
    async with dashboard(filled(), read=given).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "a", "right", "enter")
        await press(pilot, "ctrl+s")
        assert "There is no text yet." in screen_text(pilot)
        await press(pilot, "type “Fish,” she said.", "ctrl+s")
        await pilot.pause(0.1)
        await press(pilot, "a", "right", "right", "enter")
        assert given.wanted == [AddRequest(pasted=Pasted("“Fish,” she said.")), AddRequest(are_samples=True)]


async def test_what_is_typed_or_pasted_at_the_kind_goes_into_its_field() -> None:
    given = Given()
    async with dashboard(filled(), read=given).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "a", "h", "type ttps://example.org/", "enter")
        await wanted(pilot, given, 1)
        await press(pilot, "a", "type \nhttps://example.org/a\nmore", "enter")
        await wanted(pilot, given, 2)
        await press(pilot, "a", "right", "type One.\nTwo.", "ctrl+s")
        await wanted(pilot, given, 3)
        assert given.wanted == [
            AddRequest(sources=("https://example.org/",)),
            AddRequest(sources=("https://example.org/a",)),
            AddRequest(pasted=Pasted("One.\nTwo.")),
        ]


def told(pilot: Pilot[None]) -> list[str]:
    """What is told in toasts."""
    return [notification.message for notification in pilot.app._notifications]


async def wanted(pilot: Pilot[None], given: Given, times: int) -> None:
    """Wait until so many feeds were made and have ended."""
    async with asyncio.timeout(20):
        while len(given.wanted) < times or main(pilot).reader.feed:
            await pilot.pause()


async def test_reading_can_be_stopped_and_what_was_read_stays() -> None:
    given = Given(hold=True)
    async with dashboard(filled(), read=given).run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "a", "right", "right", "enter")
        while len(quotes(pilot)) < 6:
            await pilot.pause(0.02)
        given.feeds[0].total = 5
        assert "reading articles 2 of" in screen_text(pilot)
        await press(pilot, "a", "enter")
        assert not given.feeds[0].is_closed.is_set()
        await press(pilot, "a", "down", "enter")
        assert given.feeds[0].is_closed.is_set()
        while "reading articles" in screen_text(pilot):
            await pilot.pause(0.02)
        assert len(quotes(pilot)) == 6
        text = screen_text(pilot)
        assert "Reading stopped" in text
        assert "3 articles were left" in text


def treaty_again(wanted: AddRequest) -> ExtractionFeed:
    """An article that is on the desk, another outlet's print of it, and a new one."""
    feed = HeldFeed([factories.treaty(), factories.reprint(), factories.warning()], total=3)
    feed.close()
    return feed


async def added_again(pilot: Pilot[None]) -> None:
    """Add something and wait until all of it was read and is shown."""
    await settle(pilot)
    await press(pilot, "a", "right", "right", "enter")
    async with asyncio.timeout(20):
        while main(pilot).reader.feed:
            await pilot.pause()
    await settle(pilot)


async def test_a_story_that_is_here_is_not_kept_again_and_told_as_such() -> None:
    desk = filled([factories.treaty()])
    async with dashboard(desk, read=treaty_again).run_test(size=WIDE, notifications=True) as pilot:
        await added_again(pilot)
        assert len(desk.articles()) == 2
        assert told(pilot) == [
            "Added 1 article with 3 quotes. 1 article was here already."
            " 1 article only repeated a story that is here. w shows what is new."
        ]


@pytest.mark.parametrize("is_throwaway", [True, False])
async def test_where_else_a_story_was_printed_is_seen_beside_its_quotes_at_once(
    tmp_path: Path, is_throwaway: bool
) -> None:
    desk = filled() if is_throwaway else open_desk(tmp_path)
    desk.add([factories.treaty()])
    ledger = ReadLog if is_throwaway else partial(ReadLog, tmp_path)
    app = dashboard(desk, is_throwaway=is_throwaway, read=treaty_again, ledger=ledger)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type neighbour", "enter")
        assert "Also in" not in screen_text(pilot)
        await added_again(pilot)
        assert len(quotes(pilot)) == 1
        assert "Also in       Harbour Wire · 2024-06-19" in screen_text(pilot)
    assert is_throwaway or ReadLog(tmp_path).is_copy("reprint")


async def test_with_a_damaged_ledger_nothing_is_added_and_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "read.json").write_text("[]", encoding="utf-8")
    app = dashboard(filled(), read=Given(), ledger=partial(ReadLog, tmp_path))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "a", "right", "right", "enter")
        async with asyncio.timeout(20):
            while main(pilot).reader.feed:
                await pilot.pause()
        assert "Reading stopped" in screen_text(pilot)
        assert all(f"{tmp_path / 'read.json'}: is damaged" in message for message in told(pilot))
        assert quotes(pilot) == []


async def test_closing_the_question_adds_nothing() -> None:
    given = Given()
    async with dashboard(filled(), read=given).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "a", "escape")
        assert not isinstance(pilot.app.screen, Add)
        assert given.wanted == []


def test_names_with_spaces_links_and_several_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spaced, plain = tmp_path / "my news.md", tmp_path / "a.md"
    spaced.touch()
    plain.touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert sources_in(f" {spaced} ") == [str(spaced)]
    assert sources_in(f"'{spaced}' ~/a.md https://x.example/y") == [
        str(spaced),
        str(plain),
        "https://x.example/y",
    ]
    with pytest.raises(ValueError, match="isn't closed"):
        sources_in("'a")


async def test_a_pasted_text_is_told_where_it_is_from() -> None:
    given = Given()
    async with dashboard(filled(), read=given).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "a", "right", "enter", "type “No,” he said.", "tab", 'type "A": "title"', "tab")
        await press(pilot, "type Post", "tab", "type nowhere", "ctrl+s")
        assert "nowhere is no link to the web." in screen_text(pilot)
        await press(pilot, "ctrl+u", "tab", "type 19 June", "ctrl+s")
        assert "19 June is no date like 2024-06-19." in screen_text(pilot)
        await press(pilot, "ctrl+u", "type 2024-06-19", "enter")
        [wanted] = given.wanted
        assert wanted.pasted == Pasted(
            "“No,” he said.", title='"A": "title"', outlet="Post", published=date(2024, 6, 19)
        )


async def test_a_pasted_text_is_not_thrown_away_unasked() -> None:
    async with dashboard(filled()).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "a", "right", "enter", "type Words.", "escape")
        assert "Esc again throws it away" in screen_text(pilot)
        await press(pilot, "m", "escape")
        assert "Esc again throws it away" in screen_text(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Add)


@pytest.mark.parametrize("size", [(80, 16), (40, 12)])
async def test_what_is_wrong_is_seen_on_a_low_screen(size: tuple[int, int]) -> None:
    async with dashboard(filled()).run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "a", "right", "enter", "type Words.", "escape")
        assert "throws it away" in screen_text(pilot)


async def test_nothing_pasted_reaches_the_terminal_as_control() -> None:
    async with dashboard(filled()).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "a", "right", "enter", "type a\x9b31m\r\nb\u202ec", "tab", "type \x9d52;c;x")
        text = screen_text(pilot)
        assert not {*"\x9b\x9d\u202e\r"} & {*text}
        assert "a\ufffd31m" in text
        assert "\ufffd52;c;x" in text


async def test_what_was_added_last_is_shown_by_a_key() -> None:
    desk = filled([factories.scripts()])
    before = len(desk.find())
    async with dashboard(desk, read=Given()).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert main(pilot).filter.text == ""
        await press(pilot, "a", "right", "enter", "type Words.", "ctrl+s")
        while "Added 2" not in screen_text(pilot):
            await pilot.pause(0.02)
        await press(pilot, "w")
        assert main(pilot).filter.text == "is:new"
        assert len(quotes(pilot)) == 6
        await press(pilot, "escape")
        assert len(quotes(pilot)) == before + 6

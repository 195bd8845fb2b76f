"""Whole tasks at the dashboard, key by key."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input, Static

from store.contract import Desk
from store.desk_errors import DeskLocked
from store.exports import SUFFIXES
from store.read_log import ReadLog
from tests.tui import factories
from tests.tui.dashboards import (
    NARROW,
    WIDE,
    HeldFeed,
    ReadOnlyDesk,
    dashboard,
    filled,
    main,
    press,
    quotes,
    screen_text,
    settle,
)
from tui.palette import Commands
from tui.screens.export import PURPOSES, Export
from tui.screens.help import Help
from tui.widgets.detail import Detail
from tui.widgets.facet_pane import FacetPane
from tui.widgets.filter_line import QueryInput
from tui.widgets.quote_list import QuoteList


async def test_the_first_frame_and_the_keys_do_not_wait_for_the_desk() -> None:
    opened = Event()

    def slow() -> Desk:
        opened.wait(20)
        return filled(factories.extractions())

    async with dashboard(open_desk=slow).run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert "Opening the desk" in screen_text(pilot)
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, Help)
        await pilot.press("escape", "slash", "f", "i", "s", "h")
        opened.set()
        await settle(pilot)
        assert "fishing" in quotes(pilot)[0]
        assert len(quotes(pilot)) == 1


async def test_reading_quote_after_quote() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", "j", "enter")
        assert isinstance(pilot.app.focused, Detail)
        text = screen_text(pilot)
        assert "Anna Berg · foreign minister · Norway (NO)" in text
        assert "good news" in text
        await press(pilot, "right")
        assert "Ivan Orlov · president" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, QuoteList)
        assert pilot.app.focused.cursor == 4


async def test_where_else_a_story_was_printed_is_shown_with_the_quote(tmp_path: Path) -> None:
    treaty = factories.treaty().article
    ledger = ReadLog(tmp_path)
    ledger.note_copy(treaty.id, replace(treaty, id="copy", outlet="Harbour Wire"))
    ledger.commit([treaty.id])
    async with dashboard(ledger=partial(ReadLog, tmp_path)).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "Also in" not in screen_text(pilot)
        await press(pilot, "G")
        assert "Also in       Harbour Wire · 2024-06-19" in screen_text(pilot)


async def test_a_filter_that_was_typed_and_cleared_can_be_brought_back() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type fish", "ctrl+l")
        assert main(pilot).filter.text == ""
        await press(pilot, "escape", "escape")
        assert main(pilot).filter.text == "fish"


async def test_what_is_told_takes_the_place_of_what_was_told_under_the_same_title() -> None:
    async with dashboard().run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        for message in ("one", "two"):
            pilot.app.notify(message, title="Marks")
        pilot.app.notify("three", title="Notes")
        await settle(pilot)
        told = screen_text(pilot)
        assert "two" in told
        assert "three" in told
        assert told.count("Marks") == 1


async def test_copies_that_cannot_be_read_are_told_of_and_the_rest_is_shown(tmp_path: Path) -> None:
    (tmp_path / "read.json").write_text("{", encoding="utf-8")
    app = dashboard(ledger=partial(ReadLog, tmp_path))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        assert "Copies unknown" in screen_text(pilot)
        assert len(quotes(pilot)) == 6


async def test_filtering_by_typing_is_live_and_one_step_for_stepping_back() -> None:
    async with dashboard().run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type country:RU about:us")
        assert quotes(pilot) == ["“a shameful attack on ordinary people”"]
        assert "1 of 6 quotes" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, QuoteList)
        assert len(quotes(pilot)) == 1
        await press(pilot, "escape")
        assert len(quotes(pilot)) == 6
        assert main(pilot).query_one(QueryInput).value == ""


async def test_stepping_back_takes_one_step_and_can_be_taken_back() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "enter", "slash", "type treaty", "enter", "ctrl+l")
        filters = []
        for key in ("escape", "escape", "escape", "escape"):
            await press(pilot, key)
            filters.append(main(pilot).filter.text)
        assert filters == ["country:RU treaty", "country:RU", "", ""]
        assert "] forth" in screen_text(pilot)
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert main(pilot).filter.text == "country:RU treaty"
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert main(pilot).filter.text == ""
        assert "] forth" not in screen_text(pilot)


async def test_filtering_by_the_values_in_the_panes() -> None:
    async with dashboard().run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "enter")
        assert main(pilot).filter.text == "country:RU"
        assert len(quotes(pilot)) == 2
        await press(pilot, "j", "enter")
        assert len(quotes(pilot)) == 3
        assert "✓ Russia" in screen_text(pilot)
        await press(pilot, "2", "x")
        assert "-topic:" in main(pilot).filter.text
        assert "✗ " in screen_text(pilot)
        await press(pilot, "4", "escape", "escape", "escape")
        assert len(quotes(pilot)) == 6


async def test_the_same_key_takes_a_value_out_again() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3", "enter")
        assert main(pilot).filter.text == 'speaker:"Ivan Orlov"'
        await press(pilot, "space")
        assert main(pilot).filter.text == ""


async def test_a_wrong_term_is_named_and_the_rest_still_filters() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type stnce:>1 shameful")
        assert quotes(pilot) == ["“a shameful attack on ordinary people”"]
        assert '✗ stnce:>1 — There is no field "stnce"' in screen_text(pilot)
        await press(pilot, "ctrl+u")
        assert "✗" not in screen_text(pilot)


async def test_where_nothing_matches_the_narrowest_term_is_named() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type country:RU autumn")
        text = screen_text(pilot)
        assert "No quote matches the filter" in text
        assert "Without autumn there would be 2 quotes." in text
        assert "0 of 6 quotes" in text


async def test_an_empty_desk_says_what_to_do() -> None:
    async with dashboard(filled()).run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert "adds files, links, a pasted text" in screen_text(pilot)
        await press(pilot, "space", "asterisk", "e", "1", "enter", "x", "4", "enter", "n", "z", "z")
        assert "This desk is empty" in screen_text(pilot)


async def test_a_desk_that_cannot_be_opened_says_why() -> None:
    def locked() -> Desk:
        raise DeskLocked("/somewhere/desk: another program is writing to it")

    async with dashboard(open_desk=locked).run_test(size=NARROW) as pilot:
        await settle(pilot)
        text = screen_text(pilot)
        assert "The desk can't be opened" in text
        assert "/somewhere/desk: another program" in text
        await press(pilot, "slash", "type fish", "escape", "space", "e", "1", "enter")
        assert "The desk can't be opened" in screen_text(pilot)


async def test_marking_one_and_all() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "j", "space")
        assert [entry.annotation.marked for entry in desk.find()] == [False, True, *[False] * 4]
        assert "● 1 marked" in screen_text(pilot)
        await press(pilot, "space")
        assert "● " not in screen_text(pilot)
        await press(pilot, "slash", "type country:RU", "enter", "asterisk", "escape")
        assert "● 2 marked" in screen_text(pilot)
        assert sum(entry.annotation.marked for entry in desk.find()) == 2
        await press(pilot, "asterisk", "asterisk")
        assert not any(entry.annotation.marked for entry in desk.find())


async def test_unmarking_under_a_filter_for_marks_takes_the_quote_out_of_sight() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "space", "j", "space", "slash", "type is:marked", "enter")
        assert len(quotes(pilot)) == 2
        await press(pilot, "space")
        assert len(quotes(pilot)) == 1


async def test_a_read_only_desk_says_so_and_offers_no_marks() -> None:
    desk = ReadOnlyDesk(filled(factories.extractions()))
    async with dashboard(desk).run_test(size=WIDE) as pilot:  # type: ignore[arg-type] # as much as is needed
        await settle(pilot)
        assert "read-only" in screen_text(pilot)
        assert "Space mark" not in screen_text(pilot)
        await press(pilot, "space", "asterisk")
        assert "marked" not in screen_text(pilot).replace("is:marked", "")


async def test_exporting_the_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "j", "space", "e")
        assert "Export 1 marked quote" in screen_text(pilot)
        assert "a brief to read, with your notes" in screen_text(pilot)
        await press(pilot, "down")
        assert pilot.app.screen.query_one(Input).value == "quotes.jsonl"
        await press(pilot, "ctrl+u", "type ~/out.jsonl")
        place = pilot.app.screen.query_one("#place", Static)
        assert str(place.content) == f"→ {tmp_path}/out.jsonl"
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, Export)
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["text"] for line in lines] == [factories.warning().quotes[1].text]


async def test_exporting_what_is_shown_where_nothing_is_marked(tmp_path: Path) -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(
            pilot, "slash", "type country:RU", "enter", "e", "ctrl+u", f"type {tmp_path}/x.csv", "enter"
        )
    assert "shameful" in (tmp_path / "x.csv").read_text(encoding="utf-8")
    assert "consequences" not in (tmp_path / "x.csv").read_text(encoding="utf-8")


def test_every_format_is_explained() -> None:
    assert PURPOSES.keys() == SUFFIXES.keys()


async def test_an_export_that_fails_says_why_and_can_be_mended(tmp_path: Path) -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "e", "ctrl+u", f"type {tmp_path}/no/x.csv", "enter")
        assert isinstance(pilot.app.screen, Export)
        assert "✗ There is no folder" in screen_text(pilot)
        await press(pilot, "ctrl+u", "enter")
        assert "A file needs a name." in screen_text(pilot)
        await press(pilot, f"type {tmp_path}", "enter")
        assert "folder" in screen_text(pilot)
        await press(pilot, "ctrl+u", "type ~nobody-of-this-name/x.csv", "enter")
        assert "✗ " in screen_text(pilot)
        await press(pilot, "ctrl+u", f"type {tmp_path}/x.csv", "enter")
        assert not isinstance(pilot.app.screen, Export)
    assert (tmp_path / "x.csv").exists()


async def test_an_existing_file_is_replaced_only_at_the_second_asking(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("mine", encoding="utf-8")
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "e", "ctrl+u", f"type {file}")
        assert "is there already" in screen_text(pilot)
        await press(pilot, "enter")
        assert file.read_text(encoding="utf-8") == "mine"
        assert "Enter again" in screen_text(pilot)
        await press(pilot, "enter")
    assert file.read_text(encoding="utf-8") != "mine"


async def test_articles_stream_in_while_the_keys_work() -> None:
    feed = HeldFeed(factories.extractions(), total=5)
    async with dashboard(filled(), feed=feed).run_test(size=WIDE) as pilot:
        await settle(pilot)
        for _ in range(50):
            await pilot.pause(0.02)
            if len(quotes(pilot)) == 6:
                break
        assert "reading articles 2 of 5" in screen_text(pilot)
        await press(pilot, "1", "enter")
        assert len(quotes(pilot)) == 2
    assert feed.is_closed.is_set()


@pytest.mark.parametrize(("keys", "place"), [((), 0), (("enter",), 3), (("j",), 4)])
async def test_newer_articles_move_only_a_quote_that_is_looked_at(keys: tuple[str, ...], place: int) -> None:
    feed = HeldFeed([factories.warning()], total=1)
    feed.may_start.clear()
    async with dashboard(filled([factories.treaty()]), feed=feed).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        feed.may_start.set()
        while len(quotes(pilot)) < 6:
            await pilot.pause(0.02)
        assert main(pilot).query_one(QuoteList).cursor == place


async def test_a_feed_that_fails_is_told_of_and_the_rest_stays() -> None:
    feed = HeldFeed([factories.treaty()], total=2, problem="seeds/[/x].md: not an article")
    async with dashboard(filled(), feed=feed).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.1)
        text = screen_text(pilot)
        assert "Reading stopped" in text
        assert "seeds/[/x].md: not an article" in text
        assert len(quotes(pilot)) == 3


async def test_on_a_tiny_screen_panes_and_quotes_take_turns() -> None:
    async with dashboard().run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        assert "1 Countries" not in screen_text(pilot)
        await press(pilot, "1")
        assert "1 Countries" in screen_text(pilot)
        assert "4 Quotes" not in screen_text(pilot)
        await press(pilot, "enter", "escape")
        assert "4 Quotes" in screen_text(pilot)
        assert main(pilot).filter.text == "country:RU"


@pytest.mark.parametrize(
    "keys", [("1", "z", "slash"), ("1", "z", "escape"), ("5", "z", "1"), ("h", "2", "h")]
)
async def test_a_tiny_screen_never_goes_empty(keys: tuple[str, ...]) -> None:
    async with dashboard().run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        text = screen_text(pilot)
        assert any(title in text for title in ("1 Countries", "2 Topics", "4 Quotes", "5 Quote"))


async def test_a_field_that_was_completed_offers_its_values() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type abo", "tab")
        assert main(pilot).filter.text == "about:"
        assert "⇥ Russia  Japan  Norway  United States" in screen_text(pilot)
        await press(pilot, "tab")
        assert main(pilot).filter.text == "about:Russia"


async def test_tab_and_numbers_reach_every_pane_and_one_has_the_focus() -> None:
    async with dashboard().run_test(size=WIDE) as pilot:
        await settle(pilot)
        seen = set()
        for _ in range(6):
            await press(pilot, "tab")
            assert pilot.app.focused
            seen.add(type(pilot.app.focused).__name__ + str(pilot.app.focused.id))
        assert len(seen) == 6
        for number, name in enumerate(("countries", "topics", "speakers", "quotes", "detail"), 1):
            await press(pilot, str(number))
            assert pilot.app.focused
            assert pilot.app.focused.id == name


async def test_zooming_a_pane_and_back() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3", "z")
        assert main(pilot).query_one("#speakers", FacetPane).outer_size.width == 80
        assert "Esc back" in screen_text(pilot)
        await press(pilot, "z")
        assert main(pilot).query_one("#speakers", FacetPane).outer_size.width < 40


async def test_while_a_pane_is_zoomed_what_is_gone_to_is_seen() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "2", "z", "5")
        assert main(pilot).query_one(Detail).outer_size.width == 80
        assert not main(pilot).query_one("#topics").is_on_screen
        await press(pilot, "slash", "type fish")
        assert "Filter / fish" in screen_text(pilot)
        assert main(pilot).query_one(Detail).outer_size.width == 80
        await press(pilot, "escape")
        assert "1 Countries" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, QuoteList)
        assert main(pilot).filter.text == "fish"


async def test_while_a_name_is_typed_only_keys_that_are_no_letters_are_offered() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3", "f")
        assert "Enter only this  Esc back" in screen_text(pilot)
        await press(pilot, "escape")
        assert "x leave out" in screen_text(pilot)


async def test_the_palette_finds_and_runs_a_command() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", "type mark all")
        await pilot.pause(0.2)
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert "● 6 marked" in screen_text(pilot)


async def test_the_palette_knows_the_words_of_the_bottom_line() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        found = [hit async for hit in Commands(main(pilot)).search("matrix")]
        assert "who" in str(max(found, key=lambda hit: hit.score).prompt).lower()


async def test_the_help_names_every_command() -> None:
    from tui.commands import GROUPS

    async with dashboard().run_test(size=(100, 110)) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        text = screen_text(pilot)
        for group in GROUPS:
            for command in group.commands:
                assert command.title in text
        assert "outlet:" in text
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Help)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_hostile_article_is_shown_and_harmless(size: tuple[int, int]) -> None:
    async with dashboard(filled([factories.hostile()])).run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "3", "enter", "slash", "type hello", "ctrl+u", "enter")
        text = screen_text(pilot)
        assert "[/x]" in text
        assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"}


async def test_a_pasted_control_character_does_not_reach_the_filter() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        main(pilot).query_one(QueryInput).insert_text_at_cursor("fish\x1b]52;c;aGk=\x07")
        await settle(pilot)
        assert main(pilot).filter.text == "fish\ufffd]52;c;aGk=\ufffd"
        assert main(pilot).query_one(QueryInput).value == main(pilot).filter.text


@pytest.mark.parametrize("size", [(1, 1), (20, 6), (40, 10), (200, 60), (80, 60), (160, 24)])
async def test_any_size_can_be_drawn(size: tuple[int, int]) -> None:
    async with dashboard().run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "escape", "1", "j", "question_mark", "escape", "4", "e", "escape")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert len(quotes(pilot)) == 6


async def test_a_desk_that_another_program_changes_is_shown_as_it_is_now() -> None:
    class Watched(ReadOnlyDesk):
        outdated = False

        def is_outdated(self) -> bool:
            return self.outdated

    desks = [Watched(filled([factories.treaty()])), Watched(filled(factories.extractions()))]
    opening = iter(desks)
    async with dashboard(open_desk=lambda: next(opening)).run_test(size=WIDE) as pilot:  # type: ignore[arg-type, return-value] # enough of desks
        await settle(pilot)
        assert len(quotes(pilot)) == 3
        main(pilot).opener.check_outdated()
        await settle(pilot)
        assert len(quotes(pilot)) == 3
        desks[0].outdated = True
        main(pilot).opener.check_outdated()
        await settle(pilot)
        assert len(quotes(pilot)) == 6


async def test_leaving_while_everything_is_being_marked_loses_nothing() -> None:
    desk = filled(factories.many(300))
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("asterisk")
        await pilot.press("q")
    assert all(entry.annotation.marked for entry in desk.find())


async def test_a_word_of_one_letter_counts_once_the_filter_line_is_left() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "p")
        assert len(quotes(pilot)) == 6
        await press(pilot, "enter")
        assert quotes(pilot) == ["“a shameful attack on ordinary people”"]


async def test_the_panes_to_the_left_can_be_hidden_and_come_back_when_gone_to() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "h")
        assert "1 Countries" not in screen_text(pilot)
        assert main(pilot).query_one(QuoteList).has_focus
        assert main(pilot).query_one(QuoteList).outer_size.width == 80
        await press(pilot, "2")
        assert "2 Topics" in screen_text(pilot)
        await press(pilot, "4", "h", "h")
        assert "3 Speakers" in screen_text(pilot)


async def test_a_name_typed_as_a_word_is_offered_as_a_name() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type tanaka", "enter")
        assert "Enter  looks for speaker:" in screen_text(pilot)
        await press(pilot, "enter")
        assert main(pilot).filter.text == 'speaker:"Mei Tanaka"'
        assert quotes(pilot)


async def test_a_quote_with_a_note_shows_so_in_the_list() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert "✎" not in screen_text(pilot)
        await press(pilot, "n", "type To be checked.", "enter")
        assert "✎ " in screen_text(pilot)


async def test_the_help_is_read_to_its_end_on_a_small_screen() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        assert "-country:RU" not in screen_text(pilot)
        await press(pilot, *["pagedown"] * 5)
        assert "-country:RU" in screen_text(pilot)


@pytest.mark.parametrize(("word", "line"), [("undo", "Undo the last"), ("query", "country of the speaker")])
async def test_the_help_finds_what_others_call_it(word: str, line: str) -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark", f"type {word}")
        assert line in screen_text(pilot)

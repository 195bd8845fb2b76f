"""Sorting, views, the matrix, time lines and turns at the dashboard, key by key."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from textual.events import Key, Paste

from store.contract import Sort, View
from store.query import parse
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
from tui.screens.matrix import MatrixScreen
from tui.widgets.facet_pane import FacetPane
from tui.widgets.quote_list import QuoteList


async def test_sorting_by_hostility() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "s", "j", "j", "enter")
        assert main(pilot).sort is Sort.AGAINST
        assert quotes(pilot)[0] == "“a shameful attack on ordinary people”"
        assert "4 Quotes, most against first" in screen_text(pilot)
        await press(pilot, "s", "escape")
        assert main(pilot).sort is Sort.AGAINST


async def test_a_view_is_saved_gone_to_and_forgotten() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type country:RU", "enter", "s", "j", "enter")
        await press(pilot, "v", "enter")
        assert "A view needs a name" in screen_text(pilot)
        await press(pilot, "type [b]Moscow", "enter")
        assert desk.views() == (View("[b]Moscow", "country:RU", Sort.OLDEST),)
        await press(pilot, "escape", "s", "k", "enter")
        assert len(quotes(pilot)) == 6
        await press(pilot, "v", "enter")
        assert (main(pilot).filter.text, main(pilot).sort) == ("country:RU", Sort.OLDEST)
        await press(pilot, "v", *"x ray", "enter", "v", "down", "ctrl+x")
        assert [view.name for view in desk.views()] == ["[b]Moscow"]
        await press(pilot, "ctrl+x")
        assert desk.views() == ()
        assert "No view is saved yet" in screen_text(pilot)


async def test_from_the_matrix_to_a_cells_quotes() -> None:
    async with dashboard().run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        text = screen_text(pilot)
        assert "who ↓  whom →" in text
        assert "Russia → " in text
        while "Russia → United States: −0.78 in 1 quote" not in screen_text(pilot):
            await press(pilot, "right")
        await press(pilot, "enter")
        assert main(pilot).filter.text == 'country:RU about:"United States"'
        assert quotes(pilot) == ["“a shameful attack on ordinary people”"]


async def test_an_empty_cell_of_the_matrix_leads_nowhere() -> None:
    async with dashboard().run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        while "no quote to show" not in screen_text(pilot):
            await press(pilot, "right")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, MatrixScreen)
        assert main(pilot).filter.text == ""


async def test_turns_of_all_that_is_shown_lead_to_their_speakers_quotes() -> None:
    async with dashboard(filled(factories.changing())).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "j", "enter", "R")
        assert "all quotes: 2 turns of stance" in screen_text(pilot)
        await press(pilot, "enter")
        assert main(pilot).filter.text == 'speaker:"Ivan Orlov" about:Norway'
        assert main(pilot).sort is Sort.OLDEST


async def test_a_filter_that_is_not_understood_is_no_view() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type stance:>x", "enter", "v", "type Odd", "enter")
        text = " ".join(screen_text(pilot).replace("┃", " ").split())
        assert "✗ stance:>x — It takes score" in text
        assert "toward that target. Mend it first." in text
        assert desk.views() == ()


async def test_a_throwaway_desk_is_not_left_unasked_by_textuals_own_key_either() -> None:
    async with dashboard(is_throwaway=True).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "space", "ctrl+q")
        assert "This desk is not kept" in screen_text(pilot)


async def test_keys_wait_for_the_order_that_was_asked_for() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        main(pilot).sort = Sort.AGAINST
        pilot.app.post_message(Key("space", " "))
        await pilot.pause()
        await settle(pilot)
        assert [entry.quote.text for entry in desk.find(parse("is:marked"))] == [
            "“a shameful attack on ordinary people”"
        ]


async def test_keys_wait_for_what_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, may_end = filled(factories.extractions()), threading.Event()
    desk.annotate([entry.quote.id for entry in desk.find()], marked=True)
    annotate = desk.annotate

    def slowly(*args: Any, **changes: Any) -> None:
        may_end.wait(20)
        annotate(*args, **changes)

    monkeypatch.setattr(desk, "annotate", slowly)
    monkeypatch.setattr("tui.screens.flow_runner.SECONDS_TO_SHOW", 0.02)
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type is:marked", "enter")
        for _ in range(2):
            pilot.app.post_message(Key("space", " "))
        await pilot.pause(0.1)
        main(
            pilot
        ).search.again()  # Something else has changed meanwhile: that isn't what the second key waits for.
        await pilot.pause(0.1)
        may_end.set()
        await settle(pilot)
        assert [entry.annotation.marked for entry in desk.find()] == [False, False, True, True, True, True]


@pytest.mark.parametrize("keys", [("space",), ("n", "type Why?", "enter")])
async def test_a_throwaway_desk_with_work_on_it_is_not_left_unasked(keys: tuple[str, ...]) -> None:
    async with dashboard(is_throwaway=True).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, *keys, "q")
        assert "This desk is not kept" in screen_text(pilot)
        await press(pilot, "enter")
        assert pilot.app.is_running
        await press(pilot, "q", "down", "enter")
        assert not pilot.app.is_running


async def test_reading_is_not_ended_unasked_by_leaving() -> None:
    feed = HeldFeed(factories.extractions(), total=5)
    async with dashboard(filled(), read=lambda _: feed).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "a", "right", "right", "enter", "q")
        assert "stay until all are read" in screen_text(pilot)
        await press(pilot, "enter")
        assert not feed.is_closed.is_set()
        await press(pilot, "q", "down", "enter")
        assert not pilot.app.is_running


@pytest.mark.parametrize(("is_throwaway", "keys"), [(True, ()), (False, ("space",))])
async def test_nothing_is_asked_where_nothing_is_lost(is_throwaway: bool, keys: tuple[str, ...]) -> None:
    async with dashboard(is_throwaway=is_throwaway).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, *keys, "q")
        assert not pilot.app.is_running


async def test_the_matrix_names_its_targets_in_full_and_shows_its_last_row() -> None:
    async with dashboard().run_test(size=(80, 9)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "G")
        lines = screen_text(pilot).splitlines()
        head = next(index for index, line in enumerate(lines) if "who ↓" in line)
        assert "United" in lines[head - 1]
        assert "States" in lines[head]
        assert "South Korea" in "\n".join(lines[head + 1 : -2])
        assert "target 1 of 4" in lines[-2]


async def test_from_a_time_line_to_a_periods_quotes() -> None:
    async with dashboard(filled(factories.changing())).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "t")
        text = screen_text(pilot)
        assert "Ivan Orlov over time" in text
        assert "2024-03" in text
        assert "−1 against" in text
        plotted = next(line for line in text.splitlines() if "◆" in line)
        await press(pilot, "k")
        assert plotted not in screen_text(pilot)
        assert screen_text(pilot).count("◆") == 1
        await press(pilot, "enter")
        assert quotes(pilot) == ["Norway is a shameful bully,"]


async def test_a_time_line_reaches_over_all_years() -> None:
    days = zip(factories.changing(), (date.min, date.max), strict=False)
    told = [replace(each, article=replace(each.article, published=day)) for each, day in days]
    async with dashboard(filled(told)).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "t")
        assert "0001" in screen_text(pilot)
        assert "9999" in screen_text(pilot)


async def test_a_countrys_time_line_from_its_pane() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "t")
        assert "Russia over time" in screen_text(pilot)
        assert "−1 against" not in screen_text(pilot)
        await press(pilot, "right")
        assert "2 of 2" in screen_text(pilot)


async def test_turns_show_both_quotes_and_lead_to_all() -> None:
    async with dashboard(filled(factories.changing())).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        text = screen_text(pilot)
        assert "Ivan Orlov: 2 turns of stance" in text
        assert "a shameful bully" in text
        assert "a good neighbour" in text
        await press(pilot, "enter")
        assert len(quotes(pilot)) == 4


async def test_where_nothing_turned_it_is_told_what_a_turn_is_and_why_there_is_none() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        text = screen_text(pilot)
        assert "A turn is where a speaker" in text
        assert "South Korea: 1 dated score toward 1 target" in text
        await press(pilot, "enter", "escape", "slash", "type autumn", "enter", "r")
        assert "analysts: no quote has both a date and a score." in screen_text(pilot)
        await press(pilot, "escape", "t", "right", "enter")
        assert "There is no time line" in screen_text(pilot)


async def test_the_turns_of_a_country_are_those_of_its_speakers() -> None:
    async with dashboard(filled(factories.changing())).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "r")
        text = screen_text(pilot)
        assert "Russia: 2 turns of stance" in text
        assert "Ivan Orlov toward Norway" in text


async def test_a_pane_is_narrowed_by_typing() -> None:
    async with dashboard().run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "f", "m", "e", "i")
        pane = main(pilot).query_one("#speakers")
        assert [facet.name for facet in pane.facets] == ["Mei Tanaka"]  # type: ignore[attr-defined] # a FacetPane
        await press(pilot, "x")
        assert "none called so" in screen_text(pilot)
        await press(pilot, "backspace", "enter")
        assert main(pilot).filter.text == 'speaker:"Mei Tanaka"'
        assert "3 Speakers /" not in screen_text(pilot)
        await press(pilot, "f", "i", "escape")
        assert "3 Speakers /" not in screen_text(pilot)


async def test_a_pane_that_is_left_shows_what_is_chosen_first() -> None:
    async with dashboard(filled(factories.many(60))).run_test(size=NARROW) as pilot:
        await settle(pilot)
        pane = main(pilot).query_one("#speakers", FacetPane)

        def names() -> list[str]:
            return [facet.name for facet in pane.facets]

        order = names()
        await press(pilot, "3", "j", "j", "j", "x", "k", "enter")
        assert names() == order
        await press(pilot, "4")
        assert names() == [*order[2:], *order[:2]]
        await press(pilot, "3")
        assert pane.cursor == 0
        await press(pilot, "j", "j", "4", "3")
        assert pane.cursor == 2
        await press(pilot, "4", "ctrl+l")
        assert names() == order


async def test_fields_and_values_are_completed_with_tab() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type -cou")
        assert "⇥ country:" in screen_text(pilot)
        await press(pilot, "tab", "n", "tab")
        assert main(pilot).filter.text == "-country:Norway"
        assert len(quotes(pilot)) == 5
        await press(pilot, "space", "tab")
        assert "⇥" not in screen_text(pilot)


async def test_a_quick_hand_marks_the_quotes_that_it_moved_to() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        for key in ("j", "space", "j", "j", "space"):
            pilot.app.post_message(Key(key, " " if key == "space" else key))
        await pilot.pause()
        await settle(pilot)
        assert [entry.annotation.marked for entry in desk.find()] == [False, True, False, True, False, False]


async def test_a_quick_hand_marks_what_the_filter_asks_for_now() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        main(pilot).filter = parse("country:RU")
        pilot.app.post_message(Key("asterisk", "*"))
        await pilot.pause()
        await settle(pilot)
        marked = [entry.speaker.country for entry in desk.find(parse("is:marked")) if entry.speaker]
        assert marked == ["RU", "RU"]


async def test_no_paste_overtakes_the_keys_before_it() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        for key in ("slash", "a", "b"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else "/"))
        pilot.app.post_message(Paste("XYZ"))
        pilot.app.post_message(Key("c", "c"))
        await pilot.pause()
        await settle(pilot)
        assert main(pilot).filter.text == "abXYZc"


async def test_leaving_asks_once_however_often_it_is_asked_for() -> None:
    async with dashboard(is_throwaway=True).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "space", "ctrl+q", "ctrl+q", "escape")
        assert pilot.app.screen is main(pilot)


async def test_the_key_that_forgets_a_view_cuts_while_a_name_is_typed() -> None:
    desk = filled(factories.extractions())
    desk.save_view(View("kept", "country:RU"))
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "v", *"new", "ctrl+x")
        assert [view.name for view in desk.views()] == ["kept"]


async def test_a_hostile_view_is_told_and_gone_to_as_plain_text() -> None:
    desk = filled(factories.extractions())
    desk.save_view(View("a\x9b31m\u202e", "b\x9b\u202e"))
    async with dashboard(desk).run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "v", "enter")
        text = screen_text(pilot)
        await press(pilot, "v", "ctrl+x")
        text += screen_text(pilot)
        assert "Forgotten" in text
        assert not {"\x9b", "\u202e"} & {*text}


async def test_a_quick_hand_moves_among_the_quotes_that_the_filter_finds() -> None:
    async with dashboard(filled(factories.many(200))).run_test(size=NARROW) as pilot:
        await settle(pilot)
        for key in ("slash", *"harbour", "enter", "j", "j"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await settle(pilot)
        assert main(pilot).query_one(QuoteList).cursor == 2


async def test_a_quick_hand_leaves_the_field_before_the_next_key() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        for key in ("n", *"one", "enter", "j", "n", *"two", "enter", "slash", *"norway", "enter", "j"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        async with asyncio.timeout(20):
            while main(pilot).filter.text != "norway":
                await pilot.pause(0.02)
        await settle(pilot)
        assert [entry.annotation.note for entry in desk.find()][:2] == ["one", "two"]
        assert main(pilot).filter.text == "norway"
        assert main(pilot).query_one(QuoteList).has_focus


async def test_a_quick_hand_types_into_the_note_not_into_the_screen_behind_it() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        pilot.app.post_message(Key("n", "n"))
        while not any(worker.group == "flow" for worker in pilot.app.workers):
            await asyncio.sleep(0)
        for character in "xzd2":
            pilot.app.post_message(Key(character, character))
        pilot.app.post_message(Key("enter", "\r"))
        await pilot.pause()
        await settle(pilot)
        assert desk.find()[0].annotation.note == "xzd2"

"""Stances set beside each other, from where the cursor is; from each picture one goes on to its quotes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.content import Content

from stance.records import Target
from store.query import Query, parse
from tui import notices
from tui.comparison import Period, matrix, sayings, turns, without
from tui.names import speaker_name, topic_name
from tui.results import value_of
from tui.screens.matrix import MatrixScreen
from tui.screens.turns import Turn, Turns
from tui.widgets.facet_pane import FacetPane

if TYPE_CHECKING:
    from tui.screens.main import Main

SHOWN_TURNS = 100


async def show_matrix(main: Main) -> None:
    """Who stands where toward whom, in what is shown."""
    if main.session is None:
        return
    found = await asyncio.to_thread(matrix, main.session.desk, main.filter)
    if chosen := await main.app.push_screen_wait(MatrixScreen(found, main.filter.text)):
        country, target = chosen
        query = without(main.filter, "country", "about")
        main.filter = query.plus("country", country).plus("about", target)
        main.action_pane("quotes")


async def show_time_line(main: Main) -> None:
    """The stance of a speaker, a country or on a topic, over time."""
    # What plots is not needed before, and shouldn't delay the first frame.
    from tui.screens.timeline import TimeLine

    if main.session is None or (asked := _whose(main)) is None:
        return
    name, query = asked
    found = await asyncio.to_thread(sayings, main.session.desk, query)
    if chosen := await main.app.push_screen_wait(TimeLine(name, found)):
        target, period = chosen
        main.filter = _during(_toward(query, target), period)
        main.action_pane("quotes")


async def show_turns(main: Main) -> None:
    """Where the speaker's stance turned; of a country or on a topic, those of all its speakers."""
    if asked := _whose(main):
        await _show_turns(main, *asked)


async def show_all_turns(main: Main) -> None:
    """Where the stance of any speaker turned, in what is shown."""
    await _show_turns(main, main.filter.text or "all quotes", main.filter)


async def _show_turns(main: Main, name: str, query: Query) -> None:
    if main.session is None:
        return
    desk = main.session.desk

    def find() -> tuple[list[Turn], Content]:
        said = sayings(desk, query)
        found = [
            Turn(turn.target, desk.quote(turn.before.quote_id), desk.quote(turn.after.quote_id))
            for turn in turns(said)[:SHOWN_TURNS]
        ]
        return found, notices.no_turn(name, sum(map(len, said.values())), len(said))

    found, notice = await asyncio.to_thread(find)
    if chosen := await main.app.push_screen_wait(Turns(name, found, notice)):
        of_speaker = without(query, "about", "speaker").plus("speaker", speaker_name(chosen.after.speaker))
        main.filter = _toward(of_speaker, chosen.target)
        main.action_pane("quotes")


def _whose(main: Main) -> tuple[str, Query] | None:
    """Who is under the cursor, and the query for what they said."""
    if isinstance(main.focused, FacetPane) and (facet := main.focused.facet):
        field = main.focused.field
        name = topic_name(facet.name) if field == "topic" else facet.name
        return name, parse("").plus(field, value_of(field, facet))
    if main.entry and main.entry.speaker:
        return main.entry.speaker.name, parse("").plus("speaker", main.entry.speaker.name)
    return None


def _toward(query: Query, target: Target) -> Query:
    return query.plus("about", target.name)


def _during(query: Query, period: Period) -> Query:
    return query.plus("after", period.first.isoformat()).plus("before", period.end.isoformat())

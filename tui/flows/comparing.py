"""Comparisons of stances, for what is under the cursor; each leads on to its quotes."""

from __future__ import annotations

import asyncio

from textual.content import Content

from stance.records import Target
from store.contract import Desk
from store.query import Query, parse
from tui import notices
from tui.comparison import Period, Turning, matrix, sayings, turns, without
from tui.flows.host import FlowHost
from tui.names import speaker_name, topic_name
from tui.results import value_of
from tui.screens.matrix import MatrixScreen
from tui.screens.turns import Turn, Turns

SHOWN_TURNS = 100


async def show_matrix(host: FlowHost) -> None:
    """Who stands where toward whom, in what is shown."""
    if host.session is None:
        return
    found = await asyncio.to_thread(matrix, host.session.desk, host.filter)
    if chosen := await host.ask(MatrixScreen(found, host.filter.text)):
        country, target = chosen
        query = without(host.filter, "country", "about")
        host.filter = query.plus("country", country).plus("about", target)
        host.go_to_quotes()


async def show_time_line(host: FlowHost) -> None:
    """The stance of a speaker, a country or on a topic, over time."""
    # The plotting library isn't needed earlier, and its import would delay the first frame.
    from tui.screens.timeline import TimeLine

    if host.session is None or (asked := _whose(host)) is None:
        return
    name, query = asked
    found = await asyncio.to_thread(sayings, host.session.desk, query)
    if chosen := await host.ask(TimeLine(name, found)):
        target, period = chosen
        host.filter = _during(_toward(query, target), period)
        host.go_to_quotes()


async def show_turns(host: FlowHost) -> None:
    """Where the speaker's stance turned; of a country or on a topic, those of all its speakers."""
    if asked := _whose(host):
        await _show_turns(host, *asked)


async def show_all_turns(host: FlowHost) -> None:
    """Where the stance of any speaker turned, in what is shown."""
    await _show_turns(host, host.filter.text or "all quotes", host.filter)


async def _show_turns(host: FlowHost, name: str, query: Query) -> None:
    if host.session is None:
        return
    desk = host.session.desk

    def find() -> tuple[list[Turn], Content]:
        said = sayings(desk, query)
        found = [_turn(desk, turning) for turning in turns(said)[:SHOWN_TURNS]]
        return found, notices.no_turn(name, sum(map(len, said.values())), len(said))

    found, notice = await asyncio.to_thread(find)
    if chosen := await host.ask(Turns(name, found, notice)):
        of_speaker = without(query, "about", "speaker").plus("speaker", speaker_name(chosen.speaker))
        host.filter = _toward(of_speaker, chosen.target)
        host.go_to_quotes()


def _turn(desk: Desk, turning: Turning) -> Turn:
    """A turn with its quotes, and the one of their speakers who turned."""
    before, after = desk.quote(turning.before.quote_id), desk.quote(turning.after.quote_id)
    speaker = next(speaker for speaker in after.speakers if speaker.id == turning.speaker_id)
    return Turn(turning.target, speaker, before, after)


def _whose(host: FlowHost) -> tuple[str, Query] | None:
    """The name of what is under the cursor, and the query for its quotes."""
    if focused := host.focused_facet:
        field, facet = focused
        name = topic_name(facet.name) if field == "topic" else facet.name
        return name, parse("").plus(field, value_of(field, facet))
    if host.entry and host.entry.speaker:
        return host.entry.speaker.name, parse("").plus("speaker", host.entry.speaker.name)
    return None


def _toward(query: Query, target: Target) -> Query:
    return query.plus("about", target.name)


def _during(query: Query, period: Period) -> Query:
    return query.plus("after", period.first.isoformat()).plus("before", period.end.isoformat())

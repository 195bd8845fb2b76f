"""What writes to a desk, and what is remembered of it."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from store.contract import Desk
from store.errors import DeskReadOnly
from store.query import parse
from tests.tui import factories
from tests.tui.dashboards import filled
from tui.session import Session


def mark_first(desk: Desk) -> None:
    desk.annotate([desk.find()[0].quote.id], marked=True)


async def test_deeds_are_done_in_the_order_they_were_asked_for() -> None:
    session, done, gate = Session(filled(factories.extractions())), [], Event()
    first = asyncio.create_task(session.write(lambda desk: (gate.wait(20), done.append(1))))
    second = asyncio.create_task(session.write(lambda desk: done.append(2)))
    gate.set()
    await asyncio.gather(first, second)
    assert done == [1, 2]
    session.close()


async def test_closing_waits_for_what_is_being_written_even_if_nobody_waits_for_it() -> None:
    desk, gate = filled(factories.extractions()), Event()
    session = Session(desk)
    slow = asyncio.create_task(session.write(lambda desk: gate.wait(20)))
    marking = asyncio.create_task(session.write(mark_first))
    await asyncio.sleep(0)
    slow.cancel()
    marking.cancel()
    gate.set()
    await asyncio.to_thread(session.close)
    assert desk.find()[0].annotation.marked
    assert desk.read_only


async def test_a_deed_that_fails_raises_and_the_next_one_is_done() -> None:
    def fail(desk: Desk) -> None:
        raise DeskReadOnly("no")

    desk = filled(factories.extractions())
    session = Session(desk)
    with pytest.raises(DeskReadOnly):
        await session.write(fail)
    await session.write(mark_first)
    assert desk.find()[0].annotation.marked


async def test_marks_are_counted_anew_and_other_finds_are_kept() -> None:
    session = Session(filled(factories.extractions()))
    before, everything = session.looking.look(parse("is:marked")), session.looking.find(parse(""))
    await session.write(mark_first, states_only=True)
    after = session.looking.look(parse("is:marked"))
    assert (len(before.selection), len(after.selection), after.marked) == (0, 1, 1)
    assert session.looking.find(parse("")) is everything


def test_an_article_that_is_added_is_found() -> None:
    session = Session(filled())
    assert session.looking.look(parse("")).total == 0
    session.add(factories.treaty())
    assert session.looking.look(parse("")).total == 3


def test_after_closing_nothing_can_be_added() -> None:
    session = Session(filled())
    session.close()
    with pytest.raises(RuntimeError):
        session.add(factories.treaty())

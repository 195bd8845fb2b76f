"""The search controller on an empty screen: one search at a time, and no waiting for what can't come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event

import pytest
from textual.app import App

from store.contract import Desk, Sort
from store.desk_errors import StoreError
from store.query import Query, parse
from tests.tui import factories
from tests.tui.dashboards import filled
from tui.results import Results
from tui.screens.searching import SearchController
from tui.session import Session

SECONDS = 20


@pytest.fixture
def session() -> Session:
    return Session(filled(factories.extractions()))


def gated(session: Session, monkeypatch: pytest.MonkeyPatch) -> Event:
    """Lets the session's searches wait until this is set."""
    gate, search = Event(), session.searcher.search

    def wait(query: Query, sort: Sort) -> Results:
        gate.wait(SECONDS)
        return search(query, sort)

    monkeypatch.setattr(session.searcher, "search", wait)
    return gate


async def test_requests_during_a_search_are_answered_by_one_search_after_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, shown = gated(session, monkeypatch), list[str]()
    async with App[None]().run_test() as pilot:
        search = SearchController(
            pilot.app.screen,
            show=lambda results: shown.append(results.selection.query.text),
            fail=pytest.fail,
        )
        search.begin(session)
        for text in ("fish", "country:NO", "country:RU"):
            search.ask(parse(text), Sort.NEWEST)
        gate.set()
        await search.until_shown(SECONDS)
        assert shown == ["", "country:RU"]


async def test_what_is_shown_is_waited_for_until_it_is_in_the_order_asked_for(session: Session) -> None:
    shown: list[Sort] = []
    async with App[None]().run_test() as pilot:
        search = SearchController(
            pilot.app.screen, show=lambda results: shown.append(results.sort), fail=pytest.fail
        )
        search.begin(session)
        await search.until_shown(SECONDS)
        search.ask(Query(), Sort.AGAINST)
        await search.until_shown(SECONDS)
        assert shown == [Sort.NEWEST, Sort.AGAINST]


async def test_a_desk_that_cannot_be_read_releases_whoever_waits(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Results:
        raise StoreError("the desk is gone")

    monkeypatch.setattr(session.searcher, "search", fail)
    problems: list[str] = []
    async with App[None]().run_test() as pilot, asyncio.timeout(SECONDS):

        def note(problem: str) -> None:
            problems.append(problem)
            search.stop()

        search = SearchController(pilot.app.screen, show=lambda _: None, fail=note)
        search.begin(session)
        await search.until_shown(2 * SECONDS)
        assert problems == ["the desk is gone"]


def refuse(desk: Desk) -> None:
    raise StoreError("the disk is full")


@pytest.mark.parametrize(("change", "told"), [(refuse, ["the disk is full"]), (lambda desk: None, [])])
async def test_what_was_written_is_searched_for_and_what_failed_is_told(
    session: Session, change: Callable[[Desk], None], told: list[str]
) -> None:
    shown: list[Results] = []
    async with App[None]().run_test() as pilot:
        search = SearchController(pilot.app.screen, show=shown.append, fail=pytest.fail)
        search.begin(session)
        await search.until_shown(SECONDS)
        await search.write(change, problem="Not marked")
        await search.until_shown(SECONDS)
        await pilot.pause()
        assert len(shown) == 2
        assert [each.message for each in pilot.app._notifications] == told

"""What writes to a desk, and what is remembered of it."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from stance.errors import StanceError
from stance.records import Extraction
from store.contract import AddResult, Desk
from store.desk_errors import DeskReadOnly, StoreError
from store.query import parse
from store.read_log import ReadLog
from tests.tui import factories
from tests.tui.dashboards import HeldFeed, filled
from tui.ingest.adding import Outcome
from tui.ingest.extraction_process import ExtractionFeed
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
    before, everything = session.searcher.search(parse("is:marked")), session.searcher.find(parse(""))
    await session.write(mark_first, states_only=True)
    after = session.searcher.search(parse("is:marked"))
    assert (len(before.selection), len(after.selection), after.marked) == (0, 1, 1)
    assert session.searcher.find(parse("")) is everything


def feed_of(*extractions: Extraction, problem: str | None = None) -> HeldFeed:
    """A feed that ends with its last article, or with a problem."""
    feed = HeldFeed(extractions, total=len(extractions), problem=problem)
    feed.close()
    return feed


def adding(session: Session, feed: ExtractionFeed) -> list[Outcome]:
    """What is told while a feed is added."""
    told: list[Outcome] = []
    session.add(feed, told.append)
    return told


def test_articles_that_are_added_are_found_and_told_of_one_by_one() -> None:
    session = Session(filled())
    assert session.searcher.search(parse("")).total == 0
    told = adding(session, feed_of(*factories.extractions()))
    assert session.searcher.search(parse("")).total == 6
    assert [(each.read, each.added.quotes_new) for each in told] == [(0, 0), (1, 3), (2, 6), (2, 6)]


def test_an_article_that_is_here_is_not_extracted_again() -> None:
    session = Session(filled([factories.treaty()]))
    *_, told = adding(session, feed_of(factories.treaty()))
    assert (told.read, told.known, told.added) == (1, 1, AddResult())


def test_a_story_that_is_here_is_noted_durably_and_not_kept_again(tmp_path: Path) -> None:
    session = Session(filled([factories.treaty()]), partial(ReadLog, tmp_path))
    story = factories.treaty().article.id
    *_, told = adding(session, feed_of(factories.reprint()))
    assert (told.copies, told.added) == (1, AddResult())
    for ledger in (session.ledger(), ReadLog(tmp_path)):
        assert [copy.outlet for copy in ledger.copies(story)] == ["Harbour Wire"]
    *_, again = adding(session, feed_of(factories.reprint()))
    assert (again.known, again.copies) == (1, 0)


def test_a_copy_of_a_story_of_the_same_feed_is_told_as_one() -> None:
    session = Session(filled())
    told = adding(session, feed_of(factories.treaty(), factories.reprint(), factories.warning()))
    assert [(each.added.articles_new, each.copies) for each in told] == [
        (0, 0),
        (1, 0),
        (1, 1),
        (2, 1),
        (2, 1),
    ]
    assert len(session.desk.articles()) == 2


def test_what_was_noted_before_a_feed_fails_is_kept(tmp_path: Path) -> None:
    session = Session(filled([factories.treaty()]), partial(ReadLog, tmp_path))
    with pytest.raises(StanceError, match="broke off"):
        adding(session, feed_of(factories.reprint(), factories.warning(), problem="broke off"))
    assert len(session.desk.articles()) == 2
    assert len(ReadLog(tmp_path).copies(factories.treaty().article.id)) == 1


def test_nothing_is_added_where_the_ledger_is_damaged_until_it_is_mended(tmp_path: Path) -> None:
    (tmp_path / "read.json").write_text("{", encoding="utf-8")
    session = Session(filled(), partial(ReadLog, tmp_path))
    with pytest.raises(StoreError, match=r"read\.json: is damaged"):
        adding(session, feed_of(factories.treaty()))
    assert not session.desk.articles()
    assert (tmp_path / "read.json").read_text(encoding="utf-8") == "{"
    (tmp_path / "read.json").unlink()
    adding(session, feed_of(factories.treaty()))
    assert len(session.desk.articles()) == 1


def test_after_closing_nothing_can_be_added() -> None:
    session = Session(filled())
    session.close()
    with pytest.raises(RuntimeError):
        adding(session, feed_of(factories.treaty()))

"""The feed from a process of its own; the work is a stand-in, so that no language model is loaded."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from stance.errors import SourceError, StanceError
from stance.records import Extraction
from tests.tui import factories
from tui.feeding import ProcessFeed, Unread, Wanted, _read, feed_of


def two_articles() -> tuple[int, Iterable[Extraction]]:
    print("noise that must not reach the terminal")
    return len(factories.extractions()), factories.extractions()


def bad_source() -> tuple[int, Iterable[Extraction]]:
    raise SourceError("nowhere.md: no such file")


def sudden_end() -> tuple[int, Iterable[Extraction]]:
    os._exit(3)


def endless() -> tuple[int, Iterable[Extraction]]:
    def extractions() -> Iterable[Extraction]:
        yield factories.treaty()
        time.sleep(600)

    return 2, extractions()


def test_articles_come_one_by_one_with_their_number(capfd: pytest.CaptureFixture[str]) -> None:
    feed = ProcessFeed(two_articles)
    assert feed.total is None
    assert tuple(feed) == factories.extractions()
    assert feed.total == 2
    assert capfd.readouterr().out == ""


def test_a_source_that_cannot_be_read_is_named() -> None:
    with pytest.raises(StanceError, match=r"nowhere\.md: no such file"):
        list(ProcessFeed(bad_source))


def one_of_two() -> tuple[int, Iterable[Extraction | Unread]]:
    return 1, [Unread("bad.md: is empty"), factories.treaty()]


def test_what_cannot_be_read_is_kept_and_the_rest_comes() -> None:
    feed = ProcessFeed(one_of_two)
    assert list(feed) == [factories.treaty()]
    assert feed.problems == ["bad.md: is empty"]


def test_what_is_wanted_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Fish,” she said.", encoding="utf-8")
    problems: list[SourceError] = []
    wanted = Wanted(sources=(str(tmp_path / "none.txt"), str(tmp_path / "a.txt")))
    assert [article.text for article in _read(wanted, problems.append)] == ["“Fish,” she said."]
    assert len(problems) == 1
    assert [article.text for article in _read(Wanted(text="Pasted."), problems.append)] == ["Pasted."]
    assert len([*_read(Wanted(are_samples=True), problems.append)]) > 10
    assert len(problems) == 1


def test_a_process_that_dies_is_told_of() -> None:
    with pytest.raises(StanceError, match="stopped unexpectedly"):
        list(ProcessFeed(sudden_end))


def test_closing_ends_a_reader_that_waits_and_leaves_no_process() -> None:
    feed = ProcessFeed(endless)
    articles = iter(feed)
    assert next(articles) == factories.treaty()
    feed.close()
    assert list(articles) == []
    assert feed._process is not None
    assert not feed._process.is_alive()


def test_closing_before_the_start_is_nothing() -> None:
    feed_of(Wanted()).close()

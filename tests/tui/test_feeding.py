"""The feed from a process of its own; the work is a stand-in, so that no language model is loaded."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence

import pytest

from stance.errors import SourceError, StanceError
from stance.records import Extraction
from tests.tui import factories
from tui.feeding import ProcessFeed


def two_articles(sources: Sequence[str]) -> tuple[int, Iterable[Extraction]]:
    print("noise that must not reach the terminal")
    return len(factories.extractions()), factories.extractions()


def bad_source(sources: Sequence[str]) -> tuple[int, Iterable[Extraction]]:
    raise SourceError(f"{sources[0]}: no such file")


def sudden_end(sources: Sequence[str]) -> tuple[int, Iterable[Extraction]]:
    os._exit(3)


def endless(sources: Sequence[str]) -> tuple[int, Iterable[Extraction]]:
    def extractions() -> Iterable[Extraction]:
        yield factories.treaty()
        time.sleep(600)

    return 2, extractions()


def test_articles_come_one_by_one_with_their_number(capfd: pytest.CaptureFixture[str]) -> None:
    feed = ProcessFeed(["somewhere"], two_articles)
    assert feed.total is None
    assert tuple(feed) == factories.extractions()
    assert feed.total == 2
    assert capfd.readouterr().out == ""


def test_a_source_that_cannot_be_read_is_named() -> None:
    with pytest.raises(StanceError, match=r"nowhere\.md: no such file"):
        list(ProcessFeed(["nowhere.md"], bad_source))


def test_a_process_that_dies_is_told_of() -> None:
    with pytest.raises(StanceError, match="stopped unexpectedly"):
        list(ProcessFeed([], sudden_end))


def test_closing_ends_a_reader_that_waits_and_leaves_no_process() -> None:
    feed = ProcessFeed([], endless)
    articles = iter(feed)
    assert next(articles) == factories.treaty()
    feed.close()
    assert list(articles) == []
    assert feed._process is not None
    assert not feed._process.is_alive()


def test_closing_before_the_start_is_nothing() -> None:
    ProcessFeed([]).close()

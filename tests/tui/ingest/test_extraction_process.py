"""The feed from a process of its own; the work is a stand-in, so that no language model is loaded."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from stance.errors import SourceError, StanceError
from stance.records import Article, Extraction
from store import open_desk
from store.read_log import ReadLog
from tests.tui import factories
from tui.ingest.adding import Takes
from tui.ingest.extraction_process import AddRequest, Pasted, ProcessFeed, Unread, _read, extract, feed_of
from tui.session import Session


def every(article: Article) -> bool:
    return True


def two_articles(takes: Takes) -> tuple[int, Iterable[Extraction]]:
    print("noise that must not reach the terminal")
    return len(factories.extractions()), factories.extractions()


def bad_source(takes: Takes) -> tuple[int, Iterable[Extraction]]:
    raise SourceError("nowhere.md: no such file")


def sudden_end(takes: Takes) -> tuple[int, Iterable[Extraction]]:
    os._exit(3)


def endless(takes: Takes) -> tuple[int, Iterable[Extraction]]:
    def extractions() -> Iterable[Extraction]:
        yield factories.treaty()
        time.sleep(600)

    return 2, extractions()


def test_articles_come_one_by_one_with_their_number(capfd: pytest.CaptureFixture[str]) -> None:
    feed = ProcessFeed(two_articles)
    assert feed.total is None
    assert tuple(feed.extractions(every)) == factories.extractions()
    assert feed.total == 2
    assert capfd.readouterr().out == ""


def test_a_source_that_cannot_be_read_is_named() -> None:
    with pytest.raises(StanceError, match=r"nowhere\.md: no such file"):
        list(ProcessFeed(bad_source).extractions(every))


def one_of_two(takes: Takes) -> tuple[int, Iterable[Extraction | Unread]]:
    return 1, [Unread("bad.md: is empty"), factories.treaty()]


def test_what_cannot_be_read_is_kept_and_the_rest_comes() -> None:
    feed = ProcessFeed(one_of_two)
    assert list(feed.extractions(every)) == [factories.treaty()]
    assert feed.problems == ["bad.md: is empty"]


def test_what_is_wanted_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Fish,” she said.", encoding="utf-8")
    problems, told = list[SourceError](), list[str]()
    wanted = AddRequest(sources=(str(tmp_path / "none.txt"), str(tmp_path / "a.txt")))
    assert [article.text for article in _read(wanted, problems.append)] == ["“Fish,” she said."]
    assert len(problems) == 1
    [pasted] = _read(AddRequest(pasted=Pasted("Pasted.", outlet="Post")), problems.append)
    assert (pasted.text, pasted.outlet) == ("Pasted.", "Post")
    assert list(_read(AddRequest(pasted=Pasted(" ")), lambda problem: told.append(str(problem)))) == []
    assert told == ["pasted text: is empty"]
    assert len([*_read(AddRequest(are_samples=True), problems.append)]) > 10
    assert len(problems) == 1


def those_taken(takes: Takes) -> tuple[int, Iterable[Extraction]]:
    return 2, (extraction for extraction in factories.extractions() if takes(extraction.article))


def test_of_each_article_it_is_asked_whether_it_is_taken() -> None:
    asked: list[str | None] = []

    def not_the_first(article: Article) -> bool:
        asked.append(article.title)
        return len(asked) > 1

    assert list(ProcessFeed(those_taken).extractions(not_the_first)) == [factories.warning()]
    assert asked == [extraction.article.title for extraction in factories.extractions()]


def test_closing_while_it_asks_ends_the_reader() -> None:
    feed = ProcessFeed(those_taken)

    def close(article: Article) -> bool:
        feed.close()
        return True

    assert list(feed.extractions(close)) == []


def test_nothing_is_extracted_where_nothing_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Fish,” she said.", encoding="utf-8")
    total, extractions = extract(AddRequest(sources=(str(tmp_path),)), None, lambda article: False)
    assert (total, list(extractions)) == (1, [])


def test_an_article_in_another_language_is_not_read_as_on_the_command_line() -> None:
    problems: list[SourceError] = []
    french = "Le ministre a déclaré hier que son pays ne céderait pas aux menaces de ses voisins. " * 4
    assert list(_read(AddRequest(pasted=Pasted(french)), problems.append)) == []
    assert "French" in str(problems[0])


class Here:
    """What a process would do, done here."""

    total = None
    problems = ()

    def __init__(self, wanted: AddRequest) -> None:
        self._wanted = wanted

    def extractions(self, takes: Takes) -> Iterator[Extraction]:
        _, found = extract(self._wanted, None, takes)
        yield from (each for each in found if isinstance(each, Extraction))

    def close(self) -> None:
        pass


def test_within_the_dashboard_the_same_is_kept_as_by_the_command_line(run, own_desk, tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    story = factories.treaty().article.text
    texts = {"a": story, "b": f"{story}\nMore.", "c": "“Fish,” she said.", "d": story}
    for name, text in texts.items():
        (sources / f"{name}.txt").write_text(text, encoding="utf-8")
    added = run("add", sources)
    assert added.out.startswith(
        "added 2 articles with 3 quotes; 1 article already there; 1 article only repeated"
    )
    within = Session(open_desk(tmp_path / "within"), partial(ReadLog, tmp_path / "within"))
    within.add(Here(AddRequest(sources=(str(sources),))), lambda outcome: None)
    within.close()
    for name in ("desk.json", "articles/undated.json", "read.json"):
        assert kept(tmp_path / "within" / name) == kept(own_desk / name)


def kept(path: Path) -> object:
    """What is in a file of a desk, but for the pages, which only the command line remembers."""
    tables = json.loads(path.read_bytes())
    return {name: table for name, table in tables.items() if name not in ("onrecord", "pages")}


def test_a_process_that_dies_is_told_of() -> None:
    with pytest.raises(StanceError, match="stopped unexpectedly"):
        list(ProcessFeed(sudden_end).extractions(every))


def test_closing_ends_a_reader_that_waits_and_leaves_no_process() -> None:
    feed = ProcessFeed(endless)
    articles = feed.extractions(every)
    assert next(articles) == factories.treaty()
    feed.close()
    assert list(articles) == []
    assert feed._process is not None
    assert not feed._process.is_alive()


def test_closing_before_the_start_is_nothing() -> None:
    feed_of(AddRequest()).close()

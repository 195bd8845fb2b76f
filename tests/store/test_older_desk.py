"""A desk that version 1 of the schema wrote: it opens, shows the same, and is written as today's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import store
from stance.records import Assertion, Extraction, QuoteTopic, TopicOrigin
from store.contract import Annotation, Desk, Entry, Sort, Verdict, View
from store.desk_errors import DeskDamaged
from store.folder import FolderDesk
from store.query import parse
from store.storage import SCHEMA
from tests.store.examples import KIM, article, quote

DESK = Path(__file__).parent / "desks" / "1"
"""Two golden articles and one of two mayors who speak together, with marks, notes, corrections and a view."""

TREATY = "medtop:20000641"


def files(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*.json*")}


def quotes_as_written() -> Iterator[dict[str, Any]]:
    """The quotes of the files, read without any code of ours."""
    for file in (DESK / "articles").iterdir():
        for kept in json.loads(file.read_bytes())["articles"].values():
            yield from kept["quotes"]


def schema(file: Path) -> int:
    return int(json.loads(file.read_bytes())["onrecord"]["file"]["schema"])


def texts(desk: Desk, query: str) -> list[str]:
    return [entry.quote.text for entry in desk.find(parse(query))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(copytree(DESK, tmp_path / "desk"))


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    desk = store.open_desk(path)
    yield desk
    desk.close()


def test_it_is_of_the_older_version() -> None:
    assert {schema(file) for file in DESK.rglob("*.json")} == {1}
    assert SCHEMA == 2


def test_it_shows_the_same_quotes(desk: Desk) -> None:
    written = {quote["id"]: quote for quote in quotes_as_written()}
    entries = list(desk.find())
    assert len(entries) == len(written) == 30
    for entry in entries:
        one, old = entry.quote, written[entry.quote.id]
        assert (one.text, one.kind, one.rule, one.confidence) == tuple(
            old[field] for field in ("text", "kind", "rule", "confidence")
        )
        assert [(each.target.id, each.score) for each in one.stances] == [
            (each["target"]["id"], each["score"]) for each in old["stances"]
        ]
        assert (one.speaker and one.speaker.id) == (old["speaker"] and old["speaker"]["id"])
        assert one.speakers == ((one.speaker,) if one.speaker else ())
        assert one.topics == tuple(QuoteTopic(topic, TopicOrigin.QUOTE) for topic in old["topics"])
        assert (one.via, one.asserted, entry.article.topics) == (None, Assertion.ASSERTED, ())
    assert list(desk.verify()) == []


def entry_of(desk: Desk, words: str) -> Entry:
    [entry] = desk.find(parse(f'"{words}"'))
    return entry


def test_it_has_the_analysts_work(desk: Desk) -> None:
    assert entry_of(desk, "no friend").annotation == Annotation(marked=True, note="quoted everywhere")
    assert entry_of(desk, "the plan was fair").annotation.verdict is Verdict.WRONG
    corrected = entry_of(desk, "emptying the shelf")
    assert [each.id for each in corrected.speakers] == ["gov:NO"]
    assert [(each.target.id, each.score) for each in corrected.stances] == [("IS", -0.9)]
    assert desk.views() == (View("Cod", "about:IS", Sort.AGAINST),)
    redone = desk.redo()
    assert redone
    assert [annotation.note for annotation in redone.after.values()] == ["undone"]
    desk.undo()
    undone = desk.undo()
    assert undone
    assert undone.changed_fields == ("speaker", "scores")
    assert entry_of(desk, "emptying the shelf").annotation == Annotation()


def test_queries_and_facets_work(desk: Desk) -> None:
    together = ["that the treaty with Iceland was a good treaty"]
    assert texts(desk, 'speaker:"Mara Holt and Ben Reed"') == together
    assert texts(desk, "speaker:ben-reed+mara-holt") == together
    assert texts(desk, "speaker:holt") == together
    assert texts(desk, f"topic:{TREATY}") == together
    assert texts(desk, "is:unattributed") == ["whether talks would go on"]
    assert len(texts(desk, "country:NO")) == 4
    facets = desk.find().facets
    assert {facet.key: facet.count for facet in facets.countries} == {"CL": 7, "IS": 5, "NO": 4}
    assert {facet.key: facet.count for facet in facets.topics} == {TREATY: 1, "medtop:20000642": 1}
    assert {facet.key: facet.count for facet in facets.speakers}["ben-reed+mara-holt"] == 1
    assert sum(facet.count for facet in facets.speakers) == 29


def test_a_reader_writes_nothing(path: Path) -> None:
    before = files(path)
    reader = store.open_desk(path, read_only=True)
    assert len(reader.find()) == 30
    assert list(reader.verify()) == []
    reader.close()
    assert files(path) == before == files(DESK)


def later(day: int) -> Extraction:
    of = article(f"later-{day}", "Nobody speaks.", published=date(2019, 3, day))
    return Extraction(of, (quote(of, "Nobody", speaker=KIM),))


def test_a_file_is_written_as_todays_when_it_changes_and_the_old_one_kept(path: Path) -> None:
    old = files(path)
    desk = store.open_desk(path)
    assert files(path) == old
    desk.add([later(15)])
    assert files(path).keys() - old.keys() == {"articles/2019-03.json.v1"}
    desk.annotate([desk.find()[0].quote.id], note="new")
    desk.add([later(16)])
    desk.save_view(View("New", ""))
    shown = list(desk.find())
    desk.close()
    now = files(path)
    changed = {"articles/2019-03.json", "annotations.json", "views.json"}
    assert {name: now[f"{name}.v1"] for name in changed} == {name: old[name] for name in changed}
    assert {schema(path / name) for name in changed} == {SCHEMA}
    assert now["articles/2016-09.json"] == old["articles/2016-09.json"]
    again = store.open_desk(path, read_only=True)
    assert list(again.find()) == shown
    assert len(shown) == 32
    assert list(again.verify()) == []
    again.close()
    assert files(path) == now


def test_the_old_files_go_once_the_new_ones_were_read_back(path: Path) -> None:
    with_old = store.open_desk(path)
    with_old.add([later(15)])
    with_old.save_view(View("New", ""))
    with_old.close()
    by_hand = (path / "views.json").read_bytes().replace(b"New", b"Newer")
    (path / "views.json").write_bytes(by_hand)
    store.open_desk(path).close()
    assert {name for name in files(path) if not name.endswith(".json")} == {"views.json.v1"}


def test_an_old_file_stays_where_the_new_one_is_damaged_or_still_to_be_written(path: Path) -> None:
    shard = path / "articles" / "2019-03.json"
    kept = shard.with_name("2019-03.json.v1")
    kept.write_bytes(shard.read_bytes())  # as if the program was killed before the new file took its place
    store.open_desk(path).close()
    assert kept.exists()
    desk = store.open_desk(path)
    desk.add([later(15)])
    desk.close()
    shard.write_bytes(shard.read_bytes()[:-10])
    with pytest.raises(DeskDamaged, match=r"2019-03\.json"):
        store.open_desk(path)
    assert kept.read_bytes() == (DESK / "articles" / "2019-03.json").read_bytes()


def test_adding_its_articles_again_keeps_the_work(desk: Desk) -> None:
    marked = desk.find(parse("is:marked"))
    again = [Extraction(entry.article, (replace(entry.quote, rule="newer"),)) for entry in marked]
    added = desk.add(again, again=True)
    assert added.quotes_changed == 2
    assert [entry.quote.rule for entry in desk.find(parse("is:marked"))] == ["newer", "newer"]


def test_an_older_file_of_another_shape_is_named(path: Path) -> None:
    shard = path / "articles" / "2019-03.json"
    shard.write_bytes(shard.read_bytes().replace(b'"topics":[', b'"subjects":['))
    for read_only in (True, False):
        with pytest.raises(DeskDamaged, match=r"2019-03\.json: is damaged \(KeyError"):
            store.open_desk(path, read_only=read_only)
    rest = store.open_desk(path, salvage=True)
    assert isinstance(rest, FolderDesk)
    assert {entry.article.published for entry in rest.find()} == {date(2016, 9, 21)}

"""The desk on disk: what lies where, who may write, and that nothing is lost whatever happens."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import store
from stance.records import Extraction
from store import folder, storage
from store.contract import Annotation, Desk, View
from store.desk_errors import (
    DeskDamaged,
    DeskLocked,
    DeskReadOnly,
    DeskTooNew,
    DeskUnreadable,
    DeskUnwritable,
    NoDesk,
)
from store.query import parse
from store.storage import SCHEMA, dump, read
from tests.store.examples import article, corpora, corpus, quote
from tests.store.kills import kill_while_writing, numbered

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed desk with the example articles, one of whose quotes is marked."""
    path = tmp_path / "desk"
    desk = store.open_desk(path)
    desk.add(corpus())
    desk.annotate([desk.find()[0].quote.id], marked=True, note="first")
    desk.close()
    return path


def contents(desk: Desk) -> list[Any]:
    return [*desk.find(), *desk.articles()]


def states(path: Path) -> dict[Path, tuple[int, ...]]:
    """What changes of files and folders when they are written to."""
    return {
        found: (status.st_mtime_ns, status.st_ino, status.st_size, status.st_mode)
        for found in [path, *path.rglob("*")]
        if (status := found.stat())
    }


# -- what lies where --------------------------------------------------------------------------------------


def test_a_closed_desk_is_found_again_as_it_was(path: Path) -> None:
    with_memory = store.memory_desk()
    with_memory.add(corpus())
    with_memory.annotate([with_memory.find()[0].quote.id], marked=True, note="first")
    again = store.open_desk(path)
    assert contents(again) == contents(with_memory)
    assert len(again.find(parse("is:marked is:noted"))) == 1
    again.close()


def test_articles_lie_in_files_by_month(path: Path) -> None:
    names = sorted(str(file.relative_to(path)) for file in path.rglob("*.json"))
    assert names == [
        "annotations.json",
        *("articles/2024-06.json", "articles/2024-07.json", "articles/undated.json"),
        "desk.json",
    ]


def test_a_stranger_reads_a_shard_with_any_json_tool(path: Path) -> None:
    text = (path / "articles" / "2024-06.json").read_text(encoding="utf-8")
    summit = json.loads(text)["articles"]["summit"]
    assert summit["title"] == "Title of summit"
    assert summit["quotes"][1]["speaker"]["name"] == "Kim Jong Un"
    assert (
        sum("quotes" in line for line in text.splitlines()) == 2
    )  # an article a line, for comparing versions


def test_a_full_shard_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "SHARD_BYTES", 2000)
    desk = store.open_desk(tmp_path / "desk")
    desk.add(numbered(30))
    desk.add(numbered(3, first=30))
    ids = [entry.article.id for entry in desk.find()]
    desk.close()
    sizes = [file.stat().st_size for file in (tmp_path / "desk" / "articles").iterdir()]
    assert len(sizes) > 3
    assert max(sizes) < 3000
    again = store.open_desk(tmp_path / "desk")
    assert [entry.article.id for entry in again.find()] == ids
    again.close()


def test_a_shard_takes_articles_until_it_has_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = store.open_desk(tmp_path / "desk")
    desk.add(numbered(1))
    shards = tmp_path / "desk" / "articles"
    size = (shards / "2024-03.json").stat().st_size
    monkeypatch.setattr(folder, "SHARD_BYTES", size + 1)
    desk.add(numbered(1, first=1))
    assert [file.name for file in shards.iterdir()] == ["2024-03.json"]
    monkeypatch.setattr(folder, "SHARD_BYTES", (shards / "2024-03.json").stat().st_size)
    desk.add(numbered(2, first=2))
    assert {file.name: len(read(file)["articles"]) for file in shards.iterdir()} == {
        "2024-03.json": 2,
        "2024-03.2.json": 2,
    }
    desk.close()


def test_a_shard_has_two_megabytes(tmp_path: Path) -> None:
    desk = store.open_desk(tmp_path / "desk")
    texts = (article(f"a{at}", "x" * 200_000, published=date(2024, 3, 1)) for at in range(12))
    desk.add(Extraction(of, ()) for of in texts)
    desk.close()
    shards = {file.name: len(read(file)["articles"]) for file in (tmp_path / "desk" / "articles").iterdir()}
    assert shards == {"2024-03.json": 10, "2024-03.2.json": 2}


def test_files_are_for_their_owner_only(path: Path) -> None:
    for found in [path, *path.rglob("*")]:
        assert stat.S_IMODE(found.stat().st_mode) == (0o700 if found.is_dir() else 0o600), found


@settings(max_examples=40)
@given(extractions=corpora())
def test_any_record_survives_the_disk(
    extractions: list[Extraction], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("desk")
    with_memory, desk = store.memory_desk(), store.open_desk(path)
    with_memory.add(extractions)
    desk.add(extractions)
    desk.close()
    again = store.open_desk(path, read_only=True)
    assert sorted(map(repr, contents(again))) == sorted(map(repr, contents(with_memory)))
    assert list(again.verify()) == []


# -- who may write ----------------------------------------------------------------------------------------


def test_a_second_writer_is_told_and_may_read(path: Path) -> None:
    writer = store.open_desk(path)
    with pytest.raises(DeskLocked, match=str(path)):
        store.open_desk(path)
    reader = store.open_desk(path, read_only=True)
    assert contents(reader) == contents(writer)
    writer.close()
    store.open_desk(path).close()


def test_a_reader_changes_nothing(path: Path) -> None:
    before = states(path)
    reader = store.open_desk(path, read_only=True)
    with pytest.raises(DeskReadOnly):
        reader.add(numbered(1))
    with pytest.raises(DeskReadOnly):
        reader.annotate([reader.find()[0].quote.id], marked=False)
    reader.close()
    assert states(path) == before


@pytest.mark.parametrize("place", ["missing", "empty"])
def test_reading_makes_no_desk(place: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoDesk, match=place):
        store.open_desk(tmp_path / place, read_only=True)
    assert [file.name for file in tmp_path.rglob("*")] == ["empty"]


def test_a_folder_of_something_else_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(NoDesk, match=r"thesis\.docx"):
        store.open_desk(tmp_path)
    with pytest.raises(NoDesk, match="is a file"):
        store.open_desk(tmp_path / "thesis.docx")
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_folder_with_registries_and_feeds_of_the_user_becomes_a_desk(tmp_path: Path) -> None:
    (tmp_path / "speakers.toml").touch()
    (tmp_path / "feeds.json").touch()
    store.open_desk(tmp_path).close()
    assert (tmp_path / "desk.json").exists()


def test_a_reader_notices_that_the_desk_has_changed(path: Path) -> None:
    writer = store.open_desk(path)
    for change in (
        lambda: writer.add(numbered(1)),
        lambda: writer.annotate([writer.find()[0].quote.id], marked=False),
        lambda: writer.save_view(View("a", "")),
    ):
        reader = store.open_desk(path, read_only=True)
        assert not reader.is_outdated()
        change()
        assert reader.is_outdated()
        assert not writer.is_outdated()
    assert contents(store.open_desk(path, read_only=True)) == contents(writer)
    writer.close()


# -- faults -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["articles/2024-06.json", "annotations.json", "desk.json"])
@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"[]",
        lambda data: b"null",
        lambda data: b'{"onrecord": {}}',
        lambda data: b'{"onrecord": {"file": {"schema": "one"}}}',
        lambda data: b"\xff" + data,
    ],
    ids=["truncated", "empty", "list", "null", "headless", "unversioned", "binary"],
)
def test_a_damaged_file_is_named_and_left_alone(path: Path, name: str, harm: Any) -> None:
    file = path / name
    damaged = harm(file.read_bytes())
    file.write_bytes(damaged)
    for read_only in (True, False):
        with pytest.raises(DeskDamaged, match=str(file)):
            store.open_desk(path, read_only=read_only)
    assert file.read_bytes() == damaged


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("articles/2024-06.json", b'"quotes":', b'"quote":'),
        ("articles/2024-06.json", b'"published":"2024', b'"published":"20x4'),
        ("articles/2024-06.json", b'"content":[[', b'"content":[{},['),
        ("annotations.json", b'"marked":', b'"marker":'),
    ],
)
def test_a_file_edited_into_another_shape_is_named(path: Path, name: str, old: bytes, new: bytes) -> None:
    file = path / name
    file.write_bytes(file.read_bytes().replace(old, new))
    with pytest.raises(DeskDamaged, match=str(file)):
        store.open_desk(path)


@pytest.mark.parametrize("content", [b"", b"{}", dump({"articles": {"summit": {"id": "summit"}}}), None])
def test_the_rest_of_a_damaged_desk_can_be_read(path: Path, content: bytes | None) -> None:
    shard = path / "articles" / "2024-06.json"
    shard.write_bytes(shard.read_bytes().replace(b":0.7,", b":[],") if content is None else content)
    rest = store.open_desk(path, salvage=True)
    assert rest.read_only
    assert [entry.article.id for entry in rest.find()] == ["minsk", "minsk", "undated"]
    assert any("2024-06.json" in problem.where for problem in rest.verify())


def test_a_damaged_file_moved_away_lets_the_desk_go_on(path: Path) -> None:
    (path / "articles" / "2024-06.json").rename(path.parent / "aside.json")
    desk = store.open_desk(path)
    assert len(desk.find()) == 3
    assert desk.add(corpus()).quotes_new == 3
    desk.close()


def test_a_missing_manifest_makes_no_empty_desk(path: Path) -> None:
    (path / "desk.json").unlink()
    for read_only in (True, False):
        with pytest.raises(DeskDamaged, match=r"desk\.json: is missing"):
            store.open_desk(path, read_only=read_only)


@pytest.mark.parametrize("name", ["articles/2024-06.json", "annotations.json", "desk.json"])
def test_a_file_of_a_newer_version_is_named(path: Path, name: str) -> None:
    newer = (path / name).read_bytes().replace(b'"schema":%d' % SCHEMA, b'"schema":%d' % (SCHEMA + 1))
    (path / name).write_bytes(newer)
    with pytest.raises(DeskTooNew, match=f"{name}: .*newer"):
        store.open_desk(path)
    assert (path / name).read_bytes() == newer


@pytest.fixture
def next_schema(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version of the program later than the desk, in which outlets are written in capitals."""

    def migrate(tables: dict[str, Any]) -> dict[str, Any]:
        articles = tables.get("articles", {})
        renamed = {key: {**kept, "outlet": str(kept["outlet"]).upper()} for key, kept in articles.items()}
        return {**tables, **({"articles": renamed} if renamed else {})}

    monkeypatch.setattr(storage, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(storage, "MIGRATIONS", {SCHEMA: migrate})


@pytest.mark.usefixtures("next_schema")
def test_a_desk_of_an_older_version_is_migrated_and_its_files_kept(path: Path) -> None:
    shard = path / "articles" / "2024-07.json"
    old = shard.read_bytes()
    reader = store.open_desk(path, read_only=True)
    assert reader.find()[0].article.outlet == "BBC NEWS"
    assert shard.read_bytes() == old
    desk = store.open_desk(path)
    of = article("new", "New words.", published=date(2024, 7, 2))
    desk.add([Extraction(of, (quote(of, "New"),))])
    desk.close()
    assert (path / "articles" / f"2024-07.json.v{SCHEMA}").read_bytes() == old
    assert read(shard)["articles"]["minsk"]["outlet"] == "BBC NEWS"
    again = store.open_desk(path)
    assert len(again.find()) == 7
    assert list(again.verify()) == []
    again.close()


def test_verify_tells_of_a_file_changed_by_hand(path: Path) -> None:
    file = path / "articles" / "2024-06.json"
    file.write_bytes(file.read_bytes().replace(b'"score":-0.6', b'"score":0.6'))
    desk = store.open_desk(path, read_only=True)
    assert [problem.where for problem in desk.verify()] == [str(file)]


def test_an_article_in_two_files_is_found_once_and_told_of(path: Path) -> None:
    shards = path / "articles"
    (shards / "2024-08.json").write_bytes((shards / "2024-07.json").read_bytes())
    desk = store.open_desk(path, read_only=True)
    assert len(desk.find()) == 6
    [problem] = desk.verify()
    assert problem.where == "minsk"


def test_side_files_of_a_killed_program_are_swept(path: Path) -> None:
    stale = [path / ".annotations.json.0123.part", path / "articles" / ".2024-06.json.4567.part"]
    alive = path / ".feeds.json.89ab.part"  # of a program that needs no lock
    for file in (*stale, alive):
        file.write_bytes(b"half")
    store.open_desk(path, read_only=True)
    assert all(file.exists() for file in stale)
    store.open_desk(path).close()
    assert not any(file.exists() for file in stale)
    assert alive.exists()


def test_a_full_disk_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = store.open_desk(path)
    before, files = contents(desk), {file: file.read_bytes() for file in path.rglob("*.json")}

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DeskUnwritable, match=r"2024-03\.json: .*No space left"):
            desk.add(numbered(1))
        with pytest.raises(DeskUnwritable, match=r"annotations\.json: .*No space left"):
            desk.annotate([desk.find()[0].quote.id], marked=False)
    assert contents(desk) == before
    assert {
        file: file.read_bytes() for file in path.rglob("*") if file.is_file() and file.name != "desk.lock"
    } == files
    assert desk.add(numbered(1)).quotes_new == 1  # once there is space again
    desk.close()


def test_what_one_shard_took_before_another_failed_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = store.open_desk(tmp_path / "desk")
    replace_file = os.replace

    def failing(side: Path, target: Path) -> None:
        if target.name == "2024-07.json":
            raise OSError(errno.EIO, "Input/output error")
        replace_file(side, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing)
        with pytest.raises(DeskUnwritable, match="2024-07"):
            desk.add(corpus())
    assert [entry.article.id for entry in desk.find()] == ["summit"] * 3
    assert desk.add(corpus()).articles_known == 2
    ids = [entry.quote.id for entry in desk.find()]
    desk.close()
    again = store.open_desk(tmp_path / "desk", read_only=True)
    assert [entry.quote.id for entry in again.find()] == ids
    assert list(again.verify()) == []


def test_a_folder_that_takes_no_files_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Simulated, since tests may run as a user who may write anywhere.
    opened = os.open

    def refusing(name: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and str(path) in str(name):
            raise PermissionError(errno.EACCES, "Permission denied", str(name))
        return opened(name, flags, *rest, **more)

    monkeypatch.setattr(os, "open", refusing)
    with pytest.raises(DeskUnwritable, match=f"{path}: .*Permission denied"):
        store.open_desk(path)
    assert len(store.open_desk(path, read_only=True).find()) == 6


@pytest.mark.parametrize("refused", ["articles/2024-06.json", ""])
def test_what_may_not_be_read_is_named(path: Path, refused: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Simulated, since tests may run as a user who may read anything.
    def refusing(file: Path, *rest: Any, **more: Any) -> Any:
        if file == path / refused or not refused:
            raise PermissionError(errno.EACCES, "Permission denied", str(file))
        return reading(file, *rest, **more)

    name = "read_bytes" if refused else "stat"
    reading = getattr(Path, name)
    monkeypatch.setattr(Path, name, refusing)
    with pytest.raises(DeskUnreadable, match=f"{path / refused}: .*Permission denied"):
        store.open_desk(path, read_only=True)


def test_an_annotation_outlives_its_quote(path: Path) -> None:
    (path / "articles" / "2024-07.json").rename(path.parent / "aside.json")
    desk = store.open_desk(path)
    desk.annotate([desk.find()[0].quote.id], note="second")
    desk.close()
    kept = read(path / "annotations.json")["annotations"]
    assert sorted(note["note"] for note in kept.values()) == ["first", "second"]


@pytest.mark.parametrize("after", [1, 2, 5, 11])
def test_a_killed_writer_loses_nothing_that_it_said_was_kept(after: int, tmp_path: Path) -> None:
    assert kill_while_writing(tmp_path / "desk", after) == []
    assert not list((tmp_path / "desk").rglob("*.part"))


ADDER = """
import sys
from pathlib import Path
import store
from store.desk_errors import DeskLocked
from tests.store.kills import numbered
for at in range(10):
    while True:
        try:
            desk = store.open_desk(Path(sys.argv[1]))
            break
        except DeskLocked:
            pass
    desk.add(numbered(1, first=int(sys.argv[2]) + at))
    desk.close()
"""


def test_two_programs_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "desk"
    adders = [
        subprocess.Popen([sys.executable, "-c", ADDER, str(path), first], cwd=ROOT) for first in ("0", "100")
    ]
    assert [adder.wait() for adder in adders] == [0, 0]
    desk = store.open_desk(path)
    assert len(desk.find()) == 20
    assert list(desk.verify()) == []
    desk.close()


def test_a_clock_that_jumps_back_changes_nothing(path: Path) -> None:
    before = contents(store.open_desk(path, read_only=True))
    for file in path.rglob("*.json"):
        os.utime(file, (0, 0))
    assert contents(store.open_desk(path, read_only=True)) == before


def test_a_blank_annotation_leaves_no_trace(path: Path) -> None:
    desk = store.open_desk(path)
    marked = desk.find(parse("is:marked"))[0].quote.id
    desk.annotate([marked], marked=False, note="")
    desk.close()
    assert read(path / "annotations.json")["annotations"] == {}
    assert store.open_desk(path, read_only=True).quote(marked).annotation == Annotation()


def test_an_id_of_any_kind_is_kept(tmp_path: Path) -> None:
    odd = '../"ünïcode"\n\x00'
    [found] = numbered(1)
    desk = store.open_desk(tmp_path / "desk")
    desk.add([Extraction(replace(found.article, id=odd), found.quotes)])
    desk.close()
    assert store.open_desk(tmp_path / "desk", read_only=True).articles()[0].id == odd

"""The desk on disk: a folder of TinyDB files.

desk.json               the manifest
articles/2024-06.json   the articles of a month with their quotes, in files of bounded size:
articles/2024-06.2.json   where one is full, the next begins
articles/undated.json
annotations.json        the analyst's work, by quote id
desk.lock               held by the program that may write
"""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import orjson
from filelock import FileLock, Timeout

from store import documents
from store.contract import Annotation, Names, Problem
from store.desks import BaseDesk
from store.documents import Document
from store.errors import DeskDamaged, DeskLocked, DeskUnwritable, NoDesk
from store.files import sweep
from store.storage import damaged, is_untouched, read, table

SHARD_BYTES = 2_000_000
"""A shard of this size takes no more articles: one is read and written in some 20 ms."""

MANIFEST = "desk.json"
ANNOTATIONS = "annotations.json"
ARTICLES = "articles"
LOCK = "desk.lock"

SHARD = re.compile(r"(?P<month>\d{4}-\d{2}|undated)(?:\.(?P<part>\d+))?\.json")
GUESTS = re.compile(r".*\.toml|\..*")
"""What may lie in a folder before it becomes a desk: the user's own registries, hidden files."""

Shard = tuple[str, int]
"""Month and part; parts count from 1."""


class FolderDesk(BaseDesk):
    """A desk on disk; see `contract.Desk`."""

    def __init__(self, path: Path, *, read_only: bool, salvage: bool, names: Names | None) -> None:
        super().__init__(names)
        self.path = path
        self.read_only = read_only or salvage
        self._salvage = salvage
        self._sizes: dict[Shard, int] = {}
        self._problems: list[Problem] = []
        self._lock = None if self.read_only else _lock(path)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the desk's lock; the desk can still be read."""
        super().close()
        if self._lock:
            self._lock.release()

    def verify(self) -> Iterator[Problem]:
        """What was wrong at opening, files that something else changed, quotes unlike their article."""
        yield from self._problems
        files = [self.path / MANIFEST, self.path / ANNOTATIONS]
        for path in [*files, *(_shard_path(self.path, shard) for shard in sorted(self._sizes))]:
            if path.exists() and not is_untouched(path):
                yield Problem(str(path), "the file was changed by something else than onrecord")
        yield from super().verify()

    # -- opening ---------------------------------------------------------------------------------------------

    def _open(self) -> None:
        if not self.read_only:
            (self.path / ARTICLES).mkdir(mode=0o700, exist_ok=True)
            sweep(self.path)
            sweep(self.path / ARTICLES)
            if not (self.path / MANIFEST).exists():
                table(self.path / MANIFEST, "desk").put({"format": {"name": "onrecord desk"}})
        elif not (self.path / MANIFEST).exists():
            raise NoDesk(f"{self.path}: there is no desk here")
        read(self.path / MANIFEST)
        with _no_garbage_collection():
            for shard in sorted(_shards(self.path), key=lambda shard: (shard[0], -shard[1]), reverse=True):
                self._load(shard)
            self._load_annotations()

    def _load(self, shard: Shard) -> None:
        path = _shard_path(self.path, shard)
        try:
            kept = list(read(path).get("articles", {}).values())
            if self._salvage:  # a look at everything, so that nothing wrong gets in
                kept = [documents.kept(documents.to_extraction(document)) for document in kept]
            self._collection.add([document for document in kept if self._is_new(document, path)])
        except documents.SHAPE_ERRORS as error:
            self._found_damaged(damaged(path, error))
        except DeskDamaged as error:
            self._found_damaged(error)
        self._sizes[shard] = path.stat().st_size

    def _load_annotations(self) -> None:
        path = self.path / ANNOTATIONS
        try:
            kept = read(path).get("annotations", {}) if path.exists() else {}
            self._collection.annotate({key: Annotation(**document) for key, document in kept.items()})
        except documents.SHAPE_ERRORS as error:
            self._found_damaged(damaged(path, error))
        except DeskDamaged as error:
            self._found_damaged(error)

    def _is_new(self, document: Document, path: Path) -> bool:
        if document["id"] not in self._collection.articles:
            return True
        self._problems.append(Problem(document["id"], f"{path}: the article is in another file, too"))
        return False

    def _found_damaged(self, error: DeskDamaged) -> None:
        if not self._salvage:
            raise error
        self._problems.append(Problem("desk", str(error)))

    # -- writing ---------------------------------------------------------------------------------------------

    def _keep_articles(self, kept: Sequence[Document]) -> Iterator[Sequence[Document]]:
        for shard, articles in self._allot(kept).items():
            path = _shard_path(self.path, shard)
            table(path, "articles").put({article["id"]: article for article in articles})
            self._sizes[shard] = path.stat().st_size
            yield articles

    def _keep_annotations(self, annotations: Mapping[str, Annotation]) -> None:
        table(self.path / ANNOTATIONS, "annotations").put(
            {
                key: asdict(annotation) if annotation != Annotation() else None
                for key, annotation in annotations.items()
            }
        )

    def _allot(self, kept: Sequence[Document]) -> dict[Shard, list[Document]]:
        """Which shard takes which articles."""
        sizes = dict(self._sizes)
        allotted: dict[Shard, list[Document]] = defaultdict(list)
        for article in kept:
            month = article["published"][:7] if article["published"] else "undated"
            last = max((part for name, part in sizes if name == month), default=1)
            shard = (month, last if sizes.get((month, last), 0) < SHARD_BYTES else last + 1)
            sizes[shard] = sizes.get(shard, 0) + len(orjson.dumps(article))
            allotted[shard].append(article)
        return allotted


def _shards(folder: Path) -> Iterator[Shard]:
    for path in (folder / ARTICLES).glob("*.json"):
        if match := SHARD.fullmatch(path.name):
            yield match["month"], int(match["part"] or 1)


def _shard_path(folder: Path, shard: Shard) -> Path:
    month, part = shard
    return folder / ARTICLES / (f"{month}.json" if part == 1 else f"{month}.{part}.json")


def _lock(folder: Path) -> FileLock:
    """The desk's lock, taken; the folder is made where there is none."""
    _check_place(folder)
    lock = FileLock(folder / LOCK, timeout=0, mode=0o600, thread_local=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise DeskLocked(
            f"{folder}: another program is writing to this desk; it can be opened for reading"
        ) from error
    except OSError as error:
        raise DeskUnwritable(
            f"{folder}: can't be written ({error.strerror}); an existing desk can be read"
        ) from error
    return lock


def _check_place(folder: Path) -> None:
    """Raise `NoDesk` or `DeskDamaged` where a folder neither is a desk nor can become one."""
    if folder.exists() and not folder.is_dir():
        raise NoDesk(f"{folder}: is a file, where a desk is a folder")
    if not folder.exists() or (folder / MANIFEST).exists():
        return
    if any(_shards(folder)) or (folder / ANNOTATIONS).exists():
        raise DeskDamaged(f"{folder / MANIFEST}: is missing; restore it from a backup or another desk")
    if others := [
        path.name
        for path in folder.iterdir()
        if path.name not in (ARTICLES, LOCK) and not GUESTS.fullmatch(path.name)
    ]:
        raise NoDesk(f"{folder}: is no desk, and it isn't empty ({others[0]})")


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Loading makes many objects and no garbage; looking for it would take longer than the loading."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

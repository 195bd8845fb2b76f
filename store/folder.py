"""The desk on disk: a folder of TinyDB files.

`desk.json` is the manifest. A shard, `articles/2024-06.json`, holds a month's articles with their quotes;
`articles/2024-06.2.json` is the month's second; `articles/undated.json` holds those without a date.
`annotations.json` holds the analyst's work by quote id, with its history, `views.json` the saved views.
`desk.lock` is held by the program that may write.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import orjson

from store import documents
from store.annotations import History, TableUpdate, to_annotation, to_view
from store.base_desk import BaseDesk
from store.collection import Collection
from store.contract import Names, Problem
from store.desk_errors import DeskDamaged, DeskUnreadable, NoDesk, StoreError
from store.documents import Document
from store.files import sweep
from store.layout import ARTICLES, MANIFEST, VIEWS, WORK, Shard, check_place, lock, shard_path, shards
from store.migrations import Tables
from store.storage import AtomicStorage, damaged, is_current, is_untouched, put, read

SHARD_BYTES = 2_000_000
"""A shard that has this size takes no new articles: it is read and written in some 20 ms."""


class FolderDesk(BaseDesk):
    """A desk on disk; see `contract.Desk`."""

    def __init__(self, path: Path, *, read_only: bool, salvage: bool, names: Names | None) -> None:
        super().__init__(names)
        self.path = path
        self.read_only = read_only or salvage
        self._salvage = salvage
        self._sizes: dict[Shard, int] = {}
        self._shard_of: dict[str, Shard] = {}
        self._held: dict[str, AtomicStorage] = {}
        self._problems: list[Problem] = []
        self._lock = None if self.read_only else lock(path)
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

    def is_outdated(self) -> bool:
        """Whether another program has changed the desk since it was opened."""
        return self._lock is None and self._stamps() != self._seen

    def _stamps(self) -> dict[Path, tuple[int, int, int]]:
        """Per file what changes when it is replaced."""
        return {
            path: (status.st_mtime_ns, status.st_size, status.st_ino)
            for path in self._files()
            if (status := path.stat())
        }

    def verify(self) -> Iterator[Problem]:
        """Problems at opening, files changed by another program, quotes that differ from their article."""
        yield from self._problems
        reported = {problem.where for problem in self._problems}
        for path in self._files():
            if str(path) not in reported and not is_untouched(path):
                yield Problem(str(path), "the file was changed by something else than onrecord")
        yield from super().verify()

    def _files(self) -> list[Path]:
        paths = [self.path / name for name in (MANIFEST, WORK, VIEWS)]
        paths += [shard_path(self.path, shard) for shard in sorted(shards(self.path))]
        return [path for path in paths if path.exists()]

    # -- opening ---------------------------------------------------------------------------------------------

    def _open(self) -> None:
        manifest = self.path / MANIFEST
        if not self.read_only:
            sweep(self.path / ARTICLES, "*")
            for name in (MANIFEST, WORK, VIEWS):  # other files are written without the lock
                sweep(self.path, name)
            if not manifest.exists():
                put(AtomicStorage(manifest), {"desk": {"format": {"name": "onrecord desk"}}})
        elif not manifest.exists():
            check_place(self.path)
            raise NoDesk(f"{self.path}: there is no desk here")
        self._load(manifest, lambda _: None)
        self._seen = self._stamps()  # before anything is read, so that no change is missed
        with _no_garbage_collection():
            for shard in sorted(shards(self.path), key=lambda shard: (shard[0], -shard[1]), reverse=True):
                self._sizes[shard] = shard_path(self.path, shard).stat().st_size
                self._load(shard_path(self.path, shard), partial(self._take, shard))
            self._load(self.path / WORK, self._take_work)
            self._load(self.path / VIEWS, self._take_views)
        if not self.read_only:
            self._drop_older_files()

    def _drop_older_files(self) -> None:
        """Delete kept files of an older schema whose successors have now been read back whole."""
        current = set(self._files())
        for older in [*self.path.glob("*.json.v*"), *(self.path / ARTICLES).glob("*.json.v*")]:
            successor = older.with_suffix("")
            if successor in current and is_current(successor):
                with suppress(OSError):  # it does no harm where it is
                    older.unlink()

    def _load(self, path: Path, take: Callable[[Tables], None]) -> None:
        """Read a file, if it is there. A damaged one is raised, or reported where a desk is salvaged."""
        try:
            if path.exists():
                take(read(path))
        except (DeskDamaged, DeskUnreadable, *documents.SHAPE_ERRORS) as error:
            named = error if isinstance(error, StoreError) else damaged(path, error)
            if not self._salvage:
                raise named from error
            self._problems.append(Problem(str(path), str(named).removeprefix(f"{path}: ")))

    def _take(self, shard: Shard, tables: Tables) -> None:
        kept = list(tables["articles"].values())
        if self._salvage:  # tried first, so that a damaged file adds nothing
            kept = [documents.kept(documents.to_extraction(document)) for document in kept]
            Collection().add(kept)
        self._collection.add([document for document in kept if self._is_new(document, shard)])

    def _is_new(self, document: Document, shard: Shard) -> bool:
        other = self._shard_of.setdefault(document["id"], shard)
        if other != shard:
            reason = f"the article is in two files, {other[0]} and {shard[0]}; the first is shown"
            self._problems.append(Problem(document["id"], reason))
        return other == shard

    def _take_work(self, tables: Tables) -> None:
        annotations = {key: to_annotation(document) for key, document in tables["annotations"].items()}
        self._history = History({int(number): change for number, change in tables["history"].items()})
        self._collection.annotate(annotations)

    def _take_views(self, tables: Tables) -> None:
        self._views = {name: to_view(name, document) for name, document in tables["views"].items()}

    # -- writing ---------------------------------------------------------------------------------------------

    def _write_articles(self, articles: Sequence[Document]) -> Iterator[Sequence[Document]]:
        for shard, batch in self._allot(articles).items():
            path = shard_path(self.path, shard)
            put(AtomicStorage(path), {"articles": {article["id"]: article for article in batch}})
            self._sizes[shard] = path.stat().st_size
            self._shard_of |= {article["id"]: shard for article in batch}
            yield batch

    def _write_work(self, updates: Mapping[str, TableUpdate]) -> None:
        name = VIEWS if "views" in updates else WORK
        if name not in self._held:
            self._held[name] = AtomicStorage(self.path / name)
        put(self._held[name], updates)

    def _allot(self, articles: Sequence[Document]) -> dict[Shard, list[Document]]:
        """The articles by shard: one that is there already stays in its shard."""
        sizes = dict(self._sizes)
        by_shard: dict[Shard, list[Document]] = defaultdict(list)
        for article in articles:
            month = article["published"][:7] if article["published"] else "undated"
            last = max((part for name, part in sizes if name == month), default=1)
            free = (month, last if sizes.get((month, last), 0) < SHARD_BYTES else last + 1)
            shard = self._shard_of.get(article["id"], free)
            sizes[shard] = sizes.get(shard, 0) + len(orjson.dumps(article))
            by_shard[shard].append(article)
        return by_shard


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Loading makes many objects and no garbage; to look for it would take longer than to load."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

"""A TinyDB storage that loses nothing: durable and atomic, with a schema version and a digest.

The file is TinyDB's JSON with one document a line, so that its versions can be compared line by line. The
first line is the header, a table of its own with the schema's version and the digest of the other lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import Storage
from tinydb.table import Table

from store.desk_errors import DeskDamaged, DeskTooNew, DeskUnreadable, DeskUnwritable
from store.documents import SHAPE_ERRORS, Document
from store.files import replace_file
from store.migrations import MIGRATIONS, Tables

SCHEMA = 2
"""The schema's version that this program writes; it reads older ones, too, see `migrations`."""

HEADER = "onrecord"
"""The header's table, with the one document "file"."""


class AtomicStorage(Storage):
    """One file of a desk. Its content is held in memory, and always the same as on the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._version = SCHEMA
        self._tables: Tables | None = None
        self._dumped: dict[int, tuple[Document, bytes]] = {}
        if path.exists():
            self._version, tables = _load(path)
            self._tables = _migrated(path, self._version, tables)

    def read(self) -> Tables | None:
        """The tables, or None where there is no file yet."""
        return dict(self._tables) if self._tables is not None else None

    def write(self, data: Tables) -> None:
        """Make the tables durable; raises `DeskUnwritable`, and the file stays as it was.

        A file of an older schema stays beside the new one, as NAME.vN; `FolderDesk` deletes it later.
        """
        before, self._dumped = self._dumped, {}

        def dumped(document: Document) -> bytes:
            """The document as JSON; most are the same objects as at the last write, and dumped already."""
            pair = before.get(id(document)) or (document, orjson.dumps(document))
            self._dumped[id(document)] = pair
            return pair[1]

        try:
            if self._version < SCHEMA:
                old = self._path.with_name(f"{self._path.name}.v{self._version}")
                replace_file(old, [self._path.read_bytes()])
            replace_file(self._path, [dump(data, dumped)])
        except OSError as error:
            raise DeskUnwritable(f"{self._path}: can't be written ({error.strerror})") from error
        self._version, self._tables = SCHEMA, data


class KeyedTable(Table):
    """A table whose documents have ids of their own."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB documents this use, its types say int

    def put(self, documents: Mapping[str, Document | None]) -> None:
        """Set documents by id, in one write; None removes one."""

        def update(kept: dict[Any, Mapping[str, Any]]) -> None:
            for key, document in documents.items():
                if document is None:
                    kept.pop(key, None)
                else:
                    kept[key] = document

        self._update_table(update)


def put(storage: AtomicStorage, changes: Mapping[str, Mapping[str, Document | None]]) -> None:
    """Set documents by table and id, in one atomic write; None removes one."""
    together = CachingMiddleware(lambda: storage)  # type: ignore[no-untyped-call]  # TinyDB gives it no types
    with TinyDB(storage=together) as file:
        for name, documents in changes.items():
            KeyedTable(file.storage, name).put(documents)


def read(path: Path) -> Tables:
    """The tables of a file in today's schema, without its header.

    Raises `DeskDamaged`, `DeskTooNew` or `DeskUnreadable`.
    """
    return _migrated(path, *_load(path))


def _migrated(path: Path, version: int, tables: Tables) -> Tables:
    if version > SCHEMA:
        raise DeskTooNew(f"{path}: was written by a newer version of onrecord; update onrecord to open it")
    try:
        for older in range(version, SCHEMA):
            tables = MIGRATIONS[older](tables)
    except SHAPE_ERRORS as error:
        raise damaged(path, error) from error
    return tables


def _load(path: Path) -> tuple[int, Tables]:
    """A file's schema version, and its tables as that version has them."""
    try:
        tables: Tables = orjson.loads(path.read_bytes())
        return int(tables.pop(HEADER)["file"]["schema"]), tables
    except OSError as error:
        raise DeskUnreadable(f"{path}: can't be read ({error.strerror})") from error
    except SHAPE_ERRORS as error:
        raise damaged(path, error) from error


def is_current(path: Path) -> bool:
    """Whether a file is of today's schema and whole. Raises what `read` raises."""
    version, _ = _load(path)
    return version == SCHEMA and is_untouched(path)


def damaged(path: Path, error: Exception) -> DeskDamaged:
    """The error for a file that can't be read as what it should be."""
    advice = "restore it from a backup, or move it out of the desk's folder to go on without what is in it"
    return DeskDamaged(f"{path}: is damaged ({type(error).__name__}: {error}); {advice}")


def dump(tables: Tables, dump_document: Callable[[Document], bytes] = orjson.dumps) -> bytes:
    """The bytes of a file with these tables."""
    body = b",\n".join(_dump_table(*table, dump_document) for table in tables.items()) + b"\n}\n"
    header = {HEADER: {"file": {"schema": SCHEMA, "sha256": sha256(body).hexdigest()}}}
    return orjson.dumps(header)[:-1] + (b",\n" if tables else b"\n") + body


def is_untouched(path: Path) -> bool:
    """Whether a file matches its digest: nothing else than `dump` changed it."""
    header, _, body = path.read_bytes().partition(b"\n")
    return sha256(body).hexdigest().encode() in header


def _dump_table(
    name: str, documents: Mapping[str, Document], dump_document: Callable[[Document], bytes]
) -> bytes:
    lines = (orjson.dumps(key) + b": " + dump_document(document) for key, document in documents.items())
    return orjson.dumps(name) + b": {\n" + b",\n".join(lines) + b"\n}"

"""Small files that lie beside a desk's articles: JSON of a known version, written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from store.errors import DeskDamaged, DeskTooNew, DeskUnwritable
from store.files import replace_file

VERSION = 1


def load(path: Path, *, without: str) -> dict[str, Any]:
    """What the file holds; nothing where there is none. `without` says what is lost if it is deleted.

    Raises `DeskDamaged`, `DeskTooNew`.
    """
    try:
        document = orjson.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise damaged(path, without) from error
    if not isinstance(document, dict) or not isinstance(document.get("version"), int):
        raise damaged(path, without)
    if document["version"] > VERSION:
        raise DeskTooNew(f"{path}: was written by a newer version of onrecord")
    return document


def save(path: Path, document: dict[str, Any]) -> None:
    """Make this the content of the file. Raises `DeskUnwritable`, and the old content stays."""
    data = orjson.dumps({"version": VERSION, **document}, option=orjson.OPT_INDENT_2)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, (data, b"\n"))
    except OSError as error:
        raise DeskUnwritable(f"{path}: can't be written ({error.strerror})") from error


def damaged(path: Path, without: str) -> DeskDamaged:
    """That the file doesn't hold what it should."""
    return DeskDamaged(f"{path}: is damaged; restore it from a backup, or delete it: {without}")

"""Sidecars: small JSON files in a desk's folder, beside its articles, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

import orjson

from store.desk_errors import DeskDamaged, DeskTooNew, DeskUnreadable, DeskUnwritable
from store.documents import SHAPE_ERRORS, Document
from store.files import replace_file

T = TypeVar("T")

VERSION = 1
"""Of the files' shape. Whoever reads a file refuses one of a higher version."""


def load(path: Path, read: Callable[[Document], T], *, without: str) -> T:
    """What `read` makes of the file's content; of an empty object where there is no file.

    `read` raises one of `SHAPE_ERRORS`, as the functions below do, where the content has another shape;
    `without` tells the user what is lost if the file is then deleted. Raises `DeskDamaged`,
    `DeskUnreadable`, `DeskTooNew`.
    """
    try:
        document = require_dict(orjson.loads(path.read_bytes()))
        if require_count(document.get("version")) > VERSION:
            raise DeskTooNew(f"{path}: was written by a newer version of onrecord")
        return read(document)
    except FileNotFoundError:
        return read({})
    except OSError as error:
        raise DeskUnreadable(f"{path}: can't be read ({error.strerror})") from error
    except SHAPE_ERRORS as error:
        advice = f"restore it from a backup, or delete it: {without}"
        raise DeskDamaged(f"{path}: is damaged ({error}); {advice}") from error


def save(path: Path, document: dict[str, Any]) -> None:
    """Write the file. Raises `DeskUnwritable`, and the old content stays."""
    data = orjson.dumps({"version": VERSION, **document}, option=orjson.OPT_INDENT_2)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, (data, b"\n"))
    except OSError as error:
        raise DeskUnwritable(f"{path}: can't be written ({error.strerror})") from error


def table(document: Document, name: str, read: Callable[[Any], T]) -> dict[str, T]:
    """The table of this name, each value read with `read`.

    Raises TypeError where it isn't an object, and ValueError that names the value of another shape.
    """
    values = {}
    for key, value in require_dict(document.get(name, {})).items():
        try:
            values[key] = read(value)
        except SHAPE_ERRORS as error:
            raise ValueError(f"{name}, {_shown(key)}: {error}") from error
    return values


def require_dict(value: object) -> Document:
    """The value if it is an object, else TypeError; likewise below."""
    return value if isinstance(value, dict) else _refuse(value, "an object")


def require_list(value: object) -> list[Any]:
    """The value if it is a list."""
    return value if isinstance(value, list) else _refuse(value, "a list")


def require_str(value: object) -> str:
    """The value if it is a text."""
    return value if isinstance(value, str) else _refuse(value, "a text")


def require_str_or_none(value: object) -> str | None:
    """The value if it is a text or None."""
    return None if value is None else require_str(value)


def require_count(value: object) -> int:
    """The value if it is an integer from 0."""
    is_number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return cast(int, value) if is_number else _refuse(value, "a number of things")


def _refuse(value: object, wanted: str) -> NoReturn:
    raise TypeError(f"{_shown(value)} stands where {wanted} should")


def _shown(value: object) -> str:
    """The value in short, on one line, without control characters."""
    return f"{value!r:.60}"

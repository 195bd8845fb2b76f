"""Small files that lie beside a desk's articles: JSON of a known version, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

import orjson

from store.documents import SHAPE_ERRORS, Document
from store.errors import DeskDamaged, DeskTooNew, DeskUnreadable, DeskUnwritable
from store.files import replace_file

T = TypeVar("T")

VERSION = 1


def load(path: Path, read: Callable[[Document], T], *, without: str) -> T:
    """What `read` makes of the file's content, of an empty object where there is no file.

    It raises one of `SHAPE_ERRORS`, as the functions below do, where the content isn't what it should be;
    `without` says what is lost if the file is then deleted. Raises `DeskDamaged`, `DeskUnreadable`,
    `DeskTooNew`.
    """
    try:
        document = an_object(orjson.loads(path.read_bytes()))
        if a_number(document.get("version")) > VERSION:
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
    """Make this the content of the file. Raises `DeskUnwritable`, and the old content stays."""
    data = orjson.dumps({"version": VERSION, **document}, option=orjson.OPT_INDENT_2)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, (data, b"\n"))
    except OSError as error:
        raise DeskUnwritable(f"{path}: can't be written ({error.strerror})") from error


def table(document: Document, name: str, read: Callable[[Any], T]) -> dict[str, T]:
    """The table of this name, its values as `read` makes them.

    Raises TypeError where it is none, and ValueError naming the value that isn't what it should be.
    """
    found = {}
    for key, value in an_object(document.get(name, {})).items():
        try:
            found[key] = read(value)
        except SHAPE_ERRORS as error:
            raise ValueError(f"{name}, {_shown(key)}: {error}") from error
    return found


def an_object(value: object) -> Document:
    """The value, if it is an object. Raises TypeError, as do those below."""
    return value if isinstance(value, dict) else _refuse(value, "an object")


def a_list(value: object) -> list[Any]:
    """The value, if it is a list."""
    return value if isinstance(value, list) else _refuse(value, "a list")


def a_text(value: object) -> str:
    """The value, if it is a text."""
    return value if isinstance(value, str) else _refuse(value, "a text")


def a_text_or_none(value: object) -> str | None:
    """The value, if it is a text or nothing."""
    return None if value is None else a_text(value)


def a_number(value: object) -> int:
    """The value, if it is a number of things."""
    is_number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return cast(int, value) if is_number else _refuse(value, "a number of things")


def _refuse(value: object, wanted: str) -> NoReturn:
    raise TypeError(f"{_shown(value)} stands where {wanted} should")


def _shown(value: object) -> str:
    """The value in short, on one line, without control characters."""
    return f"{value!r:.60}"

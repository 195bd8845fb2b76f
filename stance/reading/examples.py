"""Examples of stance: a text with the places of a holder and a target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stance.cleaning import Unreadable, clean, clean_line
from stance.errors import SourceError, reason_of
from stance.reading.article_formats import check_text, json_lines
from stance.records import Span


@dataclass(frozen=True, slots=True)
class Example:
    """A text with a marked holder and target."""

    id: str
    text: str
    holder: Span | None
    """None for the stance of the text's own voice."""
    target: Span


def read_examples(path: Path) -> Iterator[Example | SourceError]:
    """One example per line, `{"id", "text", "holder": [start, end] | null, "target": [start, end]}`.

    Offsets are characters of `text`. A line that is no example yields a `SourceError` with the reason.
    """
    name = clean_line(str(path))
    empty = True
    try:
        with path.open("rb") as lines:
            for where, value in json_lines(name, lines):
                empty = False
                yield value if isinstance(value, SourceError) else _example(where, value)
    except OSError as error:
        yield SourceError(f"{name}: {reason_of(error)}")
    else:
        if empty:
            yield SourceError(f"{name}: is empty")


def _example(where: str, value: object) -> Example | SourceError:
    try:
        if not isinstance(value, dict):
            raise Unreadable("is not a JSON object")
        id, text = value.get("id"), value.get("text")
        if not isinstance(id, str) or not isinstance(text, str):
            raise Unreadable('has no "id" or no "text" that is a string')
        check_text(text)
        holder = value.get("holder")
        return Example(
            id=clean(id),
            text=clean(text),
            holder=None if holder is None else _span(holder, "holder", text),
            target=_span(value.get("target"), "target", text),
        )
    except Unreadable as error:
        return SourceError(f"{where}: {error}")


def _span(value: object, field: str, text: str) -> Span:
    match value:
        case [int(start), int(end)] if bool not in map(type, value) and 0 <= start < end <= len(text):
            return start, end
        case _:
            raise Unreadable(f'has a "{field}" that is no [start, end] within its text')

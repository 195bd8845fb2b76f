"""The file formats of articles: the bytes of one file in, its articles out.

Each reader yields an article or, in its place, a `SourceError` with the reason, so that one bad line affects
no other. Nothing is guessed: a plain text has no title, and a date that is no ISO date is an error (in saved
web pages, which others wrote, it is None).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from stance.cleaning import Unreadable, clean, clean_line, decode
from stance.errors import SourceError
from stance.reading.links import canonical_url, safe_url
from stance.records import Article, digest, make_id

FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:(?P<fields>.*?)\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
ReadResult = Article | SourceError
"""What a reader yields: an article, or the reason why there is none."""

LONGEST_PARAGRAPH = 200_000
"""In characters. Parsing more at once takes gigabytes, and no article has such a paragraph."""
FIELDS = ("title", "outlet", "url", "published")
"""The fields of an article beside its id and text; other fields are ignored."""


def make_article(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: date | None = None,
) -> Article:
    """An article from raw text and fields: both are cleaned, and a missing id is made.

    An unsafe URL is dropped. Raises `Unreadable` where `check_text` refuses the text.
    """
    text, url = clean(text), safe_url(url)
    check_text(text)
    return Article(
        id=id or make_id(canonical_url(url) if url else text),
        text=text,
        sha256=digest(text),
        title=clean_line(title or "") or None,
        outlet=clean_line(outlet or "") or None,
        url=url,
        published=published,
    )


def check_text(text: str) -> None:
    """Raise `Unreadable` where a text is empty or has a paragraph too long to parse."""
    if not text.strip():
        raise Unreadable("is empty")
    if len(text) > LONGEST_PARAGRAPH:
        longest = max(map(len, text.split("\n")))
        if longest > LONGEST_PARAGRAPH:
            raise Unreadable(f"has a paragraph of {longest:,} characters, longer than any article's")


def read_text(name: str, data: bytes, *, encoding: str | None = None) -> Iterator[Article | SourceError]:
    """Plain text: all of it is the article's text."""
    try:
        yield make_article(decode(data, encoding=encoding))
    except Unreadable as error:
        yield SourceError(f"{name}: {error}")


def read_markdown(name: str, data: bytes, *, encoding: str | None = None) -> Iterator[Article | SourceError]:
    """Markdown: the text behind the front matter, unchanged.

    The front matter has one `field: value` per line; the value may stand in quotation marks.
    """
    try:
        text = decode(data, encoding=encoding)
        header = FRONT_MATTER.match(text)
        if header is None:
            yield make_article(text)
        else:
            fields = _front_matter(header["fields"] or "")
            body = text[header.end() :].lstrip("\r\n")
            yield make_article(body, **_texts(fields), published=_day(fields.get("published")))
    except Unreadable as error:
        yield SourceError(f"{name}: {error}")


def read_json(name: str, data: bytes) -> Iterator[Article | SourceError]:
    """One article as a JSON object, or a list of them, with the fields of `read_jsonl`."""
    try:
        value = _json(decode(data))
    except Unreadable as error:
        yield SourceError(f"{name}: {error}")
        return
    if not isinstance(value, list):
        yield _from_json(name, value)
    elif not value:
        yield SourceError(f"{name}: has no articles")
    else:
        for number, item in enumerate(value, 1):
            yield _from_json(f"{name}, article {number}", item)


def read_jsonl(name: str, lines: Iterable[bytes]) -> Iterator[Article | SourceError]:
    """One article per line: `{"id", "text", "title"?, "outlet"?, "url"?, "published"?}`; a given id is kept.

    Lines are read one by one. Blank lines are skipped; a binary line ends the reading.
    """
    is_empty = True
    for where, value in json_lines(name, lines):
        is_empty = False
        yield value if isinstance(value, SourceError) else _from_json(where, value)
    if is_empty:
        yield SourceError(f"{name}: is empty")


def json_lines(name: str, lines: Iterable[bytes]) -> Iterator[tuple[str, object]]:
    """The place ("name, line 3") and value of each line; a `SourceError` for a line without a value."""
    for number, line in enumerate(lines, 1):
        where = f"{name}, line {number}"
        try:
            text = decode(line)
            if text.strip():
                yield where, _json(text)
        except Unreadable as error:
            yield where, SourceError(f"{where}: {error}")
            if b"\0" in line:
                return


def from_fields(given: Mapping[str, object]) -> Article:
    """The article of these fields, those of `read_jsonl`; others are left alone. Raises `Unreadable`."""
    fields = {field: _string(given, field) for field in ("id", "text", *FIELDS)}
    text, id = fields["text"], fields["id"]
    if text is None:
        raise Unreadable('has no "text"')
    if id and clean_line(id) != id:
        raise Unreadable('has an "id" with control characters or stray spaces')
    return make_article(text, id=id, **_texts(fields), published=_day(fields["published"]))


def parse_day(text: str) -> date:
    """The day of an ISO 8601 date or date and time, in its own time zone. Raises `ValueError`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(text).date()


def _from_json(where: str, value: object) -> Article | SourceError:
    try:
        if not isinstance(value, dict):
            raise Unreadable("is not a JSON object")
        return from_fields(value)
    except Unreadable as error:
        return SourceError(f"{where}: {error}")


def _string(value: Mapping[str, object], field: str) -> str | None:
    string = value.get(field)
    if string is None or isinstance(string, str):
        return string
    raise Unreadable(f'has a "{field}" that is no string')


def _texts(fields: dict[str, str | None]) -> dict[str, str | None]:
    return {field: fields.get(field) for field in ("title", "outlet", "url")}


def _day(text: str | None) -> date | None:
    if not text or not text.strip():
        return None
    try:
        return parse_day(text.strip())
    except ValueError as error:
        raise Unreadable(f'has a "published" that is no ISO date, {clean_line(text)[:40]!r}') from error


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise Unreadable(f"is broken JSON ({error.msg}, {place})") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("is JSON with a number too long or nesting too deep") from error


def _front_matter(block: str) -> dict[str, str | None]:
    fields: dict[str, str | None] = {}
    for number, line in enumerate(block.splitlines(), 2):
        if not line.strip() or line[0] in " \t-#":
            continue
        field, colon, value = line.partition(":")
        if not colon:
            raise Unreadable(f'has a front matter line that is no "field: value" (line {number})')
        fields[field.strip().lower()] = _unquoted(value.strip())
    return fields


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        mark = value[0]
        return value[1:-1].replace("\\" + mark if mark == '"' else "''", mark)
    return value

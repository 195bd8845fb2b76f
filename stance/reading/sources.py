"""Reading: files, folders and standard input become articles with clean text."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from stance.cleaning import clean_line
from stance.errors import SourceError
from stance.reading.formats import read_json, read_jsonl, read_markdown, read_text
from stance.reading.pages import read_html
from stance.records import Article

STDIN = "-"
SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")

Found = Article | SourceError


def read(
    sources: Iterable[str | Path],
    *,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    on_problem: Callable[[SourceError], None] | None = None,
) -> Iterator[Article]:
    """The articles of all sources, in order, each read when it is asked for.

    A source is a file with one of the `SUFFIXES`, a folder (all such files in it, sorted by name, then those
    of the folders in it; hidden ones are left out), or "-" for plain text on `stdin` (None: the process's
    own). `encoding` is that of plain texts, Markdown and pages without a byte order mark; None is UTF-8, for
    pages what they declare.

    What can't be read is handed to `on_problem` and reading goes on; without it the first `SourceError` is
    raised.
    """
    for source in sources:
        for found in _read_source(source, encoding, stdin):
            if isinstance(found, Article):
                yield found
            elif on_problem is None:
                raise found
            else:
                on_problem(found)


def _read_source(source: str | Path, encoding: str | None, stdin: BinaryIO | None) -> Iterator[Found]:
    name = clean_line(str(source))
    try:
        if source == STDIN:
            data = (stdin or sys.stdin.buffer).read()
            yield from read_text("standard input", data, encoding=encoding)
        elif str(source).lower().startswith(("http://", "https://")):
            yield SourceError(f"{name}: is on the web; save the page and give the file")
        elif stat.S_ISDIR(os.stat(source).st_mode):
            yield from _read_folder(Path(source), encoding)
        else:
            yield from _read_file(Path(source), encoding)
    except OSError as error:
        yield SourceError(f"{name}: {_reason(error)}")


def _read_folder(folder: Path, encoding: str | None) -> Iterator[Found]:
    problems: list[SourceError] = []

    def keep(error: OSError) -> None:
        problems.append(SourceError(f"{clean_line(str(error.filename))}: {_reason(error)}"))

    empty = True
    for path in _files(folder, on_error=keep):
        empty = False
        try:
            yield from _read_file(path, encoding)
        except OSError as error:
            yield SourceError(f"{clean_line(str(path))}: {_reason(error)}")
    yield from problems
    if empty and not problems:
        yield SourceError(f"{clean_line(str(folder))}: has no articles in it ({', '.join(SUFFIXES)})")


def _files(folder: Path, *, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES and path.is_file():
                yield path


def _read_file(path: Path, encoding: str | None) -> Iterator[Found]:
    name = clean_line(str(path))
    match path.suffix.lower():
        case ".txt":
            yield from read_text(name, path.read_bytes(), encoding=encoding)
        case ".md":
            yield from read_markdown(name, path.read_bytes(), encoding=encoding)
        case ".html" | ".htm":
            yield from read_html(name, path.read_bytes(), encoding=encoding)
        case ".json":
            yield from read_json(name, path.read_bytes())
        case ".jsonl":
            with path.open("rb") as lines:
                yield from read_jsonl(name, lines)
        case suffix:
            kind = f"{suffix} files aren't" if suffix else "a file without a suffix isn't"
            yield SourceError(f"{name}: {kind} read here ({', '.join(SUFFIXES)} are)")


def _reason(error: OSError) -> str:
    return (error.strerror or "can't be read").lower()

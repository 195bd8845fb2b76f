"""Reading: files, folders, links and standard input become articles with clean text."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from stance.cleaning import clean_line
from stance.errors import SourceError, reason_of
from stance.reading.archives import PAGE_SUFFIXES, read_mhtml, read_warc, read_zip
from stance.reading.article_formats import read_json, read_jsonl, read_markdown, read_text
from stance.reading.languages import foreign, own_name
from stance.reading.memory import FORGETFUL, Memory
from stance.reading.pages import read_html
from stance.records import Article

if TYPE_CHECKING:
    from stance.reading.web import Web

STDIN = "-"
PASTED = "standard input"
PLAIN_SUFFIXES = (".txt", ".md", *PAGE_SUFFIXES, ".mhtml", ".mht", ".json", ".jsonl")
ARCHIVE_SUFFIXES = (".warc", ".warc.gz", ".zip")
SUFFIXES = PLAIN_SUFFIXES + ARCHIVE_SUFFIXES
MANY_SUFFIXES = (".json", ".jsonl")
"""Of files that may hold any number of articles."""

FILE_BYTES = 200_000_000
"""Of a file that is read as a whole; `.jsonl` and archives, which are read piece by piece, may be larger."""

Found = Article | SourceError


def read(
    sources: Iterable[str | Path],
    *,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    on_problem: Callable[[SourceError], None] | None = None,
    on_note: Callable[[str], None] | None = None,
    web: Web | None = None,
    memory: Memory = FORGETFUL,
    any_language: bool = True,
) -> Iterator[Article]:
    """The articles of all sources, in order, each read when it is asked for.

    A source is a file with one of the `SUFFIXES`, a folder (all such files in it, sorted by name, then those
    of the folders in it; hidden ones are left out), an http or https link to an article or a feed, or "-" for
    plain text on `stdin` (None: the process's own). `encoding` is that of plain texts, Markdown and saved
    pages without a byte order mark; None is UTF-8, for pages what they declare. `web` fetches the links;
    None is one for public addresses only. Pages that the `memory` knows give nothing. Without `any_language`,
    an article that is surely not in English is one that can't be read.

    What can't be read is handed to `on_problem` and reading goes on; without it the first `SourceError` is
    raised. What is worth a word and no problem is handed to `on_note`: files of other kinds in a folder.
    """
    reader = Reader(encoding, stdin, memory, any_language, on_note or _ignored)
    with ExitStack() as stack:
        for are_links, group in groupby(sources, is_link):
            if are_links and web is None:
                from stance.reading.web import Web

                web = stack.enter_context(Web())
            for found in reader.read_links(map(str, group), web) if web and are_links else reader.read(group):
                if isinstance(found, Article):
                    yield found
                elif on_problem is None:
                    raise found
                else:
                    on_problem(found)


def is_link(source: str | Path) -> bool:
    """Whether a source is something to fetch."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sources of every kind with the same options; see `read`."""

    encoding: str | None
    stdin: BinaryIO | None
    memory: Memory
    any_language: bool
    note: Callable[[str], None]

    def read_links(self, links: Iterable[str], web: Web) -> Iterator[Found]:
        """What links lead to."""
        from stance.reading.linked import read_links

        return self._wanted(None, read_links(links, web, self.memory))

    def read(self, sources: Iterable[str | Path]) -> Iterator[Found]:
        """Files, folders, standard input."""
        for source in sources:
            try:
                if source == STDIN:
                    data = (self.stdin or sys.stdin.buffer).read()
                    yield from self._wanted(PASTED, read_text(PASTED, data, encoding=self.encoding))
                elif stat.S_ISDIR(os.stat(source).st_mode):
                    yield from self._read_folder(Path(source))
                else:
                    yield from self._read_file(Path(source))
            except OSError as error:
                yield SourceError(f"{clean_line(str(source))}: {reason_of(error)}")

    def _read_folder(self, folder: Path) -> Iterator[Found]:
        problems: list[SourceError] = []

        def keep(error: OSError) -> None:
            problems.append(SourceError(f"{clean_line(str(error.filename))}: {reason_of(error)}"))

        empty, others = True, 0
        for path in _files(folder, on_error=keep):
            if suffix_of(path.name) is None:
                others += 1
                continue
            empty = False
            try:
                yield from self._read_file(path)
            except OSError as error:
                yield SourceError(f"{clean_line(str(path))}: {reason_of(error)}")
        yield from problems
        if others:
            kind = "1 file of another kind was" if others == 1 else f"{others:,} files of other kinds were"
            self.note(f"{clean_line(str(folder))}: {kind} passed over")
        if empty and not problems:
            yield SourceError(f"{clean_line(str(folder))}: has no articles in it ({', '.join(SUFFIXES)})")

    def _read_file(self, path: Path) -> Iterator[Found]:
        name, suffix = clean_line(str(path)), suffix_of(path.name)
        match suffix:
            case ".jsonl":
                with path.open("rb") as lines:
                    yield from self._wanted(name, read_jsonl(name, lines), are_many=True)
            case ".warc" | ".warc.gz":
                with path.open("rb") as stream:
                    yield from self._wanted(name, read_warc(name, stream, memory=self.memory), are_many=True)
            case ".zip":
                with path.open("rb") as file:
                    yield from read_zip(name, file, PLAIN_SUFFIXES, self._read_data)
            case None:
                kind = (
                    f"{path.suffix.lower()} files aren't" if path.suffix else "files without a suffix aren't"
                )
                yield SourceError(f"{name}: {kind} read here ({', '.join(SUFFIXES)} are)")
            case _:
                with path.open("rb") as file:
                    data = file.read(FILE_BYTES + 1)
                if len(data) > FILE_BYTES:
                    yield SourceError(f"{name}: is larger than {FILE_BYTES // 1_000_000} MB")
                else:
                    yield from self._read_data(name, suffix, data)

    def _read_data(self, name: str, suffix: str, data: bytes) -> Iterator[Found]:
        return self._wanted(name, self._read_kind(name, suffix, data), are_many=suffix in MANY_SUFFIXES)

    def _wanted(self, name: str | None, found: Iterable[Found], *, are_many: bool = False) -> Iterator[Found]:
        """What was found, articles in other languages told of where they aren't wanted.

        `name` is that of their source, unless that is a link and so their own; one of many is named, too.
        """
        for one in found:
            if self.any_language or not isinstance(one, Article):
                yield one
            else:
                own = own_name(one) if are_many or not name else None
                yield foreign(one, ", ".join(filter(None, (name, own)))) or one

    def _read_kind(self, name: str, suffix: str, data: bytes) -> Iterator[Found]:
        match suffix:
            case ".txt":
                return read_text(name, data, encoding=self.encoding)
            case ".md":
                return read_markdown(name, data, encoding=self.encoding)
            case ".json":
                return read_json(name, data)
            case ".jsonl":
                return read_jsonl(name, data.splitlines())
            case ".mhtml" | ".mht":
                return read_mhtml(name, data, memory=self.memory)
            case _:
                return read_html(name, data, encoding=self.encoding, memory=self.memory)


def suffix_of(name: str) -> str | None:
    """Which of the suffixes a file's name has."""
    return next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), None)


def _ignored(note: str) -> None:
    """Nobody wants to know."""


def _files(folder: Path, *, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file():
                yield path

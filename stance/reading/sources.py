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
from stance.reading.article_formats import ReadResult, read_json, read_jsonl, read_markdown, read_text
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
"""Suffixes of files with any number of articles."""

FILE_BYTES = 200_000_000
"""Limit for a file that is read as a whole; `.jsonl` and archives, read piece by piece, may be larger."""


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
    """The articles of all sources, in order, each read on demand.

    A source is a file with one of the `SUFFIXES`, a folder (all such files in it, sorted by name, then those
    of its folders; hidden ones are left out), an http or https link to an article or a feed, or "-" for plain
    text on `stdin` (None: the process's own). `encoding` is that of plain texts, Markdown and saved pages
    without a byte order mark; None means UTF-8, for pages the declared encoding. `web` fetches the links;
    None means public addresses only. Pages that the `memory` knows are skipped. Without `any_language`, an
    article that is certainly not in English is a problem.

    Problems are handed to `on_problem` and reading continues; without it the first `SourceError` is raised.
    Remarks that are no problems are handed to `on_note`: files of other kinds in a folder.
    """
    reader = Reader(encoding, stdin, memory, any_language, on_note or _ignored)
    with ExitStack() as stack:
        for are_links, group in groupby(sources, is_link):
            if are_links and web is None:
                from stance.reading.web import Web

                web = stack.enter_context(Web())
            for result in (
                reader.read_links(map(str, group), web) if web and are_links else reader.read(group)
            ):
                if isinstance(result, Article):
                    yield result
                elif on_problem is None:
                    raise result
                else:
                    on_problem(result)


def is_link(source: str | Path) -> bool:
    """Whether a source is a link to fetch."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sources of every kind with the same options; see `read`."""

    encoding: str | None
    stdin: BinaryIO | None
    memory: Memory
    any_language: bool
    note: Callable[[str], None]

    def read_links(self, links: Iterable[str], web: Web) -> Iterator[ReadResult]:
        """The articles behind links."""
        from stance.reading.linked import read_links

        return self._accepted(None, read_links(links, web, self.memory))

    def read(self, sources: Iterable[str | Path]) -> Iterator[ReadResult]:
        """The articles of files, folders and standard input."""
        for source in sources:
            try:
                if source == STDIN:
                    data = (self.stdin or sys.stdin.buffer).read()
                    yield from self._accepted(PASTED, read_text(PASTED, data, encoding=self.encoding))
                elif stat.S_ISDIR(os.stat(source).st_mode):
                    yield from self._read_folder(Path(source))
                else:
                    yield from self._read_file(Path(source))
            except OSError as error:
                yield SourceError(f"{clean_line(str(source))}: {reason_of(error)}")

    def _read_folder(self, folder: Path) -> Iterator[ReadResult]:
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

    def _read_file(self, path: Path) -> Iterator[ReadResult]:
        name, suffix = clean_line(str(path)), suffix_of(path.name)
        match suffix:
            case ".jsonl":
                with path.open("rb") as lines:
                    yield from self._accepted(name, read_jsonl(name, lines), are_many=True)
            case ".warc" | ".warc.gz":
                with path.open("rb") as stream:
                    yield from self._accepted(
                        name, read_warc(name, stream, memory=self.memory), are_many=True
                    )
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

    def _read_data(self, name: str, suffix: str, data: bytes) -> Iterator[ReadResult]:
        return self._accepted(name, self._read_kind(name, suffix, data), are_many=suffix in MANY_SUFFIXES)

    def _accepted(
        self, name: str | None, results: Iterable[ReadResult], *, are_many: bool = False
    ) -> Iterator[ReadResult]:
        """The results, with a problem in place of each article in an unwanted language.

        `name` is the name of their source, None for links. One of many articles is named, too.
        """
        for result in results:
            if self.any_language or not isinstance(result, Article):
                yield result
            else:
                own = own_name(result) if are_many or not name else None
                yield foreign(result, ", ".join(filter(None, (name, own)))) or result

    def _read_kind(self, name: str, suffix: str, data: bytes) -> Iterator[ReadResult]:
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
    """The suffix of a file's name among `SUFFIXES`; None for any other."""
    return next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), None)


def _ignored(note: str) -> None:
    """Drop a remark."""


def _files(folder: Path, *, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file():
                yield path

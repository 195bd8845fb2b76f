"""The table of formats, and the writing of a file in one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from store.contract import Entry, Names
from store.desk_errors import ExportError
from store.exports import bibtex, jsonl, markdown, tables, webannotation, xlsx
from store.files import replace_file

Format = Callable[[Sequence[Entry], Names], Iterator[bytes]]
"""Takes entries and names of codes, yields the bytes of a file piece by piece."""

FORMATS: Mapping[str, Format] = {
    "csv": tables.to_csv,
    "jsonl": jsonl.to_jsonl,
    "xlsx": xlsx.to_xlsx,
    "markdown": markdown.to_markdown,
    "bibtex": bibtex.to_bibtex,
    "webannotation": webannotation.to_webannotation,
}
"""The formats by name."""

SUFFIXES: Mapping[str, str] = {
    "csv": ".csv",
    "jsonl": ".jsonl",
    "xlsx": ".xlsx",
    "markdown": ".md",
    "bibtex": ".bib",
    "webannotation": ".jsonld",
}
"""By format how its files' names end."""

READABLE = 0o666
"""Exports may be read by others, as far as the umask allows, like the user's other files."""


def write(
    entries: Iterable[Entry],
    format: str,
    target: Path | str | IO[Any],
    *,
    force: bool = False,
    names: Names | None = None,
) -> None:
    """Write entries to a file, whole or not at all, or to an open stream (to the bytes below a text stream).

    An existing file is replaced only with `force`. Raises `ExportError` naming the format or the file.
    """
    if isinstance(target, Path | str):
        _write_file(Path(target), render(entries, format, names=names), force=force)
    else:
        target.flush()
        stream = getattr(target, "buffer", target)
        stream.writelines(render(entries, format, names=names))
        stream.flush()


def render(entries: Iterable[Entry], format: str, *, names: Names | None = None) -> Iterator[bytes]:
    """The bytes of a file with these entries, piece by piece."""
    if format not in FORMATS:
        raise ExportError(f"{format}: there is no such format; there are {', '.join(FORMATS)}")
    return FORMATS[format](entries if isinstance(entries, Sequence) else tuple(entries), names or {})


def _write_file(path: Path, data: Iterator[bytes], *, force: bool) -> None:
    if path.exists() and not force:
        raise ExportError(f"{path}: exists already; it is replaced only when asked for (force)")
    if path.exists() and not path.is_file():
        raise ExportError(f"{path}: isn't a file")
    try:
        replace_file(path.resolve(), data, mode=READABLE)
    except OSError as error:
        raise ExportError(f"{path}: can't be written ({error.strerror})") from error

"""Atomic writes: the new content goes to a side file, which then takes the old file's place."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

SIDE_SUFFIX = ".part"
"""Ends the names of side files. Those that a killed program left can be deleted."""

LONGEST_STEM = 100
"""Characters of a file's name that its side file's name has in it, since the length of names is limited."""

PRIVATE = 0o600


def replace_file(path: Path, data: Iterable[bytes], *, mode: int = PRIVATE) -> None:
    """Make `data` the content of a file, durably.

    Readers see the old content or the new, also after a crash. Raises OSError, and the old content stays.
    """
    side = path.with_name(f".{path.name[:LONGEST_STEM]}.{token_hex(8)}{SIDE_SUFFIX}")
    try:
        with open(os.open(side, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(side, path)
    except BaseException:
        side.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def sweep(folder: Path, name: str) -> None:
    """Delete the side files of files of this name, a pattern as for `Path.glob`, that a killed program left.

    Only for a program that alone may write these files.
    """
    for side in folder.glob(f".{name}.*{SIDE_SUFFIX}"):
        side.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a file's new name durable, where the system can open folders."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

"""Files that are whole at any moment: a new state is written beside the old one and then takes its place."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

SIDE_SUFFIX = ".part"
"""Ends the names of side files; what a killed program left of them can be deleted."""


def replace_file(path: Path, data: bytes) -> None:
    """Make `data` the content of a file, durably, for its owner's eyes only.

    Readers see the old content or the new, also after a crash. Raises OSError, and the old content stays.
    """
    handle, side = mkstemp(SIDE_SUFFIX, f".{path.name}.", path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(side, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(side)
        raise
    _sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Delete side files that a killed program left. Only for the one who alone writes in the folder."""
    for side in folder.glob(f".*{SIDE_SUFFIX}"):
        with suppress(OSError):
            side.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a file's new name durable, where the system can open folders."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

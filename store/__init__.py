"""The desk: keeps articles, quotes and an analyst's work on them, and finds them again.

Importing this loads neither TinyDB nor the index; opening a desk does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from store.contract import Desk, Names

__all__ = ["memory_desk", "open_desk"]


def open_desk(
    path: str | PathLike[str],
    *,
    read_only: bool = False,
    salvage: bool = False,
    names: Names | None = None,
) -> Desk:
    """The desk in a folder, made if there is none yet; `names` as for `memory_desk`.

    Opening for writing takes the desk's lock until `close`. `salvage` opens what can be read of a damaged
    desk, for reading only, and `verify` then names the rest. Raises `DeskLocked` if another program has the
    lock, `DeskUnwritable`, `DeskUnreadable`, `DeskDamaged`, `DeskTooNew`, and `NoDesk` if something else is
    in the folder, or if there is nothing to read.
    """
    from pathlib import Path

    from store.desk_errors import DeskUnreadable
    from store.folder import FolderDesk

    try:
        return FolderDesk(Path(path), read_only=read_only, salvage=salvage, names=names)
    except OSError as error:
        raise DeskUnreadable(f"{path}: can't be opened ({error.strerror})") from error


def memory_desk(*, names: Names | None = None) -> Desk:
    """An empty desk in memory; `names` are those of codes and ids, see `contract.Names`."""
    from store.base_desk import MemoryDesk

    return MemoryDesk(names)

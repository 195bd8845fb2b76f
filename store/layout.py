"""The layout of a desk's folder, and its lock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from store import read_log, subscriptions
from store.desk_errors import DeskDamaged, DeskLocked, DeskUnwritable, NoDesk

MANIFEST = "desk.json"
WORK = "annotations.json"
VIEWS = "views.json"
ARTICLES = "articles"
LOCK = "desk.lock"
OURS = {MANIFEST, WORK, VIEWS, ARTICLES, LOCK, subscriptions.FILE, read_log.FILE}

SHARD = re.compile(r"(?P<month>\d{4}-\d{2}|undated)(?:\.(?P<part>\d+))?\.json")
GUESTS = re.compile(r".*\.toml|\..*")
"""Files that a folder may have before it becomes a desk: the user's own registries, hidden files."""

Shard = tuple[str, int]
"""Month and part; parts count from 1."""


def shards(folder: Path) -> Iterator[Shard]:
    """The shards in the folder, in no order; other files are ignored."""
    for path in (folder / ARTICLES).glob("*.json"):
        if match := SHARD.fullmatch(path.name):
            yield match["month"], int(match["part"] or 1)


def shard_path(folder: Path, shard: Shard) -> Path:
    """The file of a shard."""
    month, part = shard
    return folder / ARTICLES / (f"{month}.json" if part == 1 else f"{month}.{part}.json")


def lock(folder: Path) -> FileLock:
    """Take the desk's lock; the folder is made if there is none.

    Raises `DeskLocked`, `DeskUnwritable`, and what `check_place` raises.
    """
    check_place(folder)
    held = FileLock(folder / LOCK, timeout=0, mode=0o600, thread_local=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held.acquire()
        (folder / ARTICLES).mkdir(mode=0o700, exist_ok=True)
    except Timeout as error:
        reason = "another program is writing to this desk; it can be opened for reading only"
        raise DeskLocked(f"{folder}: {reason}") from error
    except OSError as error:
        held.release()
        reason = f"can't be written ({error.strerror}); a desk that is there can be opened for reading only"
        raise DeskUnwritable(f"{folder}: {reason}") from error
    return held


def check_place(folder: Path) -> None:
    """Raise `NoDesk` or `DeskDamaged` unless a folder is a desk or can become one."""
    if folder.exists() and not folder.is_dir():
        raise NoDesk(f"{folder}: is a file, where a desk is a folder")
    if not folder.exists():
        return
    # Before the manifest, which another program that is making the desk right now writes first.
    has_content = any(shards(folder)) or (folder / WORK).exists()
    others = [
        path.name for path in folder.iterdir() if path.name not in OURS and not GUESTS.fullmatch(path.name)
    ]
    if (folder / MANIFEST).exists():
        return
    if has_content:
        raise DeskDamaged(f"{folder / MANIFEST}: is missing; restore it from a backup or from another desk")
    if others:
        raise NoDesk(f"{folder}: is no desk, and it isn't empty ({others[0]})")

"""Which desk a command works on, and with which registries: a user's own are in the desk's folder."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from store.desk_errors import DeskLocked, NoDesk

if TYPE_CHECKING:
    from stance.registries import Registries
    from store.contract import Desk, Names


class NothingFound(Exception):
    """A command has nothing to work on; the message says in one line what is missing."""


def default_desk() -> Path:
    """The desk in the user's data folder, as the system has it."""
    from platformdirs import user_data_path

    return user_data_path("onrecord", appauthor=False) / "desk"


def registries_of(path: Path | None) -> Registries:
    """The shipped registries, with those in the desk's folder over them. Raises `RegistryError`, `NoDesk`."""
    from stance.registries import load, shipped

    if path and path.is_file():
        raise NoDesk(f"{path}: isn't a desk; it is a file, and a desk is a folder")
    return load(path) if path else shipped()


def names_in(registries: Registries) -> Names:
    """The names of the codes and ids in the registries."""
    names = {country.code: (country.name, *country.names) for country in registries.countries}
    names.update((topic.id, (topic.name, topic.label)) for topic in registries.topics)
    names.update((person.id, (person.name, *person.names)) for person in registries.people)
    names.update((body.id, (body.name, *body.names)) for body in registries.organisations)
    return names


@contextmanager
def open_for_reading(path: Path, *, salvage: bool = False) -> Iterator[Desk]:
    """The desk, for reading only; with `salvage` what can be read of a damaged one.

    Raises `NothingFound` where there is none, `StoreError`.
    """
    from store import open_desk

    if not path.exists():
        raise NothingFound(f"there is no desk at {path} yet; `onrecord add` makes one")
    desk = open_desk(path, read_only=True, salvage=salvage, names=names_in(registries_of(path)))
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def open_for_writing(path: Path, registries: Registries) -> Iterator[Desk]:
    """The desk, made where there is none. Raises `StoreError`, also where another program writes to it."""
    from store import open_desk

    desk = open_desk(path, names=names_in(registries))
    try:
        yield desk
    finally:
        desk.close()


def desk_for_dashboard(path: Path) -> Desk:
    """The desk, for reading only where another program writes to it. Raises `StoreError`, `RegistryError`."""
    from store import open_desk

    names = names_in(registries_of(path))
    try:
        desk = open_desk(path, names=names)
    except DeskLocked:
        desk = open_desk(path, read_only=True, names=names)
    # A big desk is millions of objects. Checking them for garbage would delay a key now and then, by a tenth
    # of a second.
    gc.freeze()
    return desk


def sample_desk() -> Desk:
    """An empty desk in memory."""
    from store import memory_desk

    return memory_desk(names=names_in(registries_of(None)))

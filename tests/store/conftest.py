from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import store
from store.contract import Desk
from tests.store.examples import NAMES, corpus

MakeDesk = Callable[[], Desk]


@pytest.fixture(params=["memory", "folder"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """An empty desk of each kind."""
    desk = (
        store.memory_desk(names=NAMES)
        if request.param == "memory"
        else store.open_desk(tmp_path / "desk", names=NAMES)
    )
    yield desk
    desk.close()


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk of each kind with the example articles."""
    desk.add(corpus())
    return desk

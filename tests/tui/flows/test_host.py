"""Flows on a host that is no screen: all that they need is what the host's protocol says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

from store.contract import Desk
from store.desk_errors import DeskReadOnly
from tests.tui import factories
from tests.tui.dashboards import ReadOnlyDesk, filled
from tui.flows import FLOWS
from tui.flows.host import FlowHost


class Host:
    """Changes a desk at once, and keeps what is told."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.entry = desk.find()[0]
        self.told: list[str] = []

    async def write(self, change: Callable[[Desk], Any], *, problem: str, states_only: bool = False) -> Any:
        try:
            return change(self.desk)
        except DeskReadOnly:
            self.told.append(problem)
            return None

    def tell(self, message: str, **_: object) -> None:
        self.told.append(message)


async def run(host: Host, *names: str) -> list[str]:
    """Run these flows; what they have told."""
    for name in names:
        await FLOWS[name](cast(FlowHost, host))
    return host.told


async def test_a_mark_is_set_undone_and_redone() -> None:
    host = Host(filled(factories.extractions()))
    assert await run(host, "mark", "undo", "undo", "redo", "redo") == [
        "Undone: marks of 1 quote",
        "There is nothing to undo.",
        "Done again: marks of 1 quote",
        "There is nothing to do again.",
    ]
    assert host.desk.find()[0].annotation.marked


class LockedDesk(ReadOnlyDesk):
    def undo(self) -> None:
        raise DeskReadOnly("the desk was opened for reading only")

    redo = undo


@pytest.mark.parametrize(("name", "told"), [("undo", ["Not undone"]), ("redo", ["Not done again"])])
async def test_what_could_not_be_undone_is_not_called_nothing(name: str, told: list[str]) -> None:
    desk = LockedDesk(filled(factories.extractions()))
    assert await run(Host(cast(Desk, desk)), name) == told

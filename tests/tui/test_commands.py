from __future__ import annotations

from collections import Counter

import pytest

from tui.commands import EVERYWHERE, GROUPS, Group
from tui.palette import HOSTS
from tui.screens.main import Main


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_no_key_means_two_things_in_one_place(group: Group) -> None:
    keys = Counter(key for command in group.commands for key in command.keys.split(","))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_every_command_has_its_action(group: Group) -> None:
    host = HOSTS.get(group, Main)
    for command in group.commands:
        namespace, _, name = command.action.partition("(")[0].rpartition(".")
        owner = {"": host, "screen": Main, "app": _app()}[namespace]
        assert hasattr(owner, f"action_{name}"), command


def test_no_key_of_a_pane_hides_one_that_works_everywhere() -> None:
    everywhere = {key for command in EVERYWHERE.commands for key in command.keys.split(",")}
    for group in GROUPS[1:]:
        # Tab completes what is typed, as in every shell; with nothing to complete it goes on.
        assert not everywhere - {"tab"} & {
            key for command in group.commands for key in command.keys.split(",")
        }


def _app() -> type:
    from tui.app import OnrecordApp

    return OnrecordApp

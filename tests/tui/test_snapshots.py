"""Pictures of every state at both sizes. Look at one before accepting it with `pytest --snapshot-update`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from store.contract import Desk
from store.desk_errors import DeskLocked
from tests.tui import factories
from tests.tui.dashboards import (
    NARROW,
    WIDE,
    HeldFeed,
    ReadOnlyDesk,
    dashboard,
    filled,
    press,
    quotes,
    settle,
)
from tui.app import OnrecordApp
from tui.screens.opening import DeskOpener

Act = Callable[[Pilot[None]], Awaitable[None]]

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "160x48"])


class Compare(Protocol):
    def __call__(self, app: App[None], *, terminal_size: tuple[int, int], run_before: Act) -> bool: ...


def pressing(*keys: str) -> Act:
    async def act(pilot: Pilot[None]) -> None:
        pilot.app.animation_level = "none"
        await settle(pilot)
        await press(pilot, *keys)

    return act


def locked() -> Desk:
    raise DeskLocked("/home/me/desk: another onrecord is writing to it")


def read_only() -> OnrecordApp:
    return dashboard(ReadOnlyDesk(filled(factories.extractions())))  # type: ignore[arg-type] # enough of one


TASKS: dict[str, tuple[Callable[[], OnrecordApp], tuple[str, ...]]] = {
    "start": (dashboard, ()),
    "reading": (dashboard, ("G", "enter")),
    "filtered": (dashboard, ("1", "enter", "j", "x", "slash", "type good news", "enter", "space")),
    "wrong-term": (dashboard, ("slash", "type stnce:>1 fish")),
    "no-match": (dashboard, ("slash", "type country:RU autumn")),
    "empty": (lambda: dashboard(filled()), ()),
    "error": (lambda: dashboard(open_desk=locked), ()),
    "read-only": (read_only, ()),
    "hostile": (lambda: dashboard(filled([factories.hostile()])), ("enter",)),
    "scripts": (lambda: dashboard(filled([factories.scripts()])), ("enter",)),
    "add": (dashboard, ("a",)),
    "add-text": (dashboard, ("a", "right", "enter", "type “Fish,” she said.")),
    "help": (dashboard, ("question_mark",)),
    "export": (dashboard, ("space", "e")),
    "completing": (dashboard, ("slash", "type -country:", "tab", "tab")),
    "note": (dashboard, ("n", "type To be checked.")),
    "correct": (dashboard, ("G", "c")),
    "corrected": (
        dashboard,
        ("G", "c", "right", "right", "down", "ctrl+u", "type Anna Berg", "enter", "enter"),
    ),
    "correct-without-score": (dashboard, ("slash", "type autumn", "enter", "c", "up", "up", "type nor")),
    "sort": (dashboard, ("s", "j")),
    "views": (dashboard, ("slash", "type country:RU", "enter", "v", "type Moscow", "enter", "v")),
    "matrix": (dashboard, ("m", "down", "right")),
    "time-line": (lambda: dashboard(filled(factories.changing())), ("t",)),
    "turns": (lambda: dashboard(filled(factories.changing())), ("r", "j")),
    "no-turn": (dashboard, ("r",)),
    "no-time-line": (dashboard, ("slash", "type autumn", "enter", "t")),
    "stepped-back": (dashboard, ("1", "enter", "x", "4", "escape")),
    "narrowing": (dashboard, ("3", "f", "i")),
    "zoomed": (dashboard, ("G", "5", "z")),
    "light": (dashboard, ("d", "asterisk")),
    "leaving": (lambda: dashboard(is_throwaway=True), ("space", "q")),
    "long": (lambda: dashboard(filled(factories.many(500))), ("pagedown", "pagedown", "3")),
}


@SIZES
@pytest.mark.parametrize("task", TASKS)
def test_looks(
    snap_compare: Compare, monkeypatch: pytest.MonkeyPatch, task: str, size: tuple[int, int]
) -> None:
    # Paths are shown whole; the root is the same folder on every machine.
    monkeypatch.chdir("/")
    make, keys = TASKS[task]
    assert snap_compare(make(), terminal_size=size, run_before=pressing(*keys))


def test_looks_without_colour(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(
        dashboard(), terminal_size=NARROW, run_before=pressing("1", "enter", "enter", "4", "j")
    )


@SIZES
def test_looks_while_opening(
    snap_compare: Compare, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(DeskOpener, "open", lambda self: None)
    assert snap_compare(dashboard(), terminal_size=size, run_before=pressing())


@SIZES
def test_looks_while_articles_come_in(snap_compare: Compare, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await settle(pilot)
        while len(quotes(pilot)) < 6:
            await pilot.pause(0.02)
        await settle(pilot)

    feed = HeldFeed(factories.extractions(), total=5)
    assert snap_compare(dashboard(filled(), feed=feed), terminal_size=size, run_before=act)

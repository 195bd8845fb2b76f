"""The filter line as it is typed in."""

from __future__ import annotations

from textual.message import Message

from tests.tui.dashboards import WIDE, dashboard, press, settle
from tui.widgets.filter_line import FilterLine, QueryInput


async def test_what_was_typed_is_not_undone_by_what_was_typed_before() -> None:
    shown: list[str] = []

    def type_ahead(message: Message) -> None:
        if isinstance(message, FilterLine.Edited) and line().value == "autum":
            line().insert_text_at_cursor("n")

    def line() -> QueryInput:
        return pilot.app.screen.query_one(QueryInput)

    async with dashboard().run_test(size=WIDE, message_hook=type_ahead) as pilot:
        await settle(pilot)
        pilot.app.watch(line(), "value", lambda value: shown.append(value), init=False)
        await press(pilot, "slash", *"autum")
        assert shown == ["a", "au", "aut", "autu", "autum", "autumn"]

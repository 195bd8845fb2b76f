"""The virtual list in a tiny app: rows are drawn only where they are seen."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from tui.themes import DARK, DEFAULTS
from tui.widgets.rows import Rows


class Numbers(Rows):
    """As many rows as asked for, each saying its number."""

    drawn: set[int]
    amount = 1_000_000

    def __init__(self) -> None:
        super().__init__()
        self.drawn = set()

    @property
    def row_count(self) -> int:
        return self.amount

    def draw_row(self, index: int, width: int) -> list[Content]:
        self.drawn.add(index)
        return [Content(f"row {index}")]


class Tiny(App[None]):
    def compose(self) -> ComposeResult:
        yield Numbers()

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name
        rows = self.query_one(Numbers)
        rows.notice = Content("nothing here")
        rows.rows_changed()
        rows.focus()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS


def lines(rows: Rows) -> list[str]:
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


async def test_of_a_million_rows_only_those_in_view_are_drawn() -> None:
    async with Tiny().run_test(size=(20, 10)) as pilot:
        rows = pilot.app.query_one(Numbers)
        await pilot.press("G")
        await pilot.pause()
        assert rows.cursor == 999_999
        assert "row 999999" in lines(rows)
        assert len(rows.drawn) < 40


async def test_the_cursor_moves_as_hands_know_it_and_stays_on_a_row() -> None:
    async with Tiny().run_test(size=(20, 10)) as pilot:
        rows = pilot.app.query_one(Numbers)
        places = []
        for key in ("k", "j", "down", "up", "pagedown", "pageup", "pageup", "end", "j", "home"):
            await pilot.press(key)
            places.append(rows.cursor)
        assert places == [0, 1, 2, 1, 8, 1, 0, 999_999, 999_999, 0]


async def test_the_row_under_the_cursor_is_always_in_view() -> None:
    async with Tiny().run_test(size=(20, 10)) as pilot:
        rows = pilot.app.query_one(Numbers)
        for key in [*["j"] * 12, "pagedown", "k", "k", "G", "k", "g"]:
            await pilot.press(key)
            await pilot.pause()
            assert f"row {rows.cursor}" in lines(rows)


async def test_without_rows_the_notice_is_read() -> None:
    async with Tiny().run_test(size=(20, 10)) as pilot:
        rows = pilot.app.query_one(Numbers)
        rows.amount = 0
        rows.rows_changed()
        await pilot.press("j", "G", "pagedown")
        assert rows.cursor == 0
        assert "nothing here" in " ".join(lines(rows))


async def test_a_click_puts_the_cursor_there() -> None:
    async with Tiny().run_test(size=(20, 10)) as pilot:
        await pilot.click(Numbers, offset=(3, 4))
        assert pilot.app.query_one(Numbers).cursor == 3


async def test_fewer_rows_than_before_keep_the_cursor_on_one() -> None:
    async with Tiny().run_test(size=(20, 10)) as pilot:
        rows = pilot.app.query_one(Numbers)
        await pilot.press("G")
        rows.amount = 3
        rows.rows_changed(cursor=rows.cursor)
        await pilot.pause()
        assert rows.cursor == 2
        assert "row 2" in lines(rows)

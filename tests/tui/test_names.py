"""Names and words in every script: they take the cells that they take, and no column breaks."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.tui import factories
from tests.tui.dashboards import NARROW, WIDE, dashboard, filled, main, press, screen_text, settle
from tui.plain import short_name


@pytest.mark.parametrize("size", [NARROW, WIDE, (41, 12), (200, 50)])
@pytest.mark.parametrize("keys", [(), ("enter",), ("3", "z"), ("c",), ("m",)])
async def test_every_line_is_as_wide_as_the_screen(size: tuple[int, int], keys: tuple[str, ...]) -> None:
    extractions = [factories.scripts(), *factories.extractions()]
    async with dashboard(filled(extractions)).run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        assert {cell_len(line) for line in screen_text(pilot).splitlines()} == {size[0]}


async def test_columns_stand_below_each_other_whatever_the_name() -> None:
    async with dashboard(filled([factories.scripts()])).run_test(size=WIDE) as pilot:
        await settle(pilot)
        lines = [line for line in screen_text(pilot).splitlines() if "2024-06-19" in line and "+0.50" in line]
        assert len(lines) == 6
        assert len({cell_len(line[: line.rindex("+0.50")]) for line in lines}) == 1


async def test_a_name_in_another_script_can_be_found_and_filtered_by() -> None:
    async with dashboard(filled([factories.scripts()])).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type speaker:金", "tab", "enter")
        assert main(pilot).filter.text == "speaker:金正恩委員長"
        assert "1 / 1 of 6 quotes" in screen_text(pilot)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Volodymyr Zelensky", "V. Zelensky"),
        ("Kim Jong Un", "Kim Jong Un"),
        ("Yoon Suk-yeol", "Yoon Suk-yeol"),
        ("金正恩 委員長", "金正恩 委員長"),
        ("Kim Kardashian", "K. Kardashian"),
    ],
)
def test_a_long_name_keeps_the_family_name(name: str, shown: str) -> None:
    assert short_name(name, 8) == shown

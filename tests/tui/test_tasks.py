"""What an analyst came to do, from the first key to the last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from stance.records import Extraction
from tests.tui import factories
from tests.tui.dashboards import NARROW, dashboard, filled, press, quotes, screen_text, settle


def news() -> Iterator[Extraction]:
    """Five statements on sanctions in June and one in July, among other news."""
    yield from factories.extractions()
    days = [date(2024, 6, 3), date(2024, 6, 10), date(2024, 6, 17), date(2024, 6, 28), date(2024, 7, 2)]
    for number, day in enumerate(days):
        text = f"“Sanctions of kind {number} are a shameful attack,” said Ivan Orlov."
        of = factories.article(text, title=f"Sanctions {number}", published=day)
        blame = ("blame", "shameful attack", -0.6, "Words of blame.")
        found = factories.quote(
            of,
            f"Sanctions of kind {number} are a shameful attack,",
            speaker=factories.IVAN,
            source="Ivan Orlov",
            topics=(factories.SANCTIONS,),
            stances=(factories.stance(factories.UNITED_STATES, text, blame),),
        )
        yield Extraction(of, (found,))


async def test_find_mark_note_undo_and_export(tmp_path: Path) -> None:
    """What Russia's speakers said about the US on sanctions in June, three of it marked, one noted."""
    desk = filled(news())
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "f", "r", "u", "s", "enter")
        await press(pilot, "2", "f", "s", "a", "n", "enter")
        await press(pilot, "slash", "type about:us after:2024-06-01 before:2024-07-01", "enter")
        assert len(quotes(pilot)) == 5
        await press(pilot, "space", "j", "space", "j", "space", "n", "type Ask for the tape.", "enter")
        assert "● 3 marked" in screen_text(pilot)
        await press(pilot, "u")
        assert not any(entry.annotation.note for entry in desk.find())
        await press(pilot, "ctrl+r")
        assert [entry.annotation.note for entry in desk.find() if entry.annotation.note] == [
            "Ask for the tape."
        ]
        await press(pilot, "e", "ctrl+u", f"type {tmp_path}/brief.md", "enter")
    brief = (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert brief.startswith("# 3 quotes")
    assert brief.count("Ivan Orlov") == 3
    assert "Note: Ask for the tape." in brief


async def test_the_ending_and_the_format_of_an_export_follow_each_other() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "e", "ctrl+u", "type brief.md")
        assert "● markdown" in screen_text(pilot)
        await press(pilot, "down")
        assert "brief.bib" in screen_text(pilot)
        await press(pilot, "ctrl+u", "type places.jsonld")
        assert "● webannotation" in screen_text(pilot)
        await press(pilot, "ctrl+u", "type brief.text")
        assert "● webannotation" in screen_text(pilot)


async def test_a_name_that_can_be_no_file_is_refused() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "e", "ctrl+u", f"type {'a' * 300}.csv", "enter")
        assert "That can't be a file" in screen_text(pilot)

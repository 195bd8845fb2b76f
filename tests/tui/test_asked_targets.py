"""What a query asks for: the dashboard's list and the command line's table show the stances toward that."""

from __future__ import annotations

import re
from datetime import date

import pytest

from stance.records import Extraction, Target, TargetKind
from store import open_desk
from tests.tui import factories
from tests.tui.dashboards import WIDE, dashboard, filled, press, screen_text, settle

WEST = Target(TargetKind.ORGANISATION, "the-west", "the West")
QUERIES = ["about:west", 'about:"the West"', "about:the-west"]


def torn() -> Extraction:
    """A quote that is hard on Norway and mild with the West."""
    text = "“A shameful Norway and a decent West,” said Ivan Orlov."
    of = factories.article(text, title="Torn", published=date(2024, 6, 19))
    stances = (
        factories.stance(factories.NORWAY, text, ("blame", "shameful", -0.9, "A word of blame.")),
        factories.stance(WEST, text, ("praise", "decent", 0.3, "A word of praise.")),
    )
    said = factories.quote(
        of, "A shameful Norway and a decent West,", speaker=factories.IVAN, stances=stances
    )
    return Extraction(of, (said,))


@pytest.mark.parametrize(
    ("query", "told"),
    [("", r"−0\.72 +━+│ +Norway"), *((query, r"\+0\.29 +│━+ +the West") for query in QUERIES)],
)
async def test_the_list_shows_the_stance_toward_the_target_asked_for(query: str, told: str) -> None:
    async with dashboard(filled([torn()])).run_test(size=WIDE) as pilot:
        await settle(pilot)
        if query:
            await press(pilot, "slash", f"type {query}", "enter")
        text = screen_text(pilot)
        [row] = [line for line in text.splitlines() if "2024-06-19 Ivan Orlov" in line]
        assert re.search(told, row)
        assert ("1 · toward the West" if query else "1 · mean stance") in text


def test_the_table_of_quotes_shows_the_stance_toward_the_target_asked_for(run, own_desk):
    desk = open_desk(own_desk)
    desk.add([torn()])
    desk.close()
    assert {"-0.72", "+0.29"} <= {*run("quotes").out.split()}
    for query in QUERIES:
        told = run("quotes", query).out.split()
        assert "+0.29" in told
        assert "-0.72" not in told

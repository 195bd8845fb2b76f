"""The matrix, time lines and turns: what they are made of."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.records import Extraction, Target
from store.contract import Verdict
from store.query import parse
from tests.tui import factories
from tests.tui.dashboards import WIDE, dashboard, filled, press, screen_text, settle
from tui.comparison import Saying, matrix, periods, sayings, turns, without


def test_the_matrix_has_the_mean_of_each_country_toward_each_target() -> None:
    found = matrix(filled(factories.extractions()), parse(""))
    assert [row.key for row in found.rows] == ["RU", "JP", "NO", "KR"]
    cell = found.cells["RU", "NO"]
    assert (cell.count, round(cell.mean or 0, 2)) == (1, 0.6)
    assert ("JP", "NO") not in found.cells


def test_the_matrix_is_of_what_the_filter_finds() -> None:
    found = matrix(filled(factories.extractions()), parse("country:RU country:NO -topic:sanctions"))
    assert {row.key for row in found.rows} == {"RU", "NO"}
    assert ("RU", "US") not in found.cells
    assert found.cells["NO", "RU"].count == 1


def test_the_sayings_of_a_speaker_are_in_order_of_time() -> None:
    said = sayings(filled([*factories.changing()][::-1]), parse('speaker:"Ivan Orlov"'))
    assert [each.day.month for each in said[factories.NORWAY]] == [1, 2, 3, 4]


def test_a_mere_mention_says_nothing() -> None:
    said = sayings(filled(factories.extractions()), parse(""))
    assert factories.JAPAN not in said
    assert factories.RUSSIA in said


def saying(day: int, score: float, speaker: str | None = "ivan-orlov") -> Saying:
    """One of January, labelled by its sign."""
    label = (score > 0) - (score < 0)
    return Saying(date(2024, 1, day), score, label, f"{speaker} {day}", (speaker,) if speaker else ())


def turned(said: dict[Target, list[Saying]]) -> list[tuple[str, int, int]]:
    """Target, and the days before and after."""
    return [(turn.target.id, turn.before.day.day, turn.after.day.day) for turn in turns(said)]


def test_a_turn_is_from_one_sign_to_the_other_the_latest_first() -> None:
    found = turns(sayings(filled(factories.changing()), parse("")))
    assert {turn.target for turn in found} == {factories.NORWAY}
    assert [(turn.before.day.month, turn.after.day.month) for turn in found] == [(3, 4), (2, 3)]


def test_neutral_sayings_between_are_no_turn() -> None:
    said = [saying(day, score) for day, score in enumerate([0.5, 0, 0.5, 0, -0.5], 1)]
    assert turned({factories.NORWAY: said}) == [("NO", 3, 5)]


def test_what_is_said_on_one_day_is_no_turn() -> None:
    assert turned({factories.NORWAY: [saying(1, 1), saying(1, -1)]}) == []


def test_a_day_of_both_signs_turns_only_by_its_mean() -> None:
    said = [saying(1, 0.6), saying(2, 0.6), saying(2, -0.3), saying(3, 0.4), saying(3, -0.9)]
    [turn] = turns({factories.NORWAY: said})
    assert (turn.before.score, turn.after.score) == (0.6, -0.9)
    assert (turn.before.day.day, turn.after.day.day) == (2, 3)


def test_a_turn_is_of_one_speaker() -> None:
    speakers = ["ivan-orlov", "anna-berg", None, None, "anna-berg", "ivan-orlov"]
    scores = [1, -1, 1, -1, 1, 1]
    said = [saying(day, *each) for day, each in enumerate(zip(scores, speakers, strict=True), 1)]
    assert turned({factories.NORWAY: said}) == [("NO", 2, 5)]


def test_the_latest_turn_comes_first_whatever_its_target_then_the_strongest_change() -> None:
    said = {
        factories.NORWAY: [saying(1, 0.5), saying(2, -0.5), saying(5, 0.3)],
        factories.RUSSIA: [saying(2, -0.9), saying(5, 0.9)],
        factories.JAPAN: [saying(3, -0.9), saying(6, 0.2)],
    }
    assert turned(said) == [("JP", 3, 6), ("RU", 2, 5), ("NO", 2, 5), ("NO", 1, 2)]


def test_turns_of_one_day_and_strength_stand_in_the_order_of_their_targets() -> None:
    both = {target: [saying(1, 0.5), saying(2, -0.5)] for target in (factories.RUSSIA, factories.JAPAN)}
    assert turned(both) == [("RU", 1, 2), ("JP", 1, 2)]


@given(
    st.dictionaries(
        st.sampled_from([factories.NORWAY, factories.RUSSIA, factories.JAPAN]),
        st.lists(
            st.builds(saying, st.integers(1, 31), st.floats(-1, 1), st.sampled_from(["a", "b", None])),
            max_size=12,
        ).map(lambda said: sorted(said, key=lambda one: one.day)),
    )
)
def test_turns_are_in_order_each_of_one_speaker_from_one_sign_to_the_other(
    said: dict[Target, list[Saying]],
) -> None:
    found = turns(said)
    places = [(turn.after.day, turn.change) for turn in found]
    assert places == sorted(places, reverse=True)
    for turn in found:
        assert turn.speaker_id in {*turn.before.speaker_ids} & {*turn.after.speaker_ids}
        assert turn.before.label == -turn.after.label != 0
        assert turn.before.day < turn.after.day
        assert {turn.before, turn.after} <= {*said[turn.target]}


@pytest.mark.parametrize(
    ("days", "names"),
    [
        ([date(2024, 1, 1), date(2024, 1, 1), date(2024, 1, 3)], ["2024-01-01", "2024-01-03"]),
        ([date(2023, 12, 1), date(2024, 1, 31), date(2024, 2, 1)], ["2023-12", "2024-01", "2024-02"]),
        ([date(2001, 5, 5), date(2024, 1, 31)], ["2001", "2024"]),
        ([date.min], ["0001-01-01"]),
        ([date.max], ["9999-12-31"]),
        ([date(9999, 11, 1), date(9999, 12, 31)], ["9999-11", "9999-12"]),
        ([date.min, date.max], ["0001", "9999"]),
        ([], []),
    ],
)
def test_time_lines_go_by_day_month_or_year(days: list[date], names: list[str]) -> None:
    assert [period.name for period in periods([Saying(day, 0.5, 1, "", None) for day in days])] == names


@given(st.lists(st.dates(date(1990, 1, 1), date(2090, 12, 31)), max_size=40))
def test_every_saying_is_in_one_period_that_spans_its_day(days: list[date]) -> None:
    days.sort()
    found = periods([Saying(day, 0.5, 1, "", None) for day in days])
    assert sum(period.count for period in found) == len(days)
    for day in days:
        assert sum(period.first <= day < period.end for period in found) == 1


def test_what_is_left_out_stays_left_out() -> None:
    assert (
        without(parse("country:RU -country:NO fish about:US"), "country", "about").text == "-country:NO fish"
    )


def test_what_plots_is_loaded_only_when_a_plot_is_asked_for() -> None:
    code = "import sys, tui.app; print('plotext' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def with_stance(day: int, target: Target, words: str, weight: float) -> Extraction:
    """What Ivan Orlov said on a day of May."""
    text = f"“{target.name} is {words},” said Ivan Orlov on day {day}."
    of = factories.article(text, title=f"{target.id} {day}", published=date(2024, 5, day))
    toward = factories.stance(target, text, ("praise", words, weight, "Words for the target."))
    said = factories.quote(of, f"{target.name} is {words},", speaker=factories.IVAN, stances=(toward,))
    return Extraction(of, (said,))


async def test_the_screen_of_turns_begins_with_the_latest_whatever_its_target() -> None:
    desk = filled(factories.changing())
    desk.add([with_stance(1, factories.JAPAN, "a bully", -0.7), with_stance(2, factories.JAPAN, "kind", 0.6)])
    async with dashboard(desk).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "r")
        titles = [line for line in screen_text(pilot).splitlines() if "Ivan Orlov toward" in line]
        assert [title.split("toward ")[1].split()[0] for title in titles] == ["Japan", "Norway", "Norway"]


def test_what_was_dismissed_is_no_saying() -> None:
    desk = filled(factories.changing())
    before = sayings(desk, parse(""))
    dismissed = desk.find()[0].quote.id
    desk.revise([dismissed], lambda old: replace(old, verdict=Verdict.WRONG))
    after = sayings(desk, parse(""))
    assert {
        target: [one for one in said if one.quote_id != dismissed] for target, said in before.items()
    } == after


def test_who_speaks_together_turns_each_alone() -> None:
    both = Saying(date(2024, 1, 1), 0.5, 1, "first", ("ann-reed", "ivan-orlov"))
    found = turns({factories.NORWAY: [both, saying(2, -0.5)]})
    assert [(turn.speaker_id, turn.before.quote_id) for turn in found] == [("ivan-orlov", "first")]

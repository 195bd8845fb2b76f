"""The matrix, time lines and turns: what they are made of."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query import parse
from tests.tui import factories
from tests.tui.dashboards import filled
from tui.comparing import Saying, matrix, periods, sayings, turns, without


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


def test_a_turn_is_from_one_sign_to_the_other_the_latest_first() -> None:
    said = sayings(filled(factories.changing()), parse(""))[factories.NORWAY]
    assert [(one.day.month, other.day.month) for one, other in turns(said)] == [(3, 4), (2, 3)]


def test_neutral_sayings_between_are_no_turn() -> None:
    said = [
        Saying(date(2024, 1, day), label / 2, label, str(day), "ivan-orlov")
        for day, label in enumerate([1, 0, 1, 0, -1], 1)
    ]
    assert [(one.quote_id, other.quote_id) for one, other in turns(said)] == [("3", "5")]


def test_what_is_said_on_one_day_is_no_turn() -> None:
    said = [Saying(date(2024, 1, 1), label, label, str(label), "ivan-orlov") for label in (1, -1)]
    assert turns(said) == []


def test_a_turn_is_of_one_speaker() -> None:
    speakers = ["ivan-orlov", "anna-berg", None, None, "anna-berg", "ivan-orlov"]
    said = [
        Saying(date(2024, 1, day), label, label, str(day), speaker)
        for day, (label, speaker) in enumerate(zip([1, -1, 1, -1, 1, 1], speakers, strict=True), 1)
    ]
    assert [(one.quote_id, other.quote_id) for one, other in turns(said)] == [("2", "5")]


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

from __future__ import annotations

import pytest

from store import memory_desk
from store.query import FIELDS, parse
from tests.tui import factories
from tui.completing import Values, completions, vocabulary


@pytest.fixture
def values() -> Values:
    desk = memory_desk(names=factories.NAMES)
    desk.add(factories.extractions())
    return vocabulary(desk.find().facets, ["The Fjord Post"]).values


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("co", "country:"),
        ("fish -cou", "fish -country:"),
        ("country:r", "country:Russia"),
        ("-country:r", "-country:Russia"),
        ("fish speaker:orl", 'fish speaker:"Ivan Orlov"'),
        ('speaker:"ivan', 'speaker:"Ivan Orlov"'),
        ("outlet:fj", 'outlet:"The Fjord Post"'),
        ("is:ma", "is:marked"),
        ("kind:i", "kind:indirect"),
    ],
)
def test_fields_and_values_are_completed(values: Values, typed: str, completed: str) -> None:
    assert completions(typed, values)[0][0] == completed
    assert not parse(completed).problems or completed.endswith(":")


@pytest.mark.parametrize("typed", ["", "fish ", "zzz", "country:Norway", "after:2024", "no:such"])
def test_what_is_complete_or_unknown_gets_nothing(values: Values, typed: str) -> None:
    assert completions(typed, values) == []


def test_a_field_offers_all_its_values_the_most_frequent_first(values: Values) -> None:
    assert completions("country:", values)[0][1] == "Russia"


def test_every_field_can_be_completed(values: Values) -> None:
    assert all(completions(name[:-1], values) for name in FIELDS if name != "is")

"""Stepping back through the filters, and forward again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.query import parse
from tui.filter_history import FilterHistory


def history(*steps: str, typed: tuple[str, ...] = ()) -> FilterHistory:
    made = FilterHistory()
    for step in steps:
        made.push(parse(step), by_typing=False)
    for step in typed:
        made.push(parse(step), by_typing=True)
    return made


def test_what_is_typed_in_one_go_is_one_step() -> None:
    made = history("country:RU", typed=("country:RU ", "country:RU f", "country:RU fi"))
    assert [made.step(-1).text, made.step(-1).text] == ["country:RU", ""]


def test_what_is_typed_after_a_pause_is_another_step() -> None:
    made = history(typed=("a",))
    made.typing_ended()
    made.push(parse("a b"), by_typing=True)
    assert made.step(-1).text == "a"


def test_what_is_typed_and_wiped_out_again_is_no_step() -> None:
    made = history("country:RU", typed=("country:RU f", "country:RU "))
    assert made.step(-1).text == ""


def test_another_way_from_an_earlier_step_ends_the_way_forward() -> None:
    made = history("a", "b")
    made.step(-1)
    assert made.has_next
    made.push(parse("c"), by_typing=False)
    assert not made.has_next
    assert made.step(-1).text == "a"


@given(st.lists(st.tuples(st.text("ab ", max_size=3), st.booleans()), max_size=30))
def test_back_to_the_first_and_forward_again_ends_where_it_began(steps: list[tuple[str, bool]]) -> None:
    made = FilterHistory()
    for text, by_typing in steps:
        made.push(parse(text), by_typing=by_typing)
    here = made.step(0)
    assert here.text.strip() == (steps[-1][0].strip() if steps else "")
    assert made.step(-100).text == ""
    while made.has_next:
        before = made.step(0)
        assert made.step(1).text.strip() != before.text.strip()
    assert made.step(0) == here

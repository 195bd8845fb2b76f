from __future__ import annotations

import pytest

from store import memory_desk
from store.contract import Desk, Facet
from store.query import Query, parse
from tests.tui import factories
from tui.results import Results, Searcher, with_facet_toggled, without_single_letter, words_asked_for


@pytest.fixture
def desk() -> Desk:
    desk = memory_desk(names=factories.NAMES)
    desk.add(factories.extractions())
    return desk


def search(desk: Desk, query: Query) -> Results:
    return Searcher(desk).search(query)


def keys(facets: tuple[Facet, ...]) -> dict[str, int]:
    return {facet.key: facet.count for facet in facets}


def facet(desk: Desk, name: str, key: str) -> Facet:
    return next(facet for facet in search(desk, parse("")).facets[name].facets if facet.key == key)


def test_without_a_filter_everything_is_shown_and_counted(desk: Desk) -> None:
    view = search(desk, parse(""))
    assert len(view.selection) == view.total == 6
    assert keys(view.facets["country"].facets) == {"RU": 2, "JP": 1, "KR": 1, "NO": 1}


def test_the_other_panes_count_the_selection(desk: Desk) -> None:
    view = search(desk, parse("country:RU"))
    assert keys(view.facets["speaker"].facets) == {"ivan-orlov": 2}


def test_a_chosen_pane_keeps_its_other_values_so_that_a_second_can_be_added(desk: Desk) -> None:
    pane = search(desk, parse("country:RU -country:JP")).facets["country"]
    assert set(keys(pane.facets)) == {"RU", "JP", "KR", "NO"}
    assert (pane.included, pane.excluded) == ({"RU"}, {"JP"})


def test_a_chosen_value_stays_in_sight_where_nothing_is_left_of_it(desk: Desk) -> None:
    pane = search(desk, parse("country:RU topic:treaties")).facets["country"]
    assert keys(pane.facets)["RU"] == 0
    assert pane.included == {"RU"}


def test_marks_are_counted_over_the_whole_desk(desk: Desk) -> None:
    desk.annotate([desk.find()[0].quote.id], marked=True)
    assert search(desk, parse("country:RU")).marked == 1


@pytest.mark.parametrize(
    ("name", "key", "term"),
    [
        ("country", "RU", "country:RU"),
        ("topic", factories.SANCTIONS, "topic:sanctions"),
        ("speaker", "ivan-orlov", 'speaker:"Ivan Orlov"'),
    ],
)
def test_a_value_is_written_as_a_reader_would(desk: Desk, name: str, key: str, term: str) -> None:
    chosen = facet(desk, name, key)
    asked = with_facet_toggled(parse("fish"), name, chosen, negated=False)
    assert asked.text == f"fish {term}"
    assert with_facet_toggled(asked, name, chosen, negated=False).text == "fish"


def test_excluding_an_included_value_turns_it_over(desk: Desk) -> None:
    russia = facet(desk, "country", "RU")
    assert with_facet_toggled(parse("country:RU"), "country", russia, negated=True).text == "-country:RU"
    assert with_facet_toggled(parse("-country:RU"), "country", russia, negated=False).text == "country:RU"


def test_a_value_typed_by_another_name_is_taken_out_too(desk: Desk) -> None:
    russia = facet(desk, "country", "RU")
    assert with_facet_toggled(parse("country:russia fish"), "country", russia, negated=False).text == "fish"


def test_the_narrowest_term_is_the_one_that_leaves_out_most(desk: Desk) -> None:
    assert search(desk, parse("country:JP sanctions:x -topic:treaties")).narrowest == ("country:JP", 3)
    assert search(desk, parse("nothingofthekind elsewhere")).narrowest is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tanaka", 'speaker:"Mei Tanaka"'),
        ("country:JP mei tanaka", 'country:JP speaker:"Mei Tanaka"'),
        ("sanctions", "topic:sanctions"),
        ("fish tanaka", None),
        ("country:RU tanaka", None),
        ("-tanaka country:XX", None),
        ("nothingofthekind", None),
        ("treaty", None),
    ],
)
def test_a_word_that_no_quote_has_may_be_meant_as_a_name(desk: Desk, text: str, meant: str | None) -> None:
    found = search(desk, parse(text)).meant
    assert (found and found.text) == meant


def test_words_asked_for_are_folded_and_leave_out_negated_and_wrong_terms() -> None:
    assert words_asked_for(parse('about:US Fish -nets "half')) == {"fish"}


@pytest.mark.parametrize(
    ("typed", "looked_for"),
    [
        ("s", ""),
        ("fish s", "fish"),
        ("fish -s", "fish"),
        ("s ", "s "),
        ("is:marked sa", "is:marked sa"),
        ("", ""),
    ],
)
def test_a_word_of_which_one_letter_is_typed_is_waited_for(typed: str, looked_for: str) -> None:
    assert without_single_letter(parse(typed)).text == looked_for

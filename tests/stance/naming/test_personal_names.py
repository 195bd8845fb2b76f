"""Personal names: spelling, forms of one name, gender."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.naming.personal_names import (
    Fit,
    gender_of_given_name,
    is_family_first,
    is_same_person,
    joined,
    person_id,
    short_form_fit,
    slug,
    words_of,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kim Jong-un", "kim-jong-un"),
        ("Radosław Sikorski", "radoslaw-sikorski"),
        ("José Manuel Albares", "jose-manuel-albares"),
        ("Chad O'Carroll", "chad-ocarroll"),
        ("US officials", "us-officials"),
        ("  J. D.  Vance ", "j-d-vance"),
    ],
)
def test_a_slug_is_plain_letters_and_hyphens(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Donald J. Smith", "donald-smith"),
        ("Donald Smith", "donald-smith"),
        ("J. Edgar Reed", "j-edgar-reed"),
        ("Malcolm X", "malcolm-x"),
        ("Colm O’Brien", "colm-obrien"),
        ("Colm O'Brien", "colm-obrien"),
    ],
)
def test_a_persons_id_leaves_middle_initials_out(name: str, expected: str) -> None:
    assert person_id(name) == expected


@given(st.text(min_size=1))
def test_every_name_has_a_slug_that_stays_itself(name: str) -> None:
    assert slug(name)
    assert slug(slug(name)) == slug(name)


def test_words_are_compared_without_case_accents_stops_and_hyphens() -> None:
    assert words_of("Kim Jong-Un") == words_of("kim jong un") == ("kim", "jong", "un")
    assert words_of("Elijah E. Cummings") == ("elijah", "e", "cummings")
    assert words_of("Recep Erdoğan") == words_of("Recep Erdogan")
    assert words_of("Radosław") == words_of("Radoslaw")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald Trump", "Donald J. Trump"),
        ("Hillary Clinton", "Hillary Rodham Clinton"),
        ("Bill Clinton", "William Clinton"),
        ("Joe Biden", "Joseph R. Biden"),
        ("J. Edgar Hoover", "John Edgar Hoover"),
        ("Kim Jong Un", "Kim Jong-un"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert is_same_person(words_of(one), words_of(other))
    assert is_same_person(words_of(other), words_of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Un", "Kim Jong Il"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Donald Trump", "Donald Trump Jr."),
        ("George W. Bush", "George H. Bush"),
        ("Trump", "Donald Trump"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert not is_same_person(words_of(one), words_of(other))


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Putin", "Vladimir Putin", Fit.SURNAME),
        ("de Blasio", "Bill de Blasio", Fit.SURNAME),
        ("Melanie", "Melanie Roe", Fit.GIVEN_NAME),
        ("Bill", "William Clinton", Fit.GIVEN_NAME),
        ("Wasserman", "Debbie Wasserman Schultz", Fit.PART),
        ("Kim", "Kim Jong Il", Fit.SURNAME),
        ("Il", "Kim Jong Il", None),
        ("Roe", "Vladimir Putin", None),
        ("Trump", "Donald Trump Jr.", Fit.SURNAME),
    ],
)
def test_how_a_short_form_stands_for_a_full_name(short: str, full: str, expected: Fit | None) -> None:
    assert short_form_fit(words_of(short), words_of(full)) == expected


def test_a_hyphenated_given_name_shows_the_family_name_first() -> None:
    assert is_family_first(words_of("Chang Ho-jin"))
    assert short_form_fit(("chang",), words_of("Chang Ho-jin"), hyphenated=True) is Fit.SURNAME
    assert not is_family_first(words_of("Joan Van Buren"))


def test_a_registered_surname_decides() -> None:
    assert short_form_fit(("xi",), ("xi", "jinping"), surname=("xi",)) is Fit.SURNAME
    assert short_form_fit(("jinping",), ("xi", "jinping"), surname=("xi",)) is Fit.PART


@pytest.mark.parametrize(("word", "gender"), [("maria", "f"), ("igor", "m"), ("robin", None), ("kim", None)])
def test_given_names_that_tell_a_gender(word: str, gender: str | None) -> None:
    assert gender_of_given_name(word) == gender


def test_words_of_a_name_are_joined_as_printed() -> None:
    assert joined(["Chang", "Ho", "-", "jin"]) == "Chang Ho-jin"

"""The parts that resolving speakers is made of, one by one."""

from __future__ import annotations

from datetime import date

import pytest

from stance.parsing import parse
from stance.registries import Organisation, Registries
from stance.speaking.bodies import body_described
from stance.speaking.cast import gather
from stance.speaking.gazetteer import Gazetteer, Sense, gazetteer
from stance.speaking.namings import Sort, namings
from stance.speaking.page import Page, Standing, read
from stance.speaking.phrases import Phrase
from stance.speaking.posts import read_post
from stance.speaking.roles import (
    Post,
    belongs,
    conflict,
    covers,
    head_and_modifiers,
    is_head_of_country,
    is_same_body,
    spelt,
)
from tests.stance.marked import REGISTRIES, SUMMER


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return gazetteer(REGISTRIES)


def page_of(text: str) -> Page:
    return read(parse(text))


def test_titles_have_one_spelling() -> None:
    assert spelt("Defense Minister") == "defence minister"
    assert spelt("Vice-President") == "vice president"
    assert spelt("spokeswoman") == spelt("spokesman")


def test_a_title_is_its_noun_and_what_narrows_it() -> None:
    assert head_and_modifiers("foreign minister") == ("minister", {"foreign"})
    assert head_and_modifiers("secretary of state") == ("secretary", {"state"})
    assert head_and_modifiers("") == ("", frozenset())


@pytest.mark.parametrize(
    ("title", "leads"),
    [
        ("president", True),
        ("prime minister", True),
        ("supreme leader", True),
        ("vice president", False),
        ("former president", False),
        ("opposition leader", False),
        ("foreign minister", False),
    ],
)
def test_who_leads_a_country(title: str, leads: bool) -> None:
    assert is_head_of_country(title) is leads


@pytest.mark.parametrize(
    ("description", "post", "expected"),
    [
        (Post("president"), Post("president", country="RU"), True),
        (Post("president", country="US"), Post("president", country="RU"), False),
        (Post("leader", country="RU"), Post("president", country="RU"), True),
        (Post("president"), Post("vice president"), False),
        (Post("minister"), Post("foreign minister"), True),
        (Post("foreign minister"), Post("minister"), False),
        (Post("lawmaker"), Post("senator"), True),
        (Post("spokesperson"), Post("spokeswoman"), True),
        (Post("Republican nominee"), Post("GOP nominee"), True),
        (Post("nominee"), Post(None), False),
        (Post("leader", country="GB"), Post("leader", "Labour", "GB"), False),
        (Post("chief", "Nato"), Post("secretary general", "Nato"), True),
        (Post("chief"), Post("secretary general", "Nato"), False),
        (Post("police chief", "Nato"), Post("secretary general", "Nato"), False),
    ],
)
def test_which_posts_a_description_covers(description: Post, post: Post, expected: bool) -> None:
    assert covers(description, post) is expected


@pytest.mark.parametrize(
    ("description", "post", "expected"),
    [
        (Post("president", "European Commission"), Post("president", "European Commission"), True),
        (Post("president", "European Commission"), Post("president", "European Council"), False),
        (Post("president", "European Commission"), Post("president", country="US"), False),
        (Post("president", "Rystad Bank"), Post("president"), None),
        (Post("president", country="RU"), Post("president", "European Commission"), False),
        (Post("president", country="RU"), Post("president", country="RU"), True),
        (Post("president"), Post("president", country="RU"), None),
        (Post("president", "central bank", "UA"), Post("president", "European Central Bank"), None),
        (Post("spokesman", "foreign ministry", "CN"), Post("spokesman", country="CN"), True),
    ],
)
def test_whether_a_post_is_held_where_a_description_says(
    description: Post, post: Post, expected: bool | None
) -> None:
    assert belongs(description, post) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("UN", "United Nations", True),
        ("NATO", "Nato", True),
        ("Foreign Ministry", "Ministry of Foreign Affairs", True),
        ("WHO", "World Health Organization", True),
        ("EU", "European Commission", False),
        ("State Department", "Defense Department", False),
    ],
)
def test_whether_two_names_are_one_bodys(one: str, other: str, expected: bool) -> None:
    assert is_same_body(one, other) is expected
    assert is_same_body(other, one) is expected


def test_nobody_holds_two_exclusive_offices_at_once() -> None:
    assert conflict(Post("president"), Post("foreign minister"))
    assert conflict(Post("president", country="RU"), Post("president", country="US"))
    assert not conflict(Post("president"), Post("president", country="US"))
    assert not conflict(Post("president"), Post("professor"))


@pytest.mark.parametrize(
    ("text", "sense", "code"),
    [
        ("US", Sense.COUNTRY, "US"),
        ("U.S.", Sense.COUNTRY, "US"),
        ("us", None, None),
        ("Russian", Sense.DEMONYM, "RU"),
        ("White House", Sense.SEAT, "US"),
        ("NATO", Sense.ORGANISATION, None),
        ("Paris Agreement", None, None),
        ("Atlantis", None, None),
    ],
)
def test_the_gazetteer(known: Gazetteer, text: str, sense: Sense | None, code: str | None) -> None:
    words = text.split()
    found = known.at(words, 0, len(words))
    entry = found.of(*Sense) if found and found.of(*set(Sense) - {Sense.LOOK_ALIKE}) else None
    if sense is None:
        assert entry is None
    else:
        assert found is not None
        assert (chosen := found.of(sense)) is not None
        assert chosen.country == code


def test_an_office_has_the_holder_of_the_day(known: Gazetteer) -> None:
    [(person, _)] = known.holders(Post("president", country="US"), date(2010, 1, 1))
    assert person.id == "barack-obama"
    assert not known.holders(Post("president", country="US"), date(1990, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joan Miller said no.", ("Joan Miller", Sort.PERSON)),
        ("Mr Brandt said no.", ("Brandt", Sort.PERSON)),
        ("The Ministry of Health said no.", ("Ministry of Health", Sort.ORGANISATION)),
        ("The University of Utah said no.", ("University of Utah", Sort.ORGANISATION)),
        ("North Korea said no.", ("North Korea", Sort.PLACE)),
        ("Then Brandt said no.", ("Brandt", Sort.OPEN)),
        ("Foreign Minister Park Min-ho said no.", ("Park Min-ho", Sort.PERSON)),
        ("The Daily Courier said no.", ("Daily Courier", Sort.ORGANISATION)),
    ],
)
def test_what_a_capitalised_run_names(known: Gazetteer, text: str, expected: tuple[str, Sort]) -> None:
    [naming] = namings(page_of(text), known)
    assert (naming.text, naming.sort) == expected


def test_an_office_without_a_name_and_a_demonym_are_no_names(known: Gazetteer) -> None:
    assert not list(namings(page_of("The Foreign Minister met Russian officials."), known))


def test_the_bloc_is_a_union_that_the_article_has_named() -> None:
    union = Organisation("northern-union", "Northern Union")
    known = gazetteer(Registries((), (), (union,), ()))
    page = page_of("The Northern Union met. The bloc agreed.")
    others = gather(page, known, tuple(namings(page, known)), published=None).others
    speaker = body_described(page, known, Phrase(5, 6, 7), others)
    assert speaker is not None
    assert speaker.id == "northern-union"


def test_a_headline_introduces_nobody(known: Gazetteer) -> None:
    page = page_of("Angry Voters Reject Harsh Budget Proposal Again\n\nJoan Miller won.")
    cast = gather(page, known, tuple(namings(page, known)), published=SUMMER)
    assert [character.name for character in cast.characters] == ["Joan Miller"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Russian president", Post("president", None, "RU")),
        ("South Korea's foreign minister", Post("foreign minister", None, "KR")),
        ("a North Korean specialist", Post("North Korean specialist")),
        ("the head of the Reed Institute", Post("head", "Reed Institute")),
        ("a former president of France", Post("former president", None, "FR")),
        ("the mayor of Dunmore", Post("mayor of Dunmore")),
        ("the long report", None),
    ],
)
def test_what_a_noun_phrase_tells(known: Gazetteer, text: str, expected: Post | None) -> None:
    page = page_of(f"They met {text}.")
    assert read_post(page, known, 2, len(page) - 1) == expected


def test_how_far_in_front_someone_stands() -> None:
    page = page_of("Putin met Kim.")
    assert page.standing(0) is Standing.SUBJECT
    assert page.standing(2) is Standing.OTHER


def test_spans_of_characters_become_tokens_without_the_space_around_them() -> None:
    page = page_of("Ann Hill said  no.")
    assert page.tokens((0, 8)) == (0, 2)
    assert page.tokens((8, 13)) == (2, 3)
    assert page.tokens((4, 4)) == (1, 1)
    assert page.tokens((0, 99)) == (0, len(page))

"""The parts that resolving speakers is made of, one by one."""

from __future__ import annotations

from datetime import date

import pytest

from stance.naming.gazetteer import Gazetteer, Sense, gazetteer_of
from stance.naming.name_clustering import gather
from stance.naming.noun_phrases import NounPhrase
from stance.naming.offices import (
    Office,
    belongs,
    conflict,
    covers,
    head_and_modifiers,
    is_head_of_country,
    is_same_body,
    spelt,
)
from stance.naming.organisations import body_described
from stance.naming.recognition import NameType, name_mentions
from stance.naming.titles import read_office
from stance.naming.tokens import Standing, TokenTable, token_table
from stance.parsing import parse
from stance.registries import Organisation, Registries
from tests.stance.marked import REGISTRIES, SUMMER


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return gazetteer_of(REGISTRIES)


def page_of(text: str) -> TokenTable:
    return token_table(parse(text), gazetteer_of(REGISTRIES))


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
    ("description", "office", "expected"),
    [
        (Office("president"), Office("president", country="RU"), True),
        (Office("president", country="US"), Office("president", country="RU"), False),
        (Office("leader", country="RU"), Office("president", country="RU"), True),
        (Office("president"), Office("vice president"), False),
        (Office("minister"), Office("foreign minister"), True),
        (Office("foreign minister"), Office("minister"), False),
        (Office("lawmaker"), Office("senator"), True),
        (Office("spokesperson"), Office("spokeswoman"), True),
        (Office("Republican nominee"), Office("GOP nominee"), True),
        (Office("nominee"), Office(None), False),
        (Office("leader", country="GB"), Office("leader", "Labour", "GB"), False),
        (Office("chief", "Nato"), Office("secretary general", "Nato"), True),
        (Office("chief"), Office("secretary general", "Nato"), False),
        (Office("police chief", "Nato"), Office("secretary general", "Nato"), False),
    ],
)
def test_which_posts_a_description_covers(description: Office, office: Office, expected: bool) -> None:
    assert covers(description, office) is expected


@pytest.mark.parametrize(
    ("description", "office", "expected"),
    [
        (Office("president", "European Commission"), Office("president", "European Commission"), True),
        (Office("president", "European Commission"), Office("president", "European Council"), False),
        (Office("president", "European Commission"), Office("president", country="US"), False),
        (Office("president", "Rystad Bank"), Office("president"), None),
        (Office("president", country="RU"), Office("president", "European Commission"), False),
        (Office("president", country="RU"), Office("president", country="RU"), True),
        (Office("president"), Office("president", country="RU"), None),
        (Office("president", "central bank", "UA"), Office("president", "European Central Bank"), None),
        (Office("spokesman", "foreign ministry", "CN"), Office("spokesman", country="CN"), True),
    ],
)
def test_whether_a_post_is_held_where_a_description_says(
    description: Office, office: Office, expected: bool | None
) -> None:
    assert belongs(description, office) is expected


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
    assert conflict(Office("president"), Office("foreign minister"))
    assert conflict(Office("president", country="RU"), Office("president", country="US"))
    assert not conflict(Office("president"), Office("president", country="US"))
    assert not conflict(Office("president"), Office("professor"))


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
def test_the_gazetteer(gazetteer: Gazetteer, text: str, sense: Sense | None, code: str | None) -> None:
    words = text.split()
    found = next((match for match in gazetteer.matches(words).get(0, ()) if match.end == len(words)), None)
    entry = found.of(*Sense) if found and found.of(*set(Sense) - {Sense.LOOK_ALIKE}) else None
    if sense is None:
        assert entry is None
    else:
        assert found is not None
        assert (chosen := found.of(sense)) is not None
        assert chosen.country == code


def test_an_office_has_the_holder_of_the_day(gazetteer: Gazetteer) -> None:
    [(person, _)] = gazetteer.holders(Office("president", country="US"), date(2010, 1, 1))
    assert person.id == "barack-obama"
    assert not gazetteer.holders(Office("president", country="US"), date(1990, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joan Miller said no.", ("Joan Miller", NameType.PERSON)),
        ("Mr Brandt said no.", ("Brandt", NameType.PERSON)),
        ("The Ministry of Health said no.", ("Ministry of Health", NameType.ORGANISATION)),
        ("The University of Utah said no.", ("University of Utah", NameType.ORGANISATION)),
        ("North Korea said no.", ("North Korea", NameType.PLACE)),
        ("Then Brandt said no.", ("Brandt", NameType.OPEN)),
        ("Foreign Minister Park Min-ho said no.", ("Park Min-ho", NameType.PERSON)),
        ("The Daily Courier said no.", ("Daily Courier", NameType.ORGANISATION)),
    ],
)
def test_what_a_capitalised_run_names(
    gazetteer: Gazetteer, text: str, expected: tuple[str, NameType]
) -> None:
    [naming] = name_mentions(page_of(text))
    assert (naming.text, naming.type) == expected


def test_an_office_without_a_name_and_a_demonym_are_no_names(gazetteer: Gazetteer) -> None:
    assert not list(name_mentions(page_of("The Foreign Minister met Russian officials.")))


def test_the_bloc_is_a_union_that_the_article_has_named() -> None:
    union = Organisation("northern-union", "Northern Union")
    unions = gazetteer_of(Registries((), (), (union,), ()))
    table = token_table(parse("The Northern Union met. The bloc agreed."), unions)
    others = gather(table, unions, tuple(name_mentions(table)), published=None).other_names
    speaker = body_described(table, unions, NounPhrase(5, 6, 7), others)
    assert speaker is not None
    assert speaker.id == "northern-union"


def test_a_headline_introduces_nobody(gazetteer: Gazetteer) -> None:
    table = page_of("Angry Voters Reject Harsh Budget Proposal Again\n\nJoan Miller won.")
    people = gather(table, gazetteer, tuple(name_mentions(table)), published=SUMMER)
    assert [person.name for person in people.persons] == ["Joan Miller"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Russian president", Office("president", None, "RU")),
        ("South Korea's foreign minister", Office("foreign minister", None, "KR")),
        ("a North Korean specialist", Office("North Korean specialist")),
        ("the head of the Reed Institute", Office("head", "Reed Institute")),
        ("a former president of France", Office("former president", None, "FR")),
        ("the mayor of Dunmore", Office("mayor of Dunmore")),
        ("the long report", None),
    ],
)
def test_what_a_noun_phrase_tells(gazetteer: Gazetteer, text: str, expected: Office | None) -> None:
    table = page_of(f"They met {text}.")
    assert read_office(table, 2, len(table) - 1) == expected


def test_how_far_in_front_someone_stands() -> None:
    table = page_of("Putin met Kim.")
    assert table.standing(0) is Standing.SUBJECT
    assert table.standing(2) is Standing.OTHER


def test_spans_of_characters_become_tokens_without_the_space_around_them() -> None:
    table = page_of("Ann Hill said  no.")
    assert table.tokens((0, 8)) == (0, 2)
    assert table.tokens((8, 13)) == (2, 3)
    assert table.tokens((4, 4)) == (1, 1)
    assert table.tokens((0, 99)) == (0, len(table))

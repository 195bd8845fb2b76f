"""Names as newsrooms print them: role, affiliation and country before the name, behind it, or around it."""

from __future__ import annotations

import pytest

from tests.stance.marked import last

PERSONS = [
    ("{China's ambassador to Ukraine Li Wenqing} said no.", "li-wenqing", "CN"),
    ("{Russian Deputy Foreign Minister Oleg Sorin} said no.", "oleg-sorin", "RU"),
    ("{St. Charles Police Lt. Dan Moss} said no.", "dan-moss", None),
    ("{Sen. Ben Holt (R-Neb.)} said no.", "ben-holt", "US"),
    ("{Ben Holt, R-Neb.,} said no.", "ben-holt", "US"),
    ("{South Dakota Gov. Ann Cole} said no.", "ann-cole", "US"),
    ("{Gov. Ann Cole of South Dakota} said no.", "ann-cole", "US"),
    ("{Ann Cole, Ukraine's foreign minister,} said no.", "ann-cole", "UA"),
    ("{Ann Cole, foreign minister of Ukraine,} said no.", "ann-cole", "UA"),
    ("{J.D. Hale} said no.", "j-d-hale", None),
    ("An official of the port named Ann Cole left. {Cole} said no.", "ann-cole", None),
]


@pytest.mark.parametrize(("told", "person", "country"), PERSONS)
def test_who_it_is_and_of_which_country(told: str, person: str, country: str | None) -> None:
    speaker = last(told)
    assert speaker is not None
    assert (speaker.id, speaker.country) == (person, country)


ROLES = [
    ("{Port Watch editor-in-chief Ana Holt} said no.", "editor-in-chief"),
    ("{Deputy Director of Public Prosecution Ruth Hale} said no.", "deputy director of Public Prosecution"),
    ("{Ruth Hale, chairman of the Delta Institute,} said no.", "chairman"),
    ("{Ruth Hale, a fellow at the Delta Centre in Oslo,} said no.", "fellow"),
]


@pytest.mark.parametrize(("told", "role"), ROLES)
def test_what_the_words_around_a_name_say_of_a_person(told: str, role: str) -> None:
    speaker = last(told)
    assert speaker is not None
    assert speaker.role == role


BODIES = [
    ("{Russia's foreign ministry} said no.", "ru:foreign-ministry"),
    ("{The Russian defence ministry} said no.", "ru:defence-ministry"),
    ("Russia's foreign ministry spoke. {The ministry} said no.", "ru:foreign-ministry"),
    ("The Nordsee Bank lost money. {The bank} said no.", "nordsee-bank"),
    ("{The US embassy in Kyiv} said no.", "us:embassy"),
]


@pytest.mark.parametrize(("told", "body"), BODIES)
def test_which_body_it_is(told: str, body: str) -> None:
    speaker = last(told)
    assert speaker is not None
    assert speaker.id == body


FORWARD = [
    "{The bank} said no. The Nordsee Bank lost money.",
    "The Nordsee Bank lost money.\n\n* * *\n\n{The bank} said no.",
    "{The Ukrainian minister} said no.\n\nAnn Cole, a Ukrainian minister, left.",
]


@pytest.mark.parametrize("told", FORWARD)
def test_a_description_reaches_neither_forward_nor_into_another_story(told: str) -> None:
    speaker = last(told)
    assert speaker is None or not speaker.named

"""Targets: who and what an article mentions, and what only looks like it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from stance.naming import MentionForm, article_entities
from stance.parsing import parse
from stance.records import Act, Attribution, Kind, TopicOrigin
from stance.registries import Country, Organisation, Person, Registries, Role, Topic
from stance.speaking import speakers
from stance.targets import TargetMention, topics
from tests.stance.marked import mentioned

REGISTRIES = Registries(
    countries=(
        Country("RU", "Russia", (), ("Russian", "Russians"), ("Moscow", "Kremlin")),
        Country("KP", "North Korea", ("DPRK",), ("North Korean",), ("Pyongyang",)),
        Country("KR", "South Korea", (), ("South Korean", "Korean"), ("Seoul",)),
        Country(
            "US",
            "US",
            ("United States",),
            ("American",),
            ("Washington", "Oval Office"),
            (),
            ("Washington Post",),
        ),
        Country("GE", "Georgia", (), ("Georgian",), ("Tbilisi",), ("Georgia",)),
        Country("TD", "Chad", (), ("Chadian",), (), ("Chad",)),
        Country("JO", "Jordan", (), ("Jordanian",), ("Amman",), ("Jordan",)),
        Country("TR", "Turkey", (), ("Turkish",), ("Ankara",)),
        Country("EG", "Egypt", (), ("Egyptian",), ("Cairo",)),
        Country("CG", "Congo", (), ("Congolese",), ("Brazzaville",)),
        Country("CD", "DR Congo", (), ("Congolese",), ("Kinshasa",)),
    ),
    people=(
        Person(
            "vladimir-putin",
            "Vladimir Putin",
            surname="Putin",
            country="RU",
            roles=(Role("president", "RU", since=date(2012, 5, 7)),),
        ),
        Person("theresa-may", "Theresa May", surname="May", ambiguous=("May",)),
    ),
    organisations=(
        Organisation("nato", "Nato", ("NATO",)),
        Organisation("the-west", "the West", demonyms=("Western",), look_alikes=("Western film",)),
    ),
    topics=(
        Topic("medtop:1", "sanctions", "economic sanction", ("sanction", "price cap")),
        Topic("medtop:2", "treaties", "treaty", ("treaty",)),
        Topic("medtop:3", "aid", "foreign aid", ("aid", "humanitarian aid"), ("humanitarian", "aid worker")),
    ),
)


def found(text: str, *, published: date | None = None) -> Iterator[tuple[str, str, MentionForm | None]]:
    """Words, target and form of each mention but topics; for the country of a leader the form is None."""
    for mention in mentioned(parse(text), REGISTRIES, published=published):
        if mention.form:
            form = None if mention.is_by_leader else mention.form
            yield text[slice(*mention.span)], mention.target.id, form


def topics_of(text: str, *spans: tuple[int, int]) -> list[tuple[str, tuple[str, ...]]]:
    """Ids of the topics that a text shows, in all of it or in these spans, with the words that show them."""
    shown = topics(parse(text), text, spans or [(0, len(text))], REGISTRIES)
    assert {topic.origin for topic in shown} <= {TopicOrigin.QUOTE}
    return [(topic.id, topic.words) for topic in shown]


def ids(text: str) -> set[str]:
    return {target for _, target, _ in found(text)}


@pytest.mark.parametrize(
    ("text", "words", "target", "form"),
    [
        ("Talks with Russia begin.", "Russia", "RU", MentionForm.FULL_NAME),
        ("A Russian envoy left.", "Russian", "RU", MentionForm.DEMONYM),
        ("Moscow rejected the plan.", "Moscow", "RU", MentionForm.SEAT),
        ("The Kremlin denied it.", "Kremlin", "RU", MentionForm.SEAT),
        ("The West must answer.", "The West", "the-west", MentionForm.FULL_NAME),
        ("NATO will answer.", "NATO", "nato", MentionForm.ACRONYM),
    ],
)
def test_a_listed_word_is_a_mention(text: str, words: str, target: str, form: MentionForm) -> None:
    assert (words, target, form) in set(found(text))


def test_the_longest_name_wins() -> None:
    assert ids("North Korea and the North Korean army") == {"KP", "kp:army"}


@pytest.mark.parametrize(
    "text",
    ["He arrived in Moscow on Monday.", "She flew to Moscow.", "They met at a hotel in Moscow."],
)
def test_a_capital_that_is_a_place_is_no_government(text: str) -> None:
    assert "RU" not in ids(text)


def test_a_seat_that_is_a_place_is_no_organisation() -> None:
    assert ids("They met in the Oval Office.") == set()


def test_a_leader_stands_for_the_country_while_in_office() -> None:
    text = "They praised Mr Putin."
    assert ("Putin", "RU", None) in set(found(text, published=date(2024, 6, 19)))
    assert ("Putin", "RU", None) not in set(found(text, published=date(2010, 1, 1)))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Chad O’Carroll, an analyst, said so.", "TD"),
        ("Michael Jordan praised the team.", "JO"),
        ("Voters in Georgia like the senator.", "GE"),
        ("They ate turkey on Thursday.", "TR"),
        ("The Washington Post reported it.", "US"),
        ("He told us nothing.", "US"),
        ("The vote takes place in May.", "theresa-may"),
    ],
)
def test_look_alikes_are_no_mentions(text: str, target: str) -> None:
    assert target not in ids(text)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Egypt, Jordan and Turkey signed the treaty.", "JO"),
        ("Georgia accused Russia of an attack.", "GE"),
        ("Tbilisi is worried. Georgia wants help.", "GE"),
        ("Mrs May resigned.", "theresa-may"),
    ],
)
def test_an_ambiguous_word_stands_with_a_reason(text: str, target: str) -> None:
    assert target in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "They fear Western sanctions.",
        "He praised Western-backed rebels.",
        "Western and Arab leaders met.",
        "She met a senior Western diplomat.",
    ],
)
def test_an_adjective_of_a_group_of_states_means_the_group(text: str) -> None:
    assert ids(text) >= {"the-west"}


@pytest.mark.parametrize(
    "text",
    [
        "They crossed the Western Sahara.",
        "They crossed Western Australia.",
        "Shares of Western Digital fell.",
        "The Great Western line is shut.",
        "They prayed at the Western Wall.",
        "He plays in a Western.",
        "He loves every Western film.",
        "They moved to the western border.",
    ],
)
def test_an_adjective_of_a_group_of_states_in_a_name_means_something_else(text: str) -> None:
    assert "the-west" not in ids(text)


def test_a_demonym_of_two_countries_means_the_one_named() -> None:
    assert ids("Congolese troops advanced.") == set()
    assert ids("Kinshasa sent help. Congolese troops advanced.") == {"CD"}


def test_people_whom_the_article_introduces_are_targets() -> None:
    text = "Defence Minister Anna Lindqvist resigned. “Lindqvist failed,” said Olaf Brandt, a researcher."
    words = {(words, target) for words, target, _ in found(text)}
    assert {("Anna Lindqvist", "anna-lindqvist"), ("Lindqvist", "anna-lindqvist")} <= words
    assert ("Olaf Brandt", "olaf-brandt") in words


@pytest.mark.parametrize(
    ("name", "honorific"), [("Donald J. Smith", "Mr"), ("Colm O’Brien", "Mr"), ("Ana María Ruiz", "Ms")]
)
def test_speaker_and_target_are_one_person_by_their_id(name: str, honorific: str) -> None:
    text = f"{name} said no. Critics say {honorific} {name.split()[-1]} lied."
    doc = parse(text)
    said = Attribution(
        Kind.INDIRECT, Act.SPEECH, ((len(text) - 5, len(text) - 1),), None, (0, len(name)), "test", 1.0
    )
    entities = article_entities(doc, [said], registries=REGISTRIES, published=None)
    [(speaker,)] = speakers(entities, [said])
    assert {m.target.id for m in mentioned(doc, REGISTRIES, attributions=[said])} == {speaker.id}


def test_bodies_whom_the_article_introduces_are_targets() -> None:
    assert "hovden-institute" in ids("The Hovden Institute opposed the Hovden plan.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The State Department replied.", "State Department"),
        ("The Labour Party replied.", "Labour Party"),
        ("They met Foreign Minister Ann Reed.", "Ann Reed"),
        ("They met Attorney General Ann Reed.", "Ann Reed"),
        ("They met Prof. Ann Reed.", "Ann Reed"),
    ],
)
def test_only_a_title_before_a_name_is_cut_off(text: str, words: str) -> None:
    assert words in {mentioned for mentioned, _, _ in found(text)}


def test_mentions_come_in_order_and_inside_the_text() -> None:
    text = "Russia and Nato talk, while Egypt’s Cairo waits for Mr Putin.\nTurkey left."
    spans = [mention.span for mention in mentioned(parse(text), REGISTRIES)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_topics_are_found_by_base_forms_and_phrases_most_hits_first() -> None:
    text = "Sanctions and a price cap work better than a treaty."
    assert topics_of(text) == [("medtop:1", ("Sanctions", "price cap")), ("medtop:2", ("treaty",))]


def test_topics_are_looked_for_in_the_spans_only() -> None:
    text = "The treaty holds. Sanctions do not."
    assert topics_of(text, (0, 17)) == [("medtop:2", ("treaty",))]


def test_the_words_of_a_topic_are_as_printed_and_each_spelling_stands_once() -> None:
    text = "Sanctions! “A treaty’s” sanctions, the Sanctions of a Price  Cap."
    assert topics_of(text) == [
        ("medtop:1", ("Sanctions", "sanctions", "Price  Cap")),
        ("medtop:2", ("treaty",)),
    ]


def test_keywords_are_mentions_of_topics() -> None:
    text = "They lifted the sanctions."
    (mention,) = (m for m in mentioned(parse(text), REGISTRIES))
    assert mention == TargetMention(mention.target, (16, 25), None)
    assert mention.target.id == "medtop:1"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They deplored the humanitarian catastrophe.", []),
        ("They mourned two aid workers.", []),
        ("They sent humanitarian aid.", ["humanitarian aid", "aid"]),
        ("The aid workers thanked them for the aid.", ["aid"]),
    ],
)
def test_signs_of_a_topic_show_it_but_are_no_mentions(text: str, names: list[str]) -> None:
    assert [topic for topic, _ in topics_of(text)] == ["medtop:3"]
    assert [text[slice(*m.span)] for m in mentioned(parse(text), REGISTRIES)] == names


def test_an_empty_text_mentions_nobody() -> None:
    assert mentioned(parse(""), REGISTRIES) == []

"""The one table of an article's entities: whom its words mean, alike for speakers and targets."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from stance.naming import MentionForm, article_entities
from stance.naming.entities import CONFIDENCE, OF_SEVERAL
from stance.parsing import parse
from stance.quoting import attributions
from stance.registries import Registries, shipped
from stance.speaking import speakers
from tests.golden import NAMES, compared
from tests.stance.marked import REGISTRIES, SUMMER, attribution, last, marked_spans, mentioned

DEVELOPMENT = Path(__file__).parents[4] / "shared/data/quotes/polnear-dev.jsonl.gz"
SOME = 12
"""Articles of the development data that the everyday suite reads."""


def meant(marked: str) -> set[str]:
    """The ids of the entities that the words in the last braces mean."""
    text, spans = marked_spans(marked)
    entities = article_entities(parse(text), [], registries=REGISTRIES, published=SUMMER)
    return {entity.id for m in entities.mentions if m.span == spans[-1] for entity in m.entities}


TOGETHER = [
    ("Russia and North Korea signed a treaty. {They} will trade.", {"gov:RU", "gov:KP"}),
    ("Russia and North Korea praised {their} treaty.", {"gov:RU", "gov:KP"}),
    ("Russia signed a treaty with North Korea. {The two countries} will trade.", {"gov:RU", "gov:KP"}),
    ("Russia signed a treaty with North Korea. {Both countries} will trade.", {"gov:RU", "gov:KP"}),
    ("Moscow praised Pyongyang. {Both sides} will trade.", {"gov:RU", "gov:KP"}),
    (
        "Vladimir Putin met Kim Jong Un. A pact binds {the two countries}.",
        {"gov:RU", "gov:KP"},
    ),
    ("Vladimir Putin met Kim Jong Un. {Both leaders} smiled.", {"vladimir-putin", "kim-jong-un"}),
    ("Vladimir Putin and Kim Jong Un met. A crowd cheered {them}.", {"vladimir-putin", "kim-jong-un"}),
    ("France, Germany and Ukraine met. {The three countries} agreed.", {"gov:FR", "gov:DE", "gov:UA"}),
    ("France and Germany met. {The allies} agreed.", {"gov:FR", "gov:DE"}),
    ("Ann Reed met Paul Hill. {The two} agreed.", {"ann-reed", "paul-hill"}),
    ("Hamas and Nato met. {Both organisations} agreed.", {"hamas", "nato"}),
]


@pytest.mark.parametrize(("marked", "ids"), TOGETHER)
def test_words_for_several_mean_each_of_them(marked: str, ids: set[str]) -> None:
    assert meant(marked) == ids


UNCLEAR = [
    "Russia and North Korea sent soldiers. The soldiers were tired, and {they} slept.",
    "Russia, North Korea and China met. {The two countries} agreed.",
    "{Both countries} agreed. Russia signed a treaty with North Korea.",
    "Russia met two rivals. {The allies} agreed.",
    "{They} agreed. Russia and North Korea signed a treaty.",
    "Russia spoke. {The two major parties} agreed.",
    "{The two companies} merged. Russia and China watched.",
]


@pytest.mark.parametrize("marked", UNCLEAR)
def test_words_for_several_mean_nobody_where_the_text_does_not_say_whom(marked: str) -> None:
    assert meant(marked) == set()


FORMS = [
    ("{Vladimir Putin} left.", MentionForm.FULL_NAME),
    ("Vladimir Putin left. {Putin} smiled.", MentionForm.SHORT_FORM),
    ("Vladimir Putin left. Mr {Putin} smiled.", MentionForm.SHORT_FORM),
    ("Vladimir Putin left. President {Putin} smiled.", MentionForm.TITLE),
    ("Vladimir Putin left. {He} smiled.", MentionForm.PRONOUN),
    ("Vladimir Putin left. {The Russian president} smiled.", MentionForm.OFFICE),
    ("Vladimir Putin left. {The leader} smiled.", MentionForm.DEFINITE_DESCRIPTION),
    ("{Russia} left.", MentionForm.FULL_NAME),
    ("A {Russian} ship left.", MentionForm.DEMONYM),
    ("{Seoul} protested.", MentionForm.SEAT),
    ("The {IMF} protested.", MentionForm.ACRONYM),
    ("France and Germany met. {They} agreed.", MentionForm.PRONOUN),
]


@pytest.mark.parametrize(("marked", "form"), FORMS)
def test_a_mention_says_how_its_entity_is_named(marked: str, form: MentionForm) -> None:
    text, spans = marked_spans(marked)
    entities = article_entities(parse(text), [], registries=REGISTRIES, published=SUMMER)
    assert [mention.form for mention in entities.mentions if mention.span == spans[-1]] == [form]


def test_how_sure_a_mention_is() -> None:
    assert CONFIDENCE == {
        MentionForm.FULL_NAME: 0.98,
        MentionForm.ACRONYM: 0.98,
        MentionForm.TITLE: 0.97,
        MentionForm.SHORT_FORM: 0.96,
        MentionForm.DEMONYM: 0.95,
        MentionForm.SEAT: 0.9,
        MentionForm.OFFICE: 0.9,
        MentionForm.DESCRIPTION: 0.9,
        MentionForm.DEFINITE_DESCRIPTION: 0.8,
        MentionForm.PRONOUN: 0.8,
    }
    assert OF_SEVERAL == 0.7
    text = "France and Germany met. They agreed."
    entities = article_entities(parse(text), [], registries=REGISTRIES, published=SUMMER)
    assert [round(mention.confidence, 2) for mention in entities.mentions] == [0.98, 0.98, 0.56]


def test_of_two_with_one_surname_speaker_and_target_are_the_same() -> None:
    told = "Michelle Obama smiled. President Obama waved.\n{Mr. Obama} said no. Critics attacked {Mr. Obama}."
    speaker = last(told.replace("attacked {Mr. Obama}", "attacked Mr. Obama"))
    assert speaker is not None
    text, spans = marked_spans(told)
    targets = {m.target.id for m in mentioned(parse(text), REGISTRIES) if m.span[1] == spans[-1][1]}
    assert speaker.id == "barack-obama"
    assert "barack-obama" in targets
    assert "michelle-obama" not in targets


def test_a_country_as_neighbour_is_no_person() -> None:
    assert meant("Our neighbour {Russia} sends smoke.") == {"gov:RU"}


def test_a_party_is_one_whether_it_speaks_or_is_spoken_of() -> None:
    parties = shipped()
    text = "Republicans said no. Some Republicans left. A speaker attacked Republicans."
    said = attribution((0, 11))
    entities = article_entities(parse(text), [said], registries=parties, published=None)
    [[speaker]] = speakers(entities, [said])
    named = [entity.id for m in entities.mentions for entity in m.entities if entity.named]
    assert named == [speaker.id, speaker.id]


def disagreements(text: str, registries: Registries) -> list[str]:
    """The sources whose words mean somebody else to the speakers than to the targets."""
    doc = parse(text)
    quotes = attributions(doc, text)
    entities = article_entities(doc, quotes, registries=registries, published=None)
    heads = [entities.table.noun_phrase_head(*tokens) for tokens in entities.sources]
    found = []
    for head, members in zip(heads, speakers(entities, quotes), strict=True):
        ids = {member.id for member in members}
        for mention in entities.mentions:
            if ids and mention.head == head and not {entity.id for entity in mention.entities} <= ids:
                found.append(text[slice(*mention.span)])
    names: dict[str, set[str]] = {}
    for mention in entities.mentions:
        if mention.form is MentionForm.FULL_NAME:
            words = text[slice(*mention.span)]
            ids = {entity.id for entity in mention.entities}
            if names.setdefault(words, ids) != ids:
                found.append(words)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_speakers_and_targets_agree_on_golden_articles(name: str) -> None:
    assert disagreements(compared(name).article.text, shipped()) == []


@pytest.mark.skipif(not DEVELOPMENT.exists(), reason="the development articles stand in ../shared")
def test_speakers_and_targets_agree_on_real_articles() -> None:
    with gzip.open(DEVELOPMENT, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(SOME), strict=False)]
    assert [disagreements(text, shipped()) for text in texts] == [[]] * len(texts)

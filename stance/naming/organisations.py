"""Governments and organisations as speakers.

A country, its capital or another seat of its power that speaks is the country's government, and so are "the
Russian government" and "the Obama administration". A ministry or another body of a country is an organisation
of that country, one and the same by any phrase ("Russia's foreign ministry", "the Russian Foreign Ministry").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stance.naming.anaphors import is_anaphor, names_fitting, phrases_fitting
from stance.naming.gazetteer import Gazetteer, Sense
from stance.naming.lists import ORGANISATIONS
from stance.naming.noun_phrases import NounPhrase, country_named, words
from stance.naming.nouns import is_body_of_two_words, is_personal_plural
from stance.naming.personal_names import slug
from stance.naming.recognition import NameMention
from stance.naming.state_bodies import (
    body_of,
    country_behind,
    country_nearby,
    is_one_of_many,
    is_state_body,
    owner_of,
)
from stance.naming.tokens import NAMES, TokenTable
from stance.records import Speaker, SpeakerKind
from stance.registries import Country, Organisation

GOVERNMENTS = frozenset({"government", "administration", "regime", "authorities", "leadership", "cabinet"})
"""With a country before or behind them, these are the country's government."""
PLURAL_ABBREVIATION = re.compile(r"[A-Z]{2,}s")
"""People, not a body: "MPs", "CEOs"."""
SURVEYS = frozenset({"poll", "polls", "survey", "surveys", "ad", "study", "analysis"})
"""At the end of a body's name these are what it made."""


def government(country: str, gazetteer: Gazetteer) -> Speaker:
    """A country's government, by the country's name."""
    listed = gazetteer.country(country)
    name = listed.name if listed else country
    return Speaker(f"gov:{country}", name, SpeakerKind.GOVERNMENT, country=country)


def people_of(table: TokenTable, head: int, country: Country) -> Speaker:
    """The people of a country: "Americans"."""
    name = words(table, NounPhrase(head, head, head + 1))
    return Speaker(f"unnamed:{slug(name)}", name, SpeakerKind.GROUP, country=country.code, named=False)


def organisation(listed: Organisation) -> Speaker:
    """An organisation of the registry."""
    return Speaker(listed.id, listed.name, SpeakerKind.ORGANISATION, country=listed.country)


def body_named(table: TokenTable, gazetteer: Gazetteer, naming: NameMention) -> Speaker | None:
    """The body that a name of no person stands for; None where it rather names a group of people.

    A document that bears the name stands for the body, too: "Morning Consult Poll".
    """
    if naming.entry and isinstance(naming.entry.item, Country):
        return government(naming.entry.item.code, gazetteer)
    head = naming.end - 1
    is_countrys = is_state_body(table, naming.start, naming.end) and owner_of(table, naming.start) is not None
    if naming.entry and isinstance(naming.entry.item, Organisation) and not is_countrys:
        # Russia's own Security Council is not the UN's.
        return organisation(naming.entry.item)
    phrase = NounPhrase(naming.start, head, naming.end)
    country = country_named(table, phrase) or owner_of(table, naming.start)
    own, first_country = _behind_country(table, naming)
    if is_state_body(table, own, naming.end):
        owner = first_country or country or country_behind(table, naming.end)
        if owner is None and is_one_of_many(table, naming.start, naming.end):
            owner = country_nearby(table, naming.start)
        if owner:
            return body_of(table, gazetteer, phrase, owner)
    if is_personal_plural(table, head) or PLURAL_ABBREVIATION.fullmatch(naming.text):
        return None
    words = naming.text.split()
    while len(words) > 1 and words[-1].lower() in SURVEYS:
        words.pop()
    name = " ".join(words)
    return Speaker(slug(name), name, SpeakerKind.ORGANISATION, country=country)


def _behind_country(table: TokenTable, naming: NameMention) -> tuple[int, str | None]:
    """Where a name goes on behind a country's name or adjective that it begins with, and that country."""
    found = table.listed_at(naming.start, naming.end)
    entry = found.of(Sense.COUNTRY, Sense.DEMONYM) if found and found.end < naming.end else None
    return (found.end, entry.country) if found and entry else (naming.start, None)


def body_described(
    table: TokenTable, gazetteer: Gazetteer, phrase: NounPhrase, others: Sequence[NameMention]
) -> Speaker | None:
    """The body that common nouns stand for; None where the head is no word for a body.

    `others` are the article's names of bodies, among which "the commission" is looked for.
    """
    word, lemma = table.lower[phrase.head], table.doc[phrase.head].lemma_.lower()
    country = country_named(table, phrase)
    if country and word in GOVERNMENTS:
        return government(country, gazetteer)
    if table.tags[phrase.head] == "NNS" and word not in {"police", "authorities", "media"}:
        return None
    is_body = word in ORGANISATIONS or lemma in ORGANISATIONS or is_body_of_two_words(table, phrase.head)
    if not is_body:
        return None
    return (
        _listed(table, phrase)
        or _of_country(table, gazetteer, phrase, country)
        or _taken_up(table, gazetteer, phrase, others)
        or _by_its_words(table, phrase)
    )


def _of_country(
    table: TokenTable, gazetteer: Gazetteer, phrase: NounPhrase, country: str | None
) -> Speaker | None:
    """A body of the country that is named with it, or near it where every country has such a body."""
    if country is None and is_one_of_many(table, phrase.start, phrase.head + 1):
        is_definite = table.lower[phrase.start] == "the"
        country = country_behind(table, phrase.head + 1)
        country = country or (country_nearby(table, phrase.start) if is_definite else None)
    return body_of(table, gazetteer, phrase, country) if country else None


def _taken_up(
    table: TokenTable, gazetteer: Gazetteer, phrase: NounPhrase, others: Sequence[NameMention]
) -> Speaker | None:
    """The body told before that "the commission" takes up: by its name, else by whose it is."""
    if not is_anaphor(table, phrase):
        return None
    named = next(names_fitting(table, phrase.head, others), None)
    told = next(phrases_fitting(table, phrase.head), None)
    if named and (told is None or told.head < named.end):
        return body_named(table, gazetteer, named)
    return body_described(table, gazetteer, told, others) if told else None


def _listed(table: TokenTable, phrase: NounPhrase) -> Speaker | None:
    """The registry's organisation of this name: "the Israeli military"."""
    for i in range(phrase.start, phrase.head + 1):
        found = table.listed_at(i, phrase.head + 1)
        entry = found.of(Sense.ORGANISATION) if found and found.end == phrase.head + 1 else None
        if entry and isinstance(entry.item, Organisation):
            return organisation(entry.item)
    return None


def _by_its_words(table: TokenTable, phrase: NounPhrase) -> Speaker:
    """A body by the article's words, named where a proper name is among them: "Clinton campaign"."""
    short = words(table, NounPhrase(phrase.start, phrase.head, phrase.head + 1))
    has_name = any(table.tags[i] in NAMES for i in range(phrase.start, phrase.head))
    if has_name and short[:1].isupper():
        short = short.replace("'s ", " ").replace("’s ", " ")
        return Speaker(slug(short), short, SpeakerKind.ORGANISATION)
    name = words(table, phrase)
    return Speaker(f"unnamed:{slug(name)}", name, SpeakerKind.ORGANISATION, named=False)

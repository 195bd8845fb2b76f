"""Governments and organisations as speakers.

A country, its capital or another seat of its power that speaks is the country's government, and so are "the
Russian government" and "the Obama administration". A ministry or another body of a country is an organisation
of that country, one and the same by any phrase ("Russia's foreign ministry", "the Russian Foreign Ministry").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from stance.naming.gazetteer import Gazetteer, Sense
from stance.naming.lists import ORGANISATIONS
from stance.naming.noun_phrases import NounPhrase, country_named, words
from stance.naming.nouns import is_personal_plural
from stance.naming.personal_names import slug
from stance.naming.recognition import NameMention, NameType
from stance.naming.tokens import NAMES, TokenTable
from stance.records import Speaker, SpeakerKind
from stance.registries import Country, Organisation

GOVERNMENTS = frozenset({"government", "administration", "regime", "authorities", "leadership", "cabinet"})
"""With a country before or behind them, these are the country's government."""
STATE_BODIES = frozenset(
    {"ministry", "government", "parliament", "army", "military", "police", "embassy", "navy"}
)
"""Bodies that every country has, so that a country makes a name of the word."""
PLURAL_ABBREVIATION = re.compile(r"[A-Z]{2,}s")
"""People, not a body: "MPs", "CEOs"."""
SURVEYS = frozenset({"poll", "polls", "survey", "surveys", "ad", "study", "analysis"})
"""At the end of a body's name these are what it made."""
WINDOW = 100
"""Names of bodies looked back over for "the commission"."""
EPITHETS = {
    "alliance": frozenset({"nato", "alliance"}),
    "bloc": frozenset({"eu", "union", "league", "community", "asean", "brics", "mercosur", "ecowas", "gcc"}),
}
"""What bodies of states are called for short, by a word of the names for which it may stand."""


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
    if naming.entry and isinstance(naming.entry.item, Organisation):
        return organisation(naming.entry.item)
    head = naming.end - 1
    phrase = NounPhrase(naming.start, head, naming.end)
    country = country_named(table, phrase)
    if country and table.lower[head] in STATE_BODIES:
        return _body_of(table, gazetteer, phrase, country)
    if is_personal_plural(table, head) or PLURAL_ABBREVIATION.fullmatch(naming.text):
        return None
    words = naming.text.split()
    while len(words) > 1 and words[-1].lower() in SURVEYS:
        words.pop()
    name = " ".join(words)
    return Speaker(slug(name), name, SpeakerKind.ORGANISATION, country=country)


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
    if word not in ORGANISATIONS and lemma not in ORGANISATIONS:
        return None
    listed = _listed(table, phrase)
    if listed:
        return listed
    if country:
        return _body_of(table, gazetteer, phrase, country)
    if phrase.head - phrase.start <= 1 and table.lower[phrase.start] == "the":
        named = _named_before(table, gazetteer, phrase.head, others)
        if named:
            return named
    return _by_its_words(table, phrase)


def _listed(table: TokenTable, phrase: NounPhrase) -> Speaker | None:
    """The registry's organisation of this name: "the Israeli military"."""
    for i in range(phrase.start, phrase.head + 1):
        found = table.listed_at(i, phrase.head + 1)
        entry = found.of(Sense.ORGANISATION) if found and found.end == phrase.head + 1 else None
        if entry and isinstance(entry.item, Organisation):
            return organisation(entry.item)
    return None


def _body_of(table: TokenTable, gazetteer: Gazetteer, phrase: NounPhrase, country: str) -> Speaker:
    """A country's body by the country's adjective and its own words: "Russian foreign ministry"."""
    listed = gazetteer.country(country)
    names = (listed.name, *listed.names, *listed.demonyms) if listed else ()
    countrys = {word.lower().replace(".", "") for name in names for word in name.split()}
    own = [
        table.lower[i]
        for i in range(phrase.start, phrase.head + 1)
        if table.words[i].isalpha() and table.lower[i] not in countrys and table.tags[i] not in {"POS", "DT"}
    ]
    adjective = listed.demonyms[0] if listed and listed.demonyms else country
    return Speaker(
        id=f"{country.lower()}:{slug(' '.join(own))}",
        name=" ".join((adjective, *own)),
        kind=SpeakerKind.ORGANISATION,
        country=country,
    )


def _named_before(
    table: TokenTable, gazetteer: Gazetteer, head: int, others: Sequence[NameMention]
) -> Speaker | None:
    """The last body named before "the commission" whose name ends in that word, or that is called so."""
    word = table.lower[head]
    before = bisect_left(others, head, key=lambda naming: naming.start)
    for naming in reversed(others[max(before - WINDOW, 0) : before]):
        if naming.type is not NameType.ORGANISATION:
            continue
        listed = naming.entry.item if naming.entry else None
        names = {*naming.words, listed.id} if isinstance(listed, Organisation) else set()
        is_called_so = not names.isdisjoint(EPITHETS.get(word, ()))
        if is_called_so or (len(naming.words) > 1 and naming.words[-1] == word):
            return body_named(table, gazetteer, naming)
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

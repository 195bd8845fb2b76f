"""Ministries, forces and other bodies that every country has: one of each country, however it is named.

"Russia's foreign ministry", "the Russian Foreign Ministry", "Moscow's foreign ministry" and "the Ministry of
Foreign Affairs of Russia" are one. Without a country, "the foreign ministry" is that of the only country
named just before, else that of the government that spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator

from stance.naming.gazetteer import Gazetteer, Sense
from stance.naming.lists import SPEECH_VERBS, STATE_BODIES, STATE_BODIES_OF_SEVERAL_WORDS
from stance.naming.noun_phrases import NounPhrase
from stance.naming.nouns import place_at, proper_end
from stance.naming.offices import SMALL_WORDS, SPELLINGS
from stance.naming.personal_names import slug
from stance.naming.tokens import NAMES, TokenTable
from stance.records import Speaker, SpeakerKind

FORCES = frozenset({"army", "military", "navy"})
LONGEST_MINISTRY = 5
"""Words of a ministry's name."""
MINISTRIES = frozenset({"department", "ministry"})
FOREIGN_AFFAIRS = ("foreign", "affairs")
NEAR_SENTENCES = 1
"""A country named so many sentences before is that of a ministry without one."""
NEAR_PARAGRAPHS = 3
"""A government that spoke so many paragraphs before is."""


def is_state_body(table: TokenTable, start: int, end: int) -> bool:
    """Whether the words name a body that every country has: "Ministry of Health", "coast guard"."""
    words = [word for word in table.lower[start:end] if word.isalpha()]
    if not words:
        return False
    is_ministry = words[0] == "ministry" and "of" in words[:2]
    last_two = " ".join(words[-2:])
    return is_ministry or words[-1] in STATE_BODIES or last_two in STATE_BODIES_OF_SEVERAL_WORDS


def is_one_of_many(table: TokenTable, start: int, end: int) -> bool:
    """Whether the words tell which of a country's bodies it is, so that a country makes a name of them.

    "the foreign ministry" and "the army" do, "the ministry" and "the police" don't.
    """
    words = [word for word in table.lower[start:end] if word.isalpha() and word != "the"]
    is_ministry = "ministry" in words and 1 < len(words) <= LONGEST_MINISTRY
    is_other = " ".join(words) in STATE_BODIES_OF_SEVERAL_WORDS | FORCES
    return is_state_body(table, start, end) and (is_ministry or is_other)


def body_of(table: TokenTable, gazetteer: Gazetteer, phrase: NounPhrase, country: str) -> Speaker:
    """A country's body by the country's adjective and its own words: "Russian foreign ministry"."""
    listed = gazetteer.country(country)
    names = (listed.name, *listed.names, *listed.demonyms, *listed.seats) if listed else ()
    countrys = {word.lower().replace(".", "") for name in names for word in name.split()} - SMALL_WORDS
    own = [
        word
        for i, word in enumerate(table.lower[phrase.start : phrase.head + 1], phrase.start)
        if word.isalpha() and word not in countrys and table.tags[i] not in {"POS", "DT"}
    ]
    own = _in_one_order(own)
    adjective = listed.demonyms[0] if listed and listed.demonyms else country
    return Speaker(
        id=f"{country.lower()}:{slug(' '.join(own))}",
        name=" ".join((adjective, *own)),
        kind=SpeakerKind.ORGANISATION,
        country=country,
    )


def _in_one_order(words: list[str]) -> list[str]:
    """The words as in "foreign ministry", also of "Ministry of Foreign Affairs"."""
    if len(words) > 2 and words[0] in MINISTRIES and words[1] in {"of", "for"}:
        words = [*(word for word in words[2:] if word != "the"), words[0]]
    if tuple(words[:2]) == FOREIGN_AFFAIRS:
        words = [words[0], *words[2:]]
    return [SPELLINGS.get(word, word) if word == "defense" else word for word in words]


def owner_of(table: TokenTable, start: int) -> str | None:
    """The country whose name or adjective stands right before `start`: "Turkey's", "the Russian"."""
    last = start - 2 if start > 1 and table.tags[start - 1] == "POS" else start - 1
    for first in range(max(last - 2, 0), last + 1):
        found = table.listed_at(first, last + 1)
        entry = (
            found.of(Sense.COUNTRY, Sense.DEMONYM, Sense.SEAT) if found and found.end == last + 1 else None
        )
        if entry and table.is_meant(entry) and (entry.sense is Sense.DEMONYM or last == start - 2):
            return entry.country
    return None


def country_behind(table: TokenTable, end: int) -> str | None:
    """The country that "of Russia" or "in Moscow" behind a body names; an embassy is not of where it is."""
    if end + 1 >= len(table) or table.lower[end] not in {"of", "in"}:
        return None
    thing = end + 1 + (table.lower[end + 1] == "the")
    entry = place_at(table, thing, proper_end(table, thing, len(table))) if thing < len(table) else None
    return entry.country if entry and entry.sense is not Sense.DEMONYM else None


def country_nearby(table: TokenTable, at: int) -> str | None:
    """The country of a body that is named without one at `at`."""
    near = {
        country
        for i, country in _countries_before(table, at)
        if table.sentence[at] - table.sentence[i] <= NEAR_SENTENCES
    }
    if len(near) == 1:
        return near.pop()
    spoke = (
        country
        for i, country in _countries_before(table, at)
        if table.paragraph[at] - table.paragraph[i] <= NEAR_PARAGRAPHS and _speaks(table, i)
    )
    return next(spoke, None)


def _countries_before(table: TokenTable, at: int) -> Iterator[tuple[int, str]]:
    """The countries named before `at` in its story, the last first, with where they are."""
    for i in range(at - 1, -1, -1):
        if table.story[i] != table.story[at] or table.paragraph[at] - table.paragraph[i] > NEAR_PARAGRAPHS:
            return
        entry = place_at(table, i, len(table)) if i in table.listed else None
        if entry and entry.country:
            yield i, entry.country


def _speaks(table: TokenTable, i: int) -> bool:
    """Whether the country, or its body, that is named at `i` is the subject of a verb of speech."""
    token = table.doc[i]
    while token.dep_ in {"compound", "poss", "amod", "nmod"} and token.head.i > token.i:
        token = token.head
    return (
        table.is_subject(token.i)
        and token.head.lemma_.lower() in SPEECH_VERBS
        and table.tags[i] in NAMES | {"JJ"}
    )

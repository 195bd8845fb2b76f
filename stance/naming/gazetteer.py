"""The registries by the words that name their entries.

Abbreviations of up to four letters match by their capitals only, so that "us" is never the US; all else is
compared without case, accents and hyphens.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from stance.naming.offices import CHIEF_OFFICES, CHIEFS, Office, is_head_of_country, is_same_body, spelt
from stance.naming.personal_names import Words, fold, words_of
from stance.registries import Country, Organisation, Person, Registries, Role


class Sense(StrEnum):
    """By what kind of word an entry is named."""

    COUNTRY = "country"
    SEAT = "seat"
    DEMONYM = "demonym"
    ORGANISATION = "organisation"
    PERSON = "person"
    LOOK_ALIKE = "look-alike"
    """A longer name that holds a country's name and means something else."""


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One way to name an entry of a registry."""

    sense: Sense
    item: Country | Organisation | Person
    is_ambiguous: bool = False
    """The word often means something else."""

    @property
    def country(self) -> str | None:
        """Alpha-2 of the country that is named or that the entry belongs to."""
        return self.item.code if isinstance(self.item, Country) else self.item.country


@dataclass(frozen=True, slots=True)
class GazetteerMatch:
    """The longest match at a place; `end` is the first word after it."""

    end: int
    entries: tuple[GazetteerEntry, ...]

    def of(self, *senses: Sense) -> GazetteerEntry | None:
        """The only entry of these senses; None where there is none, or more than one country or body."""
        fitting = [entry for entry in self.entries if entry.sense in senses]
        return fitting[0] if len({id(entry.item) for entry in fitting}) == 1 else None


class Gazetteer:
    """Looks words up in the registries. Make it with `gazetteer_of`, which keeps it."""

    def __init__(self, registries: Registries) -> None:
        self._by_first_word: dict[str, dict[Words, list[GazetteerEntry]]] = {}
        self._by_surname: dict[Words, list[Person]] = {}
        self._countries = {country.code: country for country in registries.countries}
        self._people = registries.people
        for name, entry in _names(registries):
            words = tuple(map(_key, name.replace("-", " ").split()))
            if words:
                self._by_first_word.setdefault(words[0], {}).setdefault(words, []).append(entry)
        for person in registries.people:
            for words in surnames(person):
                self._by_surname.setdefault(words, []).append(person)

    def country(self, code: str) -> Country | None:
        """The country with this alpha-2 code."""
        return self._countries.get(code)

    def at(self, words: Sequence[str], start: int, end: int) -> GazetteerMatch | None:
        """The longest name that begins at `start` and ends by `end`; hyphens between words don't count."""
        first = words[start]
        if not first[:1].isalnum():
            return None
        best: GazetteerMatch | None = None
        for key in {_key(first), fold(first)}:
            for name, entries in self._by_first_word.get(key, {}).items():
                stop = _ends(name, words, start, end)
                if stop and (best is None or stop > best.end):
                    best = GazetteerMatch(stop, tuple(entries))
        return best

    def is_meant(self, entry: GazetteerEntry, vocabulary: Container[str]) -> bool:
        """Whether a word that often means something else means the country in a text of this vocabulary.

        It does where the text names the country by another word, too: "Amman" or "Jordanian" for Jordan.
        """
        country = entry.item
        if not entry.is_ambiguous or not isinstance(country, Country):
            return True
        words = (country.name, *country.names, *country.demonyms, *country.seats)
        return any(word in vocabulary for word in words if word not in country.ambiguous)

    def person(self, name: Words) -> Person | None:
        """The person with this full name or other spelling."""
        entries = self._by_first_word.get(name[0], {}).get(name, ()) if name else ()
        return next((entry.item for entry in entries if isinstance(entry.item, Person)), None)

    def by_surname(self, name: Words) -> Sequence[Person]:
        """Everyone with this surname."""
        return self._by_surname.get(name, ())

    def holders(self, asked: Office, day: date | None) -> list[tuple[Person, Role]]:
        """Who held the office in that body, else country, on that day.

        "leader" of a country asks for the head of the state or the government.
        """
        return [
            (person, role)
            for person in self._people
            for role in person.roles
            if role.held_on(day) and _is_asked_for(asked, role, person.country)
        ]


def surname(person: Person) -> Words:
    """The folded surname of a registered person."""
    return words_of(person.surname) if person.surname else words_of(person.name)[-1:]


def surnames(person: Person) -> set[Words]:
    """The surname in all the spellings that the registry knows."""
    names = [words_of(name) for name in person.names]
    alone = {name for name in names if len(name) == 1}
    return {surname(person)} | alone | (set() if person.surname else {name[-1:] for name in names if name})


@lru_cache(maxsize=8)
def gazetteer_of(registries: Registries) -> Gazetteer:
    """The index of these registries, built once."""
    return Gazetteer(registries)


def _names(registries: Registries) -> Iterator[tuple[str, GazetteerEntry]]:
    for country in registries.countries:
        senses = (
            (Sense.COUNTRY, (country.name, *country.names)),
            (Sense.DEMONYM, country.demonyms),
            (Sense.SEAT, country.seats),
            (Sense.LOOK_ALIKE, country.look_alikes),
        )
        for sense, names in senses:
            for name in names:
                yield name, GazetteerEntry(sense, country, name in country.ambiguous)
    for organisation in registries.organisations:
        for name in (organisation.name, *organisation.names):
            yield name, GazetteerEntry(Sense.ORGANISATION, organisation, name in organisation.ambiguous)
    for person in registries.people:
        for name in (person.name, *person.names):
            yield fold(name), GazetteerEntry(Sense.PERSON, person)


def _is_asked_for(asked: Office, role: Role, home: str | None) -> bool:
    title, office = spelt(asked.title or ""), spelt(role.title)
    if asked.affiliation:
        is_there = role.affiliation is not None and is_same_body(asked.affiliation, role.affiliation)
        is_there = is_there and asked.country in {None, role.country, home}
        return is_there and (office == title or (title in CHIEFS and office in CHIEF_OFFICES))
    if role.affiliation or role.country != asked.country:
        return False
    return is_head_of_country(role.title) if title == "leader" else office == title


def _key(word: str) -> str:
    plain = word.replace(".", "")
    return plain if plain.isupper() and len(plain) <= 4 else fold(word)


def _ends(name: Words, words: Sequence[str], start: int, end: int) -> int:
    """The first word after `name` where it stands at `start`, else 0."""
    at = start
    for part in name:
        if at > start and at < end and words[at] == "-":
            at += 1
        if at >= end or part not in (_key(words[at]), fold(words[at])):
            return 0
        at += 1
    return at

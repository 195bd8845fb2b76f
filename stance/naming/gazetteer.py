"""The registries by the words that name their entries, found in a text through spaCy's PhraseMatcher.

Words are compared without case, accents, full stops and hyphens, but a word that the registry writes with a
capital must have one in the text, and abbreviations of up to four letters match by their capitals only: "us"
is never the US, nor "turkey" Turkey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from stance.naming.offices import CHIEF_OFFICES, CHIEFS, Office, is_head_of_country, is_same_body, spelt
from stance.naming.personal_names import Words, fold, words_of
from stance.parsing import PLAIN_MARKS, model
from stance.registries import Country, Organisation, Person, Registries, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Sense(StrEnum):
    """By what kind of word an entry is named."""

    COUNTRY = "country"
    SEAT = "seat"
    DEMONYM = "demonym"
    ORGANISATION = "organisation"
    PERSON = "person"
    ADJECTIVE = "adjective"
    """Of a group of states: "Western"."""
    LOOK_ALIKE = "look-alike"
    """A longer name that holds a listed one and means something else: "Washington Post"."""


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
    """Words `[start, end)` of a text with what they may name."""

    start: int
    end: int
    entries: tuple[GazetteerEntry, ...]

    @property
    def is_adjective(self) -> bool:
        """Whether the words can only be the adjective of a group of states."""
        return all(entry.sense is Sense.ADJECTIVE for entry in self.entries)

    def of(self, *senses: Sense) -> GazetteerEntry | None:
        """The only entry of these senses; None where there is none, or more than one country or body."""
        fitting = [entry for entry in self.entries if entry.sense in senses]
        return fitting[0] if len({id(entry.item) for entry in fitting}) == 1 else None


Matches = Mapping[int, Sequence[GazetteerMatch]]
"""The matches of a text by their first word, the longest first."""


class Gazetteer:
    """Looks words up in the registries. Make it with `gazetteer_of`, which keeps it."""

    def __init__(self, registries: Registries) -> None:
        from spacy.matcher import PhraseMatcher
        from spacy.vocab import Vocab

        self._by_surname: dict[Words, list[Person]] = {}
        self._by_name: dict[Words, Person] = {}
        self._countries = {country.code: country for country in registries.countries}
        self._people = registries.people
        self._entries: list[tuple[GazetteerEntry, tuple[bool, ...]]] = []
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab)
        for name, entry in _names(registries):
            words = [token.text for token in model().make_doc(name.translate(PLAIN_MARKS))]
            words = [word for word in words if word != "-" and fold(word)]
            if words:
                capitals = tuple(word[:1].isupper() for word in words)
                self._matcher.add(str(len(self._entries)), [self._doc(map(_key, words))])
                self._entries.append((entry, capitals))
        for person in registries.people:
            for name in (person.name, *person.names):
                self._by_name.setdefault(words_of(name), person)
            for surname_words in surnames(person):
                self._by_surname.setdefault(surname_words, []).append(person)

    def country(self, code: str) -> Country | None:
        """The country with this alpha-2 code."""
        return self._countries.get(code)

    def matches(self, words: Sequence[str]) -> Matches:
        """Every listed name among these words of a text; hyphens between words don't count."""
        places = [i for i, word in enumerate(words) if word != "-"]
        entries: dict[tuple[int, int], dict[int, GazetteerEntry]] = {}
        for form in (_key, fold):
            doc = self._doc(form(words[i]) or "-" for i in places)
            for key, first, last in self._matcher(doc):
                number = int(self._vocab.strings[key])
                entry, capitals = self._entries[number]
                at = places[first:last]
                is_apart = any(behind - before > 2 for before, behind in pairwise(at))
                is_raised = all(
                    words[i][:1].isupper() for i, is_capital in zip(at, capitals, strict=True) if is_capital
                )
                if is_raised and not is_apart:
                    entries.setdefault((at[0], at[-1] + 1), {})[number] = entry
        found: dict[int, list[GazetteerMatch]] = {}
        for start, end in sorted(entries, key=lambda span: (span[0], -span[1])):
            numbered = entries[start, end]
            match = GazetteerMatch(start, end, tuple(numbered[number] for number in sorted(numbered)))
            found.setdefault(start, []).append(match)
        return found

    def _doc(self, words: Iterable[str]) -> Doc:
        from spacy.tokens import Doc

        return Doc(self._vocab, words=list(words))

    def person(self, name: Words) -> Person | None:
        """The person with this full name or other spelling."""
        return self._by_name.get(name)

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
        for name in organisation.demonyms:
            yield name, GazetteerEntry(Sense.ADJECTIVE, organisation, name in organisation.ambiguous)
        for name in organisation.look_alikes:
            yield name, GazetteerEntry(Sense.LOOK_ALIKE, organisation)
    for person in registries.people:
        for name in (person.name, *person.names):
            yield name, GazetteerEntry(Sense.PERSON, person)


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

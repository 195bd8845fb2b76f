"""The entries of the registries: countries, people, organisations and topics, and the words that name them.

Words are given in the case in which they are printed: "US" is a country, "us" is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Country:
    """A country and the words that stand for it."""

    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    """As a newspaper calls it: "Russia", "US", "North Korea"."""
    names: tuple[str, ...] = ()
    """Other names and abbreviations: "Russian Federation", "DPRK"."""
    demonyms: tuple[str, ...] = ()
    """Adjectives and words for its people: "Russian", "Russians"."""
    seats: tuple[str, ...] = ()
    """Places that stand for its government: the capital, "Kremlin", "White House"."""
    ambiguous: tuple[str, ...] = ()
    """Those of the words above that often mean something else ("Georgia", "Jordan", "Chad", "Hamilton"): they
    stand for the country only where the text gives a further reason to think so."""
    look_alikes: tuple[str, ...] = ()
    """Longer names that hold a word of the country's without meaning it: "New Mexico", "Washington Post"."""

    @property
    def words(self) -> tuple[str, ...]:
        """All that stands for the country, its name first."""
        return (self.name, *self.names, *self.demonyms, *self.seats)


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person held."""

    title: str
    """In lower case, as before a name: "president", "foreign minister"."""
    country: str | None = None
    """Alpha-2 of the country whose office it is."""
    affiliation: str | None = None
    """The organisation whose office it is, for "secretary general of Nato"."""
    since: date | None = None
    until: date | None = None
    """The first day it was no longer held; None: still held."""

    def held_on(self, day: date | None) -> bool:
        """Whether it was held on that day; None asks for the office held now."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """A person who speaks in the news."""

    id: str
    name: str
    """Canonical, in full."""
    names: tuple[str, ...] = ()
    """Other spellings and full names: "Zelenskyy", "Kim Jong-un"."""
    surname: str = ""
    """The name used alone ("Kim" of "Kim Jong Un"); empty: the last word of `name`."""
    gender: str | None = None
    """"f", "m" or None: which pronouns may stand for the person."""
    country: str | None = None
    """Alpha-2 of the country the person speaks for where no role says otherwise; None: for none, as a
    secretary general of the UN."""
    roles: tuple[Role, ...] = ()
    """The highest first. One that names neither country nor affiliation is an office of `country`."""
    ambiguous: tuple[str, ...] = ()
    """Those of the names that often mean somebody or something else ("May", "Johnson", "Kim")."""

    @property
    def words(self) -> tuple[str, ...]:
        """All that stands for the person, the full name first, the surname last."""
        return (self.name, *self.names, self.surname or self.name.split()[-1])

    def role_on(self, day: date | None) -> Role | None:
        """The first listed role held on that day."""
        return next((role for role in self.roles if role.held_on(day)), None)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, alliance or group of states: "Nato", "EU", "the West", "Hamas"."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    """Alpha-2 of the country it belongs to; None for international ones."""
    ambiguous: tuple[str, ...] = ()
    """Those of the names that often mean something else: "Brussels", "ICC"."""
    demonyms: tuple[str, ...] = ()
    """Adjectives of it, for a group of states: "Western". In a name ("Western Union") they never mean it."""
    look_alikes: tuple[str, ...] = ()
    """Longer words that hold one of the words above without meaning it: "Western film"."""

    @property
    def words(self) -> tuple[str, ...]:
        """All that stands for the organisation, its name first."""
        return (self.name, *self.names, *self.demonyms)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the news, after the IPTC Media Topics."""

    id: str
    """The IPTC QCode: "medtop:20000642"."""
    name: str
    """Short, for lists and queries: "sanctions"."""
    label: str
    """The IPTC preferred label: "economic sanction"."""
    keywords: tuple[str, ...] = ()
    """Lower-case words and phrases that name it; a word stands for itself and for what it is the lemma of."""
    signs: tuple[str, ...] = ()
    """The same of what shows that it is spoken about, without naming it: no stance is toward these."""


@dataclass(frozen=True, slots=True)
class Registries:
    """All registries; countries in the order of their codes, the others in that of their files."""

    countries: tuple[Country, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    topics: tuple[Topic, ...]

"""Registries: what is known beforehand of countries, people, organisations and topics.

They reach the pipeline as an argument. `shipped()` gives the ones in `seeds/`; `load(folder)` lays a desk's
own TOML files over them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


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
    roles: tuple[Role, ...] = ()

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
    """Lower-case words and phrases, in their base forms, that show it."""


@dataclass(frozen=True, slots=True)
class Registries:
    """All registries, in the order of their files."""

    countries: tuple[Country, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    topics: tuple[Topic, ...]


def shipped() -> Registries:
    """The registries in `seeds/`, read once."""
    raise NotImplementedError


def load(folder: Path) -> Registries:
    """The shipped registries with a desk's own `countries.toml`, `speakers.toml`, `topics.toml` over them.

    Raises `RegistryError` naming the file and the entry that is wrong.
    """
    raise NotImplementedError

"""Registries: what is known beforehand of countries, people, organisations and topics, read from TOML files.

They reach the pipeline as an argument. `shipped()` gives the ones in `seeds/`; `load(folder)` lays a desk's
own files over them.

Every file is a table of entries by code or id. An entry of a new id is added (in full); in one of a known id,
the fields given replace those known and the others stay. Beneath the shipped countries lie ISO 3166-1
(pycountry) and its demonyms and capitals (countryinfo).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from stance.entries import Country, Organisation, Person, Registries, Role, Topic
from stance.errors import RegistryError

__all__ = ["Country", "Organisation", "Person", "Registries", "Role", "Topic", "load", "shipped"]

Record = TypeVar("Record", Country, Person, Organisation, Topic)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
QCODE = re.compile(r"[a-z0-9]+:[\w-]+")
USER_ASSIGNED = re.compile(r"A{2}|Q[M-Z]|X[A-Z]|Z{2}")
"""Codes that ISO 3166-1 leaves to its users, such as XK for Kosovo."""
NO_PLURAL = ("ese", "ish", "ch", "ss", "s", "ic")
"""Endings of demonyms that don't form the name of the people with an s."""


@cache
def shipped() -> Registries:
    """The registries in `seeds/`, read once."""
    return _lay_over(Registries(tuple(_iso_countries()), (), (), ()), files("seeds"))


def load(folder: Path) -> Registries:
    """The shipped registries with a desk's own files over them.

    These are `countries.toml`, `speakers.toml`, `organisations.toml` and `topics.toml`; each may be missing,
    and so may the folder. Raises `RegistryError` naming the file and the entry that is wrong.
    """
    return _lay_over(shipped(), folder)


def _iso_countries() -> Iterator[Country]:
    """The countries of ISO 3166-1 with the demonyms and capitals that countryinfo knows, by code."""
    import pycountry
    from countryinfo import CountryInfo

    for entry in sorted(pycountry.countries, key=lambda entry: entry.alpha_2):
        about = CountryInfo(entry.alpha_2)
        name = getattr(entry, "common_name", entry.name).partition(",")[0].partition(" (")[0]
        official = getattr(entry, "official_name", name).removeprefix("the ")
        people = [demonym for demonym in (about.demonym() or "").split(",") if demonym]
        plurals = [f"{demonym}s" for demonym in people if not demonym.endswith(NO_PLURAL)]
        capital = about.capital() or name
        yield Country(
            code=entry.alpha_2,
            name=name,
            names=() if official == name or "," in official else (official,),
            demonyms=(*people, *plurals),
            seats=() if capital == name else (capital,),
        )


def _lay_over(base: Registries, folder: Traversable) -> Registries:
    countries = _merged(Country, base.countries, folder / "countries.toml")
    codes = {country.code for country in countries}
    return Registries(
        countries=tuple(sorted(countries, key=lambda country: country.code)),
        people=_merged(Person, base.people, folder / "speakers.toml", codes),
        organisations=_merged(Organisation, base.organisations, folder / "organisations.toml", codes),
        topics=_merged(Topic, base.topics, folder / "topics.toml"),
    )


def _merged(
    record: type[Record], known: tuple[Record, ...], file: Traversable, codes: set[str] | None = None
) -> tuple[Record, ...]:
    """The known records with the file's over them; `codes` are the countries that it may name."""
    merged: dict[str, Record] = {getattr(entry, KEYS[record]): entry for entry in known}
    holders = {entry.name: key for key, entry in merged.items()}
    for key, table in _tables(file).items():
        try:
            entry = _checked(_laid(record, key, table, merged.get(key)), codes or set())
            if holders.setdefault(entry.name, key) != key:
                raise ValueError(f"has the same name as {holders[entry.name]}, {entry.name!r}")
        except ValueError as problem:
            # A key can hold anything, even a line break, which its repr escapes.
            raise RegistryError(f"{file}: {repr(key)[1:-1]}: {problem}") from problem
        merged[key] = entry
    return tuple(merged.values())


def _tables(file: Traversable) -> dict[str, Any]:
    """The content of a TOML file; nothing where there is no such file."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise RegistryError(f"{file}: can't be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise RegistryError(f"{file}: is not UTF-8 text") from problem
    except tomllib.TOMLDecodeError as problem:
        raise RegistryError(f"{file}: is not valid TOML: {problem}") from problem


def _laid(record: type[Record], key: str, table: object, known: Record | None) -> Record:
    """The table's entry, over the known one of the same key."""
    given = _read(record, table, but=KEYS[record])
    if known is not None:
        return replace(known, **given)
    if not PATTERNS[record].fullmatch(key):
        raise ValueError(f"is no {KEYS[record]} of a {record.__name__.lower()}")
    made: Record = _made(record, {KEYS[record]: key, **given})
    return made


def _read(record: type[Any], table: object, *, but: str | None = None) -> dict[str, Any]:
    """The table's values as the record's fields; `but` is a field that it can't set."""
    if not isinstance(table, dict):
        raise ValueError("is not a table")
    unknown = table.keys() - {field.name for field in fields(record) if field.name != but}
    if unknown:
        raise ValueError(f"has an unknown key {min(unknown)!r}")
    given = {}
    for name, value in table.items():
        try:
            given[name] = READERS.get(name, _texts)(value)
        except ValueError as problem:
            raise ValueError(f"{name} {problem}") from problem
    return given


def _made(record: type[Any], values: dict[str, Any]) -> Any:
    """A record of these values."""
    missing = [
        field.name for field in fields(record) if field.default is MISSING and field.name not in values
    ]
    if missing:
        raise ValueError(f"lacks a {missing[0]}")
    return record(**values)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError("must be a line of text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("must be a list")
    return tuple(_text(item) for item in value)


def _gender(value: object) -> str:
    if value not in ("f", "m"):
        raise ValueError('must be "f" or "m"')
    return str(value)


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("must be a date such as 2024-06-19, without quotation marks")
    return value


def _roles(value: object) -> tuple[Role, ...]:
    if not isinstance(value, list):
        raise ValueError("must be a list")
    return tuple(_role(table) for table in value)


def _role(table: object) -> Role:
    role: Role = _made(Role, _read(Role, table))
    if role.since and role.until and role.since >= role.until:
        raise ValueError(f"has a {role.title} until {role.until}, which is not after {role.since}")
    return role


READERS: dict[str, Callable[[object], Any]] = {
    **dict.fromkeys(("name", "label", "surname", "title", "country", "affiliation"), _text),
    "gender": _gender,
    "since": _day,
    "until": _day,
    "roles": _roles,
}
"""How a field is read; the others are lists of words. A field means the same in every record."""
KEYS: dict[type[Any], str] = {Country: "code", Person: "id", Organisation: "id", Topic: "id"}
PATTERNS: dict[type[Any], re.Pattern[str]] = {
    Country: USER_ASSIGNED,
    Person: SLUG,
    Organisation: SLUG,
    Topic: QCODE,
}
"""What the code or id of a new entry looks like."""


def _checked(entry: Record, codes: set[str]) -> Record:
    """The entry where it agrees with itself and the countries; roles without one get the person's country."""
    if isinstance(entry, Person):
        entry = replace(entry, roles=tuple(_at_home(role, entry.country) for role in entry.roles))
    for code in _codes(entry):
        if code not in codes:
            raise ValueError(f"names an unknown country {code!r}")
    if not isinstance(entry, Topic):
        for word in entry.ambiguous:
            if word not in entry.words:
                raise ValueError(f"is ambiguous as {word!r}, which is none of its names")
    return entry


def _at_home(role: Role, country: str | None) -> Role:
    return role if role.country or role.affiliation else replace(role, country=country)


def _codes(entry: Country | Person | Organisation | Topic) -> Iterator[str]:
    """The countries that an entry names."""
    if isinstance(entry, Person | Organisation) and entry.country:
        yield entry.country
    if isinstance(entry, Person):
        yield from (role.country for role in entry.roles if role.country)

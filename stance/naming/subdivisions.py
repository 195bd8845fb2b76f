"""States and regions of countries ("Ohio", "Bavarian"), by which the country of an office is told.

The names and adjectives that English uses are listed by hand, the others are those of ISO 3166-2 that only
one country has and that no given name or word of a body's name is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from stance.lexicons import word_lists, word_tables
from stance.naming.lists import NAME_OF_THING, PLACE_BEGINNINGS
from stance.naming.personal_names import Words, is_given_name, words_of
from stance.naming.tokens import TokenTable

LISTS = word_lists("places")
US_STATES = frozenset(map(words_of, LISTS["us_states"]))
AMBIGUOUS_US_STATES = frozenset(map(words_of, LISTS["ambiguous_us_states"]))
US_STATE_ABBREVIATIONS = LISTS["us_state_abbreviations"]
KINDS = frozenset(
    {
        "Autonomous community",
        "Canton",
        "Land",
        "Prefecture",
        "Province",
        "State",
        "Territory",
        "Union territory",
    }
)
"""Subdivisions that newspapers name; ISO's districts and municipalities share their names with too much."""
SHORTEST = 4
"""Letters of a name that is taken from ISO."""
LONGEST = 4
"""Words."""


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A state or region that ends before token `end`."""

    country: str
    end: int
    is_ambiguous: bool = False
    """Its name is a country's or a capital's, too."""


def subdivision_at(table: TokenTable, start: int, end: int) -> Subdivision | None:
    """The state or region that is named at `start`, by its longest name that ends by `end`."""
    if start >= end or not table.is_capitalised(start):
        return None
    at = [i for i in range(start, min(end, start + 2 * LONGEST)) if table.words[i] != "-"]
    known = _countries()
    for length in range(min(LONGEST, len(at)), 0, -1):
        name = words_of(" ".join(table.words[i] for i in at[:length]))
        country = known.get(name)
        if country:
            return Subdivision(country, at[length - 1] + 1, name in AMBIGUOUS_US_STATES)
    return None


@cache
def _countries() -> dict[Words, str]:
    """The alpha-2 code of the country, by the name of each subdivision."""
    by_hand = {
        words_of(name): code for code, names in word_tables("places")["regions"].items() for name in names
    }
    return {**dict(_of_iso()), **by_hand, **dict.fromkeys(US_STATES, "US")}


def _of_iso() -> Iterator[tuple[Words, str]]:
    """The names of ISO 3166-2 that can only mean the one subdivision."""
    import pycountry

    codes: dict[Words, set[str]] = {}
    named: set[Words] = set()
    for entry in pycountry.subdivisions:
        name = words_of(entry.name.partition("[")[0].partition(",")[0])
        codes.setdefault(name, set()).add(entry.country_code)
        if entry.type in KINDS:
            named.add(name)
    countries = {words_of(entry.name) for entry in pycountry.countries}
    for name in named - countries:
        if len(codes[name]) == 1 and name and _is_plain(name):
            yield name, next(iter(codes[name]))


def _is_plain(name: Words) -> bool:
    """Whether a name of one word is long enough and no given name or word for a thing."""
    word = name[0]
    is_word = word in NAME_OF_THING or word in PLACE_BEGINNINGS or word in LISTS["no_regions"]
    return len(name) > 1 or (len(word) >= SHORTEST and not is_given_name(word) and not is_word)

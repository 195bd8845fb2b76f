"""What a noun or a proper name can stand for: a person, a body, a country."""

from __future__ import annotations

from stance.naming.gazetteer import GazetteerEntry, Sense
from stance.naming.lists import (
    ABBREVIATED,
    DOCUMENTS,
    IMPERSONAL,
    NAME_OF_THING,
    OF_TITLES,
    ORGANISATIONS,
    PEOPLE,
)
from stance.naming.personal_names import OFFICE_PARTS, PARTICLES, fold, is_family_first, is_given_name
from stance.naming.tokens import NAMES, TokenTable

LONGEST_OF_TITLE = max(map(len, OF_TITLES))
PERSONAL_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ee")
OFFICES_BEHIND_BODIES = frozenset(
    {"president", "director", "chairman", "chief", "minister", "secretary", "spokesman", "spokeswoman"}
)
"""Words that end a body's name when they follow it: "PolitiFact Executive Director"."""


def is_personal(table: TokenTable, i: int) -> bool:
    """Whether a token says what one person is: "president", "lawyer", "Sen."."""
    word = table.lower[i].rstrip(".")
    if word in PEOPLE or word in ABBREVIATED or word.rpartition("-")[2] in PEOPLE:
        return True
    is_thing = word in DOCUMENTS or word in IMPERSONAL or word in NAME_OF_THING
    return table.tags[i] == "NN" and len(word) > 5 and word.endswith(PERSONAL_ENDINGS) and not is_thing


def is_personal_plural(table: TokenTable, i: int) -> bool:
    """Whether a token says what several persons are: "officials"."""
    word = table.lower[i]
    if table.tags[i] == "NNP":
        return word.endswith("s") and word[:-1] in PEOPLE
    if table.tags[i] not in {"NNS", "NNPS"}:
        return False
    return table.doc[i].lemma_.lower() in PEOPLE or word.rstrip("s") in PEOPLE or word == "people"


def of_title_end(table: TokenTable, i: int, end: int) -> int:
    """The end of a title with an "of" in it that begins at `i` ("Secretary of State"), else 0."""
    for length in range(LONGEST_OF_TITLE, 1, -1):
        if i + length <= end and table.lower[i : i + length] in OF_TITLES:
            return i + length
    return 0


def place_at(table: TokenTable, start: int, end: int) -> GazetteerEntry | None:
    """The country, demonym or seat named at `start`; None where it is a part of a longer name."""
    found = table.listed_at(start, end)
    entry = found.of(Sense.DEMONYM, Sense.COUNTRY, Sense.SEAT) if found else None
    if found is None or entry is None or not table.is_meant(entry):
        return None
    after = found.end
    goes_on = after < end and table.tags[after] in NAMES and entry.sense is not Sense.DEMONYM
    if goes_on and not is_personal(table, after) and table.lower[after] not in OFFICE_PARTS - {"house"}:
        return None
    return entry


def is_proper(table: TokenTable, i: int) -> bool:
    """Whether a token can be a word of a body's or a place's name."""
    return table.is_capitalised(i) and table.tags[i] in NAMES | {"JJ", "NN"} and not is_personal(table, i)


def proper_end(table: TokenTable, start: int, end: int, *, with_of: bool = False) -> int:
    """The end of the proper name that begins at `start`; with its "of …" and "for …" if asked for."""
    i = start
    while i < end:
        word = table.lower[i]
        is_word = table.is_capitalised(i) and table.tags[i] not in {"IN", "VBD", "VBZ"}
        if is_word and word not in OFFICES_BEHIND_BODIES:
            i += 1
        elif table.words[i] in {"&", "-"} and i > start and i + 1 < end and table.words[i + 1][:1].isalnum():
            i += 2
        elif i > start and word in PARTICLES and i + 1 < end and table.is_capitalised(i + 1):
            i += 1
        elif with_of and i > start and word in {"of", "for", "on"} and _name_goes_on(table, i + 1, end):
            i += 1 + (table.lower[i + 1] == "the")
        else:
            break
    return i


def is_body(table: TokenTable, start: int, end: int) -> bool:
    """Whether a proper name looks like a body's: one of its words says so, or it is an abbreviation."""
    if end <= start:
        return False
    if table.lower[end - 1] in ORGANISATIONS:
        return True
    if end - start == 1:
        word = table.words[start]
        is_plain = word[1:].islower() or len(word) < 2
        return (not is_plain and word.replace(".", "").isalnum()) or table.lower[start] in NAME_OF_THING
    return any(table.lower[i] in NAME_OF_THING or table.words[i] == "&" for i in range(start, end))


def _name_goes_on(table: TokenTable, i: int, end: int) -> bool:
    """Whether a body's name goes on behind its "of": "University of Utah"."""
    if i < end and table.lower[i] == "the":
        i += 1
    is_name = i < end and table.is_capitalised(i)
    return is_name and any(word in NAME_OF_THING for word in table.lower[max(i - 4, 0) : i])


def is_name_of_thing(table: TokenTable, start: int, end: int) -> bool:
    """Whether a run of capitals has a word that only the name of a body, a thing or a place has."""
    words = tuple(fold(table.words[i]) for i in range(start, end) if table.words[i] != "-")
    if is_given_name(words[0]) and len(words) == 2:
        return False
    first = start + is_family_first(words)
    return any(table.lower[i] in NAME_OF_THING or table.words[i] == "&" for i in range(first, end))

"""What a noun or a proper name can stand for: a person, a body, a country."""

from __future__ import annotations

from stance.naming.gazetteer import GazetteerEntry, Sense
from stance.naming.lists import (
    ABBREVIATED,
    BODIES_LIKE_PEOPLE,
    BODIES_OF_TWO_WORDS,
    DOCUMENTS,
    IMPERSONAL,
    KIN,
    NAME_OF_THING,
    OF_TITLES,
    ORGANISATIONS,
    PEOPLE,
    TITLE_ENDINGS,
    VAGUE,
)
from stance.naming.personal_names import (
    HONORIFICS,
    OFFICE_PARTS,
    PARTICLES,
    fold,
    is_family_first,
    is_given_name,
)
from stance.naming.tokens import NAMES, TokenTable

LONGEST_OF_TITLE = max(map(len, OF_TITLES))
PLURAL_TITLES = frozenset(
    {
        "senators", "presidents", "ministers", "generals", "governors", "judges", "justices", "professors",
        "representatives", "reps", "sens",
    }
)  # fmt: skip
"""Before two or more names."""
TITLE_TIES = frozenset({"of", "to", "for", "in", "at", "on"})
PERSONAL_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ee")
OFFICES_BEHIND_BODIES = frozenset(
    {"president", "director", "chairman", "chief", "minister", "secretary", "spokesman", "spokeswoman"}
)
"""Words that end a body's name when they follow it: "PolitiFact Executive Director"."""


def is_personal(table: TokenTable, i: int) -> bool:
    """Whether a token says what one person is: "president", "lawyer", "Sen.", "president-elect"."""
    word = table.lower[i].rstrip(".")
    if is_body_of_two_words(table, i) or is_body_of_two_words(table, i + 1):
        return False
    if word in TITLE_ENDINGS and i > 1 and table.words[i - 1] == "-":
        return is_personal(table, i - 2)
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


def is_plural_title(table: TokenTable, i: int) -> bool:
    """Whether a token is a title before two or more names: "Senators", "Reps."."""
    return table.lower[i].rstrip(".") in PLURAL_TITLES or (
        is_personal_plural(table, i) and table.is_capitalised(i)
    )


def is_body_of_two_words(table: TokenTable, i: int) -> bool:
    """Whether a word for people ends the name of a body: "coast guard", "General Staff"."""
    if not 0 < i < len(table):
        return False
    word = table.lower[i]
    return word in BODIES_LIKE_PEOPLE and f"{table.lower[i - 1]} {word}" in BODIES_OF_TWO_WORDS


def is_body_word(table: TokenTable, i: int) -> bool:
    """Whether a common noun stands for a body of people: "ministry", "coast guard"."""
    return table.lower[i] in ORGANISATIONS or is_body_of_two_words(table, i)


def of_title_end(table: TokenTable, i: int, end: int) -> int:
    """The end of a title of several words that begins at `i`, else 0: "Secretary of State"."""
    at = [j for j in range(i, min(end, i + 2 * LONGEST_OF_TITLE)) if table.words[j] != "-"]
    for length in range(min(LONGEST_OF_TITLE, len(at)), 1, -1):
        if tuple(table.lower[j] for j in at[:length]) in OF_TITLES:
            return at[length - 1] + 1
    return 0


def title_end(table: TokenTable, head: int, end: int) -> int:
    """Behind the noun at `head` and what belongs to its title: "of State", "-in-chief", "-elect"."""
    is_longer = table.words[head + 1 : head + 2] == ("-",) and head + 2 < end
    ending = head + 3 if is_longer and table.lower[head + 2] in TITLE_ENDINGS else head + 1
    return max(ending, of_title_end(table, head, end))


def hyphenated_end(table: TokenTable, i: int) -> int:
    """Behind the last part of a word with hyphens that token `i` is the first part of, else behind `i`."""
    while i + 2 < len(table) and table.words[i + 1] == "-" and table.is_tight(i + 1):
        i += 2
    return i + 1


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


def is_tied_to_title(table: TokenTable, i: int) -> bool:
    """Whether a preposition ties what begins at `i` to a person's title: "ambassador to", "chief of the"."""
    tie = i - 1 - (i > 1 and table.lower[i - 1] == "the")
    if tie < 1 or table.lower[tie] not in TITLE_TIES or table.sentence[tie - 1] != table.sentence[i]:
        return False
    word = table.lower[tie - 1]
    return is_personal(table, tie - 1) and word not in KIN and word not in VAGUE - {"head", "leader"}


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
        elif _joins(table, i) and i > start and i + 1 < end and table.words[i + 1][:1].isalnum():
            i += 2
        elif i > start and word in PARTICLES and i + 1 < end and table.is_capitalised(i + 1):
            i += 1
        elif with_of and i > start and word in {"of", "for", "on"} and _name_goes_on(table, i + 1, end):
            i += 1 + (table.lower[i + 1] == "the")
        else:
            break
    return i


def _joins(table: TokenTable, i: int) -> bool:
    """Whether a mark joins two words of a name: an ampersand, a hyphen, no dash."""
    return table.words[i] == "&" or (table.words[i] == "-" and table.is_tight(i))


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


def is_surname_here(table: TokenTable, i: int) -> bool:
    """Whether the article has a person of this surname: behind a given name or a "Mr"."""
    word = table.words[i]
    return any(
        table.words[j] == word
        and (is_given_name(fold(table.words[j - 1])) or table.lower[j - 1].rstrip(".") in HONORIFICS)
        for j in range(1, len(table))
    )


def is_name_of_thing(table: TokenTable, start: int, end: int) -> bool:
    """Whether a run of capitals has a word that only the name of a body, a thing or a place has."""
    words = tuple(fold(table.words[i]) for i in range(start, end) if table.words[i] != "-")
    if is_body_of_two_words(table, end - 1):
        return end - start > 1
    if is_given_name(words[0]) and len(words) == 2:
        return False
    first = start + is_family_first(words)
    return any(table.lower[i] in NAME_OF_THING or table.words[i] == "&" for i in range(first, end))

"""Personal names: how they are spelt, which forms stand for one person, what gender they tell.

A name is printed with straight apostrophes ("Chad O'Carroll"), as the parser reads every text, whatever mark
its outlet sets; ids are the same for both.
Everything here works on folded words: lower case, without accents, full stops and hyphens, so that
"Kim Jong-un" and "Kim Jong Un" are one name. Names of three or more words that begin with a Korean, Chinese
or Vietnamese surname, and names with a hyphenated given name after such a surname, are family name first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import cache, lru_cache

from stance.lexicons import read, word_lists
from stance.records import make_id

Words = tuple[str, ...]
"""The folded words of a name."""

BETWEEN_WORDS = re.compile(r"[\s\-‐‑]+")
WHOLE_LETTERS = str.maketrans("łŁøØđĐı", "lLoOdDi") | str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
)
"""Letters that Unicode doesn't take apart into a plain one and an accent."""
SPELLINGS_OF_A_SOUND = (
    ("ks", "x"),
    ("kh", "h"),
    ("ph", "f"),
    ("ou", "u"),
    ("ye", "e"),
    ("y", "i"),
    ("j", "i"),
)
REPEATED = re.compile(r"([bcdfghiklmnpqrstvwxz])\1+")
NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")

GIVEN = word_lists("given_names")
FAMILY_FIRST = GIVEN["family_first"]
LISTS = word_lists("names")
PARTICLES = LISTS["particles"]
SUFFIXES = LISTS["suffixes"]
WOMEN_HONORIFICS = LISTS["honorifics_women"]
MEN_HONORIFICS = LISTS["honorifics_men"]
HONORIFICS = WOMEN_HONORIFICS | MEN_HONORIFICS | LISTS["honorifics"]
OFFICES = LISTS["offices"]
OFFICE_PARTS = LISTS["office_parts"]
NO_NAMES = LISTS["no_names"]


class Fit(IntEnum):
    """How a short form stands for a full name, best first."""

    SURNAME = 0
    GIVEN_NAME = 1
    PART = 2
    """One part of a surname of several words, or of a middle name."""


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word of a name in lower case, without accents, full stops and apostrophes: "O’Brien" is "obrien".

    For names only: what a reader searches for in a text keeps its marks (`store.folding`).
    """
    plain = word if word.isascii() else _without_accents(word)
    return plain.casefold().replace(".", "").replace("'", "").replace("’", "")


def words_of(name: str) -> Words:
    """The folded words of a name as printed."""
    return tuple(filter(None, map(fold, BETWEEN_WORDS.split(name))))


def slug(name: str) -> str:
    """A name as an id: lower case, plain letters and digits, hyphens; a digest where none are left."""
    plain = _without_accents(name).encode("ascii", "ignore").decode()
    return NOT_IN_A_SLUG.sub("-", plain.lower().replace("'", "")).strip("-") or make_id(name)


def person_id(name: str) -> str:
    """The id of a person whom no registry knows: the slug without middle initials, which few outlets use.

    Initials that stand first are the given names themselves: "J. D. Hale".
    """
    words = name.split()
    first = next((i for i, word in enumerate(words) if not _is_initial(word)), 0)
    last = len(words) - 1
    return slug(" ".join(w for i, w in enumerate(words) if i <= first or i == last or not _is_initial(w)))


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """One spelling of a folded word for all its transliterations: "Zelenskyy", "Zelenskiy"."""
    for written, heard in SPELLINGS_OF_A_SOUND:
        word = word.replace(written, heard)
    return REPEATED.sub(r"\1", word)


@cache
def given_names() -> dict[str, str | None]:
    """Each given name with the gender that it tells; None where it goes either way."""
    genders: dict[str, str | None] = dict.fromkeys(GIVEN["either"])
    for table, gender in (("women", "f"), ("men", "m")):
        for names in read("given_names")[table].values():
            genders.update(dict.fromkeys(names.split(), gender))
    return genders


def is_given_name(word: str) -> bool:
    """Whether a folded word is a common given name, whatever gender it tells."""
    return word in given_names()


def gender_of_given_name(word: str) -> str | None:
    """ "f" or "m" for a common given name that tells it wherever it is given, else None."""
    return given_names().get(word)


def is_family_first(words: Words, *, hyphenated: bool = False) -> bool:
    """Whether the surname stands first; `hyphenated`: the given name has a hyphen, as in "Ban Ki-moon"."""
    return len(words) >= 3 and words[0] in FAMILY_FIRST and (hyphenated or len(words) == 3)


def is_same_person(one: Words, other: Words) -> bool:
    """Whether two full names can be one person's.

    Middle names and initials may be missing, a given name may be short ("Bill" of William) or an initial;
    surname and generation ("Jr") must agree.
    """
    if _generation(one) != _generation(other):
        return False
    one, other = _without_generation(one), _without_generation(other)
    if len(one) < 2 or len(other) < 2:
        return False
    if is_family_first(one) or is_family_first(other):
        return one == other
    short, long = sorted((one, other), key=len)
    if sound(short[-1]) != sound(long[-1]) or not _same_given_name(short[0], long[0]):
        return False
    return len(short) == 2 or all(any(_same_given_name(a, b) for b in long[1:-1]) for a in short[1:-1])


def short_form_fit(short: Words, full: Words, *, surname: Words = (), hyphenated: bool = False) -> Fit | None:
    """How a short form stands for a full name; None where it can't.

    `surname` is the one that a registry knows; without it the words decide.
    """
    full = _without_generation(full)
    if not short or len(short) > len(full):
        return None
    if surname:
        if short == surname:
            return Fit.SURNAME
    elif is_family_first(full, hyphenated=hyphenated):
        if short == full[:1]:
            return Fit.SURNAME
    elif len(full) > 1 and full[-len(short) :] == short and len(short) < len(full):
        return Fit.SURNAME
    if len(short) == 1 and _same_given_name(short[0], full[0]):
        return Fit.GIVEN_NAME
    inner = full[1:]
    is_part = any(inner[i : i + len(short)] == short for i in range(len(inner)))
    return Fit.PART if is_part and len(short[0]) > 2 and short[0] not in PARTICLES else None


def nicknames_of(word: str) -> frozenset[str]:
    """The given names that this one may stand for, and those that may stand for it."""
    return _nicknames().get(word, frozenset())


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(WHOLE_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c))


def _generation(words: Words) -> str:
    return words[-1] if words and words[-1] in SUFFIXES - {"sr"} else ""


def _without_generation(words: Words) -> Words:
    return words[:-1] if len(words) > 1 and words[-1] in SUFFIXES else words


def _same_given_name(one: str, other: str) -> bool:
    if sound(one) == sound(other) or (min(len(one), len(other)) == 1 and one[:1] == other[:1]):
        return True
    return other in nicknames_of(one)


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Each given name with the names that may stand for it."""
    pairs: dict[str, set[str]] = {}
    for entry in GIVEN["nicknames"]:
        one, other = entry.split()
        pairs.setdefault(one, set()).add(other)
        pairs.setdefault(other, set()).add(one)
    return {name: frozenset(others) for name, others in pairs.items()}


def joined(words: Sequence[str]) -> str:
    """Words of a name as printed, with single spaces, hyphens closed up."""
    return re.sub(r" ?([-‐‑]) ?", r"\1", " ".join(words))

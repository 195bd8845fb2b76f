"""The names an article uses, read off its runs of capitalised words: titles, persons, bodies, places.

The parser has no entity recogniser. What a run names shows in the registries, in its own words ("Ministry",
"University"), in a title or an apposition, and in common given names; a single word stays open until the cast
of the article is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from stance.names import (
    HONORIFICS,
    MEN_HONORIFICS,
    SUFFIXES,
    WOMEN_HONORIFICS,
    Words,
    fold,
    gender_of_given_name,
    is_family_first,
    joined,
)
from stance.speaking.gazetteer import Gazetteer, Reading, Sense
from stance.speaking.introductions import title_start, told_around, told_by_owner
from stance.speaking.lists import KIN, MEN, PLACE_BEGINNINGS, THING_OR_SURNAME, WOMEN
from stance.speaking.nouns import is_name_of_thing
from stance.speaking.page import Page
from stance.speaking.posts import read_post
from stance.speaking.roles import Post
from stance.speaking.runs import Run, runs

LONGEST_NAME = 5


class Sort(StrEnum):
    """What a run of capitalised words seems to name."""

    PERSON = "person"
    MAYBE_PERSON = "maybe person"
    """Two or more words that might be anything."""
    OPEN = "open"
    """A single word: a surname, or anything."""
    PLACE = "place"
    """A country or a place that stands for its government."""
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Naming:
    """One name as it is used at one place; positions are tokens, half-open."""

    left: int
    """Where the titles before the name begin."""
    start: int
    end: int
    sort: Sort
    text: str
    words: Words
    hyphenated: bool = False
    entry: Reading | None = None
    """The registry's entry of this very name."""
    gender: str | None = None
    """As an honorific or a title tells it."""
    titled: bool = False
    post: Post | None = None
    """What the title before it or the apposition behind it tells."""
    aside: bool = False
    """Introduced as somebody's relative: the bare surname means somebody else."""
    headline: bool = False
    opening: bool = False
    """It stands at the start of a sentence."""
    loose: bool = False
    """The first word stands at the start of a sentence and may not belong to the name."""

    @property
    def shows_person(self) -> bool:
        """Whether the name can only be a person's."""
        return self.sort is Sort.PERSON or self.titled or is_family_first(self.words)


def namings(page: Page, known: Gazetteer) -> Iterator[Naming]:
    """The names in order of appearance."""
    for run in runs(page, known):
        naming = _naming(page, known, run)
        may_be_person = naming.sort in {Sort.PERSON, Sort.MAYBE_PERSON, Sort.OPEN}
        yield _introduced(page, known, naming) if may_be_person else naming


def _naming(page: Page, known: Gazetteer, run: Run) -> Naming:
    """The name of a run, by its own words and the title before it."""
    start, end = run.name, run.end
    left = start - 1 if start > run.start and _is_honoured(page, start) else title_start(page, start)
    left = min(left, run.start) if start > run.start else left
    titled = left < start
    words = tuple(fold(page.words[i]) for i in range(start, end) if page.words[i] != "-")
    entry = _entry(page, known, start, end, titled=titled)
    sort = _sort(page, words, start, end, entry, titled=titled)
    if sort is Sort.ORGANISATION and entry is None and _may_end_in_surname(page, words, start):
        behind = told_around(page, known, left, end)
        if titled or (behind and behind.title):
            sort = Sort.PERSON
    return Naming(
        left=left,
        start=start,
        end=end,
        sort=sort,
        text=joined(page.words[start:end]),
        words=words,
        hyphenated=any(page.words[i] == "-" for i in range(start, end)),
        entry=entry,
        titled=titled,
        headline=page.sentence[start] in page.headlines,
        opening=start in page.opening,
        loose=_is_loose(page, start),
    )


def _introduced(page: Page, known: Gazetteer, naming: Naming) -> Naming:
    """The naming of what may be a person, with what the words around it tell of them."""
    left, start, end = naming.left, naming.start, naming.end
    is_post_before = naming.titled and not _is_honoured(page, start)
    before = read_post(page, known, left, start) if is_post_before else None
    behind = told_around(page, known, left, end)
    post = _merged(before if before and before.title else None, behind)
    post = _merged(post, told_by_owner(page, known, left))
    is_person = naming.sort is not Sort.OPEN and behind is not None and behind.title is not None
    is_kin = naming.titled and page.lower[start - 1] in KIN
    return replace(
        naming,
        sort=Sort.PERSON if is_person else naming.sort,
        gender=_gender_of_title(page, left, start) or _gender_of_post(post),
        post=post,
        aside=is_kin or _is_kin_apposition(page, start, end),
    )


def _is_honoured(page: Page, start: int) -> bool:
    """Whether a "Mr", a "Dame" or the like stands right before the name."""
    return start > 0 and page.lower[start - 1].rstrip(".") in HONORIFICS


def _may_end_in_surname(page: Page, words: Words, start: int) -> bool:
    """Whether two words may be a person's with such a name as Hill or Park."""
    is_pair = len(words) == 2 and words[1] in THING_OR_SURNAME and words[0] not in PLACE_BEGINNINGS
    return is_pair and page.sentence[start] not in page.headlines


def _is_loose(page: Page, start: int) -> bool:
    """Whether a capital may only be that of a sentence's start: "Crooked Clinton", "Injecting Clinton"."""
    if page.sentence[start] in page.headlines:
        return True
    word = page.lower[start]
    return start in page.opening and (word.endswith(("ed", "ing", "ly")) or word in page.vocabulary)


def _merged(first: Post | None, second: Post | None) -> Post | None:
    """Both posts' knowledge, the first one's before."""
    if first is None or second is None:
        return first or second
    return Post(
        first.title or second.title,
        first.affiliation or second.affiliation,
        first.country or second.country,
    )


def _entry(page: Page, known: Gazetteer, start: int, end: int, *, titled: bool) -> Reading | None:
    """The registry's entry of this very name, where the words mean that here; behind a title a person's."""
    found = known.at(page.words, start, end)
    if found is None or found.end != end:
        return None
    entry = found.of(Sense.PERSON)
    if entry is None and not titled:
        entry = found.of(Sense.COUNTRY, Sense.SEAT) or found.of(Sense.ORGANISATION)
    return entry if entry and known.is_meant(entry, page.vocabulary) else None


def _sort(page: Page, words: Words, start: int, end: int, entry: Reading | None, *, titled: bool) -> Sort:
    if entry:
        return {
            Sense.PERSON: Sort.PERSON,
            Sense.COUNTRY: Sort.PLACE,
            Sense.SEAT: Sort.PLACE,
            Sense.ORGANISATION: Sort.ORGANISATION,
        }[entry.sense]
    is_honoured = _is_honoured(page, start)
    if is_name_of_thing(page, start, end) and not (is_honoured and end - start == 1):
        return Sort.ORGANISATION if len(words) > 1 else Sort.OPEN
    if titled and page.sentence[start] in page.headlines and not is_honoured and len(words) > 1:
        titled = gender_of_given_name(words[0]) is not None
    if titled:
        return Sort.PERSON
    is_compound = page.words[start + 1 : start + 2] == ("-",) and len(words) == 2
    if len(words) == 1 or is_compound:
        return Sort.OPEN
    if (
        len(words) > LONGEST_NAME
        or words[0] in PLACE_BEGINNINGS
        or not all(map(_may_be_personal, page.words[start:end]))
    ):
        return Sort.ORGANISATION
    if gender_of_given_name(words[0]) or words[-1] in SUFFIXES or is_family_first(words):
        return Sort.PERSON
    has_article = start > 0 and page.tags[start - 1] == "DT"
    return Sort.ORGANISATION if has_article else Sort.MAYBE_PERSON


def _may_be_personal(word: str) -> bool:
    """Whether a word can stand in a person's name: not "CNN", not "4chan"."""
    if word == "-" or word.lower().rstrip(".") in SUFFIXES:
        return True
    plain = word.replace("'", "").replace(".", "")
    is_abbreviation = plain.isupper() and 1 < len(plain) <= 4 and "." not in word and "J" not in plain[:2]
    return plain.isalpha() and not is_abbreviation


def _gender_of_title(page: Page, left: int, start: int) -> str | None:
    for i in range(start - 1, left - 1, -1):
        word = page.lower[i].rstrip(".")
        if word in WOMEN_HONORIFICS or word in WOMEN:
            return "f"
        if word in MEN_HONORIFICS or word in MEN:
            return "m"
    return None


def _gender_of_post(post: Post | None) -> str | None:
    """The gender that a title tells wherever it stands: "Lin Mei, a spokeswoman,"."""
    words = set((post.title or "").split()) if post else set()
    if words & WOMEN:
        return "f"
    return "m" if words & MEN else None


def _is_kin_apposition(page: Page, start: int, end: int) -> bool:
    """Whether the name explains a relative: "his father, X", "X, his wife,"."""
    token = page.doc[end - 1]
    if token.dep_ == "appos" and page.lower[token.head.i] in KIN and token.head.i < start:
        return True
    return any(child.dep_ == "appos" and child.lower_ in KIN and child.i < end + 6 for child in token.rights)

"""The names that an article uses: titles, persons, organisations and places among its capitalised words.

The parser has no entity recogniser. What such words name shows in the registries, in the words themselves
("Ministry", "University"), in a title or an apposition, and in common given names. A single word stays open
until all persons of the article are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from stance.naming.appositions import office_around, office_by_owner, title_start, titles_before
from stance.naming.candidates import CandidateSpan, candidate_spans
from stance.naming.gazetteer import GazetteerEntry, Sense
from stance.naming.lists import KIN, MEN, PLACE_BEGINNINGS, THING_OR_SURNAME, WOMEN
from stance.naming.nouns import is_name_of_thing
from stance.naming.offices import Office
from stance.naming.personal_names import (
    HONORIFICS,
    MEN_HONORIFICS,
    SUFFIXES,
    WOMEN_HONORIFICS,
    Words,
    fold,
    is_family_first,
    is_given_name,
    joined,
)
from stance.naming.tokens import TokenTable

LONGEST_NAME = 5


class NameType(StrEnum):
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
class NameMention:
    """One name as it is used at one place; positions are tokens, half-open."""

    left: int
    """Where the titles before the name begin."""
    start: int
    end: int
    type: NameType
    text: str
    words: Words
    hyphenated: bool = False
    entry: GazetteerEntry | None = None
    """The registry's entry of this very name."""
    gender: str | None = None
    """As an honorific or a title tells it."""
    titled: bool = False
    office: Office | None = None
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
        return self.type is NameType.PERSON or self.titled or is_family_first(self.words)


def name_mentions(table: TokenTable) -> Iterator[NameMention]:
    """The names in order of appearance."""
    for run in candidate_spans(table):
        name = _name_mention(table, run)
        may_be_person = name.type in {NameType.PERSON, NameType.MAYBE_PERSON, NameType.OPEN}
        yield _introduced(table, name) if may_be_person else name


def _name_mention(table: TokenTable, span: CandidateSpan) -> NameMention:
    """The name of a run, by its own words and the title before it."""
    start, end = span.name, span.end
    is_honoured = start > span.start and _is_honoured(table, start)
    left = title_start(table, start - 1) if is_honoured else title_start(table, start)
    left = min(left, span.start) if start > span.start else left
    titled = left < start and not _is_country(table, start, end)
    words = tuple(fold(table.words[i]) for i in range(start, end) if table.words[i] != "-")
    entry = _entry(table, start, end, titled=titled)
    name_type = _type_of(table, words, start, end, entry, titled=titled)
    if name_type is NameType.ORGANISATION and entry is None and _may_end_in_surname(table, words, start):
        behind = office_around(table, left, end)
        if titled or (behind and behind.title):
            name_type = NameType.PERSON
    return NameMention(
        left=left,
        start=start,
        end=end,
        type=name_type,
        text=joined(table.words[start:end]),
        words=words,
        hyphenated=any(table.words[i] == "-" for i in range(start, end)),
        entry=entry,
        titled=titled,
        headline=table.sentence[start] in table.headlines,
        opening=start in table.opening,
        loose=_is_loose(table, start),
    )


def _introduced(table: TokenTable, name: NameMention) -> NameMention:
    """The name of what may be a person, with what the words around it tell of them."""
    left, start, end = name.left, name.start, name.end
    before = titles_before(table, left, start) if name.titled else None
    behind = office_around(table, left, end)
    office = _merged(before, behind)
    office = _merged(office, office_by_owner(table, left))
    is_person = name.type is not NameType.OPEN and behind is not None and behind.title is not None
    is_kin = name.titled and table.lower[start - 1] in KIN
    return replace(
        name,
        type=NameType.PERSON if is_person else name.type,
        gender=_gender_of_title(table, left, start) or _gender_of_office(office),
        office=office,
        aside=is_kin or _is_kin_apposition(table, start, end),
    )


def _is_country(table: TokenTable, start: int, end: int) -> bool:
    """Whether the words name a country beyond doubt: "our neighbour Belarus" is nobody."""
    match = table.listed_at(start, end)
    country = match.of(Sense.COUNTRY) if match and match.end == end else None
    return country is not None and not country.is_ambiguous and not _is_honoured(table, start)


def _is_honoured(table: TokenTable, start: int) -> bool:
    """Whether a "Mr", a "Dame" or the like stands right before the name."""
    return start > 0 and table.lower[start - 1].rstrip(".") in HONORIFICS


def _may_end_in_surname(table: TokenTable, words: Words, start: int) -> bool:
    """Whether two words may be a person's with such a name as Hill or Park."""
    is_pair = len(words) == 2 and words[1] in THING_OR_SURNAME and words[0] not in PLACE_BEGINNINGS
    return is_pair and table.sentence[start] not in table.headlines


def _is_loose(table: TokenTable, start: int) -> bool:
    """Whether a capital may only be that of a sentence's start: "Crooked Clinton", "Injecting Clinton"."""
    if table.sentence[start] in table.headlines:
        return True
    word = table.lower[start]
    return start in table.opening and (word.endswith(("ed", "ing", "ly")) or word in table.vocabulary)


def _merged(first: Office | None, second: Office | None) -> Office | None:
    """Both offices' knowledge, the first one's before."""
    if first is None or second is None:
        return first or second
    return Office(
        first.title or second.title,
        first.affiliation or second.affiliation,
        first.country or second.country,
    )


def _entry(table: TokenTable, start: int, end: int, *, titled: bool) -> GazetteerEntry | None:
    """The registry's entry of this very name, where the words mean that here; behind a title a person's."""
    match = table.listed_at(start, end)
    if match is None or match.end != end:
        return None
    entry = match.of(Sense.PERSON)
    if entry is None and not titled:
        entry = match.of(Sense.COUNTRY, Sense.SEAT) or match.of(Sense.ORGANISATION)
    is_meant = entry and (table.is_meant(entry) or table.is_beside_foreign_country(start))
    return entry if is_meant else None


def _type_of(
    table: TokenTable, words: Words, start: int, end: int, entry: GazetteerEntry | None, *, titled: bool
) -> NameType:
    if entry:
        return {
            Sense.PERSON: NameType.PERSON,
            Sense.COUNTRY: NameType.PLACE,
            Sense.SEAT: NameType.PLACE,
            Sense.ORGANISATION: NameType.ORGANISATION,
        }[entry.sense]
    is_honoured = _is_honoured(table, start)
    if is_name_of_thing(table, start, end) and not (is_honoured and end - start == 1):
        return NameType.ORGANISATION if len(words) > 1 else NameType.OPEN
    if titled and table.sentence[start] in table.headlines and not is_honoured and len(words) > 1:
        titled = is_given_name(words[0])
    if titled:
        return NameType.PERSON
    is_compound = table.words[start + 1 : start + 2] == ("-",) and len(words) == 2
    if len(words) == 1 or is_compound:
        return NameType.OPEN
    if (
        len(words) > LONGEST_NAME
        or words[0] in PLACE_BEGINNINGS
        or not all(map(_may_be_personal, table.words[start:end]))
    ):
        return NameType.ORGANISATION
    if is_given_name(words[0]) or words[-1] in SUFFIXES or is_family_first(words):
        return NameType.PERSON
    has_article = start > 0 and table.tags[start - 1] == "DT"
    return NameType.ORGANISATION if has_article else NameType.MAYBE_PERSON


def _may_be_personal(word: str) -> bool:
    """Whether a word can stand in a person's name: not "CNN", not "4chan"."""
    if word == "-" or word.lower().rstrip(".") in SUFFIXES:
        return True
    plain = word.replace("'", "").replace(".", "")
    is_abbreviation = plain.isupper() and 1 < len(plain) <= 4 and "." not in word and "J" not in plain[:2]
    return plain.isalpha() and not is_abbreviation


def _gender_of_title(table: TokenTable, left: int, start: int) -> str | None:
    for i in range(start - 1, left - 1, -1):
        word = table.lower[i].rstrip(".")
        if word in WOMEN_HONORIFICS or word in WOMEN:
            return "f"
        if word in MEN_HONORIFICS or word in MEN:
            return "m"
    return None


def _gender_of_office(office: Office | None) -> str | None:
    """The gender that a title tells wherever it stands: "Lin Mei, a spokeswoman,"."""
    words = set((office.title or "").split()) if office else set()
    if words & WOMEN:
        return "f"
    return "m" if words & MEN else None


def _is_kin_apposition(table: TokenTable, start: int, end: int) -> bool:
    """Whether the name explains a relative: "his father, X", "X, his wife,"."""
    token = table.doc[end - 1]
    if token.dep_ == "appos" and table.lower[token.head.i] in KIN and token.head.i < start:
        return True
    return any(child.dep_ == "appos" and child.lower_ in KIN and child.i < end + 6 for child in token.rights)

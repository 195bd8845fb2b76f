"""The names an article uses, read off its runs of capitalised words: titles, persons, bodies, places.

The parser has no entity recogniser. What a run names shows in the registries, in its own words ("Ministry",
"University"), in a title or an apposition, and in common given names; a single word stays open until the cast
of the article is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from stance.lexicons import word_lists
from stance.names import PARTICLES, SUFFIXES, Words, fold, gender_of_given_name, is_family_first, joined
from stance.speaking.gazetteer import Entry, Found, Gazetteer, Sense
from stance.speaking.introductions import title_start, told_around, told_by_owner
from stance.speaking.nouns import NAME_OF_THING, is_personal, is_personal_plural, of_title_end
from stance.speaking.page import NAMES, NOUNS, Page
from stance.speaking.posts import read_post
from stance.speaking.roles import PARTIES, Post

LISTS = word_lists("speakers")
WOMEN_HONORIFICS = LISTS["honorifics_women"]
MEN_HONORIFICS = LISTS["honorifics_men"]
HONORIFICS = WOMEN_HONORIFICS | MEN_HONORIFICS | LISTS["honorifics"]
NO_NAMES = LISTS["no_names"]
PLACE_BEGINNINGS = LISTS["place_beginnings"]
PLURAL_TITLES = frozenset(
    [
        "senators",
        "presidents",
        "ministers",
        "generals",
        "governors",
        "judges",
        "justices",
        "professors",
        "representatives",
        "reps",
        "sens",
    ]
)
"""Before two or more names."""
BODIES_ON = frozenset({"commission", "committee", "subcommittee", "conference"})
MILITARY = frozenset({"lieutenant", "major", "brigadier", "lt", "maj"})
LONGEST_NAME = 5
MOST_NAMES = 20_000
"""Names read of one article; the rest of a longer one is taken as having none."""


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
    entry: Entry | None = None
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


def namings(page: Page, known: Gazetteer) -> Iterator[Naming]:
    """The names in order of appearance."""
    i = count = 0
    while i < len(page) and count < MOST_NAMES:
        if not _opens(page, known, i):
            i += 1
            continue
        end = _run_end(page, known, i)
        for naming in _read_run(page, known, i, end):
            yield naming
            count += 1
        i = end


def _opens(page: Page, known: Gazetteer, i: int) -> bool:
    """Whether a token can be a word of a name."""
    word = page.words[i]
    if not word[:1].isupper() or (not word[-1:].isalnum() and word[-1:] != ".") or page.lower[i] in NO_NAMES:
        return False
    if page.tags[i] in NAMES or known.at(page.words, i, min(i + 6, len(page))):
        return True
    if i in page.opening:
        return word in page.proper and page.tags[i] not in {"DT", "IN", "PRP", "PRP$"}
    return page.tags[i] in {"NN", "JJ", "NNS", "FW", "VB", "VBP", "UH"} and len(word) > 1


def _run_end(page: Page, known: Gazetteer, start: int) -> int:
    """The end of the run of words of names that begins at `start`."""
    sentence = page.sentence[start]
    i, holds_thing = start, False
    while i < len(page) and page.sentence[i] == sentence:
        word = page.lower[i]
        if page.words[i][:1].isupper() and _opens(page, known, i):
            holds_thing = holds_thing or word in NAME_OF_THING
            i = of_title_end(page, i, len(page)) or i + 1
        elif page.words[i] == "-" and page.is_tight(i) and i + 1 < len(page) and page.words[i + 1].isalpha():
            i += 2
        elif (word in PARTICLES and _is_name_ahead(page, i + 1, sentence) and i > start) or (
            page.words[i] == "&" and _is_name_ahead(page, i + 1, sentence)
        ):
            i += 1
        elif (
            holds_thing
            and (word in {"of", "for"} or _is_about(page, i))
            and _name_of_body_goes_on(page, i, sentence)
        ):
            i += 1 + (page.lower[i + 1] == "the")
        else:
            break
    return max(i, start + 1)


def _read_run(page: Page, known: Gazetteer, start: int, end: int) -> Iterator[Naming]:
    """The name in a run, or the names where the run holds several."""
    if end - start == 1 and page.lower[start].rstrip(".") in HONORIFICS:
        return
    name = _name_start(page, known, start, end)
    if name == start and start in page.opening and _is_listed_after_first(page, known, start, end):
        name += 1
    found = known.at(page.words, name, end)
    if name == start and found and found.end < end and _cuts(page, known, start, found.end, end):
        yield from _read_run(page, known, start, found.end)
        yield from _read_run(page, known, found.end, end)
        return
    is_demonym = found is not None and found.end == end and _is_only_demonym(found)
    if name < end and not is_demonym and not _is_mere_title(page, start, name, end):
        yield _naming(page, known, start, name, end)


def _naming(page: Page, known: Gazetteer, run: int, start: int, end: int) -> Naming:
    found = known.at(page.words, start, end)
    whole = found if found and found.end == end else None
    words = tuple(fold(page.words[i]) for i in range(start, end) if page.words[i] != "-")
    honorific = page.lower[start - 1].rstrip(".") if start else ""
    left = title_start(page, start) if start == run or honorific not in HONORIFICS else start - 1
    left = min(left, run) if start > run else left
    titled = left < start
    entry = _entry(whole, titled=titled) if whole else None
    if entry and not known.is_meant(entry, page.vocabulary):
        entry = None
    sort = _sort(page, words, start, end, entry, titled=titled)
    post, kin, gender = None, False, None
    if sort in {Sort.PERSON, Sort.MAYBE_PERSON, Sort.OPEN}:
        gender = _gender_of_title(page, left, start)
        before = read_post(page, known, left, start) if titled and honorific not in HONORIFICS else None
        post = before if before and before.title else None
        behind = told_around(page, known, left, end)
        post = _merged(_merged(post, behind), told_by_owner(page, known, left))
        gender = gender or _gender_of_post(post)
        kin = titled and page.lower[start - 1] in LISTS["kin"]
        kin = kin or _is_kin_apposition(page, start, end)
        if sort is not Sort.OPEN and behind and behind.title:
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
        gender=gender,
        titled=titled,
        post=post,
        aside=kin,
        headline=page.sentence[start] in page.headlines,
        opening=start in page.opening,
        loose=_is_loose(page, start),
    )


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


def _name_start(page: Page, known: Gazetteer, start: int, end: int) -> int:
    """Where the name itself begins, behind titles, demonyms and parties."""
    for i in range(end - 2, start - 1, -1):
        word = page.lower[i].rstrip(".")
        of_title = of_title_end(page, i, end)
        if of_title and of_title < end:
            return of_title
        is_office = is_personal(page, i) or word in PLURAL_TITLES
        may_be_surname = end - i <= 2 and _is_given_before(page, start, i)
        is_no_title = (
            word in LISTS["no_titles"]
            or gender_of_given_name(word) is not None
            or _is_name_like_rank(page, i)
        )
        is_office = is_office and not is_no_title and not may_be_surname
        if is_office and all(page.lower[j] in NAME_OF_THING for j in range(i + 1, end)):
            return start
        if (word in HONORIFICS or is_office) and page.lower[i + 1] not in {"-", "of", "for", "&"}:
            return i + 1
    at = start
    while at < end - 1:
        found = known.at(page.words, at, end)
        if page.lower[at] in PARTIES:
            at += 1
        elif found and found.end < end and found.of(Sense.DEMONYM) and not _is_thing(page, at, end):
            at = found.end
        else:
            break
    return at


def _is_only_demonym(found: Found) -> bool:
    return {entry.sense for entry in found.entries} == {Sense.DEMONYM}


def _is_name_like_rank(page: Page, i: int) -> bool:
    """Whether "Gen" is a given name, as it is right behind an office: "Minister Gen Nakatani"."""
    is_after_office = i > 0 and is_personal(page, i - 1) and page.lower[i - 1] not in MILITARY
    return page.words[i] == "Gen" and is_after_office


def _is_listed_after_first(page: Page, known: Gazetteer, start: int, end: int) -> bool:
    """Whether all but the first word is a listed place: "Poor Mexico" at the start of a sentence."""
    if end - start < 2 or known.at(page.words, start, end) or gender_of_given_name(fold(page.words[start])):
        return False
    rest = known.at(page.words, start + 1, end)
    return rest is not None and rest.end == end and rest.of(Sense.COUNTRY, Sense.SEAT) is not None


def _cuts(page: Page, known: Gazetteer, start: int, middle: int, end: int) -> bool:
    """Whether the run is a listed name with another name behind it, not one longer name."""
    rest = known.at(page.words, middle, end)
    return rest is not None and rest.end == end and not _is_thing(page, start, end)


def _is_mere_title(page: Page, run: int, start: int, end: int) -> bool:
    """Whether the run is an office ("Foreign Minister") or a demonym with no name behind it."""
    last = end - 1
    if any(of_title_end(page, i, end) == end for i in range(run, last)):
        return True
    if not is_personal(page, last) and not is_personal_plural(page, last):
        return False
    before = page.lower[last - 1].rstrip(".") if last > 0 else ""
    if before in HONORIFICS or (last > run and _is_given_before(page, run, last)):
        return False
    return page.lower[last] not in {"king", "pope", "bishop", "dean", "prince"} or last > run


def _is_given_before(page: Page, start: int, i: int) -> bool:
    """Whether a given name stands before token `i` in the run: "Peter T. King" is no king."""
    return any(gender_of_given_name(fold(page.words[j])) for j in range(start, i))


def _entry(found: Found, *, titled: bool) -> Entry | None:
    person = found.of(Sense.PERSON)
    if titled:
        return person
    return person or found.of(Sense.COUNTRY, Sense.SEAT) or found.of(Sense.ORGANISATION)


def _sort(page: Page, words: Words, start: int, end: int, entry: Entry | None, *, titled: bool) -> Sort:
    if entry:
        return {
            Sense.PERSON: Sort.PERSON,
            Sense.COUNTRY: Sort.PLACE,
            Sense.SEAT: Sort.PLACE,
            Sense.ORGANISATION: Sort.ORGANISATION,
        }[entry.sense]
    is_honoured = start > 0 and page.lower[start - 1].rstrip(".") in HONORIFICS
    if _is_thing(page, start, end) and not (is_honoured and end - start == 1):
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


def _is_thing(page: Page, start: int, end: int) -> bool:
    words = tuple(fold(page.words[i]) for i in range(start, end) if page.words[i] != "-")
    if gender_of_given_name(words[0]) and len(words) == 2:
        return False
    first = start + is_family_first(words)
    return any(page.lower[i] in NAME_OF_THING or page.words[i] == "&" for i in range(first, end))


def _gender_of_title(page: Page, left: int, start: int) -> str | None:
    for i in range(start - 1, left - 1, -1):
        word = page.lower[i].rstrip(".")
        if word in WOMEN_HONORIFICS or word in LISTS["women"]:
            return "f"
        if word in MEN_HONORIFICS or word in LISTS["men"]:
            return "m"
    return None


def _gender_of_post(post: Post | None) -> str | None:
    """The gender that a title tells wherever it stands: "Lin Mei, a spokeswoman,"."""
    words = set((post.title or "").split()) if post else set()
    if words & LISTS["women"]:
        return "f"
    return "m" if words & LISTS["men"] else None


def _is_kin_apposition(page: Page, start: int, end: int) -> bool:
    """Whether the name explains a relative: "his father, X", "X, his wife,"."""
    token = page.doc[end - 1]
    if token.dep_ == "appos" and page.lower[token.head.i] in LISTS["kin"] and token.head.i < start:
        return True
    return any(
        child.dep_ == "appos" and child.lower_ in LISTS["kin"] and child.i < end + 6 for child in token.rights
    )


def _is_about(page: Page, i: int) -> bool:
    """Whether an "on" belongs to a body's name: "Commission on Presidential Debates"."""
    return page.lower[i] == "on" and page.lower[i - 1] in BODIES_ON


def _is_name_ahead(page: Page, i: int, sentence: int) -> bool:
    if i < len(page) and page.lower[i] in PARTICLES:
        i += 1
    return i < len(page) and page.sentence[i] == sentence and page.is_capitalised(i) and page.tags[i] in NOUNS


def _name_of_body_goes_on(page: Page, i: int, sentence: int) -> bool:
    """Whether the "of" or "for" at `i` goes on with a body's name: "Center for Nonproliferation Studies"."""
    if page.lower[i] == "for" and page.lower[i - 1] in {
        "house",
        "street",
        "state",
        "states",
        "party",
        "congress",
    }:
        return False
    if i + 1 < len(page) and page.lower[i + 1] == "the":
        i += 1
    return _is_name_ahead(page, i + 1, sentence)

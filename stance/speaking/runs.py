"""Runs of capitalised words: where each begins and ends, and where in it the name does, behind the titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stance.names import HONORIFICS, NO_NAMES, PARTICLES, fold, gender_of_given_name
from stance.speaking.gazetteer import Found, Gazetteer, Sense
from stance.speaking.lists import NAME_OF_THING, NO_TITLES
from stance.speaking.nouns import (
    is_name_of_thing,
    is_personal,
    is_personal_plural,
    of_title_end,
)
from stance.speaking.page import NAMES, NOUNS, Page
from stance.speaking.roles import PARTIES

PLURAL_TITLES = frozenset(
    {
        "senators", "presidents", "ministers", "generals", "governors", "judges", "justices", "professors",
        "representatives", "reps", "sens",
    }
)  # fmt: skip
"""Before two or more names."""
BODIES_ON = frozenset({"commission", "committee", "subcommittee", "conference"})
BEFORE_MONTHS = frozenset({"in", "since", "until", "till", "late", "early", "mid", "last", "this", "next"})
WHOLE_WITHOUT_FOR = frozenset({"house", "street", "state", "states", "party", "congress"})
"""Behind these a "for" goes on with the sentence, not with the name: "lobbied Congress for …"."""
MILITARY = frozenset({"lieutenant", "major", "brigadier", "lt", "maj"})
LONGEST_LISTED = 6
"""Words of the registries' names."""


class Run(NamedTuple):
    """A run of capitalised words, in tokens; its name is `[name, end)`, what stands before are titles."""

    start: int
    name: int
    end: int


def runs(page: Page, known: Gazetteer) -> Iterator[Run]:
    """The runs that hold a name, in order of appearance."""
    i = 0
    while i < len(page):
        if not _opens(page, known, i):
            i += 1
            continue
        end = _run_end(page, known, i)
        yield from _read(page, known, i, end)
        i = end


def _read(page: Page, known: Gazetteer, start: int, end: int) -> Iterator[Run]:
    """The run, or the runs that it holds; nothing where it is a mere title or a demonym."""
    if end - start == 1 and page.lower[start].rstrip(".") in HONORIFICS:
        return
    name = _name_start(page, known, start, end)
    if name == start and start in page.opening and _is_listed_after_first(page, known, start, end):
        name += 1
    found = known.at(page.words, name, end)
    if name == start and found and found.end < end and _cuts(page, known, start, found.end, end):
        yield from _read(page, known, start, found.end)
        yield from _read(page, known, found.end, end)
        return
    is_demonym = found is not None and found.end == end and _is_only_demonym(found)
    if name < end and not is_demonym and not _is_mere_title(page, start, name, end):
        yield Run(start, name, end)


def _opens(page: Page, known: Gazetteer, i: int) -> bool:
    """Whether a token can be a word of a name."""
    word = page.words[i]
    if not word[:1].isupper() or (not word[-1:].isalnum() and word[-1:] != ".") or page.lower[i] in NO_NAMES:
        return False
    if _is_month(page, known, i):
        return False
    if page.tags[i] in NAMES or known.at(page.words, i, min(i + LONGEST_LISTED, len(page))):
        return True
    if i in page.opening and word.isupper() and page.words[i + 1 : i + 2] == (":",):
        return True
    if i in page.opening:
        return word in page.proper and page.tags[i] not in {"DT", "IN", "PRP", "PRP$"}
    return page.tags[i] in {"NN", "JJ", "NNS", "FW", "VB", "VBP", "UH"} and len(word) > 1


def _is_month(page: Page, known: Gazetteer, i: int) -> bool:
    """Whether the one month that is a surname, too, is a month: "in May", "May 5", "by May China"."""
    if page.lower[i] != "may":
        return False
    is_of_date = any(page.words[j].isdigit() for j in (i - 1, i + 1) if 0 <= j < len(page))
    behind = known.at(page.words, i + 1, min(i + LONGEST_LISTED, len(page))) if i + 1 < len(page) else None
    is_before_place = behind is not None and behind.of(Sense.COUNTRY, Sense.SEAT) is not None
    return is_of_date or is_before_place or (i > 0 and page.lower[i - 1] in BEFORE_MONTHS)


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
            word in NO_TITLES or gender_of_given_name(word) is not None or _is_name_like_rank(page, i)
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
        elif found and found.end < end and found.of(Sense.DEMONYM) and not is_name_of_thing(page, at, end):
            at = found.end
        else:
            break
    return at


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


def _cuts(page: Page, known: Gazetteer, start: int, middle: int, end: int) -> bool:
    """Whether the run is a listed name with another name behind it, not one longer name."""
    rest = known.at(page.words, middle, end)
    return rest is not None and rest.end == end and not is_name_of_thing(page, start, end)


def _is_only_demonym(found: Found) -> bool:
    return {entry.sense for entry in found.entries} == {Sense.DEMONYM}


def _is_listed_after_first(page: Page, known: Gazetteer, start: int, end: int) -> bool:
    """Whether all but the first word is a listed place: "Poor Mexico" at the start of a sentence."""
    if end - start < 2 or known.at(page.words, start, end) or gender_of_given_name(fold(page.words[start])):
        return False
    rest = known.at(page.words, start + 1, end)
    return rest is not None and rest.end == end and rest.of(Sense.COUNTRY, Sense.SEAT) is not None


def _is_given_before(page: Page, start: int, i: int) -> bool:
    """Whether a given name stands before token `i` in the run: "Peter T. King" is no king."""
    return any(gender_of_given_name(fold(page.words[j])) for j in range(start, i))


def _is_name_like_rank(page: Page, i: int) -> bool:
    """Whether "Gen" is a given name, as it is right behind an office: "Minister Gen Nakatani"."""
    is_after_office = i > 0 and is_personal(page, i - 1) and page.lower[i - 1] not in MILITARY
    return page.words[i] == "Gen" and is_after_office


def _is_name_ahead(page: Page, i: int, sentence: int) -> bool:
    if i < len(page) and page.lower[i] in PARTICLES:
        i += 1
    return i < len(page) and page.sentence[i] == sentence and page.is_capitalised(i) and page.tags[i] in NOUNS


def _is_about(page: Page, i: int) -> bool:
    """Whether an "on" belongs to a body's name: "Commission on Presidential Debates"."""
    return page.lower[i] == "on" and page.lower[i - 1] in BODIES_ON


def _name_of_body_goes_on(page: Page, i: int, sentence: int) -> bool:
    """Whether the "of" or "for" at `i` goes on with a body's name: "Center for Nonproliferation Studies"."""
    if page.lower[i] == "for" and page.lower[i - 1] in WHOLE_WITHOUT_FOR:
        return False
    if i + 1 < len(page) and page.lower[i + 1] == "the":
        i += 1
    return _is_name_ahead(page, i + 1, sentence)

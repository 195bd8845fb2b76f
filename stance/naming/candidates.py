"""Runs of capitalised words: where each begins and ends, and where in it the name does, behind the titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stance.naming.gazetteer import GazetteerMatch, Sense
from stance.naming.lists import NAME_OF_THING, NO_TITLES, ORGANISATIONS, THING_OR_SURNAME
from stance.naming.nouns import (
    PLURAL_TITLES,
    is_name_of_thing,
    is_personal,
    is_personal_plural,
    is_surname_here,
    is_tied_to_title,
    of_title_end,
)
from stance.naming.offices import PARTIES
from stance.naming.personal_names import HONORIFICS, NO_NAMES, PARTICLES, fold, is_given_name
from stance.naming.tokens import NAMES, NOUNS, TokenTable

BODIES_ON = frozenset({"commission", "committee", "subcommittee", "conference"})
TITLES_LIKE_NAMES = frozenset({"bishop", "dean", "king", "pope", "prince"})
BEFORE_MONTHS = frozenset({"in", "since", "until", "till", "late", "early", "mid", "last", "this", "next"})
WHOLE_WITHOUT_FOR = frozenset({"house", "street", "state", "states", "party", "congress"})
"""Behind these a "for" goes on with the sentence, not with the name: "lobbied Congress for …"."""
MILITARY = frozenset({"lieutenant", "major", "brigadier", "lt", "maj"})
LONGEST_BEHIND_TIE = 4
"""Words of a name behind what its title is tied to."""
LONGEST_LISTED = 6
"""Words of the registries' names."""


class CandidateSpan(NamedTuple):
    """A run of capitalised words, in tokens; its name is `[name, end)`, what stands before are titles."""

    start: int
    name: int
    end: int


def candidate_spans(table: TokenTable) -> Iterator[CandidateSpan]:
    """The runs that hold a name, in order of appearance."""
    i = 0
    while i < len(table):
        if not _opens(table, i):
            i += 1
            continue
        end = _run_end(table, i)
        yield from _read(table, i, end)
        i = end


def _read(table: TokenTable, start: int, end: int) -> Iterator[CandidateSpan]:
    """The run, or the runs that it holds; nothing where it is a mere title or a demonym."""
    if end - start == 1 and table.lower[start].rstrip(".") in HONORIFICS:
        return
    name = _name_start(table, start, end)
    if name == start:
        name = _behind_tie(table, start, end)
    if name == start and start in table.opening and _is_listed_after_first(table, start, end):
        name += 1
    found = table.listed_at(name, end)
    if name == start and found and found.end < end and _cuts(table, start, found.end, end):
        yield from _read(table, start, found.end)
        yield from _read(table, found.end, end)
        return
    is_demonym = found is not None and found.end == end and _is_only_demonym(found)
    if name < end and not is_demonym and not _is_mere_title(table, start, name, end):
        yield CandidateSpan(start, name, end)


def _opens(table: TokenTable, i: int) -> bool:
    """Whether a token can be a word of a name."""
    word = table.words[i]
    if not word[:1].isupper() or (not word[-1:].isalnum() and word[-1:] != ".") or table.lower[i] in NO_NAMES:
        return False
    if _is_month(table, i):
        return False
    if (
        _is_initial(table, i)
        or table.tags[i] in NAMES
        or table.listed_at(i, min(i + LONGEST_LISTED, len(table)))
    ):
        return True
    if i in table.opening and word.isupper() and table.words[i + 1 : i + 2] == (":",):
        return True
    if i in table.opening:
        return word in table.proper and table.tags[i] not in {"DT", "IN", "PRP", "PRP$"}
    return table.tags[i] in {"NN", "JJ", "NNS", "FW", "VB", "VBP", "UH"} and len(word) > 1


def _is_initial(table: TokenTable, i: int) -> bool:
    """Whether a token is the initial of a name that goes on: "J." of "J. D. Hale"."""
    word = table.words[i]
    is_letter = len(word) == 2 and word[0].isupper() and word[1] == "."
    return is_letter and i + 1 < len(table) and table.is_capitalised(i + 1) and table.tags[i + 1] in NAMES


def _is_month(table: TokenTable, i: int) -> bool:
    """Whether the one month that is a surname, too, is a month: "in May", "May 5", "by May China"."""
    if table.lower[i] != "may":
        return False
    is_of_date = any(table.words[j].isdigit() for j in (i - 1, i + 1) if 0 <= j < len(table))
    behind = table.listed_at(i + 1, min(i + LONGEST_LISTED, len(table))) if i + 1 < len(table) else None
    is_before_place = behind is not None and behind.of(Sense.COUNTRY, Sense.SEAT) is not None
    return is_of_date or is_before_place or (i > 0 and table.lower[i - 1] in BEFORE_MONTHS)


def _run_end(table: TokenTable, start: int) -> int:
    """The end of the run of words of names that begins at `start`."""
    sentence = table.sentence[start]
    i, holds_thing = start, False
    while i < len(table) and table.sentence[i] == sentence:
        word = table.lower[i]
        if table.words[i][:1].isupper() and _opens(table, i):
            holds_thing = holds_thing or word in NAME_OF_THING
            i = of_title_end(table, i, len(table)) or i + 1
        elif table.is_stop_of_title(i):
            i += 1
        elif (
            table.words[i] == "-"
            and table.is_tight(i)
            and i + 1 < len(table)
            and table.words[i + 1].isalpha()
        ):
            i += 2
        elif (word in PARTICLES and _is_name_ahead(table, i + 1, sentence) and i > start) or (
            table.words[i] == "&" and _is_name_ahead(table, i + 1, sentence)
        ):
            i += 1
        elif (
            holds_thing
            and (word in {"of", "for"} or _is_about(table, i))
            and _name_of_body_goes_on(table, i, sentence)
        ):
            i += 1 + (table.lower[i + 1] == "the")
        else:
            break
    return max(i, start + 1)


def _name_start(table: TokenTable, start: int, end: int) -> int:
    """Where the name itself begins, behind titles, demonyms and parties."""
    for i in range(end - 2, start - 1, -1):
        if table.is_stop_of_title(i):
            return i + 1
        word = table.lower[i].rstrip(".")
        of_title = of_title_end(table, i, end)
        if of_title and of_title < end:
            return of_title
        is_office = is_personal(table, i) or word in PLURAL_TITLES
        may_be_surname = end - i <= 2 and _is_given_before(table, start, i)
        is_no_title = word in NO_TITLES or is_given_name(word) or _is_name_like_rank(table, i)
        is_office = is_office and not is_no_title and not may_be_surname
        if is_office and all(table.lower[j] in NAME_OF_THING for j in range(i + 1, end)):
            return start
        if (word in HONORIFICS or is_office) and table.lower[i + 1] not in {"-", "of", "for", "&"}:
            return i + 1
    at = start
    while at < end - 1:
        found = table.listed_at(at, end)
        if table.lower[at] in PARTIES and not is_name_of_thing(table, at + 1, end):
            at += 1
        elif found and found.end < end and found.of(Sense.DEMONYM) and not is_name_of_thing(table, at, end):
            at = found.end
        else:
            break
    return at


def _behind_tie(table: TokenTable, start: int, end: int) -> int:
    """Where the name begins behind what its title is tied to: "ambassador to Britain Li Wenqing".

    `start` where no title is tied to the beginning of the run, or the run is one name.
    """
    if not is_tied_to_title(table, start) or is_given_name(fold(table.words[start])):
        return start
    found = table.listed_at(start, end)
    if found and found.end < end and found.of(Sense.COUNTRY, Sense.SEAT, Sense.ORGANISATION):
        return found.end if _is_full_name(table, found.end, end) else start
    given = (
        i for i in range(start + 1, end - 1) if is_given_name(fold(table.words[i])) or _is_initial(table, i)
    )
    behind_body = (
        i + 1 for i in range(end - 3, start - 1, -1) if table.lower[i] in NAME_OF_THING | ORGANISATIONS
    )
    cut = next(given, None)
    if cut is None and table.is_capitalised(start - 2 - (table.lower[start - 1] == "the")):
        cut = next(behind_body, None)
    return cut if cut and _is_full_name(table, cut, end) else start


def _is_full_name(table: TokenTable, start: int, end: int) -> bool:
    """Whether two to four words may be a person's name."""
    is_thing = not is_given_name(fold(table.words[start])) and is_name_of_thing(table, start, end)
    ends_in_thing = table.lower[end - 1] in (NAME_OF_THING | ORGANISATIONS) - THING_OR_SURNAME
    is_short = 2 <= end - start <= LONGEST_BEHIND_TIE
    return is_short and table.is_capitalised(start) and not is_thing and not ends_in_thing


def _is_mere_title(table: TokenTable, run: int, start: int, end: int) -> bool:
    """Whether the run is an office ("Foreign Minister") or a demonym with no name behind it."""
    last = end - 1
    if any(of_title_end(table, i, end) == end for i in range(run, last)):
        return True
    if not is_personal(table, last) and not is_personal_plural(table, last):
        return False
    if "of" in table.lower[run:last] and not NAME_OF_THING.isdisjoint(table.lower[run:last]):
        # "National Union of Teachers"
        return False
    before = table.lower[last - 1].rstrip(".") if last > 0 else ""
    if before in HONORIFICS or (last > run and _is_given_before(table, run, last)):
        return False
    is_surname = is_personal(table, last) and is_surname_here(table, last)
    return last > run or not (table.lower[last] in TITLES_LIKE_NAMES or is_surname)


def _cuts(table: TokenTable, start: int, middle: int, end: int) -> bool:
    """Whether the run is a listed name with another name behind it, not one longer name."""
    rest = table.listed_at(middle, end)
    return rest is not None and rest.end == end and not is_name_of_thing(table, start, end)


def _is_only_demonym(found: GazetteerMatch) -> bool:
    return {entry.sense for entry in found.entries} == {Sense.DEMONYM}


def _is_listed_after_first(table: TokenTable, start: int, end: int) -> bool:
    """Whether all but the first word is a listed place: "Poor Mexico" at the start of a sentence."""
    if end - start < 2 or table.listed_at(start, end) or is_given_name(fold(table.words[start])):
        return False
    rest = table.listed_at(start + 1, end)
    return rest is not None and rest.end == end and rest.of(Sense.COUNTRY, Sense.SEAT) is not None


def _is_given_before(table: TokenTable, start: int, i: int) -> bool:
    """Whether a given name stands before token `i` in the run: "Peter T. King" is no king."""
    return any(is_given_name(fold(table.words[j])) for j in range(start, i))


def _is_name_like_rank(table: TokenTable, i: int) -> bool:
    """Whether "Gen" is a given name, as it is right behind an office: "Minister Gen Nakatani"."""
    is_after_office = i > 0 and is_personal(table, i - 1) and table.lower[i - 1] not in MILITARY
    return table.words[i] == "Gen" and is_after_office


def _is_name_ahead(table: TokenTable, i: int, sentence: int) -> bool:
    if i < len(table) and table.lower[i] in PARTICLES:
        i += 1
    return (
        i < len(table)
        and table.sentence[i] == sentence
        and table.is_capitalised(i)
        and table.tags[i] in NOUNS
    )


def _is_about(table: TokenTable, i: int) -> bool:
    """Whether an "on" belongs to a body's name: "Commission on Presidential Debates"."""
    return table.lower[i] == "on" and table.lower[i - 1] in BODIES_ON


def _name_of_body_goes_on(table: TokenTable, i: int, sentence: int) -> bool:
    """Whether the "of" or "for" at `i` goes on with a body's name: "Center for Nonproliferation Studies"."""
    if table.lower[i] == "for" and table.lower[i - 1] in WHOLE_WITHOUT_FOR:
        return False
    if i + 1 < len(table) and table.lower[i + 1] == "the":
        i += 1
    return _is_name_ahead(table, i + 1, sentence)

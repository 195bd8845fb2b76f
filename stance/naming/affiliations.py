"""Where an office is held: the country and the body that stand before a title or behind it.

"South Korea's", "Russian", "Trump campaign", "Ohio" and "air force" before it; "of Russia", "at the Stimson
Center", "for Germany's foreign ministry" behind it. `stance.naming.titles` reads the title in between.
"""

from __future__ import annotations

from typing import NamedTuple

from stance.naming.gazetteer import GazetteerMatch, Sense
from stance.naming.lists import (
    CONTINENTS,
    DIRECTIONS,
    DOCUMENTS,
    ELECTED,
    EMPLOYEES,
    HEADS,
    LOCAL_BODIES,
    MODIFIERS,
    NAME_OF_THING,
    ORGANISATIONS,
    OWNERS,
    PEOPLE,
    SCHOLARS,
    SERVED_BODIES,
    SERVING,
    STATE_OFFICES,
    STUDENTS_OF,
)
from stance.naming.nouns import (
    is_body,
    is_body_of_two_words,
    is_body_word,
    is_personal_plural,
    is_proper,
    is_surname_here,
    of_title_end,
    place_at,
    proper_end,
    title_end,
)
from stance.naming.offices import PARTIES, RELATIONS
from stance.naming.personal_names import HONORIFICS, OFFICE_PARTS, fold, is_given_name
from stance.naming.subdivisions import subdivision_at
from stance.naming.tokens import NAMES, NOUNS, TIMES, TokenTable

TIES = frozenset({"of", "at", "for", "from", "with", "to", "in", "on", "by"})
"""Prepositions that may lead from a title to the body or the country that it is held in."""
SUBJECT_TIES = frozenset({"on", "in", "by"})
"""Those that rather lead to what someone works on."""
COUNTRY_TIES = frozenset({"of", "from"})
"""Those that lead to whose an office is; an ambassador *to* and an envoy *for* a country are another's."""
SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "negotiator", "minister"})
"""Whoever speaks or is a minister *for* a country is its own."""
WORDS_BEHIND_TITLES = frozenset({",", ";", ".", "(", "who", "which", "that", "-", "--", "–", "—", ":"})
TAGS_BEHIND_TITLES = frozenset({"VBN", "VBD", "VBZ", "VBP", "MD", "TO", "RB", "_SP"})
AT_BODIES = SCHOLARS | EMPLOYEES | {"executive", "lawyer", "representative"}
"""Whoever is one "from" somewhere is from a body, where a farmer is from a town."""
CAMPAIGNS = frozenset({"administration", "camp", "campaign", "foundation", "organisation", "organization"})
"""Behind a person's name these make a body of it: "the Lane campaign"."""
ADJECTIVE_ENDINGS = (
    "al",
    "an",
    "ant",
    "ary",
    "ed",
    "ent",
    "ese",
    "ful",
    "ic",
    "ing",
    "ish",
    "ive",
    "less",
    "ous",
)
STATES = frozenset(
    {
        "former",
        "retired",
        "acting",
        "interim",
        "senior",
        "top",
        "veteran",
        "deputy",
        "assistant",
        "leading",
        "ranking",
    }
)
"""Before a country or a body these belong to the title all the same: "former US president"."""


class TitleContext(NamedTuple):
    """What the words on one side of a title tell; `edge` is where the title begins or ends there."""

    country: str | None
    affiliation: str | None
    edge: int
    kept: tuple[str, ...] = ()
    """Words before a country or a body that belong to the title all the same: "former US president"."""


class Step(NamedTuple):
    """What the words before a title up to `end` tell; the title begins behind them where it `is_cut`."""

    end: int
    is_cut: bool = False
    country: str | None = None
    affiliation: str | None = None


# ---- Before the title ----


def told_before(table: TokenTable, start: int, head: int) -> TitleContext:
    """What stands before the title: "South Korea's", "Russian", "Trump campaign"."""
    country = affiliation = None
    kept: list[str] = []
    i = first = start
    while i < head:
        is_free = affiliation is None and country is None
        before = table.lower[first:i]
        step = _step(table, i, head, start=start, is_first=STATES.issuperset(before), is_free=is_free)
        country, affiliation = country or step.country, affiliation or step.affiliation
        if step.is_cut:
            kept += [word for word in before if word in STATES]
            first = step.end
        i = step.end
    return TitleContext(country, affiliation, first, tuple(kept))


def _step(table: TokenTable, i: int, head: int, *, start: int, is_first: bool, is_free: bool) -> Step:
    """What the word at `i`, or the name that it begins, tells of the office whose last word is `head`."""
    if table.lower[i] in STATES or (table.lower[i] in PARTIES and not _begins_body(table, i, head)):
        return Step(i + 1)
    listed = _region(table, i, head, is_first=is_first) or _listed(table, i, head)
    if listed:
        return listed
    if table.tags[i] == "POS" and i > start:
        is_seat = table.lower[head].rstrip(".") in ELECTED and not is_body(table, start, i)
        owner = _possessor(table, start, i) if is_free and not is_seat else None
        return Step(i + 1, is_cut=True, affiliation=owner)
    is_name = is_proper(table, i) or _is_name_in_s(table, i) or table.lower[i] in PARTIES
    if is_first and is_name:
        return _named_body(table, i, head)
    stop = _body_of_office(table, i, head) if is_first else None
    return Step(stop, is_cut=True, affiliation=table.text(i, stop)) if stop else Step(i + 1)


def _region(table: TokenTable, i: int, head: int, *, is_first: bool) -> Step | None:
    """A state or region before an office of one: "Ohio", "Scotland's". It stays a part of the title."""
    if not is_first or not is_office_of_region(table, head):
        return None
    region = subdivision_at(table, i, head)
    if region is None or (
        region.end < head and is_proper(table, region.end) and not _is_of_office(table, region.end)
    ):
        return None
    is_owner = table.tags[region.end] == "POS"
    if _body_end(table, i, head) > region.end:
        return None
    is_countrys = region.is_ambiguous and table.lower[head].rstrip(".") not in ELECTED | {"state"}
    if is_countrys and of_title_end(table, head, len(table)) == 0:
        return None
    return Step(region.end + is_owner, is_cut=is_owner, country=region.country)


def is_office_of_region(table: TokenTable, head: int) -> bool:
    """Whether an office is one that states and regions have: "governor", "police commissioner"."""
    return table.lower[head].rstrip(".") in STATE_OFFICES | ELECTED


def _is_of_office(table: TokenTable, i: int) -> bool:
    return table.lower[i].rstrip(".") in OFFICE_PARTS | PARTIES | {"lt", "regional", "provincial"}


def _listed(table: TokenTable, i: int, head: int) -> Step | None:
    """A country, seat or body of the registries before a title."""
    found = table.listed_at(i, head)
    if found is None or _is_joined(table, found.end):
        return None
    place, body = place_at(table, i, head), found.of(Sense.ORGANISATION)
    owner = found.of(Sense.COUNTRY) if _owns(table, found, head) else None
    place = place or owner
    word = table.lower[head].rstrip(".")
    if place is None and body is None:
        return None
    is_subject = word in STUDENTS_OF if body else word in SCHOLARS and table.tags[found.end] != "POS"
    if is_subject:
        return Step(found.end)
    country = place.country if place else None
    if body:
        own = _countrys_body_end(table, found.end, head) or found.end
        # A reporter of Reuters is of no country by that.
        country = None if word in SCHOLARS else country or body.country
        return Step(own, True, country, table.text(i, own))
    if place and place.sense is Sense.SEAT:
        if word in ELECTED and table.tags[found.end] != "POS":
            return Step(found.end, country=country)
        is_served = _is_served(table, head, i, found.end)
        return Step(found.end, True, country, table.text(i, found.end) if is_served else None)
    return Step(found.end, is_cut=True, country=country)


def _countrys_body_end(table: TokenTable, i: int, head: int) -> int | None:
    """The end of a body's own part behind a listed body: "the UN refugee agency"."""
    stop = _body_of_office(table, i, head)
    return stop if stop and table.tags[i] != "POS" else None


def _owns(table: TokenTable, found: GazetteerMatch, head: int) -> bool:
    """Whether a country before an office must own it, even where its name is ambiguous: "Jordan's king"."""
    return found.end < head and table.tags[found.end] == "POS" and table.lower[head] not in RELATIONS


def _is_joined(table: TokenTable, i: int) -> bool:
    """Whether a hyphen makes an adjective of the name before: "Moscow-based", "Hamas-run"."""
    return (
        i + 1 < len(table) and table.words[i] == "-" and table.is_tight(i) and not table.is_capitalised(i + 1)
    )


def _is_served(table: TokenTable, head: int, start: int, end: int) -> bool:
    """Whether a seat of power is a body that one serves: "Kremlin spokesman", "the White House's lawyer".

    In "Moscow's ambassador" and "the Kremlin leader" it is the country.
    """
    is_town = table.tags[end] == "POS" and table.lower[start - 1] != "the" and not is_body(table, start, end)
    return not is_town and table.lower[head] not in HEADS and table.lower[head].rstrip(".") in SERVING


def _named_body(table: TokenTable, i: int, head: int) -> Step:
    """A body or an employer by its proper name: "State Department", "Reuters"; another name tells nothing."""
    stop = _body_end(table, i, head)
    if stop > i:
        region = subdivision_at(table, i, stop)
        country = region.country if region and not region.is_ambiguous else None
        is_town = table.lower[stop - 1] in LOCAL_BODIES and table.lower[head].rstrip(".") in ELECTED
        return Step(stop, country=country) if is_town else Step(stop, True, country, table.text(i, stop))
    stop = proper_end(table, i, head)
    is_manager = table.lower[stop : head + 1] == ("campaign", "manager")
    if i < stop < head and table.lower[stop] in CAMPAIGNS and not is_manager:
        return Step(stop + 1, True, None, table.text(i, stop + 1))
    stop = _employer_end(table, i, head)
    return Step(stop, True, None, table.text(i, stop)) if stop > i else Step(i + 1)


def _is_name_in_s(table: TokenTable, i: int) -> bool:
    """Whether a name in "s" is tagged as a common plural: "Reuters"."""
    return table.is_capitalised(i) and table.tags[i] == "NNS" and not is_personal_plural(table, i)


def _body_end(table: TokenTable, start: int, head: int) -> int:
    """The end of a body's name before a title ("State Department spokesman"), `start` where none begins."""
    for with_of in (True, False):
        stop = proper_end(table, start, head, with_of=with_of)
        while stop > start and table.lower[stop - 1] in (OFFICE_PARTS - NAME_OF_THING) | PARTIES:
            stop -= 1
        last = next((i for i in range(stop - 1, start, -1) if table.lower[i] in ORGANISATIONS), stop - 1)
        if all(table.lower[i] in MODIFIERS for i in range(last + 1, stop)):
            # "Republican National Committee Research Director"
            stop = last + 1
        is_office = all(table.lower[i] in OFFICE_PARTS for i in range(start, stop))
        if not is_office and is_body(table, start, stop):
            return stop
    return start


def _employer_end(table: TokenTable, start: int, head: int) -> int:
    """The end of a proper name before a title that one has of an employer, `start` where there is none."""
    if table.lower[head] not in EMPLOYEES:
        return start
    stop = proper_end(table, start, head)
    while stop > start and table.lower[stop - 1] in OFFICE_PARTS:
        stop -= 1
    return stop if stop > start and is_employers_name(table, start, stop) else start


def is_employers_name(table: TokenTable, start: int, end: int) -> bool:
    """Whether a proper name that no word marks as a body's may still be one: "Google", "Goldman Sachs"."""
    word = table.lower[start]
    if any(table.tags[i] not in NAMES | {"HYPH"} and table.words[i] != "&" for i in range(start + 1, end)):
        return False
    is_opening = start in table.opening and table.tags[start] == "JJ"
    is_name = table.is_capitalised(start) and (table.tags[start] in NOUNS or is_opening)
    if not is_name or (start in table.opening and may_be_common(table, start)):
        return False
    if word in OFFICE_PARTS | TIMES | HONORIFICS | MODIFIERS | PARTIES or _is_joined(table, end):
        return False
    if word in CONTINENTS or (end - start > 1 and word in DIRECTIONS):
        return False
    if is_surname_here(table, end - 1):
        return False
    is_place = subdivision_at(table, start, end) is not None or place_at(table, start, end) is not None
    return not is_place and not is_given_name(fold(table.words[start]))


def may_be_common(table: TokenTable, i: int) -> bool:
    """Whether a word has its capital from the start of the sentence: "Climate scientist"."""
    word = table.lower[i]
    if word in table.vocabulary or word in MODIFIERS or word in ORGANISATIONS | DOCUMENTS | PEOPLE:
        return True
    return table.tags[i] == "JJ" and word.endswith(ADJECTIVE_ENDINGS)


def _body_of_office(table: TokenTable, start: int, head: int) -> int | None:
    """The end of a body of at least two common words before its office: "foreign ministry", "air force"."""
    stop = None
    for i in range(start, head):
        if table.is_capitalised(i) or table.tags[i] not in NOUNS | {"JJ", "HYPH"}:
            break
        is_body_end = table.lower[i] in SERVED_BODIES or is_body_of_two_words(table, i)
        stop = i + 1 if i > start and is_body_end else stop
    return stop


def _begins_body(table: TokenTable, i: int, end: int) -> bool:
    """Whether a party's name goes on as a body's: "Republican National Committee"."""
    stop = proper_end(table, i, end)
    return stop > i + 1 and is_body(table, i, stop)


def _possessor(table: TokenTable, start: int, end: int) -> str | None:
    """The possessor of "Apple's chief executive" where it is a name of one word or a body's."""
    if not all(table.is_capitalised(i) or table.words[i] in {"of", "-", "&"} for i in range(start, end)):
        return None
    is_one = end - start == 1 and not is_surname_here(table, start)
    return table.text(start, end) if is_body(table, start, end) or is_one else None


# ---- Behind the title ----


def told_behind(table: TokenTable, head: int, end: int) -> TitleContext:
    """What stands behind the title: "of Russia", "at the Stimson Center", "on trade at the …"."""
    last = at = title_end(table, head, end)
    while at < end and not ends_title(table, at):
        if table.lower[at] not in TIES:
            at += 1
            continue
        thing = thing_start(table, at + 1, end)
        if thing >= end:
            break
        told = held_in(table, table.lower[head].rstrip("."), at, thing, end)
        if isinstance(told, TitleContext):
            return told
        at, is_part = told
        last = at if is_part else last
    return TitleContext(None, None, last)


def held_in(
    table: TokenTable, word: str, at: int, thing: int, end: int, *, tie: str | None = None
) -> TitleContext | tuple[int, bool]:
    """What the words from `thing` on tell of an office, `word`, behind the preposition at `at`.

    Else where to read on, and whether the words up to there belong to the title. `tie` stands for a
    preposition where a verb stands instead: "who heads the …".
    """
    tie = tie or table.lower[at]
    found = table.listed_at(thing, end)
    return (
        _in_country(table, word, tie, at, found, end)
        or _in_region(table, word, tie, at, thing, end)
        or _in_body(table, word, tie, at, thing, end, found)
    )


def _in_country(
    table: TokenTable, word: str, tie: str, at: int, found: GazetteerMatch | None, end: int
) -> TitleContext | tuple[int, bool] | None:
    """An office of a country or of a country's body: "of Russia", "for the Polish army"."""
    if found is None:
        return None
    place, people = found.of(Sense.COUNTRY), found.of(Sense.DEMONYM)
    seat = found.of(Sense.SEAT) if word in ELECTED and tie == "of" else None
    is_whole = found.end >= end or not is_proper(table, found.end)
    is_owners = tie in COUNTRY_TIES or (tie == "for" and word in SPEAKING_FOR)
    if seat and is_whole and (found.end >= end or table.tags[found.end] != "POS"):
        return TitleContext(seat.country, None, found.end)
    if place and found.end < end and table.tags[found.end] == "POS":
        body = _whose_body(table, found.end + 1, end)
        return TitleContext(place.country if tie != "to" else None, body, at) if body else (found.end, False)
    if place and is_whole:
        is_last = found.end >= end or table.tags[found.end] not in NOUNS
        return TitleContext(place.country, None, at) if is_last and is_owners else (found.end, False)
    if people:
        return TitleContext(people.country, _whose_body(table, found.end, end), at)
    return None


def _in_region(table: TokenTable, word: str, tie: str, at: int, thing: int, end: int) -> TitleContext | None:
    """An office of a state or region, or somebody from one: "of Ohio", "from Maine"."""
    region = subdivision_at(table, thing, end) if tie in COUNTRY_TIES | {"for"} else None
    if region is None or (
        region.end < end and (is_proper(table, region.end) or table.tags[region.end] == "POS")
    ):
        return None
    if word not in STATE_OFFICES | ELECTED and (tie != "from" or word in AT_BODIES):
        return None
    if region.is_ambiguous and word not in ELECTED:
        return None
    return TitleContext(region.country, None, region.end if tie == "of" else at)


def _in_body(
    table: TokenTable, word: str, tie: str, at: int, thing: int, end: int, found: GazetteerMatch | None
) -> TitleContext | tuple[int, bool]:
    """An office held in a body that is named, or described by common words: "at the Cato Institute"."""
    stop = proper_end(table, thing, end, with_of=True)
    if stop == thing and table.tags[thing] == "CD":
        return thing + 1, False
    if stop == thing:
        named = _named_by_its_kind(table, thing, end)
        return TitleContext(None, named, at) if named else (_common_end(table, thing, end), True)
    if stop < end and table.lower[stop] in ORGANISATIONS:
        stop += 1
    body = found.of(Sense.ORGANISATION) if found else None
    if body and found and found.end < stop and not is_body(table, thing, stop):
        body = None
    if table.tags[stop : stop + 1] == ("POS",) and tie not in SUBJECT_TIES:
        stop = _common_body_end(table, stop + 1, end) or stop
    if tie == "of" and table.lower[stop : stop + 1] == ("at",) and table.lower[thing - 1] != "the":
        # "head of Research at Rystad Bank"
        return stop, True
    looks_like_body = is_body(table, thing, stop)
    if _names_person(table, thing, stop):
        return TitleContext(None, None, at)
    if not body and _is_from_place(word, tie) and not looks_like_body:
        return TitleContext(None, None, at)
    if body or (tie not in SUBJECT_TIES and _is_its(table, word, tie, at, thing, stop)):
        region = subdivision_at(table, thing, stop)
        seat = found.of(Sense.SEAT) if found and found.end == stop else None
        owner = body or seat or (region if region and not region.is_ambiguous else None)
        return TitleContext(owner.country if owner else None, table.text(thing, stop), at)
    return TitleContext(None, None, stop) if tie not in SUBJECT_TIES or tie == "in" else (stop, True)


def _is_its(table: TokenTable, word: str, tie: str, at: int, thing: int, stop: int) -> bool:
    """Whether a proper name behind a title is that of the body it is held in, not of a town or a subject.

    "Director of Operations" has no article, and tells no body.
    """
    if tie not in {"of", "to"} or is_body(table, thing, stop):
        return True
    has_article = table.lower[thing - 1] == "the" and word not in ELECTED
    is_department = word == "director" and table.is_capitalised(at - 1)
    return has_article or (
        word in EMPLOYEES | OWNERS and not is_department and is_employers_name(table, thing, stop)
    )


def _whose_body(table: TokenTable, start: int, end: int) -> str | None:
    """The body of a country that follows its name or adjective: "foreign ministry", "Ministry of Defence"."""
    if start < end and is_proper(table, start):
        stop = proper_end(table, start, end, with_of=True)
        if is_body(table, start, stop):
            return table.text(start, stop)
    stop = _common_body_end(table, start, end) or start
    return table.text(start, stop) if stop > start and table.lower[stop - 1] not in LOCAL_BODIES else None


def _common_body_end(table: TokenTable, start: int, end: int) -> int | None:
    """The end of the body that common nouns from `start` on name; None where they name none."""
    stop = None
    for i in range(start, min(_common_end(table, start, end), end)):
        if table.tags[i] == "CC":
            break
        stop = i + 1 if is_body_word(table, i) else stop
    return stop


def _named_by_its_kind(table: TokenTable, start: int, end: int) -> str | None:
    """The name behind a common word for a body: "the railway company Nocturne"."""
    i = start
    while i < end and table.tags[i] in {"NN", "JJ"} and not table.is_capitalised(i):
        i += 1
    if i == start or i >= end or not is_body_word(table, i - 1) or not is_proper(table, i):
        return None
    return table.text(i, proper_end(table, i, end))


def _names_person(table: TokenTable, start: int, end: int) -> bool:
    """Whether a title's "for …" leads to a person, who is no affiliation: "a spokesman for Mr Hill"."""
    word = table.lower[start].rstrip(".")
    is_party = word in PARTIES and not is_body(table, start, end)
    is_name = word in HONORIFICS or is_given_name(word) or word in OFFICE_PARTS
    is_name = is_name or (end - start == 1 and is_surname_here(table, start))
    return is_party or (is_name and not is_body(table, start, end))


def _is_from_place(word: str, tie: str) -> bool:
    """Whether what follows a tie is where somebody lives or is elected: "from Busan", "for Leeds North"."""
    return (tie == "from" and word not in AT_BODIES) or (tie in {"from", "for"} and word in ELECTED)


def thing_start(table: TokenTable, i: int, end: int) -> int:
    """Behind the articles and plain adjectives of a phrase: "the libertarian Cato Institute"."""
    while i < end and (
        table.tags[i] in {"DT", "PRP$"} or (table.tags[i] in {"JJ", "VBN"} and not table.is_capitalised(i))
    ):
        i += 1
    return i


def _common_end(table: TokenTable, start: int, end: int) -> int:
    i = start
    while i < end and table.tags[i] in NOUNS | {"JJ", "HYPH", "CC", "VBN", "DT"} and not is_naming(table, i):
        i += 1
    return max(i, start + 1)


def is_naming(table: TokenTable, i: int) -> bool:
    """Whether a participle brings in a name: "named", "called"."""
    return table.lower[i] in {"named", "called", "identified"} and table.tags[i] in {"VBN", "VBD"}


def ends_title(table: TokenTable, i: int) -> bool:
    """Whether something else begins: a comma, a clause ("a candidate aiming at moderates")."""
    is_clause = table.tags[i] == "VBG" and table.doc[i].dep_ == "acl"
    is_clause = is_clause or table.lower[i : i + 3] == ("by", "the", "name")
    return is_clause or table.tags[i] in TAGS_BEHIND_TITLES or table.lower[i] in WORDS_BEHIND_TITLES

"""What a noun phrase says that someone is: title, affiliation, country.

"Russian President", "South Korea's foreign minister", "a senior fellow at the Stimson Center". The country
before an office is whose office it is; before a scholar's word ("a North Korean specialist") it is what they
study, and tells no country of theirs.
"""

from __future__ import annotations

from typing import NamedTuple

from stance.naming.gazetteer import GazetteerEntry, Sense
from stance.naming.lists import ABBREVIATED, HEADS, NAME_OF_THING, ORGANISATIONS, PEOPLE, SCHOLARS
from stance.naming.nouns import (
    is_body,
    is_personal,
    is_personal_plural,
    is_proper,
    of_title_end,
    place_at,
    proper_end,
)
from stance.naming.offices import PARTIES, RELATIONS, Office, spelt
from stance.naming.personal_names import HONORIFICS, OFFICE_PARTS, is_given_name, joined
from stance.naming.tokens import NOUNS, TokenTable

LONGEST_TITLE = 8
"""Words kept of a title; what follows is a description."""
TIES = frozenset({"of", "at", "for", "from", "with", "to", "in", "on", "by"})
"""Prepositions that may lead from a title to the body or the country that it is held in."""
SUBJECT_TIES = frozenset({"on", "in", "by"})
"""Those that rather lead to what someone works on."""
COUNTRY_TIES = frozenset({"of", "for", "from"})
"""Those that lead to whose an office is; an ambassador *to* a country is another's."""
WORDS_BEHIND_TITLES = frozenset({",", ";", ".", "(", "who", "which", "that", "-", "--", "–", "—", ":"})
TAGS_BEHIND_TITLES = frozenset({"VBN", "VBD", "VBZ", "VBP", "MD", "TO", "RB", "_SP"})
AT_BODIES = SCHOLARS | {"spokesman", "spokeswoman", "spokesperson", "executive", "lawyer", "representative"}
"""Whoever is one "from" somewhere is from a body, where a farmer is from a town."""
ELECTED = frozenset(
    {
        "senator", "sen", "congressman", "congresswoman", "governor", "gov", "mayor", "lawmaker",
        "legislator", "mp", "democrat", "republican",
    }
)  # fmt: skip
"""A town or state before or behind these is whose office it is, and no body."""
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth"})
RANKED = frozenset({"secretary", "lieutenant", "lady", "minister", "mate", "officer", "sergeant"})
"""Behind an ordinal these are a title of their own: "a second secretary"."""
STATES = frozenset({"former", "retired", "acting", "interim"})
"""Before a country or a body these belong to the title all the same: "former US president"."""
FINITE = frozenset({"MD", "VBZ", "VBD", "VBP"})
BEFORE_TITLES = frozenset(
    {"DT", "PRP$", "PDT", "RB", ",", "CD", "``", "''", "HYPH", "IN", ":", "-LRB-", "NFP", "_SP"}
)
LOOSE_BEFORE_TITLES = frozenset({"including", "like", "fellow"})
LOOSE_AT_ENDS = frozenset({"IN", "CC", "DT", "WP", "WDT", "TO", "PRP$", "POS", "VBD", ","})
DEMONYM_ENDINGS = ("ese", "ian", "an", "ish", "ic", "i")
KEPT_CAPITALS = PARTIES | {"house", "senate", "treasury", "gop"}


class TitleContext(NamedTuple):
    """What the words on one side of a title tell; `edge` is where the title begins or ends there."""

    country: str | None
    affiliation: str | None
    edge: int


def read_office(table: TokenTable, start: int, end: int) -> Office | None:
    """The office that the noun phrase in `[start, end)` tells; None where it doesn't say what a person is."""
    while start < end and (table.tags[start] in BEFORE_TITLES or _is_loose_before(table, start)):
        start += 1
    if _is_one_more(table, start):
        start += 1
    head = table.noun_phrase_head(start, end)
    if head is None or not (is_personal(table, head) or is_personal_plural(table, head)):
        return None
    is_clause = table.tags[start] == "VBG" and table.lower[start] not in OFFICE_PARTS
    if is_clause or any(table.tags[i] in FINITE for i in range(start, head)):
        return None
    before = _before(table, start, head)
    behind = _behind(table, head, end)
    affiliation = before.affiliation or behind.affiliation
    is_second = table.lower[head].rstrip(".") in ABBREVIATED and _is_plain_person(table, head - 1)
    title = _title(table, head if is_second else before.edge, behind.edge)
    state = next((word for word in table.lower[start : before.edge] if word in STATES), None)
    if title and state:
        title = f"{state} {title}"
    if table.lower[head] in SCHOLARS:
        return Office(title if before.affiliation else _title(table, start, behind.edge), affiliation)
    return Office(title, affiliation, before.country or behind.country)


def _before(table: TokenTable, start: int, head: int) -> TitleContext:
    """What stands before the title: "South Korea's", "Russian", "Trump campaign"."""
    country = affiliation = None
    i = first = start
    while i < head:
        found = table.listed_at(i, head)
        place = place_at(table, i, head) or _owning_country(table, i, head)
        body = found.of(Sense.ORGANISATION) if found else None
        if table.lower[i] in STATES and i == first:
            i = first = i + 1
        elif table.lower[i] in PARTIES and not _begins_body(table, i, head):
            i += 1
        elif found and (place or body):
            country = country or (place.country if place else None)
            if body or (place and place.sense is Sense.SEAT and _is_served(table, head, i, found.end)):
                affiliation = affiliation or table.text(i, found.end)
                country = country or (body.country if body else None)
            i = first = found.end
        elif table.tags[i] == "POS" and i > start:
            is_seat = table.lower[head].rstrip(".") in ELECTED and not is_body(table, start, i)
            if affiliation is None and country is None and not is_seat:
                affiliation = _possessor(table, start, i)
            i = first = i + 1
        elif is_proper(table, i) and i == first:
            stop = _body_end(table, i, head)
            if stop > i:
                affiliation = affiliation or table.text(i, stop)
                first = stop
            i = max(stop, i + 1)
        else:
            i += 1
    return TitleContext(country, affiliation, first)


def _behind(table: TokenTable, head: int, end: int) -> TitleContext:
    """What stands behind the title: "of Russia", "at the Stimson Center", "on trade at the …"."""
    last = at = max(head + 1, of_title_end(table, head, end))
    while at < end and not _ends_title(table, at):
        if table.lower[at] not in TIES:
            at += 1
            continue
        tie, thing = table.lower[at], _thing_start(table, at + 1, end)
        if thing >= end:
            break
        found = table.listed_at(thing, end)
        place = found.of(Sense.COUNTRY) if found else None
        if found and place and (found.end >= end or not is_proper(table, found.end)):
            if found.end >= end or table.tags[found.end] not in NOUNS | {"POS"}:
                return TitleContext(place.country if tie in COUNTRY_TIES else None, None, at)
            countrys = _common_body(table, found.end + 1, end) if table.tags[found.end] == "POS" else None
            if countrys:
                return TitleContext(place.country if tie in COUNTRY_TIES else None, countrys, at)
            at = found.end
            continue
        people = found.of(Sense.DEMONYM) if found else None
        if found and people:
            return TitleContext(people.country, _common_body(table, found.end, end), at)
        stop = proper_end(table, thing, end, with_of=True)
        if stop == thing:
            named = _named_by_its_kind(table, thing, end)
            if named:
                return TitleContext(None, named, at)
            at = last = _common_end(table, thing, end)
            continue
        if stop < end and table.lower[stop] in ORGANISATIONS:
            stop += 1
        if table.tags[stop : stop + 1] == ("POS",) and tie not in SUBJECT_TIES:
            stop = _common_body_end(table, stop + 1, end) or stop
        body = found.of(Sense.ORGANISATION) if found else None
        told = _told_by_name(table, body, head, at, thing, stop)
        if told:
            return told
        at = last = stop
    return TitleContext(None, None, last)


def _told_by_name(
    table: TokenTable, body: GazetteerEntry | None, head: int, at: int, thing: int, stop: int
) -> TitleContext | None:
    """What the proper name in `[thing, stop)`, the listed `body`'s or anyone's, tells behind the tie at `at`.

    None where it belongs to the title, which goes on.
    """
    tie, looks_like_body = table.lower[at], is_body(table, thing, stop)
    if _names_person(table, thing, stop):
        return TitleContext(None, None, at)
    if not body and _is_from_place(table, head, tie) and not looks_like_body:
        return TitleContext(None, None, at)
    has_article = table.lower[thing - 1] == "the" and stop - thing > 1
    is_its = tie not in {"of", "to"} or has_article or looks_like_body
    if body or (tie not in SUBJECT_TIES and is_its):
        return TitleContext(body.country if body else None, table.text(thing, stop), at)
    return TitleContext(None, None, stop) if tie not in SUBJECT_TIES or tie == "in" else None


def _title(table: TokenTable, first: int, end: int) -> str | None:
    """The words of a title, without what hangs loose at its end; None where none are left."""
    last = min(end, first + LONGEST_TITLE)
    while last > first + 1 and (table.tags[last - 1] in LOOSE_AT_ENDS or table.lower[last - 1] == "one"):
        last -= 1
    words = [_title_word(table, i) for i in range(first, last) if table.words[i] not in {".", '"', "'"}]
    return joined(words).replace(" '", "'").replace(" ,", ",") or None


def _title_word(table: TokenTable, i: int) -> str:
    """A word of a title: in lower case where it belongs to an office, else as printed."""
    word = table.lower[i].rstrip(".")
    if word in ABBREVIATED:
        return spelt(word)
    if is_personal_plural(table, i) and table.doc[i].dep_ in {"compound", "nmod"}:
        word = word.removesuffix("s")
    is_raised = i in table.opening and table.tags[i] == "JJ" and not word.endswith(DEMONYM_ENDINGS)
    is_office = word in OFFICE_PARTS or word in PEOPLE
    return word if (is_office or is_raised) and word not in KEPT_CAPITALS else table.words[i]


def _body_end(table: TokenTable, start: int, head: int) -> int:
    """The end of a body's name before a title ("State Department spokesman"), `start` where none begins."""
    stop = proper_end(table, start, head)
    while stop > start and table.lower[stop - 1] in (OFFICE_PARTS - NAME_OF_THING) | PARTIES:
        stop -= 1
    is_office = all(table.lower[i] in OFFICE_PARTS for i in range(start, stop))
    return stop if not is_office and is_body(table, start, stop) else start


def _begins_body(table: TokenTable, i: int, end: int) -> bool:
    """Whether a party's name goes on as a body's: "Republican National Committee"."""
    stop = proper_end(table, i, end)
    return stop > i + 1 and is_body(table, i, stop)


def _possessor(table: TokenTable, start: int, end: int) -> str | None:
    """The possessor of "Apple's chief executive" where it is a name of one word or a body's."""
    if not all(table.is_capitalised(i) or table.words[i] in {"of", "-", "&"} for i in range(start, end)):
        return None
    return table.text(start, end) if is_body(table, start, end) or end - start == 1 else None


def _owning_country(table: TokenTable, i: int, head: int) -> GazetteerEntry | None:
    """The country before an office that it must own, even where its name is ambiguous: "Jordan's king"."""
    found = table.listed_at(i, head)
    is_owner = found is not None and found.end < head and table.tags[found.end] == "POS"
    return found.of(Sense.COUNTRY) if found and is_owner and table.lower[head] not in RELATIONS else None


def _is_served(table: TokenTable, head: int, start: int, end: int) -> bool:
    """Whether a seat of power is a body that one serves: "Kremlin spokesman", "the White House's lawyer".

    In "Moscow's ambassador" and "the Kremlin leader" it is the country.
    """
    is_town = table.tags[end] == "POS" and table.lower[start - 1] != "the" and not is_body(table, start, end)
    return not is_town and table.lower[head] not in HEADS


def _common_body(table: TokenTable, start: int, end: int) -> str | None:
    """The body that common nouns behind a demonym name: "the Chinese foreign ministry"."""
    stop = _common_body_end(table, start, end)
    return table.text(start, stop) if stop else None


def _common_body_end(table: TokenTable, start: int, end: int) -> int | None:
    """The end of the body that common nouns from `start` on name; None where they name none."""
    stop = next(
        (i + 1 for i in range(start, _common_end(table, start, end)) if _is_body_word(table, i)), None
    )
    return stop if stop and stop <= end else None


def _named_by_its_kind(table: TokenTable, start: int, end: int) -> str | None:
    """The name behind a common word for a body: "the railway company Nocturne"."""
    i = start
    while i < end and table.tags[i] in {"NN", "JJ"} and not table.is_capitalised(i):
        i += 1
    if i == start or i >= end or not _is_body_word(table, i - 1) or not is_proper(table, i):
        return None
    return table.text(i, proper_end(table, i, end))


def _is_body_word(table: TokenTable, i: int) -> bool:
    return i < len(table) and table.lower[i] in ORGANISATIONS


def _is_plain_person(table: TokenTable, i: int) -> bool:
    """Whether another word for the person stands before a title: "candidate Sen. X"."""
    return i >= 0 and is_personal(table, i) and table.lower[i] not in OFFICE_PARTS


def _names_person(table: TokenTable, start: int, end: int) -> bool:
    """Whether a title's "for …" leads to a person, who is no affiliation: "a spokesman for Mr Hill"."""
    word = table.lower[start].rstrip(".")
    is_party = word in PARTIES and not is_body(table, start, end)
    is_name = word in HONORIFICS or is_given_name(word)
    return is_party or (is_name and not is_body(table, start, end))


def _is_loose_before(table: TokenTable, i: int) -> bool:
    """Whether a word before a title says nothing of it: "fellow senator", but not "a fellow at"."""
    is_alone = table.tags[i + 1 : i + 2] == ("IN",)
    return table.lower[i] in LOOSE_BEFORE_TITLES and not is_alone


def _is_from_place(table: TokenTable, head: int, tie: str) -> bool:
    """Whether what follows a tie is where somebody lives or is elected: "from Busan", "for Leeds North"."""
    word = table.lower[head].rstrip(".")
    return (tie == "from" and word not in AT_BODIES) or (tie in {"from", "for"} and word in ELECTED)


def _is_one_more(table: TokenTable, i: int) -> bool:
    """Whether an ordinal counts people and belongs to no title: "a second diplomat"."""
    is_counted = i > 0 and table.lower[i - 1] == "a" and table.lower[i] in ORDINALS
    return is_counted and RANKED.isdisjoint(table.lower[i + 1 : i + 2])


def _thing_start(table: TokenTable, i: int, end: int) -> int:
    """Behind the articles and plain adjectives of a phrase: "the libertarian Cato Institute"."""
    while i < end and (
        table.tags[i] in {"DT", "PRP$"} or (table.tags[i] in {"JJ", "VBN"} and not table.is_capitalised(i))
    ):
        i += 1
    return i


def _common_end(table: TokenTable, start: int, end: int) -> int:
    i = start
    while i < end and table.tags[i] in NOUNS | {"JJ", "HYPH", "CC", "VBN", "DT"}:
        i += 1
    return max(i, start + 1)


def _ends_title(table: TokenTable, i: int) -> bool:
    """Whether something else begins: a comma, a clause ("a candidate aiming at moderates")."""
    is_clause = table.tags[i] == "VBG" and table.doc[i].dep_ == "acl"
    return is_clause or table.tags[i] in TAGS_BEHIND_TITLES or table.lower[i] in WORDS_BEHIND_TITLES

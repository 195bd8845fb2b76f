"""How an article introduces someone: titles before the name, appositions behind it, possessors."""

from __future__ import annotations

from dataclasses import replace

from stance.naming.affiliations import TitleContext, ends_title, held_in, is_employers_name, thing_start
from stance.naming.gazetteer import Sense
from stance.naming.introductions import introduction_start, is_plain_person
from stance.naming.lists import NAME_OF_THING
from stance.naming.nouns import (
    is_body,
    is_body_word,
    is_personal,
    is_personal_plural,
    is_plural_title,
    is_proper,
    is_tied_to_title,
    proper_end,
    title_end,
)
from stance.naming.offices import Office
from stance.naming.personal_names import HONORIFICS
from stance.naming.subdivisions import subdivision_at
from stance.naming.titles import read_office
from stance.naming.tokens import NOUNS, TokenTable
from stance.naming.us_offices import party_and_state_end

LONGEST_APPOSITION = 25
"""Tokens that an apposition is read for."""
LONGEST_GOVERNOR = 10
"""Tokens between a name and the noun before it that says who bears it."""
CLAUSE = frozenset({"VBD", "VBZ", "VBP", "MD", "CC", "WP", "WDT", "_SP"})
DASHES = frozenset({"-", "–", "—"})
BEING = frozenset({"is", "was", "serves", "served"})
LEADING_VERBS = {
    "chairs": "chair", "commands": "commander", "directs": "director", "edits": "editor",
    "founded": "founder", "heads": "head", "leads": "leader", "owns": "owner", "runs": "head",
}  # fmt: skip
"""What somebody is by what they do: "who heads the Lund Agency"."""
LONGEST_BRACKETS = 10
LONGEST_TITLE = 6
"""Words of a title with an "of" in it."""


def title_start(table: TokenTable, name_start: int) -> int:
    """Where the titles before a name begin; `name_start` itself where there are none."""
    before = name_start - 1
    if before < 0 or table.sentence[before] != table.sentence[name_start]:
        return name_start
    before -= table.is_stop_of_title(before)
    introduced = introduction_start(table, name_start)
    if introduced is not None:
        return introduced
    if not is_personal(table, before) and not is_personal_plural(table, before):
        return _tied_title_start(table, name_start)
    if table.tags[before] not in NOUNS | {"JJ", "VB", "VBP"}:
        return name_start
    first = _with_body(table, table.noun_phrase_start(before), before)
    first = _joint_title_start(table, first)
    # A region that opens the sentence is often tagged as a verb: "Kharkiv governor X".
    region = subdivision_at(table, first - 1, first) if first - 1 in table.opening else None
    return first - (region is not None)


def _joint_title_start(table: TokenTable, first: int) -> int:
    """Where the first of several titles of one person begins: "chairman, founder and director X".

    With an article before the first and a capital on the next they are of two: "the mayor and Senator X".
    """
    start = first
    while start > 1 and table.lower[start - 1] in {"and", ","}:
        if table.lower[start - 1] == "," and (start == first or table.tags[start] in {"DT", "PRP$"}):
            break
        before = _title_ending_at(table, start - 1)
        if before is None or table.sentence[before] != table.sentence[first]:
            break
        if table.tags[before] in {"DT", "PRP$"} and table.is_capitalised(start):
            break
        start = before
    return start


def _title_ending_at(table: TokenTable, end: int) -> int | None:
    """Where the title that ends before token `end` begins: "former secretary of state"; None if none does."""
    for head in range(end - 1, max(end - LONGEST_TITLE, -1), -1):
        if is_personal(table, head) and title_end(table, head, end) == end:
            return table.noun_phrase_start(head)
    return None


def _tied_title_start(table: TokenTable, name_start: int) -> int:
    """Where a title tied to the proper name right before begins: "ambassador to Britain Li Wenqing"."""
    first = name_start
    while first > 1 and table.is_capitalised(first - 1) and table.tags[first - 1] in NOUNS | {"JJ"}:
        first -= 1
    if first == name_start or not is_tied_to_title(table, first):
        return name_start
    return table.noun_phrase_start(first - 2 - (table.lower[first - 1] == "the"))


def _with_body(table: TokenTable, first: int, last: int) -> int:
    """Where a title from `first` on begins with the body or the chief before its "of".

    "Bank of England governor X", "Chief of the General Staff Gen. X".
    """
    of = first - 1 - (first > 1 and table.lower[first - 1] == "the")
    if of < 1 or table.lower[of] != "of":
        return first
    is_body_before = table.lower[of - 1] in NAME_OF_THING and is_proper(table, of + 1)
    is_chief = is_personal(table, of - 1) and any(is_body_word(table, i) for i in range(first, last))
    return table.noun_phrase_start(of - 1) if is_body_before or is_chief else first


def titles_before(table: TokenTable, left: int, start: int) -> Office | None:
    """The office that the words in `[left, start)`, before a name, tell; a mere "man" or "woman" is none."""
    while start > left and table.lower[start - 1].rstrip(".") in HONORIFICS - {"professor"}:
        start -= 1
    office = read_office(table, left, start) if start > left else None
    return _without_plain_title(office) if office and office.title else None


def _without_plain_title(office: Office) -> Office:
    """The office, without a title that says no more than "man"."""
    return replace(office, title=None) if office.title and is_plain_person(office.title) else office


def office_around(table: TokenTable, left: int, end: int) -> Office | None:
    """What is told right behind the name in `[left, end)`, or by a noun that it is in apposition to.

    `left` is where titles before the name begin.
    """
    american_end = party_and_state_end(table, end)
    # The comma behind a state opens what may follow: "R-Neb., a former judge,".
    at = american_end - (table.words[american_end - 1] == ",") if american_end else _skip_brackets(table, end)
    office = (
        _bracketed(table, end, at)
        or _clause(table, at)
        or _apposition(table, end - 1, at)
        or _belonging(table, at)
        or _governing(table, left, end)
        or _shared(table, left, end)
    )
    office = _without_plain_title(office) if office else None
    return replace(office or Office(), country="US") if american_end else office


def office_by_owner(table: TokenTable, start: int) -> Office | None:
    """What a possessor right before a name tells: "Estonia's Kaja Kallas", "American Action Forum's X"."""
    last = start - 2
    if last < 0 or table.tags[start - 1] != "POS" or not table.is_capitalised(last):
        return None
    first = table.noun_phrase_start(last)
    while first < last and (not table.is_capitalised(first) or table.tags[first] == "DT"):
        first += 1
    found = table.listed_at(first, last + 1)
    if found and found.end == last + 1:
        place, body = found.of(Sense.COUNTRY), found.of(Sense.ORGANISATION)
        if place:
            return Office(country=place.country)
        if body:
            return Office(affiliation=table.text(first, last + 1), country=body.country)
    is_employer = is_body(table, first, last + 1) or (
        first == last and is_employers_name(table, first, last + 1)
    )
    return Office(affiliation=table.text(first, last + 1)) if is_employer else None


def _apposition(table: TokenTable, name: int, at: int) -> Office | None:
    """The office in "NAME, 56, a doctor at X," and "NAME, who is a doctor" and "NAME was the doctor"."""
    first = _apposition_start(table, at)
    if first is None:
        return None
    end = first
    limit = min(len(table), at + LONGEST_APPOSITION)
    while end < limit and table.sentence[end] == table.sentence[name] and table.words[end] not in ",;().":
        end += 1
    head = table.noun_phrase_head(first, end)
    if head is None or table.tags[head] not in {"NN", "NNP"}:
        return None
    if table.tags[first] in {"IN", "VBD", "VBZ", "CC", "PRP"}:
        return None
    token = table.doc[head]
    is_closed = end < len(table) and table.words[end] in {",", "."}
    opens_clause = token.dep_ == "nsubj" and token.head.i > head and table.doc[name].dep_ != "nsubj"
    is_tied = token.dep_ in {"appos", "attr", "pobj"} or is_closed
    office = read_office(table, first, end) if is_tied and not opens_clause else None
    return _with_body_behind(table, office, end) if office and office.affiliation is None else office


def _with_body_behind(table: TokenTable, office: Office, at: int) -> Office:
    """The office with the body that a further comma sets off: "NAME, Director, Rystad Bank,"."""
    body = _body_named(table, at + 1, len(table)) if table.words[at : at + 1] == (",",) else None
    if body is None:
        return office
    return replace(office, affiliation=body.affiliation, country=office.country or body.country)


def _apposition_start(table: TokenTable, at: int) -> int | None:
    """Where the noun phrase of an apposition or of a predicate begins; None where neither stands here."""
    if at + 2 >= len(table):
        return None
    if table.lower[at] in {"is", "was"}:
        return at + 1 if table.tags[at + 1] == "DT" else None
    if table.words[at] != "," and table.words[at] not in DASHES:
        return None
    at += 1
    if table.tags[at] == "CD" and table.words[at + 1] == ",":
        at += 2
    if at + 2 < len(table) and table.lower[at] == "who" and table.lower[at + 1] in BEING:
        at += 2 + (table.lower[at + 2] == "as")
    return at


def _bracketed(table: TokenTable, start: int, end: int) -> Office | None:
    """The office or the body in the brackets `[start, end)`: "NAME (chairman of the Lund Club)"."""
    if end - start < 3 or table.words[start] != "(":
        return None
    office = read_office(table, start + 1, end - 1)
    return office or _body_named(table, thing_start(table, start + 1, end - 1), end - 1)


def _clause(table: TokenTable, at: int) -> Office | None:
    """The office that a clause tells by its verb: "NAME, who heads the Lund Agency," """
    i = at + (table.words[at : at + 1] == (",",))
    if i + 2 >= len(table) or table.lower[i] != "who":
        return None
    i += 1 + (table.lower[i + 1] in {"has", "had", "now", "also"})
    title = LEADING_VERBS.get(table.lower[i]) if i < len(table) else None
    if title is None:
        return None
    end = next((j for j in range(i + 1, len(table)) if ends_title(table, j)), len(table))
    told = held_in(table, title, i, thing_start(table, i + 1, end), end, tie="of") if i + 1 < end else None
    if not isinstance(told, TitleContext) or (told.country is None and told.affiliation is None):
        return None
    return Office(title, told.affiliation, told.country)


def _belonging(table: TokenTable, at: int) -> Office | None:
    """The body or region of "NAME of the Sierra Club", "NAME, of Ohio," and "NAME at National Review"."""
    if at < len(table) and table.words[at] == ",":
        at += 1
    if at + 1 >= len(table) or table.lower[at] not in {"of", "at", "from", "with"}:
        return None
    thing = at + 1 + (table.tags[at + 1] == "DT")
    region = subdivision_at(table, thing, len(table)) if table.lower[at] in {"of", "from"} else None
    goes_on = region is not None and region.end < len(table) and is_proper(table, region.end)
    if region and not region.is_ambiguous and not goes_on:
        return Office(country=region.country)
    return _body_named(table, thing, len(table))


def _body_named(table: TokenTable, start: int, end: int) -> Office | None:
    """What the name of a body that begins at `start` tells; None where no such name does."""
    stop = proper_end(table, start, end, with_of=True) if start < end else start
    if stop == start:
        return None
    found = table.listed_at(start, stop)
    body = found.of(Sense.ORGANISATION) if found else None
    if not body and not is_body(table, start, stop):
        return None
    return Office(affiliation=table.text(start, stop), country=body.country if body else None)


def _shared(table: TokenTable, left: int, end: int) -> Office | None:
    """The title that the name shares with the first of several: "Senators Ann Cole and Ben Holt"."""
    token = table.doc[end - 1]
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.i >= left:
        return None
    first = token.i
    while first > 0 and table.is_capitalised(first - 1) and not is_plural_title(table, first - 1):
        first -= 1
    first -= table.is_stop_of_title(first - 1)
    if first == 0 or not is_plural_title(table, first - 1):
        return None
    return read_office(table, table.noun_phrase_start(first - 1), first)


def _governing(table: TokenTable, start: int, end: int) -> Office | None:
    """The office of "Apple's chief executive, Tim Cook," and "a lawyer for the family, X,"."""
    comma = start - 1
    if comma < 1 or table.words[comma] != "," or table.sentence[comma] != table.sentence[start]:
        return None
    token = table.doc[end - 1]
    is_closed = end >= len(table) or table.words[end] in {",", "."} | DASHES
    if not is_closed and token.dep_ != "appos":
        return None
    for head in range(comma - 1, max(comma - LONGEST_GOVERNOR, -1), -1):
        ends_phrase = head + 1 == comma or table.tags[head + 1] == "IN"
        if table.tags[head] == "NN" and ends_phrase and is_personal(table, head):
            first = table.noun_phrase_start(head)
            # "a lawyer for the mayor, X": who is X?
            if first < 2 or table.tags[first - 1] != "IN" or not is_personal(table, first - 2):
                return read_office(table, first, comma)
        if table.tags[head] in CLAUSE or table.lower[head] in {",", "as"}:
            return None
    return None


def _skip_brackets(table: TokenTable, at: int) -> int:
    """Behind the brackets that open at `at`; `at` itself where none do."""
    if at + 1 >= len(table) or table.words[at] != "(":
        return at
    for i in range(at + 1, min(at + LONGEST_BRACKETS, len(table))):
        if table.words[i] == ")":
            return i + 1
    return at

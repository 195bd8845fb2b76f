"""How an article introduces someone: titles before the name, appositions behind it, possessors."""

from __future__ import annotations

from dataclasses import replace

from stance.naming.gazetteer import Sense
from stance.naming.lists import PEOPLE
from stance.naming.nouns import is_body, is_personal, is_personal_plural, proper_end
from stance.naming.offices import Office
from stance.naming.titles import read_office
from stance.naming.tokens import NOUNS, TokenTable

LONGEST_APPOSITION = 25
"""Tokens that an apposition is read for."""
LONGEST_GOVERNOR = 10
"""Tokens between a name and the noun before it that says who bears it."""
CLAUSE = frozenset({"VBD", "VBZ", "VBP", "MD", "CC", "WP", "WDT", "_SP"})
DASHES = frozenset({"-", "–", "—"})
BEING = frozenset({"is", "was", "serves", "served"})
AMERICAN_PARTIES = frozenset("RDI")
LONGEST_BRACKETS = 10


def title_start(table: TokenTable, name_start: int) -> int:
    """Where the titles before a name begin; `name_start` itself where there are none."""
    before = name_start - 1
    if before < 0 or table.sentence[before] != table.sentence[name_start]:
        return name_start
    if not is_personal(table, before) and not is_personal_plural(table, before):
        return name_start
    if table.tags[before] not in NOUNS | {"JJ", "VB", "VBP"}:
        return name_start
    return table.noun_phrase_start(before)


def office_around(table: TokenTable, left: int, end: int) -> Office | None:
    """What is told right behind the name in `[left, end)`, or by a noun that it is in apposition to.

    `left` is where titles before the name begin.
    """
    at, is_american = _skip_brackets(table, end)
    office = _apposition(table, end - 1, at) or _belonging(table, at) or _governing(table, left, end)
    return replace(office or Office(), country="US") if is_american else office


def office_by_owner(table: TokenTable, start: int) -> Office | None:
    """What a possessor right before a name tells: "Estonia's Kaja Kallas", "American Action Forum's X"."""
    last = start - 2
    if last < 0 or table.tags[start - 1] != "POS" or not table.is_capitalised(last):
        return None
    first = table.noun_phrase_start(last)
    while first < last and not table.is_capitalised(first):
        first += 1
    found = table.listed_at(first, last + 1)
    if found and found.end == last + 1:
        place, body = found.of(Sense.COUNTRY), found.of(Sense.ORGANISATION)
        if place:
            return Office(country=place.country)
        if body:
            return Office(affiliation=table.text(first, last + 1), country=body.country)
    return Office(affiliation=table.text(first, last + 1)) if is_body(table, first, last + 1) else None


def _apposition(table: TokenTable, name: int, at: int) -> Office | None:
    """The office in "NAME, 56, a doctor at X," and "NAME, who is a doctor" and "NAME was the doctor"."""
    first = _apposition_start(table, at)
    if first is None:
        return None
    end = first
    limit = min(len(table), at + LONGEST_APPOSITION)
    while end < limit and table.sentence[end] == table.sentence[name] and table.words[end] not in ",;()":
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
    return read_office(table, first, end) if is_tied and not opens_clause else None


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


def _belonging(table: TokenTable, at: int) -> Office | None:
    """The body of "NAME of the Sierra Club", "NAME, of the Sierra Club," and "NAME at National Review"."""
    if at < len(table) and table.words[at] == ",":
        at += 1
    if at + 1 >= len(table) or table.lower[at] not in {"of", "at", "from", "with"}:
        return None
    thing = at + 1 + (table.tags[at + 1] == "DT")
    stop = proper_end(table, thing, len(table), with_of=True)
    if stop == thing:
        return None
    found = table.listed_at(thing, stop)
    body = found.of(Sense.ORGANISATION) if found else None
    if not body and not is_body(table, thing, stop):
        return None
    return Office(affiliation=table.text(thing, stop), country=body.country if body else None)


def _governing(table: TokenTable, start: int, end: int) -> Office | None:
    """The office of "Apple's chief executive, Tim Cook," and "a lawyer for the family, X,"."""
    comma = start - 1
    if comma < 1 or table.words[comma] != "," or table.sentence[comma] != table.sentence[start]:
        return None
    token = table.doc[end - 1]
    is_closed = end >= len(table) or table.words[end] in {",", "."}
    if not is_closed and token.dep_ != "appos":
        return None
    for head in range(comma - 1, max(comma - LONGEST_GOVERNOR, -1), -1):
        ends_phrase = head + 1 == comma or table.tags[head + 1] == "IN"
        if table.tags[head] == "NN" and ends_phrase and table.lower[head] in PEOPLE:
            first = table.noun_phrase_start(head)
            if first == 0 or table.tags[first - 1] != "IN":
                return read_office(table, first, comma)
        if table.tags[head] in CLAUSE or table.lower[head] in {",", "as"}:
            return None
    return None


def _skip_brackets(table: TokenTable, at: int) -> tuple[int, bool]:
    """Behind "(R-Ga.)", and whether it tells a party and state of the US."""
    if at + 1 >= len(table) or table.words[at] != "(":
        return at, False
    word = table.words[at + 1]
    is_american = word[:1] in AMERICAN_PARTIES and word[1:2] in {"", "-", "."}
    for i in range(at + 1, min(at + LONGEST_BRACKETS, len(table))):
        if table.words[i] == ")":
            return i + 1, is_american
    return at, False

"""How an article introduces someone: titles before the name, appositions behind it, possessors."""

from __future__ import annotations

from dataclasses import replace

from stance.speaking.gazetteer import Gazetteer, Sense
from stance.speaking.lists import PEOPLE
from stance.speaking.nouns import is_body, is_personal, is_personal_plural, proper_end
from stance.speaking.page import NOUNS, Page
from stance.speaking.posts import read_post
from stance.speaking.roles import Post

LONGEST_APPOSITION = 25
"""Tokens that an apposition is read for."""
LONGEST_GOVERNOR = 10
"""Tokens between a name and the noun before it that says who bears it."""
CLAUSE = frozenset({"VBD", "VBZ", "VBP", "MD", "CC", "WP", "WDT", "_SP"})
DASHES = frozenset({"-", "–", "—"})
BEING = frozenset({"is", "was", "serves", "served"})
AMERICAN_PARTIES = frozenset("RDI")
LONGEST_BRACKETS = 10


def title_start(page: Page, name_start: int) -> int:
    """Where the titles before a name begin; `name_start` itself where there are none."""
    before = name_start - 1
    if before < 0 or page.sentence[before] != page.sentence[name_start]:
        return name_start
    if not is_personal(page, before) and not is_personal_plural(page, before):
        return name_start
    if page.tags[before] not in NOUNS | {"JJ", "VB", "VBP"}:
        return name_start
    return page.noun_phrase_start(before)


def told_around(page: Page, known: Gazetteer, left: int, end: int) -> Post | None:
    """What is told right behind the name in `[left, end)`, or by a noun that it is in apposition to.

    `left` is where titles before the name begin.
    """
    at, is_american = _skip_brackets(page, end)
    post = (
        _apposition(page, known, end - 1, at)
        or _belonging(page, known, at)
        or _governing(page, known, left, end)
    )
    return replace(post or Post(), country="US") if is_american else post


def told_by_owner(page: Page, known: Gazetteer, start: int) -> Post | None:
    """What a possessor right before a name tells: "Estonia's Kaja Kallas", "American Action Forum's X"."""
    last = start - 2
    if last < 0 or page.tags[start - 1] != "POS" or not page.is_capitalised(last):
        return None
    first = page.noun_phrase_start(last)
    while first < last and not page.is_capitalised(first):
        first += 1
    found = known.at(page.words, first, last + 1)
    if found and found.end == last + 1:
        place, body = found.of(Sense.COUNTRY), found.of(Sense.ORGANISATION)
        if place:
            return Post(country=place.country)
        if body:
            return Post(affiliation=page.text(first, last + 1), country=body.country)
    return Post(affiliation=page.text(first, last + 1)) if is_body(page, first, last + 1) else None


def _apposition(page: Page, known: Gazetteer, name: int, at: int) -> Post | None:
    """The post in "NAME, 56, a doctor at X," and "NAME, who is a doctor" and "NAME was the doctor"."""
    first = _apposition_start(page, at)
    if first is None:
        return None
    end = first
    limit = min(len(page), at + LONGEST_APPOSITION)
    while end < limit and page.sentence[end] == page.sentence[name] and page.words[end] not in ",;()":
        end += 1
    head = page.noun_phrase_head(first, end)
    if head is None or page.tags[head] not in {"NN", "NNP"}:
        return None
    if page.tags[first] in {"IN", "VBD", "VBZ", "CC", "PRP"}:
        return None
    token = page.doc[head]
    is_closed = end < len(page) and page.words[end] in {",", "."}
    opens_clause = token.dep_ == "nsubj" and token.head.i > head and page.doc[name].dep_ != "nsubj"
    is_tied = token.dep_ in {"appos", "attr", "pobj"} or is_closed
    return read_post(page, known, first, end) if is_tied and not opens_clause else None


def _apposition_start(page: Page, at: int) -> int | None:
    """Where the noun phrase of an apposition or of a predicate begins; None where neither stands here."""
    if at + 2 >= len(page):
        return None
    if page.lower[at] in {"is", "was"}:
        return at + 1 if page.tags[at + 1] == "DT" else None
    if page.words[at] != "," and page.words[at] not in DASHES:
        return None
    at += 1
    if page.tags[at] == "CD" and page.words[at + 1] == ",":
        at += 2
    if at + 2 < len(page) and page.lower[at] == "who" and page.lower[at + 1] in BEING:
        at += 2 + (page.lower[at + 2] == "as")
    return at


def _belonging(page: Page, known: Gazetteer, at: int) -> Post | None:
    """The body of "NAME of the Sierra Club", "NAME, of the Sierra Club," and "NAME at National Review"."""
    if at < len(page) and page.words[at] == ",":
        at += 1
    if at + 1 >= len(page) or page.lower[at] not in {"of", "at", "from", "with"}:
        return None
    thing = at + 1 + (page.tags[at + 1] == "DT")
    stop = proper_end(page, thing, len(page), with_of=True)
    if stop == thing:
        return None
    found = known.at(page.words, thing, stop)
    body = found.of(Sense.ORGANISATION) if found else None
    if not body and not is_body(page, thing, stop):
        return None
    return Post(affiliation=page.text(thing, stop), country=body.country if body else None)


def _governing(page: Page, known: Gazetteer, start: int, end: int) -> Post | None:
    """The post of "Apple's chief executive, Tim Cook," and "a lawyer for the family, X,"."""
    comma = start - 1
    if comma < 1 or page.words[comma] != "," or page.sentence[comma] != page.sentence[start]:
        return None
    token = page.doc[end - 1]
    is_closed = end >= len(page) or page.words[end] in {",", "."}
    if not is_closed and token.dep_ != "appos":
        return None
    for head in range(comma - 1, max(comma - LONGEST_GOVERNOR, -1), -1):
        ends_phrase = head + 1 == comma or page.tags[head + 1] == "IN"
        if page.tags[head] == "NN" and ends_phrase and page.lower[head] in PEOPLE:
            first = page.noun_phrase_start(head)
            if first == 0 or page.tags[first - 1] != "IN":
                return read_post(page, known, first, comma)
        if page.tags[head] in CLAUSE or page.lower[head] in {",", "as"}:
            return None
    return None


def _skip_brackets(page: Page, at: int) -> tuple[int, bool]:
    """Behind "(R-Ga.)", and whether it tells a party and state of the US."""
    if at + 1 >= len(page) or page.words[at] != "(":
        return at, False
    word = page.words[at + 1]
    is_american = word[:1] in AMERICAN_PARTIES and word[1:2] in {"", "-", "."}
    for i in range(at + 1, min(at + LONGEST_BRACKETS, len(page))):
        if page.words[i] == ")":
            return i + 1, is_american
    return at, False

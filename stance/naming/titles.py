"""What a noun phrase says that someone is: title, affiliation, country.

"Russian President", "South Korea's foreign minister", "a senior fellow at the Stimson Center". The country
before an office is whose office it is; before a scholar's word ("a North Korean specialist") it is what they
study, and tells no country of theirs.
"""

from __future__ import annotations

from stance.naming.affiliations import STATES, may_be_common, told_before, told_behind
from stance.naming.lists import ABBREVIATED, PEOPLE, RANKS_OF_FORCES, SCHOLARS, SPELT_IN_CAPITALS
from stance.naming.nouns import (
    hyphenated_end,
    is_body_of_two_words,
    is_personal,
    is_personal_plural,
    of_title_end,
    title_end,
)
from stance.naming.offices import PARTIES, Office, spelt
from stance.naming.personal_names import OFFICE_PARTS, joined
from stance.naming.subdivisions import subdivision_at
from stance.naming.tokens import TokenTable
from stance.naming.us_offices import is_us_office

LONGEST_TITLE = 8
"""Words kept of a title; what follows is a description."""
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth"})
RANKED = frozenset({"secretary", "lieutenant", "lady", "minister", "mate", "officer", "sergeant"})
"""Behind an ordinal these are a title of their own: "a second secretary"."""
FINITE = frozenset({"MD", "VBZ", "VBD", "VBP"})
BEFORE_TITLES = frozenset(
    {"DT", "PRP$", "PDT", "RB", ",", "CD", "``", "''", "HYPH", "IN", ":", "-LRB-", "NFP", "_SP"}
)
TITLE_PREFIXES = frozenset({"co", "ex", "non", "then", "under", "vice"})
"""Before a hyphen these belong to the title: "then-president"."""
LOOSE_BEFORE_TITLES = frozenset({"including", "like", "fellow"})
LOOSE_AT_ENDS = frozenset({"IN", "CC", "DT", "WP", "WDT", "TO", "PRP$", "POS", "VBD", ","})
DEMONYM_ENDINGS = ("ese", "ian", "an", "ish", "ic", "i")
NEWLY = frozenset({"appointed", "elected", "installed", "minted", "named"})
"""How somebody came by an office says nothing of it: "newly elected governor"."""
KEPT_CAPITALS = PARTIES | {"house", "senate", "treasury", "gop"}


def read_office(table: TokenTable, start: int, end: int) -> Office | None:
    """The office that the noun phrase in `[start, end)` tells; None where it doesn't say what a person is."""
    start = _first_word(table, start, end)
    head = _head(table, start, end)
    if head is None:
        return None
    is_clause = table.tags[start] == "VBG" and table.lower[start] not in OFFICE_PARTS
    if is_clause or any(table.tags[i] in FINITE for i in range(start, head)):
        return None
    before, behind = told_before(table, start, head), told_behind(table, head, end)
    is_second = table.lower[head].rstrip(".") in ABBREVIATED and _is_plain_person(table, head - 1)
    title = _title(table, head if is_second else before.edge, behind.edge)
    if title and before.kept:
        title = " ".join((*before.kept, title))
    # A scholar's body tells no country of theirs.
    country = before.country or (behind.country if table.lower[head] not in SCHOLARS else None)
    if country is None and is_us_office(table, _behind_owner(table, start, head), head, end):
        country = "US"
    return Office(title, before.affiliation or behind.affiliation, country)


def _behind_owner(table: TokenTable, start: int, head: int) -> int:
    """The start of a title, behind the owner of whoever bears it: "the governor's brother"."""
    return next((i + 1 for i in range(head, start, -1) if table.tags[i] == "POS"), start)


def _first_word(table: TokenTable, start: int, end: int) -> int:
    """Behind articles, adverbs and whatever else says nothing of an office."""
    while start < end and (table.tags[start] in BEFORE_TITLES or _is_loose_before(table, start)):
        behind = hyphenated_end(table, start)
        if behind > start + 1 and table.lower[start] in TITLE_PREFIXES:
            break
        if table.is_capitalised(start) and subdivision_at(table, start, end):
            break
        start = behind
    return start + 1 if start < end and _is_one_more(table, start) else start


def _head(table: TokenTable, start: int, end: int) -> int | None:
    """The noun for the person, of a job and a rank the job: "spokesman Lt. Col."; None if there is none."""
    head = table.noun_phrase_head(start, end)
    if head is not None and not _is_person(table, head) and table.is_capitalised(start):
        # "Bank of England governor": the title stands behind the body's "of".
        head = end - 1
    if head is None or not _is_person(table, head):
        return None
    head = _first_part(table, head, start)
    job = head
    while job > start and _is_rank(table, job, end):
        job -= 1
    return job if _is_person(table, job) and not _is_rank(table, job, end) else head


def _first_part(table: TokenTable, head: int, start: int) -> int:
    """The part of a title with hyphens that says what a person is: the "editor" of an "editor-in-chief"."""
    first = head
    while first - 1 > start and table.words[first - 1] == "-" and table.is_tight(first - 1):
        first -= 2
        if is_personal(table, first) and title_end(table, first, head + 1) == head + 1:
            return first
    return head


def _is_rank(table: TokenTable, i: int, end: int) -> bool:
    """Whether a word is a rank of a force by itself, not the end of "secretary-general"."""
    is_part = table.words[i - 1] == "-" or of_title_end(table, i - 1, end) > 0
    return table.lower[i].rstrip(".") in RANKS_OF_FORCES and not is_part


def _is_person(table: TokenTable, i: int) -> bool:
    return is_personal(table, i) or is_personal_plural(table, i)


def _title(table: TokenTable, first: int, end: int) -> str | None:
    """The words of a title, without what hangs loose at its end; None where none are left."""
    if first + 2 < end and table.tags[first] == "RB" and table.lower[first + 1] in NEWLY:
        first += 2
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
    if word in SPELT_IN_CAPITALS:
        return word.upper()
    if is_personal_plural(table, i) and table.doc[i].dep_ in {"compound", "nmod"}:
        word = word.removesuffix("s")
    is_raised = i in table.opening and table.tags[i] == "JJ" and not word.endswith(DEMONYM_ENDINGS)
    is_raised = is_raised and (word in STATES or may_be_common(table, i))
    is_office = (word in OFFICE_PARTS or word in PEOPLE) and not is_body_of_two_words(table, i + 1)
    return word if (is_office or is_raised) and word not in KEPT_CAPITALS else table.words[i]


def _is_plain_person(table: TokenTable, i: int) -> bool:
    """Whether another word for the person stands before a title: "candidate Sen. X"."""
    return i >= 0 and is_personal(table, i) and table.lower[i].rstrip(".") not in OFFICE_PARTS | ABBREVIATED


def _is_loose_before(table: TokenTable, i: int) -> bool:
    """Whether a word before a title says nothing of it: "fellow senator", but not "a fellow at"."""
    is_alone = table.tags[i + 1 : i + 2] == ("IN",)
    return table.lower[i] in LOOSE_BEFORE_TITLES and not is_alone


def _is_one_more(table: TokenTable, i: int) -> bool:
    """Whether an ordinal counts people and belongs to no title: "a second diplomat"."""
    is_counted = i > 0 and table.lower[i - 1] == "a" and table.lower[i] in ORDINALS
    return is_counted and RANKED.isdisjoint(table.lower[i + 1 : i + 2])

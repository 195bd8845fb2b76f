"""People who are brought in by a word for naming: "a man named X", "an official who gave his name as X"."""

from __future__ import annotations

from stance.naming.lists import PLAIN_PERSONS
from stance.naming.nouns import is_personal
from stance.naming.tokens import TokenTable

NAMING = frozenset({"named", "called"})
IDENTIFYING = frozenset({"identified", "known", "name"})
"""Before an "as": "identified as X", "gave his name as X"."""
BEFORE_AS = frozenset({"only", "himself", "herself", "themselves", "simply", "just"})
IN_CLAUSE = frozenset(
    {"who", "gave", "goes", "went", "was", "has", "been", "his", "her", "their", "by", "the", "name"}
)
INDEFINITE = frozenset({"a", "an", "one", "another"})
FARTHEST = 10
"""Tokens looked back over for whoever is named."""


def introduction_start(table: TokenTable, name: int) -> int | None:
    """Where the noun phrase that the name at `name` explains begins; None where no word brings it in."""
    verb = _naming_word(table, name)
    if verb is None:
        return None
    i = verb - 1
    while i >= 0 and table.lower[i] in IN_CLAUSE:
        i -= 1
    i -= i >= 0 and table.words[i] == ","
    lowest = max(i - FARTHEST, 0)
    while i >= lowest and table.sentence[i] == table.sentence[name]:
        if is_personal(table, i):
            return _start_of(table, i, verb)
        if table.tags[i] in {"VBD", "VBZ", "VBP", "MD", "CC"} or table.words[i] == ",":
            return None
        i -= 1
    return None


def _naming_word(table: TokenTable, name: int) -> int | None:
    """The word that brings in a name right before it: "named", "identified only as", "by the name of"."""
    i = name - 1
    if i < 1:
        return None
    if table.lower[i] in NAMING and table.tags[i] in {"VBN", "VBD"}:
        return i if _is_of_noun(table, i, name) else None
    if table.lower[i] == "of" and table.lower[max(i - 3, 0) : i] == ("by", "the", "name"):
        return i - 1
    if table.lower[i] != "as":
        return None
    i -= 1
    while i > 0 and table.lower[i] in BEFORE_AS:
        i -= 1
    return i if table.lower[i] in IDENTIFYING else None


def _is_of_noun(table: TokenTable, verb: int, name: int) -> bool:
    """Whether "named" or "called" belongs to the noun before it, and is not what somebody does.

    "A lawyer called Dan Moss a liar" is a clause of its own: something more is said of the one who is called.
    """
    if table.doc[verb].dep_ in {"acl", "amod", "relcl"}:
        return True
    end = name
    while end < len(table) and table.is_capitalised(end):
        end += 1
    return end < len(table) and (
        table.tags[end] in {"VBD", "VBZ", "VBP", "MD"} or table.lower[end] in {",", "who"}
    )


def _start_of(table: TokenTable, head: int, verb: int) -> int | None:
    """The start of the phrase; None for "the lawyer called X", who may be the one who calls."""
    first = table.noun_phrase_start(head)
    is_indefinite = table.lower[first] in INDEFINITE or table.tags[first] != "DT"
    return first if is_indefinite or table.lower[verb] != "called" else None


def is_plain_person(title: str) -> bool:
    """Whether a title says no more than that somebody is a person: "man", "34-year-old woman"."""
    return title.split()[-1] in PLAIN_PERSONS if title else False

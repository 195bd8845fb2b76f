"""Noun phrases that stand for a source without naming it: their extent and words, the country they tell."""

from __future__ import annotations

from dataclasses import dataclass

from stance.naming.gazetteer import GazetteerEntry, Sense
from stance.naming.lists import ARTICLES, CROWDS, MEN, SCHOLARS, WOMEN
from stance.naming.nouns import is_personal, is_personal_plural, place_at
from stance.naming.tokens import NAMES, NOUNS, TokenTable

OFFICIALS = frozenset({"official", "authority", "minister", "lawmaker", "legislator", "leader"})
"""Who speaks for the country at whose seat of power they are."""
LOOSE_QUANTITIES = frozenset({"many", "some", "several", "other", "various", "numerous", "any", "certain"})
"""Left out of an unnamed group's name, so that "some observers" and "many observers" are one entry."""
LONGEST_NAME = 12
"""Words kept of an unnamed source."""
WORDS_THAT_END = frozenset(
    {
        ",", ".", ";", "?", "!", '"', "(", "-", "--", "–", "—", "who", "which", "that", "whose", "like",
        "including",
    }
)  # fmt: skip
TAGS_THAT_END = frozenset(
    {"VBG", "VBD", "VBZ", "VBP", "VBN", "WP", "WDT", "MD", "TO", ":", "``", "''", "PRP", "RB", "WRB", "."}
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase, in tokens; the head is the last noun of its plain part, before any "of"."""

    start: int
    head: int
    end: int


def phrase_at(table: TokenTable, start: int, head: int, end: int) -> NounPhrase:
    """The phrase with its "of …" and "for …", without commas, clauses and participles behind them.

    One person's ends before an "and", too.
    """
    ending = TAGS_THAT_END | {"CC"} if is_one_person(table, head) else TAGS_THAT_END
    i = head + 1
    while i < end and table.sentence[i] == table.sentence[head]:
        if table.lower[i] in WORDS_THAT_END or table.tags[i] in ending:
            break
        i += 1
    return NounPhrase(start, head, i)


def plain_phrase(table: TokenTable, head: int, lowest: int = 0) -> NounPhrase:
    """The phrase that ends in this head, without anything behind it."""
    return NounPhrase(table.noun_phrase_start(head, lowest), head, head + 1)


def is_definite(table: TokenTable, phrase: NounPhrase) -> bool:
    """Whether the reader is to know who is meant: "the …", "Russia's …", a bare "President"."""
    first = table.lower[phrase.start]
    if first == "the":
        return True
    has_possessor = any(table.tags[i] == "POS" for i in range(phrase.start, phrase.head))
    is_bare_title = table.tags[phrase.head] in NAMES
    return (has_possessor or is_bare_title) and table.tags[phrase.start] not in {"DT", "CD"}


def gender_of_noun(table: TokenTable, head: int) -> str | None:
    """The gender that a noun for a person tells: "spokeswoman"."""
    if table.lower[head] in WOMEN:
        return "f"
    return "m" if table.lower[head] in MEN else None


def is_scholar(table: TokenTable, head: int) -> bool:
    """Whether a country before the word is what someone studies: "Russia experts"."""
    return table.lower[head] in SCHOLARS or table.doc[head].lemma_.lower() in SCHOLARS


def country_named(table: TokenTable, phrase: NounPhrase) -> str | None:
    """The country that is named before the head ("US officials") or behind it ("people of Mexico")."""
    at, country = _first_country(table, phrase)
    return None if _names_others(table, at, phrase, country) else country


def _first_country(table: TokenTable, phrase: NounPhrase) -> tuple[int, str | None]:
    """The country told first, with the token where its name begins."""
    for i in range(phrase.start, phrase.head + 1):
        entry = place_at(table, i, phrase.head + 1)
        if entry:
            return i, entry.country
    for i in range(phrase.head + 1, phrase.end - 1):
        if table.lower[i] in {"of", "in", "from"}:
            at = i + 1 + (table.lower[i + 1] == "the")
            entry = place_at(table, at, phrase.end) if at < phrase.end else None
            if entry and (entry.sense is Sense.COUNTRY or _is_their_seat(table, phrase.head, entry, at)):
                return at, entry.country
    return phrase.end, None


def _is_their_seat(table: TokenTable, head: int, entry: GazetteerEntry, at: int) -> bool:
    """Whether officials sit at a seat of power: "officials in Kyiv", but not "officials in Paris, Texas"."""
    goes_on = (
        table.words[at + 1 : at + 2] == (",",)
        and table.words[at + 2 : at + 3] != ()
        and table.is_capitalised(at + 2)
    )
    is_official = table.doc[head].lemma_.lower() in OFFICIALS
    return entry.sense is Sense.SEAT and is_official and not goes_on


def _names_others(table: TokenTable, at: int, phrase: NounPhrase, country: str | None) -> bool:
    """Whether more than one country is told: "of Kenya and Uganda", "US officials and European diplomats"."""
    is_list = table.words[phrase.end : phrase.end + 1] == (",",) and phrase.head < at
    if is_list and phrase.end + 1 < len(table) and place_at(table, phrase.end + 1, len(table)):
        return True
    joint = next((i for i in range(at, phrase.end) if table.tags[i] == "CC"), phrase.end)
    for i in range(joint + 1, phrase.end):
        entry = place_at(table, i, phrase.end)
        if entry.country != country if entry else joint > phrase.head and table.is_capitalised(i):
            return True
    return False


def words(table: TokenTable, phrase: NounPhrase) -> str:
    """The phrase's words without a leading article, in lower case where only a sentence's start raised it."""
    start, end = phrase.start, min(phrase.end, phrase.start + LONGEST_NAME)
    loose = ARTICLES | LOOSE_QUANTITIES
    while start < phrase.head and table.lower[start] in loose and table.tags[start + 1] != "IN":
        start += 1
    while end - 1 > phrase.head and table.tags[end - 1] in {"IN", "DT", "CC", "POS", "TO", ","}:
        end -= 1
    text = table.text(start, end)
    is_raised = table.words[start][1:].islower() and table.tags[start] not in NAMES
    is_name = table.listed_at(start, end) is not None or table.words[start] in table.proper
    return text[:1].lower() + text[1:] if is_raised and not is_name else text


def is_group_word(table: TokenTable, head: int) -> bool:
    """Whether a noun stands for several people: "officials", "the public", "many", "two"."""
    lemma = table.doc[head].lemma_.lower()
    return (
        is_personal_plural(table, head)
        or lemma in CROWDS
        or table.lower[head] in CROWDS
        or (table.tags[head] == "CD" and table.words[head].isalpha())
    )


def is_one_person(table: TokenTable, head: int) -> bool:
    """Whether a noun stands for one person."""
    return is_personal(table, head) and table.tags[head] in NOUNS - {"NNS", "NNPS"}

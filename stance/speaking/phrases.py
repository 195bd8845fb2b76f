"""Noun phrases that stand for a source without naming it: their extent and words, the country they tell."""

from __future__ import annotations

from dataclasses import dataclass

from stance.speaking.gazetteer import Gazetteer, Reading, Sense
from stance.speaking.lists import ARTICLES, CROWDS, MEN, SCHOLARS, WOMEN
from stance.speaking.nouns import is_personal, is_personal_plural, place_at
from stance.speaking.page import NAMES, NOUNS, Page

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
    {"VBG", "VBD", "VBZ", "VBP", "VBN", "WP", "WDT", "MD", "TO", ":", "``", "''", "PRP", "RB", "."}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, in tokens; the head is the last noun of its plain part, before any "of"."""

    start: int
    head: int
    end: int


def phrase_at(page: Page, start: int, head: int, end: int) -> Phrase:
    """The phrase with its "of …" and "for …", without commas, clauses and participles behind them.

    One person's ends before an "and", too.
    """
    ending = TAGS_THAT_END | {"CC"} if is_one_person(page, head) else TAGS_THAT_END
    i = head + 1
    while i < end and page.sentence[i] == page.sentence[head]:
        if page.lower[i] in WORDS_THAT_END or page.tags[i] in ending:
            break
        i += 1
    return Phrase(start, head, i)


def plain_phrase(page: Page, head: int, lowest: int = 0) -> Phrase:
    """The phrase that ends in this head, without anything behind it."""
    return Phrase(page.noun_phrase_start(head, lowest), head, head + 1)


def is_definite(page: Page, phrase: Phrase) -> bool:
    """Whether the reader is to know who is meant: "the …", "Russia's …", a bare "President"."""
    first = page.lower[phrase.start]
    if first == "the":
        return True
    has_possessor = any(page.tags[i] == "POS" for i in range(phrase.start, phrase.head))
    is_bare_title = page.tags[phrase.head] in NAMES
    return (has_possessor or is_bare_title) and page.tags[phrase.start] not in {"DT", "CD"}


def gender_told(page: Page, head: int) -> str | None:
    """The gender that a noun for a person tells: "spokeswoman"."""
    if page.lower[head] in WOMEN:
        return "f"
    return "m" if page.lower[head] in MEN else None


def is_scholar(page: Page, head: int) -> bool:
    """Whether a country before the word is what someone studies: "Russia experts"."""
    return page.lower[head] in SCHOLARS or page.doc[head].lemma_.lower() in SCHOLARS


def country_told(page: Page, known: Gazetteer, phrase: Phrase) -> str | None:
    """The country that is named before the head ("US officials") or behind it ("people of Mexico")."""
    at, country = _first_country(page, known, phrase)
    return None if _names_others(page, known, at, phrase, country) else country


def _first_country(page: Page, known: Gazetteer, phrase: Phrase) -> tuple[int, str | None]:
    """The country told first, with the token where its name begins."""
    for i in range(phrase.start, phrase.head + 1):
        entry = place_at(page, known, i, phrase.head + 1)
        if entry:
            return i, entry.country
    for i in range(phrase.head + 1, phrase.end - 1):
        if page.lower[i] in {"of", "in", "from"}:
            at = i + 1 + (page.lower[i + 1] == "the")
            entry = place_at(page, known, at, phrase.end) if at < phrase.end else None
            if entry and (entry.sense is Sense.COUNTRY or _is_their_seat(page, phrase.head, entry, at)):
                return at, entry.country
    return phrase.end, None


def _is_their_seat(page: Page, head: int, entry: Reading, at: int) -> bool:
    """Whether officials sit at a seat of power: "officials in Kyiv", but not "officials in Paris, Texas"."""
    goes_on = (
        page.words[at + 1 : at + 2] == (",",)
        and page.words[at + 2 : at + 3] != ()
        and page.is_capitalised(at + 2)
    )
    is_official = page.doc[head].lemma_.lower() in OFFICIALS
    return entry.sense is Sense.SEAT and is_official and not goes_on


def _names_others(page: Page, known: Gazetteer, at: int, phrase: Phrase, country: str | None) -> bool:
    """Whether more than one country is told: "of Kenya and Uganda", "US officials and European diplomats"."""
    is_list = page.words[phrase.end : phrase.end + 1] == (",",) and phrase.head < at
    if is_list and phrase.end + 1 < len(page) and place_at(page, known, phrase.end + 1, len(page)):
        return True
    joint = next((i for i in range(at, phrase.end) if page.tags[i] == "CC"), phrase.end)
    for i in range(joint + 1, phrase.end):
        entry = place_at(page, known, i, phrase.end)
        if entry.country != country if entry else joint > phrase.head and page.is_capitalised(i):
            return True
    return False


def words(page: Page, known: Gazetteer, phrase: Phrase) -> str:
    """The phrase's words without a leading article, in lower case where only a sentence's start raised it."""
    start, end = phrase.start, min(phrase.end, phrase.start + LONGEST_NAME)
    loose = ARTICLES | LOOSE_QUANTITIES
    while start < phrase.head and page.lower[start] in loose and page.tags[start + 1] != "IN":
        start += 1
    while end - 1 > phrase.head and page.tags[end - 1] in {"IN", "DT", "CC", "POS", "TO", ","}:
        end -= 1
    text = page.text(start, end)
    is_raised = page.words[start][1:].islower() and page.tags[start] not in NAMES
    is_name = known.at(page.words, start, end) is not None or page.words[start] in page.proper
    return text[:1].lower() + text[1:] if is_raised and not is_name else text


def is_group_word(page: Page, head: int) -> bool:
    """Whether a noun stands for several people: "officials", "the public", "many", "two"."""
    lemma = page.doc[head].lemma_.lower()
    return (
        is_personal_plural(page, head)
        or lemma in CROWDS
        or page.lower[head] in CROWDS
        or (page.tags[head] == "CD" and page.words[head].isalpha())
    )


def is_one_person(page: Page, head: int) -> bool:
    """Whether a noun stands for one person."""
    return is_personal(page, head) and page.tags[head] in NOUNS - {"NNS", "NNPS"}

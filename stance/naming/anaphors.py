"""Which body "the company", "the agency" or "the ministry" takes up: the last one named that fits the word.

Looked for backwards in the story only. A name fits a word that it holds ("the bank": "Rystad Bank"), one that
a registry's other name holds ("the agency": "IEA"), one that it abbreviates, or one that such names are
called by for short. A name that no word marks fits "the company" where it speaks or an office is held in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from stance.naming.lists import BODY_WORDS_OF_OFFICES, CALLED, EMPLOYEES, NAME_OF_THING, OWNERS
from stance.naming.noun_phrases import NounPhrase, country_named, plain_phrase
from stance.naming.nouns import is_personal
from stance.naming.personal_names import fold, is_given_name
from stance.naming.recognition import NameMention, NameType
from stance.naming.tokens import NAMES, NOUNS, TokenTable
from stance.registries import Organisation

WINDOW = 100
"""Names looked back over."""
FARTHEST_PARAGRAPHS = 8
"""Back to which a word that fits many names is taken."""
ANY_BODY = frozenset({"group", "organisation", "organization", "body"})
LINES_OF_WORK = frozenset(
    {
        "advocacy",
        "aid",
        "armed",
        "energy",
        "human",
        "islamist",
        "militant",
        "news",
        "oil",
        "rebel",
        "rights",
        "space",
    }
    | {"tech", "technology"}
)
"""Before the noun these say what such a body does, and don't tell it from others: "the rights group"."""
COMPANIES = frozenset({"company", "firm"})


def is_anaphor(table: TokenTable, phrase: NounPhrase) -> bool:
    """Whether a phrase only says what kind of body is meant: "the commission"."""
    is_plain = (
        phrase.head - phrase.start <= 1 or set(table.lower[phrase.start + 1 : phrase.head]) <= LINES_OF_WORK
    )
    return (
        is_plain
        and phrase.end == phrase.head + 1
        and table.lower[phrase.start] in {"the", table.lower[phrase.head]}
    )


def names_fitting(table: TokenTable, head: int, others: Sequence[NameMention]) -> Iterator[NameMention]:
    """The names before `head` that its word may take up, the last first."""
    before = bisect_left(others, head, key=lambda name: name.start)
    for name in reversed(others[max(before - WINDOW, 0) : before]):
        if table.story[name.start] != table.story[head]:
            return
        if name.headline:
            continue
        if _fits(table, table.lower[head], name) and not _is_too_far(table, name.start, head):
            yield name


def phrases_fitting(table: TokenTable, head: int) -> Iterator[NounPhrase]:
    """The phrases before `head` with the same noun that say whose it is: "the Russian defence ministry"."""
    word = table.lower[head]
    for i in range(head - 1, -1, -1):
        if table.story[i] != table.story[head]:
            return
        if table.lower[i] != word or table.tags[i] not in NOUNS or table.sentence[i] in table.headlines:
            continue
        phrase = plain_phrase(table, i)
        has_name = any(table.tags[j] in NAMES for j in range(phrase.start, i))
        if has_name or country_named(table, phrase):
            yield phrase


def _is_too_far(table: TokenTable, start: int, head: int) -> bool:
    is_vague = table.lower[head] in ANY_BODY | COMPANIES | CALLED.keys()
    return is_vague and table.paragraph[head] - table.paragraph[start] > FARTHEST_PARAGRAPHS


def _fits(table: TokenTable, word: str, name: NameMention) -> bool:
    """Whether a name is one of what the word says."""
    is_body = name.type is NameType.ORGANISATION
    words = set(name.words) | _registered_words(name)
    is_bracketed = name.start > 0 and table.words[name.start - 1] == "("
    if is_body and word in words and len(name.words) + len(words) > 2:
        return True
    if not words.isdisjoint(CALLED.get(word, ())) or _abbreviates(name.text, word):
        return is_body or _acts_as_body(table, name)
    if word in COMPANIES:
        return _acts_as_company(table, name)
    return word in ANY_BODY and is_body and not is_bracketed and words.isdisjoint(BODY_WORDS_OF_OFFICES)


def _registered_words(name: NameMention) -> set[str]:
    """The id and the words of the registry's other names for it."""
    listed = name.entry.item if name.entry else None
    if not isinstance(listed, Organisation):
        return set()
    return {listed.id, *(fold(word) for name in listed.words for word in name.split())}


def _abbreviates(text: str, word: str) -> bool:
    """Whether capitals may end in the word: the A of "IAEA" for "agency"."""
    return text.isupper() and len(text) > 2 and text[-1].lower() == word[0] and word in NAME_OF_THING


def _acts_as_company(table: TokenTable, name: NameMention) -> bool:
    """Whether a name that no word marks as another body's is a company by what is said of it."""
    if name.entry is not None or not NAME_OF_THING.isdisjoint(name.words):
        return False
    if name.start > 0 and table.lower[name.start - 1] == "the":
        return False
    return name.type in {NameType.OPEN, NameType.ORGANISATION} and _acts_as_body(table, name)


def _acts_as_body(table: TokenTable, name: NameMention) -> bool:
    """Whether a name speaks or acts, or somebody holds an office in it."""
    if is_given_name(name.words[0]):
        return False
    before = table.lower[max(name.start - 2, 0) : name.start]
    is_served = len(before) == 2 and before[1] in {"of", "at", "for"} and before[0] in EMPLOYEES | OWNERS
    is_employer = name.end < len(table) and is_personal(table, name.end)
    return is_served or is_employer or table.is_subject(name.end - 1)

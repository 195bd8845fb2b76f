"""Which entry of the registries a listed word means in an article, if any: countries, organisations.

A capital or seat of power stands for its government unless it is merely a place ("arrived in Moscow"). A word
that often means something else stands for its entry only where the article gives a reason to think so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.naming.gazetteer import GazetteerEntry, GazetteerMatch, Sense
from stance.naming.lists import MOTION, PLACE_PREPOSITIONS, WAY_PREPOSITIONS
from stance.naming.recognition import NameMention
from stance.naming.tokens import TokenTable

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class ListedMention:
    """Tokens `[start, end)` that mean an entry of the registries."""

    start: int
    end: int
    entry: GazetteerEntry


def listed_mentions(
    table: TokenTable, names: Mapping[int, NameMention], persons: frozenset[int]
) -> Iterator[ListedMention]:
    """The countries and organisations that listed words mean; the longest words first at each place.

    `names` are the article's names by token, `persons` the tokens of those that are persons'. Words with
    several readings ("Korean", "Guinea") mean the one that the article names elsewhere beyond doubt; words
    that often mean something else need such a reason, too, or a foreign country in the same sentence.
    """
    matches = list(_longest(table, names, persons))
    certain = {match.start: match.entries[0] for match in matches if _is_certain(match)}
    certain_items = {id(entry.item) for entry in certain.values()}
    for match in matches:
        if match.start in certain:
            yield ListedMention(match.start, match.end, match.entries[0])
            continue
        items = {id(entry.item) for entry in match.entries}
        likely = items & certain_items
        if not likely and len(items) == 1 and _has_reason(table, match, names):
            likely = items
        if len(likely) == 1:
            entry = next(entry for entry in match.entries if id(entry.item) in likely)
            yield ListedMention(match.start, match.end, entry)


def _longest(
    table: TokenTable, names: Mapping[int, NameMention], persons: frozenset[int]
) -> Iterator[GazetteerMatch]:
    """The matches that no longer one covers, with the readings that stand up to the context."""
    taken = set(persons)
    every = (match for matches in table.listed.values() for match in matches)
    for match in sorted(every, key=lambda match: (match.start - match.end, match.start)):
        words = range(match.start, match.end)
        if not taken.isdisjoint(words):
            continue
        entries = tuple(entry for entry in match.entries if _stands(table, match, entry, names))
        is_look_alike = any(entry.sense is Sense.LOOK_ALIKE for entry in match.entries)
        if entries or is_look_alike:
            taken.update(words)
        if entries:
            yield GazetteerMatch(match.start, match.end, entries)


def _is_certain(match: GazetteerMatch) -> bool:
    """Whether the words name one entry only, and rarely anything else."""
    is_one = len({id(entry.item) for entry in match.entries}) == 1
    return is_one and not any(entry.is_ambiguous for entry in match.entries)


def _has_reason(table: TokenTable, match: GazetteerMatch, names: Mapping[int, NameMention]) -> bool:
    """Whether a doubtful word stands by itself, with a foreign country in the same sentence."""
    return _is_whole(match, names.get(match.start)) and table.is_beside_foreign_country(match.start)


def _is_whole(match: GazetteerMatch, name: NameMention | None) -> bool:
    """Whether the words are no mere part of a longer name."""
    return name is None or (name.start >= match.start and name.end <= match.end)


def _stands(
    table: TokenTable, match: GazetteerMatch, entry: GazetteerEntry, names: Mapping[int, NameMention]
) -> bool:
    """Whether the words can mean this entry here."""
    last = table.doc[match.end - 1]
    match entry.sense:
        case Sense.PERSON | Sense.LOOK_ALIKE:
            return False
        case Sense.ADJECTIVE:
            return _is_plain_adjective(table, match.start, match.end)
        case Sense.DEMONYM:
            return last.head.lemma_ != "speak" and not _is_language(last)
        case Sense.SEAT:
            return not _is_place(table.doc[match.start : match.end].root)
        case Sense.COUNTRY | Sense.ORGANISATION:
            return not entry.is_ambiguous or _is_whole(match, names.get(match.end - 1))


def _is_plain_adjective(table: TokenTable, start: int, end: int) -> bool:
    """Whether the words describe what follows, and are no noun ("a Western") and no part of a name."""
    if end == len(table) or table.is_capitalised(end):
        return False
    before = start - 1
    opens = start == 0 or table.sentence[before] != table.sentence[start]
    is_behind_name = not opens and before not in table.opening and table.is_capitalised(before)
    return not is_behind_name and (table.words[end] == "-" or table.doc[end].pos_ in {"NOUN", "ADJ", "CCONJ"})


def _is_place(token: Token) -> bool:
    """Whether a seat is named as a place or as a part of another name, and not as a government."""
    if token.dep_ == "compound" or (token.dep_ == "appos" and token.head.pos_ == "PROPN"):
        return token.head.pos_ == "PROPN"
    if token.dep_ != "pobj":
        return token.dep_ == "dobj" and token.head.lemma_ in MOTION
    preposition = token.head
    governor = preposition.head.lemma_.lower()
    return preposition.lower_ in PLACE_PREPOSITIONS or (
        preposition.lower_ in WAY_PREPOSITIONS and governor in MOTION
    )


def _is_language(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ == "in"

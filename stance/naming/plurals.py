"""Two people who are meant together: "both leaders", "the two", "the mayors", "they"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

from stance.naming.coreference import Discourse
from stance.naming.noun_phrases import NounPhrase
from stance.naming.nouns import is_personal_plural
from stance.naming.offices import Office, covers, head_and_modifiers
from stance.naming.tokens import TokenTable

Pair = tuple[int, int]
"""The indexes of two persons, in the order in which the article brings them in."""

PAIR = frozenset({"both", "two"})
FEW_SENTENCES = 2
"""Looked back over for the two whom "they" means."""
FAR_BEHIND = 3
"""Two people are an article's pair when the next is named so many times less than they are."""


def two_before(table: TokenTable, discourse: Discourse, at: int) -> Pair | None:
    """The two people of "Ann Reed met Paul Hill. They …" where nobody else is talked of in between."""
    talked_of: set[int] = set()
    for number in range(table.sentence[at] - 1, table.sentence[at] - 1 - FEW_SENTENCES, -1):
        there = [m for m in discourse.mentions.values() if table.sentence[m.head] == number]
        named = {mention.person for mention in there if mention.is_named}
        talked_of |= {mention.person for mention in there}
        if len(named) == 2:
            return _pair(named) if named == talked_of else None
    return None


def two_described(
    table: TokenTable, discourse: Discourse, phrase: NounPhrase, *, published: date | None
) -> Pair | None:
    """The two of "both leaders", "the two", "the two men" and "the mayors"; None where they aren't clear."""
    if table.lower[phrase.head] in PAIR:
        return _named_at_hand(table, discourse, phrase)
    before = table.lower[phrase.start : phrase.head]
    if before == ("the",) and phrase.end == phrase.head + 1:
        return _bearers(table, discourse, phrase)
    if PAIR.isdisjoint(before):
        return None
    asked = Office(table.doc[phrase.head].lemma_.lower())
    times = Counter(m.person for m in discourse.mentions.values() if m.head < phrase.head)
    fitting = [
        index
        for index, _ in times.most_common()
        if any(covers(asked, office) for office in discourse.persons[index].offices_on(published))
    ]
    if len(fitting) > 2 and times[fitting[2]] * FAR_BEHIND <= times[fitting[1]]:
        fitting = fitting[:2]
    if len(fitting) == 2:
        return _pair(fitting)
    is_plain = table.lower[phrase.head] in {"men", "women"}
    return _named_at_hand(table, discourse, phrase) if is_plain else None


def _bearers(table: TokenTable, discourse: Discourse, phrase: NounPhrase) -> Pair | None:
    """The two of "the mayors" where just two people who are mayors have been named."""
    if not is_personal_plural(table, phrase.head):
        return None
    asked = head_and_modifiers(table.doc[phrase.head].lemma_.lower())[0]
    named = {m.person for m in discourse.mentions.values() if m.is_named and m.head < phrase.head}
    return _pair(
        {
            index
            for index in named
            for office in discourse.persons[index].offices[:1]
            if office.title and head_and_modifiers(office.title)[0] == asked
        }
    )


def _named_at_hand(table: TokenTable, discourse: Discourse, phrase: NounPhrase) -> Pair | None:
    """Those whom the paragraph has named so far, if they are two."""
    return _pair(
        {
            mention.person
            for mention in discourse.mentions.values()
            if mention.is_named
            and mention.head < phrase.head
            and table.paragraph[mention.head] == table.paragraph[phrase.head]
        }
    )


def _pair(indexes: Collection[int]) -> Pair | None:
    if len(indexes) != 2:
        return None
    first, second = sorted(indexes)
    return first, second

"""Two people who are meant together: "both leaders", "the two", "the mayors", "they"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

from stance.speaking.discourse import Discourse
from stance.speaking.nouns import is_personal_plural
from stance.speaking.page import Page
from stance.speaking.phrases import Phrase
from stance.speaking.roles import Post, covers, head_and_modifiers

Pair = tuple[int, int]
"""The indexes of two characters, in the order in which the article brings them in."""

PAIR = frozenset({"both", "two"})
FEW_SENTENCES = 2
"""Looked back over for the two whom "they" means."""
FAR_BEHIND = 3
"""Two people are an article's pair when the next is named so many times less than they are."""


def two_before(page: Page, discourse: Discourse, at: int) -> Pair | None:
    """The two people of "Ann Reed met Paul Hill. They …" where nobody else is talked of in between."""
    talked_of: set[int] = set()
    for number in range(page.sentence[at] - 1, page.sentence[at] - 1 - FEW_SENTENCES, -1):
        there = [m for m in discourse.mentions.values() if page.sentence[m.head] == number]
        named = {mention.character for mention in there if mention.is_named}
        talked_of |= {mention.character for mention in there}
        if len(named) == 2:
            return _pair(named) if named == talked_of else None
    return None


def two_described(page: Page, discourse: Discourse, phrase: Phrase, *, published: date | None) -> Pair | None:
    """The two of "both leaders", "the two", "the two men" and "the mayors"; None where they aren't clear."""
    if page.lower[phrase.head] in PAIR:
        return _named_at_hand(page, discourse, phrase)
    before = page.lower[phrase.start : phrase.head]
    if before == ("the",) and phrase.end == phrase.head + 1:
        return _bearers(page, discourse, phrase)
    if PAIR.isdisjoint(before):
        return None
    asked = Post(page.doc[phrase.head].lemma_.lower())
    times = Counter(m.character for m in discourse.mentions.values() if m.head < phrase.head)
    fitting = [
        index
        for index, _ in times.most_common()
        if any(covers(asked, post) for post in discourse.characters[index].posts_on(published))
    ]
    if len(fitting) > 2 and times[fitting[2]] * FAR_BEHIND <= times[fitting[1]]:
        fitting = fitting[:2]
    if len(fitting) == 2:
        return _pair(fitting)
    is_plain = page.lower[phrase.head] in {"men", "women"}
    return _named_at_hand(page, discourse, phrase) if is_plain else None


def _bearers(page: Page, discourse: Discourse, phrase: Phrase) -> Pair | None:
    """The two of "the mayors" where just two people who are mayors have been named."""
    if not is_personal_plural(page, phrase.head):
        return None
    asked = head_and_modifiers(page.doc[phrase.head].lemma_.lower())[0]
    named = {m.character for m in discourse.mentions.values() if m.is_named and m.head < phrase.head}
    return _pair(
        {
            index
            for index in named
            for post in discourse.characters[index].posts[:1]
            if post.title and head_and_modifiers(post.title)[0] == asked
        }
    )


def _named_at_hand(page: Page, discourse: Discourse, phrase: Phrase) -> Pair | None:
    """Those whom the paragraph has named so far, if they are two."""
    return _pair(
        {
            mention.character
            for mention in discourse.mentions.values()
            if mention.is_named
            and mention.head < phrase.head
            and page.paragraph[mention.head] == page.paragraph[phrase.head]
        }
    )


def _pair(indexes: Collection[int]) -> Pair | None:
    if len(indexes) != 2:
        return None
    first, second = sorted(indexes)
    return first, second

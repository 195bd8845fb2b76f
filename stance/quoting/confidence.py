"""The confidence of a quote: the share of similar quotes that were right on development articles."""

from __future__ import annotations

from collections.abc import Iterable

from stance.records import Span

BY_RULE = {
    "label": 0.93,
    "after": 0.93,
    "dash": 0.9,
    "before": 0.77,
    "colon": 0.81,
    "transcript": 0.6,
    "heading": 0.64,
    "inherited speaker": 0.25,
    "clause": 0.82,
    "according to": 0.79,
    "in the words of": 0.25,
    "parenthesis": 0.76,
    "as clause": 0.6,
    "inverted": 0.6,
    "directive": 0.68,
    "adjective": 0.62,
    "object": 0.6,
    "infinitive": 0.6,
    "preposition": 0.56,
    "passive": 0.54,
    "seeming": 0.44,
    "noun clause": 0.45,
    "noun phrase": 0.34,
}
"""For each rule the share of its quotes that were right."""

NAMED = 0.04
"""Added for a source with a capital: mostly a name."""
DESCRIBED = -0.08
"""Added for a source in small letters: often no speaker ("the report", "the move")."""
LONG = 0.04
"""Added for content of `LONG_CONTENT` characters or more."""
SHORT = -0.04
"""Added for shorter content."""
LONG_CONTENT = 60
PRONOUNS = frozenset(("he", "she", "they", "who", "it", "which"))


def confidence(text: str, rule: str, content: Iterable[Span], source: Span | None) -> float:
    """Between 0.05 and 0.98: the rule's share, adjusted by the form of source and content."""
    share = BY_RULE[rule]
    share += LONG if sum(end - start for start, end in content) >= LONG_CONTENT else SHORT
    words = "" if source is None else text[slice(*source)]
    if words and words.lower() not in PRONOUNS:
        share += NAMED if words[0].isupper() else DESCRIBED
    return round(min(max(share, 0.05), 0.98), 2)

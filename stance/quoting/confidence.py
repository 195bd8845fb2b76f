"""How sure a quote is: the share of like finds that were right on development articles."""

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
    "carried": 0.25,
    "clause": 0.82,
    "according to": 0.79,
    "in the words of": 0.79,
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
"""For each rule the share of its finds that were right."""

NAMED = 0.04
"""A source that starts with a capital is a name more often than not."""
DESCRIBED = -0.08
"""A source in small letters is often no one who speaks: "the report", "the move"."""
LONG = 0.04
SHORT = -0.04
LONG_CONTENT = 60
"""Characters of content from which it is long."""
PRONOUNS = frozenset(("he", "she", "they", "who", "it", "which"))


def confidence(text: str, rule: str, content: Iterable[Span], source: Span | None) -> float:
    """Between 0 and 1: the rule's share, a little more or less by the look of source and content."""
    sure = BY_RULE[rule]
    sure += LONG if sum(end - start for start, end in content) >= LONG_CONTENT else SHORT
    words = "" if source is None else text[slice(*source)]
    if words and words.lower() not in PRONOUNS:
        sure += NAMED if words[0].isupper() else DESCRIBED
    return round(min(max(sure, 0.05), 0.98), 2)

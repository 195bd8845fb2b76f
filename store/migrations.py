"""Files of older versions: what each version of the schema changed in the files' tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from store.documents import Document

Tables = dict[str, dict[str, Document]]
"""The documents of a file by table and id."""


RENAMED_RULES = {"carried": "inherited speaker"}
"""The names of rules that found quotes, as version 1 had them and as they are since."""


def to_2(tables: Tables) -> Tables:
    """Each quote lists its speakers, its topics say where they come from, and an article has topics.

    Version 1 didn't keep the members of a group that speaks together: the group stays its only speaker.
    """
    if "articles" not in tables:
        return tables
    return {**tables, "articles": {key: _article_2(article) for key, article in tables["articles"].items()}}


def _article_2(article: Document) -> Document:
    return {**article, "topics": [], "quotes": [_quote_2(quote) for quote in article["quotes"]]}


def _quote_2(quote: Document) -> Document:
    return {
        **quote,
        "rule": RENAMED_RULES.get(quote["rule"], quote["rule"]),
        "speakers": [quote["speaker"]] if quote["speaker"] else [],
        "via": None,
        "asserted": True,
        "topics": [{"id": topic, "from": "quote", "words": []} for topic in quote["topics"]],
    }


MIGRATIONS: Mapping[int, Callable[[Tables], Tables]] = {1: to_2}
"""From the tables of a version to those of the next, by the older one's number."""

"""Records as plain JSON and back: the shape that `onrecord extract` prints and that shards keep.

The keys are the records' fields, but for what `from_quote` says. Reading a document raises one of
`SHAPE_ERRORS` where it has another shape.
"""

from __future__ import annotations

from typing import Any

import orjson
from msgspec import convert
from msgspec.json import encode

from stance.records import Article, Assertion, Extraction, Quote

Document = dict[str, Any]
"""A JSON object."""

SHAPE_ERRORS = (KeyError, TypeError, ValueError, AttributeError, IndexError)
"""What reading a document raises where it isn't of this shape."""


def from_record(record: object) -> Document:
    """A record as JSON has it: lists for tuples, values for the members of enums, ISO dates."""
    document: Document = orjson.loads(encode(record))
    return document


def from_extraction(extraction: Extraction, *, text: bool = False) -> Document:
    """An article with its quotes; with its text where that is asked for."""
    return {
        **from_article(extraction.article),
        **({"text": extraction.article.text} if text else {}),
        "quotes": [from_quote(quote) for quote in extraction.quotes],
    }


def from_article(article: Article) -> Document:
    """An article without its text."""
    document = from_record(article)
    del document["text"], document["sha256"]
    return document


def from_quote(quote: Quote) -> Document:
    """A quote, without its article's id: it stands within the article.

    What is asserted is `true`, and a topic says `from` where it has an origin.
    """
    document = from_record(quote)
    del document["article_id"]
    if quote.asserted:
        document["asserted"] = True
    for topic in document["topics"]:
        topic["from"] = topic.pop("origin")
    return document


def to_article(document: Document) -> Article:
    """The article of a kept document, which has its `text` and `sha256`."""
    return convert(document, Article)


def to_quote(document: Document, article_id: str) -> Quote:
    """The quote of a document."""
    asserted = document["asserted"]
    return convert(
        {
            **document,
            "article_id": article_id,
            "asserted": Assertion.ASSERTED.value if asserted is True else asserted,
            "topics": [{**topic, "origin": topic["from"]} for topic in document["topics"]],
        },
        Quote,
    )


def kept(extraction: Extraction) -> Document:
    """An article with its quotes, each once, as a desk keeps it: with its text and the digest of it."""
    document = from_extraction(extraction, text=True)
    quotes = {quote["id"]: quote for quote in document.pop("quotes")}
    return {**document, "sha256": extraction.article.sha256, "quotes": list(quotes.values())}


def to_extraction(document: Document) -> Extraction:
    """The article with its quotes of a kept document."""
    article = to_article(document)
    return Extraction(article, tuple(to_quote(quote, article.id) for quote in document["quotes"]))

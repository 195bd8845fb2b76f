"""Quotes as W3C Web Annotations (JSON-LD), which tools for annotating pages show in the pages.

https://www.w3.org/TR/annotation-model/. Positions are code points of the article's text, as in that model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote as percent_encoded

from stance.records import Article, Kind, Span
from store.contract import Entry, Names
from store.documents import Document
from store.exports.citation import web_address
from store.exports.jsonl import encoded
from store.wording import as_printed

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Characters before and after a quote by which it is found again in a changed text."""


def to_webannotation(entries: Sequence[Entry], names: Names) -> Iterator[bytes]:
    """One annotation collection, with all annotations on its one page."""
    head = {"@context": CONTEXT, "id": "urn:onrecord:quotes", "type": "AnnotationCollection"}
    page = {"id": "urn:onrecord:quotes:1", "type": "AnnotationPage", "startIndex": 0}
    yield encoded({**head, "total": len(entries), "first": page})[:-2] + b',"items":['
    for at, entry in enumerate(entries):
        yield b",\n" * bool(at) + encoded(_annotation(entry, names))
    yield b"]}}\n"


def _annotation(entry: Entry, names: Names) -> Document:
    quote, article = entry.quote, entry.article
    is_report = quote.kind is Kind.INDIRECT
    bodies = [
        _body("classifying", str(quote.kind)),
        *([_body("describing", f"In the outlet's words: {as_printed(entry)}")] if is_report else []),
        *(_body("identifying", speaker.name) for speaker in entry.speakers),
        *(_body("tagging", names.get(topic.id, (topic.id,))[0]) for topic in quote.topics),
        *(
            _body("assessing", f"{stance.target.name}: {stance.score:+.2f}")
            for stance in entry.stances
            if not entry.is_mention(stance)
        ),
        *([_body("commenting", entry.annotation.note)] if entry.annotation.note else []),
    ]
    return {
        "id": f"urn:onrecord:quote:{percent_encoded(quote.id, safe='')}",
        "type": "Annotation",
        "motivation": "highlighting",
        "body": bodies,
        "target": [_target(article, span) for span in quote.content],
    }


def _body(purpose: str, value: str) -> Document:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _target(article: Article, span: Span) -> Document:
    start, end = span
    return {
        "source": web_address(article.url) or f"urn:onrecord:article:{percent_encoded(article.id, safe='')}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": article.text[start:end],
                "prefix": article.text[max(start - AROUND, 0) : start],
                "suffix": article.text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }

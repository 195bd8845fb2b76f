"""Records as plain JSON and back: the shape that `onrecord extract` prints and that shards keep.

Reading a document raises one of `SHAPE_ERRORS` where it isn't of this shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from stance.records import (
    Act,
    Article,
    Assertion,
    Evidence,
    Extraction,
    Kind,
    Quote,
    QuoteTopic,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Target,
    TargetKind,
    TopicOrigin,
)

Document = dict[str, Any]
"""A JSON object."""

SHAPE_ERRORS = (KeyError, TypeError, ValueError, AttributeError, IndexError)
"""What reading a document raises where it isn't of this shape."""


def from_extraction(extraction: Extraction, *, text: bool = False) -> Document:
    """An article with its quotes; with its text where that is asked for."""
    return {
        **from_article(extraction.article),
        **({"text": extraction.article.text} if text else {}),
        "quotes": [from_quote(quote) for quote in extraction.quotes],
    }


def from_article(article: Article) -> Document:
    """An article without its text."""
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "topics": list(article.topics),
    }


def from_quote(quote: Quote) -> Document:
    """A quote, without its article's id: it stands within the article."""
    return {
        "id": quote.id,
        "kind": str(quote.kind),
        "act": str(quote.act),
        "text": quote.text,
        "content": [list(span) for span in quote.content],
        "cue": _from_span(quote.cue),
        "source": _from_span(quote.source),
        "speaker": from_speaker(quote.speaker) if quote.speaker else None,
        "speakers": [from_speaker(speaker) for speaker in quote.speakers],
        "via": from_speaker(quote.via) if quote.via else None,
        "asserted": True if quote.asserted else str(quote.asserted),
        "confidence": quote.confidence,
        "rule": quote.rule,
        "countries": list(quote.countries),
        "topics": [from_topic(topic) for topic in quote.topics],
        "stances": [from_stance(stance) for stance in quote.stances],
    }


def from_speaker(speaker: Speaker) -> Document:
    """A speaker."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": str(speaker.kind),
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "country": speaker.country,
        "named": speaker.named,
    }


def from_topic(topic: QuoteTopic) -> Document:
    """A topic of a quote."""
    return {"id": topic.id, "from": str(topic.origin), "words": list(topic.words)}


def from_target(target: Target) -> Document:
    """A target."""
    return {"kind": str(target.kind), "id": target.id, "name": target.name}


def from_stance(stance: Stance) -> Document:
    """A stance with its evidence."""
    return {
        "target": from_target(stance.target),
        "score": stance.score,
        "label": stance.label,
        "confidence": stance.confidence,
        "evidence": [
            {
                "rule": evidence.rule,
                "span": list(evidence.span),
                "text": evidence.text,
                "weight": evidence.weight,
                "why": evidence.why,
            }
            for evidence in stance.evidence
        ],
    }


def to_article(document: Document) -> Article:
    """The article of a kept document, which has its `text` and `sha256`."""
    return Article(
        id=document["id"],
        text=document["text"],
        sha256=document["sha256"],
        title=document["title"],
        outlet=document["outlet"],
        url=document["url"],
        published=date.fromisoformat(document["published"]) if document["published"] else None,
        topics=tuple(document["topics"]),
    )


def to_quote(document: Document, article_id: str) -> Quote:
    """The quote of a document."""
    return Quote(
        id=document["id"],
        article_id=article_id,
        kind=Kind(document["kind"]),
        act=Act(document["act"]),
        text=document["text"],
        content=tuple(_to_span(span) for span in document["content"]),
        cue=_to_span(document["cue"]) if document["cue"] else None,
        source=_to_span(document["source"]) if document["source"] else None,
        speaker=to_speaker(document["speaker"]) if document["speaker"] else None,
        speakers=tuple(to_speaker(speaker) for speaker in document["speakers"]),
        via=to_speaker(document["via"]) if document["via"] else None,
        asserted=Assertion.ASSERTED if document["asserted"] is True else Assertion(document["asserted"]),
        confidence=document["confidence"],
        rule=document["rule"],
        countries=tuple(document["countries"]),
        topics=tuple(to_topic(topic) for topic in document["topics"]),
        stances=tuple(to_stance(stance) for stance in document["stances"]),
    )


def to_speaker(document: Document) -> Speaker:
    """The speaker of a document."""
    return Speaker(**{**document, "kind": SpeakerKind(document["kind"])})


def to_topic(document: Document) -> QuoteTopic:
    """The topic of a document."""
    return QuoteTopic(document["id"], TopicOrigin(document["from"]), tuple(document["words"]))


def to_target(document: Document) -> Target:
    """The target of a document."""
    return Target(TargetKind(document["kind"]), document["id"], document["name"])


def to_stance(document: Document) -> Stance:
    """The stance of a document."""
    return Stance(
        target=to_target(document["target"]),
        score=document["score"],
        label=document["label"],
        confidence=document["confidence"],
        evidence=tuple(
            Evidence(**{**evidence, "span": _to_span(evidence["span"])}) for evidence in document["evidence"]
        ),
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


def _from_span(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _to_span(span: Sequence[int]) -> Span:
    start, end = span
    return start, end

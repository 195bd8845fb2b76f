"""Extractions as rows of plain values, for a data frame: one for each quote and each of its targets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from stance.records import Article, Evidence, Extraction, Quote, Speaker, Stance

Value = str | int | float | date | None
"""What is unknown, or not there, is None."""
Row = dict[str, Value]
"""Every row has the same keys, in the same order."""

JOINER = "; "
"""Between the values of a column that holds several."""


def to_rows(extractions: Extraction | Iterable[Extraction]) -> list[Row]:
    """One flat dict for each quote and target; a quote without targets gives one whose target is None.

    `start` and `end` are those of the content's first and last span, in characters of the article's text. A
    target that is merely mentioned has no score, as in the exports, so that a mean is over stances alone.
    """
    given = [extractions] if isinstance(extractions, Extraction) else extractions
    return [
        {**_of_article(found.article), **_of_quote(found.article, quote), **_of_stance(stance)}
        for found in given
        for quote in found.quotes
        for stance in quote.stances or (None,)
    ]


def _of_article(article: Article) -> Row:
    return {
        "article_id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
    }


def _of_quote(article: Article, quote: Quote) -> Row:
    return {
        "quote_id": quote.id,
        "kind": quote.kind.value,
        "act": quote.act.value,
        "text": quote.text,
        "start": quote.content[0][0],
        "end": quote.content[-1][1],
        "cue": article.text[slice(*quote.cue)] if quote.cue else None,
        "source": article.text[slice(*quote.source)] if quote.source else None,
        **_of_speaker(quote.speaker),
        "speakers": _joined(speaker.id for speaker in quote.speakers),
        "confidence": quote.confidence,
        "rule": quote.rule,
        "topics": _joined(topic.id for topic in quote.topics),
    }


def _of_speaker(speaker: Speaker | None) -> Row:
    return {
        "speaker_id": speaker.id if speaker else None,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind.value if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "speaker_affiliation": speaker.affiliation if speaker else None,
        "speaker_country": speaker.country if speaker else None,
    }


def _of_stance(stance: Stance | None) -> Row:
    target = stance.target if stance else None
    scored = stance if stance and stance.evidence else None
    return {
        "target_kind": target.kind.value if target else None,
        "target_id": target.id if target else None,
        "target": target.name if target else None,
        "score": scored.score if scored else None,
        "label": scored.label if scored else None,
        "stance_confidence": scored.confidence if scored else None,
        "evidence": _joined(map(_weighed, scored.evidence)) if scored else None,
    }


def _weighed(evidence: Evidence) -> str:
    return f"{' '.join(evidence.text.split())} ({evidence.weight:+.2f})"


def _joined(values: Iterable[str]) -> str | None:
    return JOINER.join(values) or None

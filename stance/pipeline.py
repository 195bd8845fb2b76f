"""The way of the data: an article in, its quotes with speakers, targets and stances out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import islice
from typing import TYPE_CHECKING

from stance.naming import article_entities
from stance.parsing import parse
from stance.quoting import attributions
from stance.records import (
    Article,
    Attribution,
    Extraction,
    Quote,
    QuoteTopic,
    Speaker,
    Stance,
    TargetKind,
    quote_id,
    slices,
)
from stance.registries import Registries
from stance.scoring import stances
from stance.speaking import joint, speakers
from stance.targets import target_mentions, topics

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CHUNK = 8
"""Articles that an executor's worker takes at once."""
AHEAD = 4
"""Chunks handed to an executor beyond the one that is waited for: bounds what is held in memory."""


def extract(
    articles: Iterable[Article], *, registries: Registries, executor: Executor | None = None
) -> Iterator[Extraction]:
    """The quotes of each article, in order; articles are taken from the iterable as they are needed.

    An `executor` of processes works on several at once; who supplies it shuts it down.
    """
    if executor is None:
        for article in articles:
            yield extract_one(article, registries)
        return
    waiting: deque[Future[list[Extraction]]] = deque()
    articles = iter(articles)
    while chunk := list(islice(articles, CHUNK)):
        waiting.append(executor.submit(extract_chunk, chunk, registries))
        if len(waiting) > AHEAD:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def extract_chunk(articles: list[Article], registries: Registries) -> list[Extraction]:
    """The quotes of some articles: what a worker process does."""
    return [extract_one(article, registries) for article in articles]


def extract_one(article: Article, registries: Registries, nlp: Language | None = None) -> Extraction:
    """The quotes of one article, in order of appearance; `nlp` parses it instead of the built-in model."""
    return extract_doc(parse(article.text, nlp), article, registries)


def extract_doc(doc: Doc, article: Article, registries: Registries) -> Extraction:
    """The quotes of an article that is parsed already: by `stance.parsing.parse`, or `adopt`ed."""
    found = attributions(doc, article.text)
    entities = article_entities(doc, found, registries=registries, published=article.published)
    about = target_mentions(doc, entities, registries)
    quotes = (
        make_quote(
            article,
            attribution,
            members,
            topics(doc, article.text, attribution.content, registries),
            stances(doc, article.text, attribution, members, about),
        )
        for attribution, members in zip(found, speakers(entities, found), strict=True)
    )
    return Extraction(article, tuple(quotes))


def make_quote(
    article: Article,
    attribution: Attribution,
    members: tuple[Speaker, ...],
    quote_topics: tuple[QuoteTopic, ...],
    quote_stances: tuple[Stance, ...],
) -> Quote:
    """The record of one quote; `members` are all who speak in it together."""
    return Quote(
        id=quote_id(article.id, attribution.content),
        article_id=article.id,
        kind=attribution.kind,
        act=attribution.act,
        text=slices(article.text, attribution.content),
        content=attribution.content,
        cue=attribution.cue,
        source=attribution.source,
        speaker=joint(members),
        speakers=members,
        confidence=attribution.confidence,
        rule=attribution.rule,
        countries=tuple(s.target.id for s in quote_stances if s.target.kind is TargetKind.COUNTRY),
        topics=quote_topics,
        stances=quote_stances,
    )

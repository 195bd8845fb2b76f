"""The front door for programs: texts in, extractions out, by the pipeline that the command line runs.

Whoever imports `stance` finds these functions there, loaded on first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, overload

from stance.cleaning import Unreadable
from stance.errors import SourceError
from stance.parsing import check_pipeline
from stance.pipeline import extract_one
from stance.reading.article_formats import from_fields
from stance.records import Article, Extraction
from stance.registries import Registries, shipped

if TYPE_CHECKING:
    from spacy.language import Language

Input = str | Article
"""What quotes can be found in."""


def article(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: date | str | None = None,
    id: str | None = None,
) -> Article:
    """The article that the command line reads from a JSON object of these fields: cleaned alike, the same id.

    `published` is a date, or an ISO 8601 date or date and time. Raises `SourceError` where the text is empty
    or no article's, the date is none, or the id has control characters or stray spaces.
    """
    return _article(
        "article",
        text=text,
        title=title,
        outlet=outlet,
        url=url,
        published=published.isoformat() if isinstance(published, date) else published,
        id=id,
    )


@overload
def extract(  # type: ignore[overload-overlap]  # a str is an iterable of str, too: the first one wins
    given: Input, *, registries: Registries | None = None, nlp: Language | None = None
) -> Extraction: ...
@overload
def extract(
    given: Iterable[Input], *, registries: Registries | None = None, nlp: Language | None = None
) -> Iterator[Extraction]: ...
def extract(
    given: Input | Iterable[Input], *, registries: Registries | None = None, nlp: Language | None = None
) -> Extraction | Iterator[Extraction]:
    """The quotes of a text or an article; for an iterable of these, an iterator in the same order.

    The iterable is read as results are asked for. Without `registries`, the shipped ones are used. `nlp` is
    an English spaCy pipeline to parse with instead of the built-in model; it needs a tagger, a parser, parts
    of speech and lemmas, else `ModelError` is raised. A text that is no article raises `SourceError`, which
    names its place in an iterable, counted from 1.
    """
    registries = registries or shipped()
    if nlp is not None:
        check_pipeline(nlp)
    if isinstance(given, str | Article):
        return extract_one(_as_article("article", given), registries, nlp)
    articles = (_as_article(f"article {number}", item) for number, item in enumerate(given, 1))
    return (extract_one(item, registries, nlp) for item in articles)


def _as_article(where: str, given: object) -> Article:
    return given if isinstance(given, Article) else _article(where, text=given)


def _article(where: str, **fields: object) -> Article:
    try:
        return from_fields(fields)
    except Unreadable as error:
        raise SourceError(f"{where}: {error}") from error

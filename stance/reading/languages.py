"""Languages: which texts are certainly not English, the only language whose quotes are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from stance.errors import SourceError
from stance.records import Article

SAMPLE = 4000
"""In characters; the beginning of an article shows its language."""
FEWEST_LETTERS = 120
"""A shorter text may be names, numbers or a headline: its language is not judged."""
ENGLISH_SHARE = 0.2
"""English prose has twice this share of the words below, the closest languages a tenth of it."""
MIN_PROBABILITY = 0.95
"""The classifier's probability from which a text counts as another language."""

LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
FUNCTION_WORDS = frozenset(
    WORD.findall(
        "the of and to that is was for on with as by at from it its he she they his her their we our you not"
        " be are were been has have had will would who which this these but about after said"
    )
)
"""Frequent in all English text, and rarely words of other languages."""


def other_language(text: str) -> str | None:
    """The English name of a text's language; None where it is English or uncertain."""
    sample = text[:SAMPLE]
    if len(LETTER.findall(sample)) < FEWEST_LETTERS:
        return None
    words = WORD.findall(sample.lower())
    if sum(word in FUNCTION_WORDS for word in words) >= ENGLISH_SHARE * len(words):
        return None
    code, probability = _model().classify(sample)
    return _name(code) if code != "en" and probability >= MIN_PROBABILITY else None


@cache
def _model() -> Any:
    """The classifier of py3langid (after Lui and Baldwin, ACL 2012), loaded on first use."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _name(code: str) -> str:
    import pycountry

    language = pycountry.languages.get(alpha_2=code)
    return language.name.partition(" (")[0] if language else code


def english_only(articles: Iterable[Article], on_problem: Callable[[SourceError], None]) -> Iterator[Article]:
    """The articles without those certainly in another language, each of which is reported."""
    for article in articles:
        if problem := foreign(article, own_name(article)):
            on_problem(problem)
        else:
            yield article


def own_name(article: Article) -> str:
    """The name of an article in messages: its link, else its title or id."""
    return article.url or article.title or article.id


def foreign(article: Article, name: str) -> SourceError | None:
    """The problem of an article that is certainly in another language; `name` is its source. Else None."""
    language = other_language(article.text)
    return SourceError(f"{name}: is in {language}, not English") if language else None

"""Golden articles: each `NAME.md` has its quotes, as a careful reader finds them, in `NAME.toml`.

extra = [{ text, reason }]      quotes that the code is known to find and should not
not_quotes = ["words"]          in quotation marks, but no quotes by themselves
[[quote]]                       in order of appearance
text = "“Yes,” … “today.”"      the content's words, as `Quote.text` joins them
kind = "direct"                 this and the others are checked where they are given
act = "thought"                 "speech" where it is not given
speaker = "Ingrid Solbakk"      the name; false: nobody known
speaker_kind, role, affiliation, country, named
signs = { NO = 1 }              labels by the target's id
xfail = { role = "reason" }     what the code is known to get wrong
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from stance.pipeline import extract
from stance.reading import read
from stance.records import CONTENT_JOINER, Article, Quote, Span
from stance.registries import shipped

FOLDER = Path(__file__).parent
NAMES = sorted(file.stem for file in FOLDER.glob("*.md"))
WORD = re.compile(r"\w+")
ALIKE = 0.5
"""Two contents are of the same quote if they share this part of their words."""

Expected = dict[str, Any]
Words = frozenset[Span]


@dataclass(frozen=True)
class Compared:
    """An article's expected quotes beside those found."""

    article: Article
    pairs: tuple[tuple[Expected, Quote | None], ...]
    """Each expected quote with the one that is most like it, if any is alike."""
    others: tuple[Quote, ...]
    """The quotes that no expected one is like."""
    quotes: tuple[Quote, ...]


@cache
def expectations(name: str) -> dict[str, Any]:
    """What is expected of an article: the content of its file."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def compared(name: str) -> Compared:
    """An article, read and extracted, beside what is expected of it."""
    (article,) = read([str(FOLDER / f"{name}.md")])
    assert isinstance(article, Article)
    (extraction,) = extract([article], registries=shipped())
    expected = expectations(name)["quote"]
    wanted = located(article.text, [quote["text"] for quote in expected])
    found = [words(article.text, quote.content) for quote in extraction.quotes]
    matches = paired(wanted, found)
    return Compared(
        article,
        tuple(
            (quote, extraction.quotes[matches[i]] if i in matches else None)
            for i, quote in enumerate(expected)
        ),
        tuple(quote for j, quote in enumerate(extraction.quotes) if j not in matches.values()),
        extraction.quotes,
    )


def paired(wanted: list[Words], found: list[Words]) -> dict[int, int]:
    """One to one, the most alike first."""
    rivals = sorted(
        (-len(ours & theirs) / len(ours | theirs), i, j)
        for i, ours in enumerate(wanted)
        for j, theirs in enumerate(found)
    )
    matches: dict[int, int] = {}
    for likeness, i, j in rivals:
        if -likeness >= ALIKE and i not in matches and j not in matches.values():
            matches[i] = j
    return matches


def located(text: str, contents: Iterable[str]) -> list[Words]:
    """The words of each content in the text; contents are searched in order of appearance."""
    found, cursor = [], 0
    for content in contents:
        spans: list[Span] = []
        at = cursor
        for piece in content.split(CONTENT_JOINER):
            start = text.index(piece, at)
            at = start + len(piece)
            spans.append((start, at))
        cursor = spans[0][0]
        found.append(words(text, spans))
    return found


def words(text: str, spans: Iterable[Span]) -> Words:
    """The places of the words that the spans touch: marks, commas and white space don't count."""
    return frozenset(
        word.span()
        for start, end in spans
        for word in WORD.finditer(text)
        if start < word.end() and word.start() < end
    )


def plain(text: str) -> str:
    """The words of a content, for comparing and for reading a difference."""
    return " ".join(WORD.findall(text))

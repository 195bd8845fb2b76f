"""The articles of a selection as BibTeX entries, one each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stance.cleaning import clean_line
from stance.records import Article, make_id
from store.contract import Entry, Names
from store.exports.citation import title_of, web_address

SPECIAL = {
    **{character: f"\\{character}" for character in "$&%#_"},
    # BibTeX counts braces, also escaped ones: only as commands they don't unbalance an entry.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:-]*")


def to_bibtex(entries: Sequence[Entry], names: Names) -> Iterator[bytes]:
    """BibTeX in UTF-8, the articles in order of their first quote."""
    articles = {entry.article.id: entry.article for entry in entries}
    for article in articles.values():
        yield _entry(article).encode()


def escaped(text: str) -> str:
    """The text on one line, so that LaTeX prints it as it is."""
    return "".join(SPECIAL.get(character, character) for character in clean_line(text))


def _entry(article: Article) -> str:
    published = article.published
    fields = {
        "title": f"{{{escaped(title_of(article))}}}",
        "howpublished": escaped(article.outlet) if article.outlet else None,
        "year": published and f"{published.year}",
        "month": published and f"{published.month}",
        "date": published and published.isoformat(),
        "url": web_address(article.url),
    }
    key = article.id if KEY.fullmatch(article.id) else make_id(article.id)
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{key},\n{''.join(lines)}}}\n\n"

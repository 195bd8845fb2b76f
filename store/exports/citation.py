"""How an article is cited: its title and its address."""

from __future__ import annotations

from urllib.parse import quote

from stance.records import Article

URL_SAFE = ":/?#[]@!$&'*+,;=%"


def web_address(url: str | None) -> str | None:
    """The address in characters that end no link; None where it isn't one of the web."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return None
    return quote(url, safe=URL_SAFE)


def title_of(article: Article) -> str:
    """The article's title; where it has none its link, else its outlet or id."""
    which = f"in {article.outlet}" if article.outlet else article.id
    return article.title or article.url or f"Article {which}"

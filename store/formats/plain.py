"""Text that does nothing to the terminal or program that shows it."""

from __future__ import annotations

import re
from urllib.parse import quote

from stance.records import Article

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, among them those that move, hide or turn around what stands beside them, and halves of
surrogate pairs: the characters that reading replaces, too, for what an analyst typed."""

URL_SAFE = ":/?#[]@!$&'*+,;=%"

REPLACEMENT = "\ufffd"


def plain(text: str) -> str:
    """The text with spaces for tabs and carriage returns and U+FFFD for other control characters."""
    return CONTROL.sub(REPLACEMENT, text.replace("\r", " ").replace("\t", " "))


def web_address(url: str | None) -> str | None:
    """The address in characters that end no link; None where it isn't one of the web."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return None
    return quote(url, safe=URL_SAFE)


def title_of(article: Article) -> str:
    """The article's title; of an untitled one its link, else whose it is or which."""
    which = f"in {article.outlet}" if article.outlet else article.id
    return article.title or article.url or f"Article {which}"


def one_line(text: str) -> str:
    """The text, plain, with single spaces for all white space."""
    return " ".join(plain(text).split())

"""How the command line shows a quote that many articles print, and a story that many outlets print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from tui.cli.printing import ID_DIGITS, cell, listed_words
from tui.figures import count
from tui.names import copy_words, speaker_name

if TYPE_CHECKING:
    from rich.console import RenderableType

    from stance.reprints.quotes import Variant
    from store.contract import Entry
    from store.documents import Document
    from store.read_log import Copy

Print = tuple["Variant", "Entry"]


def reprint_lines(prints: Sequence[Print]) -> Iterator[RenderableType]:
    """The fullest print, then each outlet's differences from it."""
    (_, fullest), *_ = prints
    yield cell(f"{speaker_name(fullest.speaker)}: {listed_words(fullest)}")
    for variant, entry in prints:
        yield _indented(f"{_where(entry)}: {'; '.join(_differences(variant)) or 'in full'}")
    yield Text()


def from_variant(variant: Variant, entry: Entry) -> Document:
    """One print as a JSON object."""
    article = entry.article
    return {
        "id": variant.quote.id,
        "text": variant.quote.text,
        "cut": variant.cut,
        "put": variant.put,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
    }


def copy_lines(copies: Sequence[Copy]) -> Iterator[RenderableType]:
    """Where else a story was printed."""
    if copies:
        yield Text()
        yield cell(f"the same story in {count(len(copies), 'other article')}:")
    for copy in copies:
        yield _indented(copy_words(copy))


def _indented(words: str) -> Text:
    return Text.assemble("  ", cell(words))


def _where(entry: Entry) -> str:
    article = entry.article
    day = article.published.isoformat() if article.published else None
    who = article.outlet or article.title or article.url or article.id
    return " · ".join(filter(None, (entry.quote.id[:ID_DIGITS], who, day)))


def _differences(variant: Variant) -> Iterable[str]:
    if variant.cut:
        yield "cut " + ", ".join(f"“{words}”" for words in variant.cut)
    if variant.put:
        yield "put " + ", ".join(f"“{words}”" for words in variant.put)

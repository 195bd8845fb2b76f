"""The overview: a desk at a glance, printed where there is no terminal to open the dashboard in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rich.text import Text

from store.contract import Desk
from tui.cli.printing import cell, facet_table, quote_tables
from tui.figures import count

if TYPE_CHECKING:
    from rich.console import RenderableType

FACETS_SHOWN = 10
QUOTES_SHOWN = 8


def overview(desk: Desk) -> Iterator[RenderableType]:
    """Speakers with their counts, countries, topics and the latest quotes of a desk, part by part."""
    selection = desk.find()
    yield cell(f"{count(len(selection), 'quote')} in {count(len(desk.articles()), 'article')}")
    facets = selection.facets
    for title, found in (
        ("speakers", facets.speakers),
        ("countries", facets.countries),
        ("topics", facets.topics),
    ):
        if found:
            yield Text()
            yield facet_table(found[:FACETS_SHOWN], title)
            if len(found) > FACETS_SHOWN:
                yield cell(f"and {len(found) - FACETS_SHOWN:,} more: onrecord {title}")
    if len(selection):
        yield Text()
        yield cell("latest quotes")
        yield from quote_tables(islice(selection, QUOTES_SHOWN))

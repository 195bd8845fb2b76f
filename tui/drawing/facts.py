"""The facts of a quote: what it is about, how it was found and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from store.contract import Entry
from store.read_log import Copy
from tui.drawing.bars import NEUTRAL
from tui.drawing.columns import hanging
from tui.names import copy_words, topic_name
from tui.plain import one_line

LABEL_WIDTH = 14


def facts(entry: Entry, names: Mapping[str, str], copies: Sequence[Copy]) -> Iterator[tuple[str, str]]:
    """Labels and facts, as far as known; `copies` is where else the story was printed."""
    quote = entry.quote
    if quote.topics:
        yield "Topics", ", ".join(topic_name(names.get(topic.id, topic.id)) for topic in quote.topics)
    yield "Quotation", f"{quote.kind.value} {quote.act.value}"
    yield "Found by", f"{one_line(quote.rule)}, {quote.confidence:.0%} sure"
    yield "Quote id", one_line(quote.id)
    for number, copy in enumerate(copies):
        yield "" if number else "Also in", copy_words(copy)
    if entry.article.url:
        yield "Link", one_line(entry.article.url)


def fact_lines(
    entry: Entry, names: Mapping[str, str], copies: Sequence[Copy], width: int
) -> Iterator[Content]:
    """Labels to the left, facts wrapped to the right; `names` are what topics are called."""
    for label, fact in facts(entry, names, copies):
        first = Content.styled(label, NEUTRAL)
        yield from hanging(first, Content(fact), width, indent=LABEL_WIDTH)

"""The facts of a quote: what it is about, how it was found and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from store.contract import Entry
from tui.figures import NEUTRAL
from tui.plain import one_line, plain

LABEL_WIDTH = 12


def facts(entry: Entry, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Label and fact, those that are known."""
    quote = entry.quote
    if quote.topics:
        yield "Topics", ", ".join(one_line(names.get(topic, topic)) for topic in quote.topics)
    yield "Quotation", f"{quote.kind.value} {quote.act.value}"
    yield "Found by", f"{one_line(quote.rule)}, {quote.confidence:.0%} sure"
    yield "Quote id", one_line(quote.id)
    if entry.annotation.note:
        yield "Note", plain(entry.annotation.note)


class Facts(Static):
    """A line for each fact."""

    DEFAULT_CSS = "Facts { height: auto; }"

    entry: reactive[Entry | None] = reactive(None, layout=True)
    names: reactive[Mapping[str, str]] = reactive({})
    """What topics are called, by their ids."""

    def render(self) -> Content:
        """Labels to the left, facts to the right."""
        if self.entry is None:
            return Content()
        lines = (
            Content.assemble((f"{label:<{LABEL_WIDTH}}", NEUTRAL), fact)
            for label, fact in facts(self.entry, self.names)
        )
        return Content("\n").join(lines)

"""What the command line prints: JSON lines for programs, tables that fit 80 columns for readers.

Text from articles reaches the terminal cleaned and as `Text`: never as markup, never with control characters.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from math import tanh
from typing import TYPE_CHECKING

import orjson
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from stance.cleaning import clean_line
from stance.records import Kind, TargetKind
from store.contract import Entry, Facet, Sort
from store.documents import Document, from_article, from_quote
from store.wording import as_printed, as_said, correction, in_brief
from tui.names import speaker_name, target_name

if TYPE_CHECKING:
    from rich.console import RenderableType

    from stance.records import Stance, Target

ID_DIGITS = 8
"""Of the sixteen of a quote's id; enough to identify it for `explain`."""

ROWS_AT_ONCE = 500
"""Long lists are printed in several tables of this many rows, since a table is kept in memory."""

STANCES_SHOWN = 2
"""Of a quote in a table: the strongest."""

LABELS = {-1: "against", 0: "neutral", 1: "for"}


def print_json(value: object) -> None:
    """One line of JSON on stdout, in UTF-8 wherever the program runs, at once."""
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def print_text(*renderables: RenderableType) -> None:
    """Tables and texts on stdout, as wide as the terminal; 80 columns where there is none."""
    console = Console(markup=False, highlight=False, emoji=False)
    for renderable in renderables:
        console.print(renderable)


def from_entry(entry: Entry) -> Document:
    """A quote with its article's fields and the analyst's work, as one JSON object."""
    return {
        **from_quote(entry.quote),
        "article": from_article(entry.article),
        "marked": entry.annotation.marked,
        "note": entry.annotation.note,
    }


def from_facet(facet: Facet) -> Document:
    """A facet as a JSON object."""
    return {"key": facet.key, "name": facet.name, "count": facet.count, "mean": facet.mean}


def quote_tables(
    entries: Iterable[Entry], targets: Collection[str] = (), sort: Sort = Sort.NEWEST
) -> Iterator[Table]:
    """The quotes as tables of equal widths, only the first of them with a header.

    `targets` are those whose stances are asked for, see `Selection.targets`. In an order by stance, those
    that it sorts by come first.
    """
    rows, is_first = iter(entries), True
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        table = Table(
            Column("id", width=ID_DIGITS, no_wrap=True),
            Column("date", width=10, no_wrap=True),
            Column("speaker", ratio=2, min_width=13),
            Column("stance", ratio=2, min_width=11),
            Column("quote", ratio=5, min_width=30),
            box=None,
            expand=True,
            pad_edge=False,
            show_header=is_first,
        )
        for entry in batch:
            table.add_row(*map(cell, _quote_row(entry, targets, sort)))
        yield table
        is_first = False


def facet_table(facets: Sequence[Facet], title: str) -> Table:
    """Facets with their counts and mean stances."""
    table = Table(
        Column(title, overflow="fold"),
        Column("query", overflow="fold"),
        Column("quotes", justify="right", no_wrap=True),
        Column("stance", justify="right", no_wrap=True),
        box=None,
        pad_edge=False,
    )
    for facet in facets:
        table.add_row(cell(facet.name), cell(facet.key), cell(f"{facet.count:,}"), cell(signed(facet.mean)))
    return table


def explanation(entry: Entry) -> Iterator[RenderableType]:
    """A quote, who said it, and each of its scores rule by rule."""
    quote, article = entry.quote, entry.article
    yield speaker_line(entry)
    yield from map(cell, filter(None, (article.title, article.url)))
    yield Text()
    yield cell(as_said(entry))
    if quote.kind is not Kind.DIRECT:
        how = "in the outlet's words" if quote.kind is Kind.INDIRECT else "as printed"
        yield cell(f"{how}: {as_printed(entry)}")
    yield cell(f"attributed by the rule {quote.rule}, confidence {quote.confidence:.2f}")
    if not entry.stances:
        yield cell("No stance: nothing that it is about was recognised.")
    for stance in entry.stances:
        yield Text()
        yield mention_line(stance.target) if entry.is_mention(stance) else stance_line(entry, stance)
        if stance.evidence:
            yield stance_table(stance)


def speaker_line(entry: Entry) -> Text:
    """The known facts of who said it, how, where and when, on one line."""
    quote, article = entry.quote, entry.article
    who = entry.speaker
    about = ", ".join(filter(None, (who.role, who.affiliation, who.country))) if who else ""
    parts = [
        f"{speaker_name(entry.speaker)} ({about})" if about else speaker_name(entry.speaker),
        f"{quote.kind} {quote.act}",
        article.outlet,
        article.published.isoformat() if article.published else None,
    ]
    return cell(" · ".join(filter(None, parts)))


def stance_table(stance: Stance) -> Table:
    """The score rule by rule: each evidence with its weight and what the score would be without it."""
    total = sum(evidence.weight for evidence in stance.evidence)
    table = Table(
        Column("weight", justify="right", no_wrap=True),
        Column("without", justify="right", no_wrap=True),
        Column("rule", overflow="fold"),
        Column("words", overflow="fold"),
        Column("why", overflow="fold"),
        box=None,
        pad_edge=False,
    )
    for evidence in stance.evidence:
        table.add_row(
            cell(signed(evidence.weight)),
            cell(signed(tanh(total - evidence.weight))),
            cell(evidence.rule),
            cell(evidence.text),
            cell(evidence.why),
        )
    return table


def mention_line(target: Target) -> Text:
    """A target that a quote names without a stance toward it."""
    return cell(f"{target_name(target)}: mentioned, nothing points either way")


def stance_line(entry: Entry, stance: Stance) -> Text:
    """The target, the score and its confidence; for a corrected score what was found instead."""
    toward = f"toward {target_name(stance.target)}: {signed(stance.score)}"
    sure = correction(entry, stance.target) or f"confidence {stance.confidence:.2f}"
    return cell(f"{toward} ({LABELS[stance.label]}), {sure}")


def listed_words(entry: Entry) -> str:
    """The words of a quote on one line; reported speech with its cue, and marked as indirect."""
    return f"{Kind.INDIRECT}: {in_brief(entry)}" if entry.quote.kind is Kind.INDIRECT else in_brief(entry)


def signed(score: float | None) -> str:
    """A score with its sign and two digits; a dash where there is none."""
    return "–" if score is None else f"{score + 0:+.2f}".replace("-0.00", "+0.00")


def cell(words: str) -> Text:
    """Text of any origin, safe to show: on one line, cleaned, never markup."""
    return Text(clean_line(words))


def _quote_row(entry: Entry, targets: Collection[str], sort: Sort) -> tuple[str, ...]:
    quote, day = entry.quote, entry.article.published
    strongest = entry.toward(targets, sort)[:STANCES_SHOWN]
    stances = ", ".join(_stance_words(entry, stance) for stance in strongest)
    return (
        quote.id[:ID_DIGITS],
        day.isoformat() if day else "–",
        speaker_name(entry.speaker),
        stances,
        listed_words(entry),
    )


def _stance_words(entry: Entry, stance: Stance) -> str:
    if entry.is_mention(stance):
        return f"{_short(stance.target)} mentioned"
    return f"{signed(stance.score)} {_short(stance.target)}"


def _short(target: Target) -> str:
    return target.id if target.kind is TargetKind.COUNTRY else target_name(target)

"""Tables: a row per quote, with two columns per target."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from io import StringIO

from stance.cleaning import clean
from store.contract import Entry, Names
from store.wording import as_printed

Cell = str | float | None

DECIMALS = 4
"""Of scores; more would look more exact than they are."""

FORMULA_STARTS = tuple("=+-@＝＋－＠")
"""Characters that start a formula in a spreadsheet, after OWASP's "CSV Injection"."""


@dataclass(frozen=True, slots=True)
class Row:
    """The columns before those of the targets."""

    id: str
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    speaker: str | None
    speakers: str
    """Each who speaks: where several speak together, `speaker` is what they are called as a group."""
    role: str | None
    affiliation: str | None
    country: str
    """Of the speaker, or of each."""
    kind: str
    act: str
    quote: str
    printed: str
    """The article's words from source and cue to the end of the quote."""
    about: str
    topics: str
    confidence: float
    marked: str | None
    note: str | None
    verdict: str | None


def rows(entries: Sequence[Entry], names: Names) -> Iterator[list[Cell]]:
    """The heading, and a row for each quote; strings are safe in a spreadsheet."""
    width = max((len(entry.stances) for entry in entries), default=0)
    numbered = [f"{name}_{at}" for at in range(1, width + 1) for name in ("target", "score")]
    yield [*(field.name for field in fields(Row)), *numbered]
    for entry in entries:
        cells = [*astuple(_row(entry, names))]
        for stance in entry.stances:
            cells += stance.target.name, None if entry.is_mention(stance) else round(stance.score, DECIMALS)
        cells += [None] * (2 * (width - len(entry.stances)))
        yield [guarded(cell) if isinstance(cell, str) else cell for cell in cells]


def guarded(text: str) -> str:
    """The text, cleaned, with an apostrophe before it if a spreadsheet would take it for a formula."""
    is_formula = text.lstrip().startswith(FORMULA_STARTS) or text.startswith(("\t", "\r", "\n"))
    return "'" * is_formula + clean(text)


def to_csv(entries: Sequence[Entry], names: Names) -> Iterator[bytes]:
    """Comma-separated values in UTF-8, with a heading."""
    for row in rows(entries, names):
        line = StringIO()
        csv.writer(line, lineterminator="\n").writerow(row)
        yield line.getvalue().encode()


def _row(entry: Entry, names: Names) -> Row:
    quote, article, speaker = entry.quote, entry.article, entry.speaker
    return Row(
        id=quote.id,
        published=article.published.isoformat() if article.published else None,
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        speaker=speaker.name if speaker else None,
        speakers="; ".join(each.name for each in entry.speakers),
        role=speaker.role if speaker else None,
        affiliation=speaker.affiliation if speaker else None,
        country="; ".join(dict.fromkeys(each.country for each in entry.speakers if each.country)),
        kind=str(quote.kind),
        act=str(quote.act),
        quote=quote.text,
        printed=as_printed(entry),
        about=_listed(quote.countries, names),
        topics=_listed((topic.id for topic in quote.topics), names),
        confidence=round(quote.confidence, DECIMALS),
        marked="yes" if entry.annotation.marked else None,
        note=entry.annotation.note,
        verdict=entry.annotation.verdict and str(entry.annotation.verdict),
    )


def _listed(keys: Iterable[str], names: Names) -> str:
    return "; ".join(names.get(key, (key,))[0] for key in keys)

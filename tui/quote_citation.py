"""A quote as a citation in plain text, and its link if a browser may open it."""

from __future__ import annotations

from collections.abc import Mapping

from stance.records import Kind
from store.contract import Entry
from store.wording import in_brief
from tui.names import NOBODY
from tui.plain import one_line


def citation(entry: Entry, names: Mapping[str, str]) -> str:
    """The quote with who said it, where and when, as plain text; `names` are the names of countries."""
    quote, article, speaker = entry.quote, entry.article, entry.speaker
    words = one_line(in_brief(entry)).strip()
    # Only direct speech is in the speaker's own words, so nothing else gets quotation marks.
    said = f"“{words.strip('“”')}”" if quote.kind is Kind.DIRECT else words
    who = NOBODY
    if speaker:
        country = names.get(speaker.country, speaker.country) if speaker.country else None
        about = (
            part for part in (speaker.role, speaker.affiliation, country) if part and part != speaker.name
        )
        who = ", ".join([speaker.name, *about])
    title = f"“{article.title}”" if article.title else None
    day = article.published.isoformat() if article.published else None
    where = ", ".join(part for part in (article.outlet, title, day) if part)
    lines = [said, f"— {one_line(who)}", one_line(where), one_line(article.url or "")]
    return "\n".join(line for line in lines if line)


def web_link(url: str | None) -> str | None:
    """The link if it is safe to open: http or https, and plain characters only."""
    if url and url.lower().startswith(("http://", "https://")) and url.isascii() and url.isprintable():
        return None if " " in url else url
    return None

"""A quote as it is passed on to others."""

from __future__ import annotations

from collections.abc import Mapping

from stance.records import Kind
from store.contract import Entry
from store.wording import in_brief
from tui.names import NOBODY
from tui.plain import one_line


def citation(entry: Entry, names: Mapping[str, str]) -> str:
    """The quote with who said it, where and when, as plain text; `names` are what countries are called."""
    quote, article, speaker = entry.quote, entry.article, entry.speaker
    words = one_line(in_brief(entry)).strip()
    # Marks only around what was printed within marks: reported speech is not the speaker's wording.
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
    """The address if a browser may be given it: of the web, and nothing in it but plain characters."""
    if url and url.lower().startswith(("http://", "https://")) and url.isascii() and url.isprintable():
        return None if " " in url else url
    return None

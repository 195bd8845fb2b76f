"""A brief in Markdown: each quotation with who said it, where and when, its stances and the note on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stance.records import Kind, Speaker
from store.contract import Entry, Names
from store.formats.plain import one_line, web_address

MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&#$@]|:(?=//)|(?<=www)\.")
"""Characters that make markup of text, or a link of an address."""

BLOCK_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
"""What makes a list or a heading of a line."""


def to_markdown(entries: Sequence[Entry], names: Names) -> Iterator[bytes]:
    """A Markdown brief in UTF-8."""
    yield f"# {len(entries)} {'quote' if len(entries) == 1 else 'quotes'}\n".encode()
    for entry in entries:
        yield _brief(entry, names).encode()


def escaped(text: str) -> str:
    """The text on one line, so that Markdown shows it as it is."""
    text = MARKUP.sub(r"\\\g<0>", one_line(text))
    return BLOCK_START.sub(lambda start: f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}", text)


def _brief(entry: Entry, names: Names) -> str:
    quote, article = entry.quote, entry.article
    # Marks only around what was printed within marks: reported speech is not the speaker's wording.
    words = f"“{escaped(quote.text)}”" if quote.kind is Kind.DIRECT else escaped(quote.text)
    title = escaped(article.title or article.url or article.id)
    where = [escaped(article.outlet)] if article.outlet else []
    when = [article.published.isoformat()] if article.published else []
    stances = [f"- toward {escaped(stance.target.name)}: {stance.score:+.2f}" for stance in entry.stances]
    blocks = [
        f"> {words}",
        f"— {_who(entry.speaker, names)}. {', '.join([*where, *when, _link(title, article.url)])}",
        "\n".join(stances),
        f"Note: {escaped(entry.annotation.note)}" if entry.annotation.note else "",
    ]
    return "".join(f"\n{block}\n" for block in blocks if block)


def _who(speaker: Speaker | None, names: Names) -> str:
    if not speaker:
        return "**speaker unknown**"
    country = names.get(speaker.country, (speaker.country,))[0] if speaker.country else None
    about = [part for part in (speaker.role, speaker.affiliation, country) if part and part != speaker.name]
    return ", ".join([f"**{escaped(speaker.name)}**", *map(escaped, about)])


def _link(title: str, url: str | None) -> str:
    address = web_address(url)
    return f"[{title}](<{address}>)" if address else title

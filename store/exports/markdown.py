"""A brief in Markdown: each quote with who said it, where and when, its stances and the note on it.

Only direct quotes are block quotes. Mixed and indirect quotes are given as the outlet's report, in italics,
without quotation marks that the outlet hasn't set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stance.cleaning import clean_line
from stance.records import Kind, Speaker, Stance
from store.contract import Entry, Names
from store.exports.citation import title_of, web_address
from store.wording import as_printed, as_said, correction

MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&#$@]|:(?=//)|(?<=www)\.")
"""Characters of markup, and those that turn an address into a link."""

BLOCK_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
"""What starts a list or underlines a heading."""

LEGEND = (
    "Block quotes are verbatim. What stands in italics is the outlet's report; in it, only what stands in"
    " quotation marks is verbatim."
)


def to_markdown(entries: Sequence[Entry], names: Names) -> Iterator[bytes]:
    """A Markdown brief in UTF-8."""
    yield f"# {len(entries)} {'quote' if len(entries) == 1 else 'quotes'}\n".encode()
    if entries:
        yield f"\n{LEGEND}\n".encode()
    for entry in entries:
        yield _brief(entry, names).encode()


def escaped(text: str) -> str:
    """The text on one line, escaped so that Markdown shows it as it is."""
    text = MARKUP.sub(r"\\\g<0>", clean_line(text))
    return BLOCK_START.sub(lambda start: f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}", text)


def _brief(entry: Entry, names: Names) -> str:
    article = entry.article
    where = [escaped(article.outlet)] if article.outlet else []
    when = [article.published.isoformat()] if article.published else []
    place = ", ".join([*where, *when, _link(escaped(title_of(article)), article.url)])
    blocks = [
        *(_quotation(entry, names) if entry.quote.kind is Kind.DIRECT else _report(entry, names)),
        place,
        "\n".join(f"- {_stance(entry, stance)}" for stance in entry.stances),
        f"Judged {entry.annotation.verdict} by the analyst." if entry.annotation.verdict else "",
        f"Speaker corrected by the analyst; found was {_found(entry)}." if entry.annotation.speaker else "",
        f"Note: {escaped(entry.annotation.note)}" if entry.annotation.note else "",
    ]
    return "\n---\n" + "".join(f"\n{block}\n" for block in blocks if block)


def _quotation(entry: Entry, names: Names) -> Iterator[str]:
    """A direct quote."""
    yield f"> {escaped(as_said(entry))}"
    yield f"— {_who(entry.speaker, names)} ({entry.quote.kind})"


def _report(entry: Entry, names: Names) -> Iterator[str]:
    """A mixed or indirect quote, as the outlet reports it."""
    outlet, cue = entry.article.outlet, entry.quote.cue
    by = f"reported by {escaped(outlet)}" if outlet else "reported in the article's words"
    words = escaped(as_printed(entry).strip())
    verb = f", cue “{escaped(entry.article.text[slice(*cue)])}”" if cue else ""
    yield f"{_who(entry.speaker, names)} — {by}: *{words}* ({entry.quote.kind}{verb})"


def _stance(entry: Entry, stance: Stance) -> str:
    target = escaped(stance.target.name)
    if entry.is_mention(stance):
        return f"{target}: mentioned, nothing points either way"
    corrected = correction(entry, stance.target)
    return f"toward {target}: {stance.score:+.2f}" + (f" ({corrected})" if corrected else "")


def _who(speaker: Speaker | None, names: Names) -> str:
    if not speaker:
        return "**speaker unknown**"
    country = names.get(speaker.country, (speaker.country,))[0] if speaker.country else None
    about = [part for part in (speaker.role, speaker.affiliation, country) if part and part != speaker.name]
    return ", ".join([f"**{escaped(speaker.name)}**", *map(escaped, about)])


def _found(entry: Entry) -> str:
    return escaped(entry.quote.speaker.name) if entry.quote.speaker else "nobody"


def _link(title: str, url: str | None) -> str:
    address = web_address(url)
    return f"[{title}](<{address}>)" if address else title

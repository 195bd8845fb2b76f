"""A quote in its context: who, where, when, and the passage with its parts highlighted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from textual.content import Content

from stance.records import Article, Quote, Span, Speaker, SpeakerKind
from store.contract import Annotation, Entry
from tui.drawing.signs import CORRECTED, MARKED, NOTED, VERDICTS
from tui.names import NOBODY, speaker_name
from tui.plain import one_line, plain

PARAGRAPH = re.compile(r"[^\n]+")
AROUND = 300
"""Characters shown before and after the quote at most; whole paragraphs where they fit."""
CONTENT_STYLE = "bold on $quoted-background"
SOURCE_STYLE = "underline"
CUE_STYLE = "italic $accent"
"""Content, source and cue of the attribution; each differs by more than its colour."""
LEGEND = Content.assemble(("said", CONTENT_STYLE), "  ", ("who", SOURCE_STYLE), "  ", ("how", CUE_STYLE))
"""What these styles mean."""
LABEL = "$aside"


def passage(text: str, spans: list[Span]) -> Span:
    """The paragraphs of the spans, the one before and the one after, at most `AROUND` either side."""
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    before = [start for start, end in paragraphs if start <= first]
    after = [end for start, end in paragraphs if end >= last]
    start, end = (before or [first])[-2:][0], (after or [last])[:2][-1]
    start, end = min(start, first), max(end, last)
    if first - start > AROUND:
        start = _word_end(text, first - AROUND, first)
    if end - last > AROUND:
        end = max(text.rfind(" ", last, last + AROUND), last)
    return start, end


def _word_end(text: str, start: int, end: int) -> int:
    """The offset after the first space between the two; without a space, `end`."""
    space = text.find(" ", start, end)
    return end if space < 0 else space + 1


def in_context(text: str, quote: Quote) -> Content:
    """The passage with the quote's parts highlighted, word for word as printed."""
    parts = [*((span, CONTENT_STYLE) for span in quote.content)]
    parts += [(span, style) for span, style in ((quote.source, SOURCE_STYLE), (quote.cue, CUE_STYLE)) if span]
    start, end = passage(text, [span for span, _ in parts])
    shown = Content(plain(text[start:end]))
    for (first, last), style in parts:
        shown = shown.stylize(style, first - start, last - start)
    before = "… " if start and text[start - 1] != "\n" else ""
    after = " …" if end < len(text) and text[end] != "\n" else ""
    return Content.assemble((before, LABEL), shown, (after, LABEL))


def who(speaker: Speaker | None, names: Mapping[str, str]) -> Content:
    """The speaker with everything that is known about them."""
    if speaker is None:
        return Content.styled(NOBODY, LABEL)
    country = names.get(speaker.country, speaker.country) if speaker.country else None
    kind = None if speaker.kind is SpeakerKind.PERSON else speaker.kind.value
    if not speaker.named:
        kind = f"{speaker.kind.value}, not named"
    known = dict.fromkeys([speaker.name, speaker.role, speaker.affiliation, country, kind])
    name, *rest = (
        one_line(f"{word} ({speaker.country})" if word == country else word) for word in known if word
    )
    return Content.assemble((name, "bold"), *(f" · {word}" for word in rest))


def where(article: Article) -> Iterator[Content]:
    """The title, where there is one; outlet and date."""
    if article.title:
        yield Content(one_line(article.title))
    day = article.published.isoformat() if article.published else "undated"
    yield Content.styled(f"{one_line(article.outlet or 'unknown outlet')} · {day}", LABEL)


def context(entry: Entry, names: Mapping[str, str]) -> Content:
    """The speaker, the place and the passage; `names` are what countries are called."""
    quote, article, annotation = entry.quote, entry.article, entry.annotation
    lines = [
        Content.assemble((f"{MARKED} ", "$accent") if annotation.marked else "", who(entry.speaker, names)),
        *([_found_instead(quote)] if annotation.speaker else ()),
        *where(article),
        *_added(annotation),
        Content(),
        in_context(article.text, quote),
    ]
    return Content("\n").join(lines)


def _added(annotation: Annotation) -> Iterator[Content]:
    """The analyst's verdict and note."""
    if annotation.verdict:
        yield Content(f"{VERDICTS[annotation.verdict]} judged {annotation.verdict.value} by you")
    if annotation.note:
        yield Content(f"{NOTED} {plain(annotation.note)}")


def _found_instead(quote: Quote) -> Content:
    return Content.styled(f"{CORRECTED} corrected by you; found was {speaker_name(quote.speaker)}", LABEL)

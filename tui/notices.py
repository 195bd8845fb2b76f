"""What the list of quotes says where it has none to show."""

from __future__ import annotations

from textual.content import Content

from tui.figures import count
from tui.plain import one_line

TITLE = "bold"
ASIDE = "$aside"


def opening() -> Content:
    """The desk isn't there yet."""
    return Content.styled("Opening the desk …", ASIDE)


def failed(message: str) -> Content:
    """The desk can't be opened."""
    return _lines(
        Content.styled("✗ The desk can't be opened", f"{TITLE} $text-error"),
        Content(),
        Content(one_line(message)),
        Content(),
        _key("q", "quit"),
    )


def empty(*, is_reading: bool) -> Content:
    """The desk has no quotes yet."""
    if is_reading:
        return _lines(
            Content.styled("Reading the first articles …", TITLE),
            Content(),
            Content.styled("The language model takes a few seconds to load.", ASIDE),
            Content.styled("Quotes appear here as they are found.", ASIDE),
        )
    return _lines(
        Content.styled("This desk is empty", TITLE),
        Content(),
        _key("onrecord add FILE…", "reads articles into it"),
        _key("onrecord demo", "shows sample articles"),
        Content(),
        _key("q", "quit"),
    )


def no_match(narrowest: tuple[str, int] | None) -> Content:
    """The filter finds nothing; `narrowest` is the term that leaves out most and what is found without it."""
    lines = [Content.styled("No quote matches the filter", TITLE), Content()]
    if narrowest:
        term, found = narrowest
        lines += [
            Content.assemble("Without ", (one_line(term), TITLE), f" there {_would_be(found)}."),
            Content(),
        ]
    return _lines(*lines, _key("/", "change the filter"), _key("Esc", "clear it"))


def no_stance() -> Content:
    """The matrix has no cells."""
    return Content.styled("No speaker of a known country stands anywhere in these quotes.", ASIDE)


def _would_be(found: int) -> str:
    return f"would be {count(found, 'quote')}"


def _key(key: str, does: str) -> Content:
    return Content.assemble((key, "bold $accent"), (f"  {does}", ASIDE))


def _lines(*lines: Content) -> Content:
    return Content("\n").join(lines)

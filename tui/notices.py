"""Notices: why a list is empty, and what adding articles did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.commands import ADDED, Keys, keys_of, shown
from tui.figures import count
from tui.ingest.adding import Outcome
from tui.plain import one_line
from tui.results import Results

MOST_PROBLEMS = 3
TITLE = "bold"
ASIDE = "$aside"


def of_results(results: Results, *, is_reading: bool) -> Content:
    """Why there are no quotes; empty where there are some."""
    if results.selection:
        return Content()
    if not results.total:
        return empty(is_reading=is_reading)
    return no_match(results.narrowest, results.meant.text if results.meant else None)


def opening() -> Content:
    """The desk isn't open yet."""
    return Content.styled("Opening the desk …", ASIDE)


def failed(message: str) -> Content:
    """The desk can't be opened."""
    return _lines(
        Content.styled("✗ The desk can't be opened", f"{TITLE} $text-error"),
        Content(),
        Content(one_line(message)),
        Content(),
        *_keys(("q", "quits")),
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
        *_keys(
            ("a", "adds files, links, a pasted text"),
            ("a → → Enter", "adds samples, to try things out"),
            ("?", "shows every key"),
            ("q", "quits"),
        ),
        Content(),
        Content.styled("From a shell: onrecord add FILE…", ASIDE),
    )


def no_match(narrowest: tuple[str, int] | None, meant: str | None) -> Content:
    """The filter finds nothing.

    `narrowest` is the term that excludes most and what is found without it; `meant` a filter that would find
    the name that was written.
    """
    lines = [Content.styled("No quote matches the filter", TITLE), Content()]
    if narrowest:
        term, found = narrowest
        lines += [
            Content.assemble("Without ", (one_line(term), TITLE), f" there {_would_be(found)}."),
            Content(),
        ]
    offer = [("Enter", f"looks for {one_line(meant)}")] if meant else []
    return _lines(*lines, *_keys(*offer, ("/", "changes the filter"), ("Esc", "goes back to the one before")))


def added(outcome: Outcome, left: int, keys: Keys) -> str:
    """The result of reading, how many articles are left unread, and the key that shows what is new."""
    new, known, copies = outcome.added, outcome.known + outcome.added.articles_known, outcome.copies
    sentences = [f"Added {count(new.articles_new, 'article')} with {count(new.quotes_new, 'quote')}."]
    if known:
        sentences.append(f"{count(known, 'article')} {'was' if known == 1 else 'were'} here already.")
    if copies:
        sentences.append(f"{count(copies, 'article')} only repeated a story that is here.")
    if new.clashes:
        has = "article is" if len(new.clashes) == 1 else "articles are"
        sentences.append(f"{len(new.clashes)} {has} here with another text, which was kept.")
    if left:
        sentences.append(f"{count(left, 'article')} {'was' if left == 1 else 'were'} left unread.")
    if new.quotes_new:
        sentences.append(f"{shown(keys_of(ADDED, keys)[0])} shows what is new.")
    return " ".join(sentences)


def unread(problems: Sequence[str]) -> str:
    """The sources that couldn't be read: the first few, and how many more."""
    more = len(problems) - MOST_PROBLEMS
    return "\n".join([*map(one_line, problems[:MOST_PROBLEMS]), *([f"and {more} more"] if more > 0 else [])])


def no_stance() -> Content:
    """The matrix has no cells."""
    return Content.styled("No speaker of a known country stands anywhere in these quotes.", ASIDE)


def no_turn(name: str, dated: int, targets: int) -> Content:
    """No stance has turned; `dated` scores toward `targets` targets were compared."""
    why = (
        f"{one_line(name)}: {count(dated, 'dated score')} toward {count(targets, 'target')},"
        " and no change of sign."
        if dated
        else f"{one_line(name)}: no quote has both a date and a score."
    )
    return _lines(
        Content.styled("No stance has turned", TITLE),
        Content(),
        Content.styled("A turn is where a speaker who spoke for a target next speaks", ASIDE),
        Content.styled("against it, or the other way round; scores near 0 are neither.", ASIDE),
        Content(),
        Content(why),
    )


def no_time_line(name: str) -> Content:
    """There are no dated scores for a time line."""
    return _lines(
        Content.styled("There is no time line", TITLE),
        Content(),
        Content.styled("It is drawn of quotes that have both a date and a score.", ASIDE),
        Content(f"{one_line(name)}: there is none yet."),
    )


def _would_be(found: int) -> str:
    return f"would be {count(found, 'quote')}"


def _keys(*keys: tuple[str, str]) -> Iterator[Content]:
    """Keys with what they do, in two columns."""
    width = max(len(key) for key, _ in keys)
    for key, does in keys:
        yield Content.assemble((key.ljust(width), "bold $accent"), (f"  {does}", ASIDE))


def _lines(*lines: Content) -> Content:
    return Content("\n").join(lines)

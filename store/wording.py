"""How a quote is told: no outlet's words as the speaker's, and no analyst's score as one that was found."""

from __future__ import annotations

from stance.records import Kind, Span, Target, slices
from store.contract import Entry

MARKS = tuple("\"'“”„«»‘’‹›`")
"""What a quotation may open with."""


def as_said(entry: Entry) -> str:
    """A quote's content within the outlet's marks; in marks of our own where its layout stood for them."""
    words = entry.quote.text
    if entry.quote.kind is not Kind.DIRECT or words.startswith(MARKS):
        return words
    return f"“{words}”"


def as_printed(entry: Entry) -> str:
    """The article's words from source and cue to the end of the content: the outlet's report of it."""
    quote = entry.quote
    return _passage(entry.article.text, [*quote.content, *filter(None, (quote.source, quote.cue))])


def with_cue(entry: Entry) -> str:
    """The content with its cue, and the words between: "condemned the test", not "the test"."""
    quote = entry.quote
    return _passage(entry.article.text, [*quote.content, *filter(None, (quote.cue,))])


def as_told(entry: Entry) -> str:
    """What fits on a line: as said where all of it was said so, else with its cue.

    "Russia" alone wouldn't tell what was said where the outlet has it that somebody "condemned Russia".
    """
    return as_said(entry) if entry.quote.kind is Kind.DIRECT else with_cue(entry)


def correction(entry: Entry, target: Target) -> str | None:
    """That the score toward the target is the analyst's, and what was found; None where it was found."""
    if all(each.target != target for each in entry.annotation.scores):
        return None
    found = next((stance for stance in entry.quote.stances if stance.target == target), None)
    return f"corrected; found was {found.score:+.2f}" if found else "corrected; nothing was found"


def _passage(text: str, spans: list[Span]) -> str:
    """The words from the first span to the last; those alone where they stand in several paragraphs."""
    whole = text[min(spans)[0] : max(end for _, end in spans)]
    return slices(text, sorted(spans)) if "\n" in whole.strip() else whole

"""The wording of quotes: never an outlet's words as the speaker's, or an analyst's score as a found one."""

from __future__ import annotations

from stance.records import Kind, Span, Target, slices
from store.contract import Entry

MARKS = tuple("\"'“”„«»‘’‹›`")
"""Marks that a quotation may open with."""


def as_said(entry: Entry) -> str:
    """A quote's content in the outlet's marks; in ours if the outlet set it off without any."""
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


def in_brief(entry: Entry) -> str:
    """The quote in brief: as said if it is direct, else with its cue.

    "Russia" alone doesn't tell what was said where the outlet reports that somebody "condemned Russia".
    """
    return as_said(entry) if entry.quote.kind is Kind.DIRECT else with_cue(entry)


def correction(entry: Entry, target: Target) -> str | None:
    """Says of an analyst's score toward the target what the program's was; None for one of the program's."""
    if all(each.target != target for each in entry.annotation.scores):
        return None
    by_program = next((stance for stance in entry.quote.stances if stance.target == target), None)
    return f"corrected; found was {by_program.score:+.2f}" if by_program else "corrected; nothing was found"


def _passage(text: str, spans: list[Span]) -> str:
    """The words from the first span to the last; the spans alone if they are in several paragraphs."""
    whole = text[min(spans)[0] : max(end for _, end in spans)]
    return slices(text, sorted(spans)) if "\n" in whole.strip() else whole

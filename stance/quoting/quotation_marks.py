"""Quotation marks: which stretches of a text stand between them.

A mark opens or closes by its place (a gap before it, a gap behind it), then by its shape. Only a straight
mark between letters depends on whether a quotation is open. So a mark of the wrong direction is read as
intended, and an error in one paragraph does not affect the next. Only outermost quotations are given; inner
ones are part of their text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from stance.records import Span

PARAGRAPH = re.compile(r"[^\n]+")
DOUBLE = re.compile('\'\'|""|``|,,(?=[A-Z])|["“”„‟«»]')
SINGLE = re.compile("['‘’‚‛`‹›]")

OPENING_SHAPES = frozenset(("“", "„", "‟", "``", ",,", "«", "‘", "‚", "‛", "`", "‹"))
CLOSING_SHAPES = frozenset(("”", "»", "’", "›"))
GAP_BEFORE = frozenset("([{—–-/ ")
"""What may stand directly before an opening mark, besides white space and another opening mark."""
GAP_BEHIND = frozenset(")]}—–-/,.;:!? ")
"""What may stand directly behind a closing mark, besides white space and another closing mark."""
CLAUSE_END = re.compile(r"[,.?!](?=\s)")
NEAR = 4
"""How many closing single marks are searched for an unambiguous one."""
REPORTED = re.compile(
    r"[,?!] (?:(?:said|says|added|asked) \w"
    r"|(?:he|she|they|I|we|(?:[A-Z][\w'’]+ ?){1,4}) (?:said|says|added|asked)\b)"
)
"""A reporting clause, which ends an unclosed quotation."""
SENTENCE_ENDS = frozenset(".?!")
ELISION = re.compile(r"['’‘](?:\d\ds?|em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)
"""Apostrophes that stand where an opening mark could: '90s, 'em."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """An outermost quotation, marks included; an unclosed one ends with its paragraph."""

    start: int
    end: int
    inner: Span
    """The text between the marks."""
    closed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark, and whether its place and shape let it open or close."""

    start: int
    end: int
    opens: bool
    closes: bool


def quotations(text: str) -> Iterator[Quotation]:
    """The outermost quotations of a text, in order."""
    for paragraph in PARAGRAPH.finditer(text):
        yield from in_paragraph(text, *paragraph.span())


def in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of the paragraph `[start, end)`.

    Double marks take precedence over single ones, except for a single pair that encloses every double one
    that it touches.
    """
    doubles = list(pair(text, list(double_marks(text, start, end)), end))
    found: list[Quotation] = list(doubles)
    held: set[Quotation] = set()
    starts, ends = [double.start for double in doubles], [double.end for double in doubles]
    for single in single_quotations(text, start, end):
        met = doubles[bisect_right(ends, single.start) : bisect_left(starts, single.end)]
        if all(single.start < double.start and double.end < single.end for double in met):
            held.update(met)
            found.append(single)
    return sorted((q for q in found if q not in held), key=lambda quotation: quotation.start)


def double_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The double marks of a paragraph; one whose place and shape decide nothing may open and close."""
    for match in DOUBLE.finditer(text, start, end):
        before_gap = match.start() == start or leans(text[match.start() - 1], GAP_BEFORE, OPENING_SHAPES)
        behind_gap = match.end() == end or leans(text[match.end()], GAP_BEHIND, CLOSING_SHAPES)
        if before_gap != behind_gap:
            yield Mark(*match.span(), before_gap, behind_gap)
        else:
            shape = match.group()
            yield Mark(*match.span(), shape not in CLOSING_SHAPES, shape not in OPENING_SHAPES)


def leans(neighbour: str, gaps: frozenset[str], shapes: frozenset[str]) -> bool:
    """Whether the character beside a mark leaves a gap there."""
    return neighbour.isspace() or neighbour in gaps or neighbour in shapes or neighbour in "\"'"


def pair(text: str, marks: list[Mark], paragraph_end: int) -> Iterator[Quotation]:
    """Pair the double marks of a paragraph.

    A further opening mark opens an inner quotation only if enough closing marks follow for both. Otherwise,
    if a sentence ended before it, the first quotation was left unclosed; if not, the mark is doubled or stray
    and is ignored, as is a closing mark where nothing is open.
    """
    opened: Mark | None = None
    depth = 0
    for index, mark in enumerate(marks):
        if opened is None:
            if mark.opens:
                opened, depth = mark, 1
        elif mark.closes:
            depth -= 1
            if depth == 0:
                yield Quotation(opened.start, mark.end, (opened.end, mark.start), True)
                opened = None
        elif mark.start > opened.end and closes_next(marks, index + 1, depth + 1):
            depth += 1
        elif depth == 1 and (healed := unclosed(text, opened, mark)) is not None:
            yield healed
            opened = mark
    if opened is not None and opened.end < paragraph_end:
        reported = REPORTED.search(text, opened.end, paragraph_end)
        end = paragraph_end if reported is None else reported.start() + 1
        yield Quotation(opened.start, end, (opened.end, end), False)


def unclosed(text: str, opened: Mark, mark: Mark) -> Quotation | None:
    """An unclosed quotation before the next opening mark: it ends with its first clause."""
    if text[mark.start - 2 : mark.start].rstrip()[-1:] not in SENTENCE_ENDS:
        return None
    first = CLAUSE_END.search(text, opened.end, mark.start)
    return None if first is None else Quotation(opened.start, first.end(), (opened.end, first.end()), False)


def closes_next(marks: list[Mark], index: int, count: int) -> bool:
    """Whether the next `count` marks all close."""
    following = marks[index : index + count]
    return len(following) == count and all(mark.closes for mark in following)


def single_quotations(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Quotations in single marks, distinguished from apostrophes.

    A mark behind an s may be a possessive, so an unambiguous one among the next `NEAR` is preferred.
    """
    closings = list(single_closings(text, start, end))
    starts = [closing.start() for closing, _ in closings]
    at = start
    for opening in single_openings(text, start, end):
        if opening.start() < at:
            continue
        first = bisect_left(starts, opening.end())
        near = closings[first : first + NEAR]
        closing = next((mark for mark, is_sure in near if is_sure), near[0][0] if near else None)
        if closing is not None:
            yield Quotation(opening.start(), closing.end(), (opening.end(), closing.start()), True)
            at = closing.end()


def single_openings(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Single marks behind a gap and before a word, elisions left out."""
    for match in SINGLE.finditer(text, start, end):
        before_gap = match.start() == start or leans(text[match.start() - 1], GAP_BEFORE, frozenset())
        behind = text[match.end()] if match.end() < end else " "
        if before_gap and (behind.isalnum() or behind in '[.…“"') and not ELISION.match(text, match.start()):
            yield match


def single_closings(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], bool]]:
    """Single marks before a gap and behind a word, each with whether it is unambiguous."""
    for match in SINGLE.finditer(text, start + 1, end):
        behind = text[match.end()] if match.end() < end else " "
        before = text[match.start() - 1]
        if not before.isspace() and leans(behind, GAP_BEHIND, CLOSING_SHAPES):
            yield match, before != "s" or not behind.isspace() or match.group() == "›"

"""Quotations that go on: over sentences and paragraphs, without a cue of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from stance.quoting.aligned import Marked
from stance.quoting.confidence import confidence
from stance.quoting.sentences import Unit
from stance.quoting.spans import extent, kind_of, overlap
from stance.records import Attribution, Kind, Span

CARRIED_WORDS = 6
"""A quotation of fewer words that nobody is said to say is a title, a name or a borrowed phrase."""
NEIGHBOURS = 4
"""Attributions before a unit that may reach into it."""


def continued(found: list[Attribution], units: Iterable[Unit], marked: Marked) -> list[Attribution]:
    """The attributions with the quotations that nobody else claims and that go on after them.

    Both lists are in order and are walked side by side; `done` holds what ends before the unit at hand.
    """
    done: list[Attribution] = []
    waiting = list(reversed(found))
    reopened: tuple[Span, ...] = ()
    """Quotations of whole paragraphs that nothing closes: the cue may come where the last one closes."""
    for unit in units:
        while waiting and extent(waiting[-1])[0] < unit.start:
            done.append(waiting.pop())
        if reopened and waiting and overlap(waiting[-1].content, unit.spans[:1]):
            waiting[-1] = with_content(marked, waiting[-1], before=reopened)
        reopened = reopened if unit.is_quotation else ()
        beside = (*waiting[-1:], *done[-NEIGHBOURS:])
        ours = [a for a in beside if extent(a)[0] < unit.end and unit.start < extent(a)[1]]
        if unit.is_quotation and not any(overlap(a.content, unit.spans) for a in ours):
            if not go_on(marked, done, unit) and is_reopened(unit):
                reopened += unit.spans
        elif unit.quotations and done and not ours and (carried := carry(marked, done[-1], unit)):
            done.append(carried)
    return sorted([*done, *waiting], key=lambda attribution: attribution.content)


def is_reopened(unit: Unit) -> bool:
    """Whether a unit is a paragraph of quotation that its mark does not close."""
    return unit.opens_paragraph and not unit.quotations[-1].closed


def go_on(marked: Marked, done: list[Attribution], unit: Unit) -> bool:
    """Add a sentence of quotation only to the attribution that it continues; False where there is none.

    In the paragraph of an attribution the speaker goes on whatever stands between; in the next paragraph only
    where the quotation follows at once, the convention for long quotations.
    """
    backwards = range(len(done) - 1, -1, -1)
    here = list(takewhile(lambda i: extent(done[i])[1] >= unit.paragraph_start, backwards))
    last = [len(done) - 1] if done else []
    candidates = [i for i in here or last if done[i].kind is not Kind.INDIRECT] or here
    if not candidates:
        return False
    index = max(candidates, key=lambda i: extent(done[i])[1])
    if not here and marked.text[extent(done[index])[1] : unit.start].strip(" \n.,"):
        return False
    done[index] = with_content(marked, done[index], after=unit.spans)
    return True


def with_content(
    marked: Marked, one: Attribution, *, before: tuple[Span, ...] = (), after: tuple[Span, ...] = ()
) -> Attribution:
    """An attribution with more content before or after its own."""
    content = before + one.content + after
    return replace(one, content=content, kind=kind_of(marked, content))


def carry(marked: Marked, last: Attribution, unit: Unit) -> Attribution | None:
    """A long quotation in a sentence without a cue, right after a quote: "Besides that, “we can face …”"."""
    text = marked.text
    longest = max(unit.quotations, key=lambda quotation: quotation.end - quotation.start)
    if len(text[slice(*longest.inner)].split()) < CARRIED_WORDS or last.source is None or unit.has_clause:
        return None
    if text[extent(last)[1] : unit.start].count("\n") > 2 or text[longest.end : unit.end].strip():
        return None
    if text[unit.start : longest.start].rstrip().endswith(":"):
        return None
    content = ((longest.start, longest.end),)
    kind = kind_of(marked, content)
    sure = confidence(text, "carried", content, last.source)
    return Attribution(kind, last.act, content, None, last.source, "carried", sure)

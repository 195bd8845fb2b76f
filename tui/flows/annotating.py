"""An analyst's work on quotes: marks, notes, verdicts and corrections, all of which can be undone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from itertools import islice

from stance.records import Speaker, SpeakerKind
from store.contract import Change, Desk, Entry
from store.folding import fold
from store.query import Query, parse, written
from tui.figures import count
from tui.flows.host import FlowHost
from tui.screens.correct import Correct, KnownNames, corrected
from tui.screens.note import Note
from tui.target_lookup import target_called, target_names

LOOKED_AT = 50
"""The most quotes that are searched for a speaker of exactly this name."""
CHANGED = {
    "marked": "marks",
    "note": "notes",
    "verdict": "verdicts",
    "speaker": "speakers",
    "scores": "scores",
}
"""The fields of an annotation in words, for messages about undo and redo."""


async def mark(host: FlowHost) -> None:
    """Mark the quote under the cursor, or unmark it."""
    if host.entry:
        quote_id = host.entry.quote.id
        await _mark(host, lambda desk: [desk.quote(quote_id)])


async def mark_all(host: FlowHost) -> None:
    """Mark all quotes shown; where all are marked, unmark them."""
    if host.results:
        selection = host.results.selection
        await _mark(host, lambda desk: selection)


async def _mark(host: FlowHost, entries: Callable[[Desk], Iterable[Entry]]) -> None:
    def change(desk: Desk) -> None:
        marks = {entry.quote.id: entry.annotation.marked for entry in entries(desk)}
        desk.annotate(marks, marked=not all(marks.values()))

    await host.write(change, problem="Not marked", states_only=True)


async def note(host: FlowHost) -> None:
    """Write a note on the quote under the cursor; an empty one removes it."""
    if host.entry is None:
        return
    entry = host.entry
    text = await host.ask(Note(entry))
    if text is not None:
        await host.write(
            lambda desk: desk.annotate([entry.quote.id], note=text), problem="Not noted", states_only=True
        )


async def correct(host: FlowHost) -> None:
    """Correct speaker and scores, or judge the quote right or wrong."""
    if host.entry is None or host.session is None:
        return
    entry, quote, desk = host.entry, host.entry.quote, host.session.desk
    everything = (await asyncio.to_thread(host.session.searcher.find, Query())).facets
    known = KnownNames(
        [facet.name for facet in everything.speakers],
        target_names(everything),
        lambda name: target_called(name, desk, everything),
    )
    answer = await host.ask(Correct(entry, known))
    if answer is None:
        return

    def change(desk: Desk) -> bool:
        speaker = _speaker_called(desk, answer.speaker) if answer.speaker else None
        desk.revise([quote.id], lambda old: corrected(old, quote, answer, speaker))
        return speaker is not None and speaker.name not in known.speakers

    if await host.write(change, problem="Not corrected"):
        host.tell(f"{answer.speaker}: of no known country.", title="New to this desk")


def _speaker_called(desk: Desk, name: str) -> Speaker:
    """The desk's speaker of this name, else a new person with nothing but the name."""
    from stance.naming.personal_names import slug

    found = desk.find(parse(written("speaker", name)))
    speakers = (one for entry in islice(found, LOOKED_AT) for one in (entry.speaker, *entry.speakers))
    known = next((one for one in speakers if one and fold(one.name) == fold(name)), None)
    return known or Speaker(slug(name), name, SpeakerKind.PERSON)


async def undo(host: FlowHost) -> None:
    """Undo the last change."""
    await _step(
        host, lambda desk: desk.undo(), "Undone", problem="Not undone", none="There is nothing to undo."
    )


async def redo(host: FlowHost) -> None:
    """Redo the change that was undone last."""
    await _step(
        host,
        lambda desk: desk.redo(),
        "Done again",
        problem="Not done again",
        none="There is nothing to do again.",
    )


async def _step(
    host: FlowHost, step: Callable[[Desk], Change | None], name: str, *, problem: str, none: str
) -> None:
    # In a tuple, so that a step that failed differs from one that there isn't.
    result = await host.write(lambda desk: (step(desk),), problem=problem)
    if result is None:
        return
    (deed,) = result
    if deed is None:
        host.tell(none)
    else:
        fields = " and ".join(CHANGED[field] for field in deed.changed_fields)
        host.tell(f"{name}: {fields} of {count(len(deed.after), 'quote')}")

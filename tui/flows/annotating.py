"""An analyst's work on quotes: marks, notes, verdicts and corrections, all of which can be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING

from stance.records import Speaker, SpeakerKind
from store.contract import Deed, Desk, Entry
from store.folding import fold
from store.query import Query, parse, written
from tui.figures import count
from tui.screens.correct import Correct, KnownNames, corrected
from tui.screens.note import Note
from tui.target_lookup import target_called, target_names

if TYPE_CHECKING:
    from tui.screens.main import Main

LOOKED_AT = 50
"""Quotes of speakers of a name that are looked at for the one of exactly this name."""
DONE_TO = {
    "marked": "marks",
    "note": "notes",
    "verdict": "verdicts",
    "speaker": "speakers",
    "scores": "scores",
}
"""What the fields of an annotation are called when they were changed."""


async def mark(main: Main) -> None:
    """Mark the quote under the cursor, or unmark it."""
    if main.entry:
        quote_id = main.entry.quote.id
        await _mark(main, lambda desk: [desk.quote(quote_id)])


async def mark_all(main: Main) -> None:
    """Mark all quotes shown; where all are marked, unmark them."""
    if main.view:
        selection = main.view.selection
        await _mark(main, lambda desk: selection)


async def _mark(main: Main, entries: Callable[[Desk], Iterable[Entry]]) -> None:
    def deed(desk: Desk) -> None:
        marks = {entry.quote.id: entry.annotation.marked for entry in entries(desk)}
        desk.annotate(marks, marked=not all(marks.values()))

    await main.write(deed, problem="Not marked", states_only=True)


async def note(main: Main) -> None:
    """Write a note on the quote under the cursor; an empty one removes it."""
    if main.entry is None:
        return
    entry = main.entry
    text = await main.app.push_screen_wait(Note(entry))
    if text is not None:
        await main.write(
            lambda desk: desk.annotate([entry.quote.id], note=text), problem="Not noted", states_only=True
        )


async def correct(main: Main) -> None:
    """Say who really speaks and where they stand, or whether the find is right."""
    if main.entry is None or main.session is None:
        return
    entry, quote, desk = main.entry, main.entry.quote, main.session.desk
    everything = (await asyncio.to_thread(main.session.searcher.find, Query())).facets
    known = KnownNames(
        [facet.name for facet in everything.speakers],
        target_names(everything),
        lambda name: target_called(name, desk, everything),
    )
    answer = await main.app.push_screen_wait(Correct(entry, known))
    if answer is None:
        return

    def deed(desk: Desk) -> bool:
        speaker = _speaker_called(desk, answer.speaker) if answer.speaker else None
        desk.revise([quote.id], lambda old: corrected(old, quote, answer, speaker))
        return speaker is not None and speaker.name not in known.speakers

    if await main.write(deed, problem="Not corrected"):
        main.notify(f"{answer.speaker}: of no known country.", title="New to this desk", markup=False)


def _speaker_called(desk: Desk, name: str) -> Speaker:
    """The desk's speaker of this name, else a person of whom nothing else is known."""
    from stance.names import slug

    found = desk.find(parse(written("speaker", name)))
    speakers = (entry.speaker for entry in islice(found, LOOKED_AT))
    known = next((one for one in speakers if one and fold(one.name) == fold(name)), None)
    return known or Speaker(slug(name), name, SpeakerKind.PERSON)


async def undo(main: Main) -> None:
    """Take back the last deed."""
    deed = await main.write(lambda desk: desk.undo(), problem="Not undone")
    main.notify(_told("Undone", deed) if deed else "There is nothing to undo.", markup=False)


async def redo(main: Main) -> None:
    """Do again what was taken back last."""
    deed = await main.write(lambda desk: desk.redo(), problem="Not done again")
    main.notify(_told("Done again", deed) if deed else "There is nothing to do again.", markup=False)


def _told(what: str, deed: Deed) -> str:
    fields = " and ".join(DONE_TO[name] for name in deed.changed)
    return f"{what}: {fields} of {count(len(deed.after), 'quote')}"

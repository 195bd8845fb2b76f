"""Exporting quotes to a file."""

from __future__ import annotations

from functools import partial

from tui.figures import count
from tui.flows.host import FlowHost
from tui.results import IS_MARKED
from tui.screens.export import Export


async def export(host: FlowHost) -> None:
    """Export the marked quotes; where there are none, those shown."""
    from store.exports import SUFFIXES, write

    if host.session is None or host.results is None:
        return
    marked = host.session.desk.find(IS_MARKED)
    entries, kind = (marked, "marked quote") if marked else (host.results.selection, "quote")
    what = count(len(entries), kind)
    named = partial(write, entries, names={key: (name,) for key, name in host.vocabulary.names.items()})
    if path := await host.ask(Export(what, SUFFIXES, named)):
        host.tell(f"{what} to {path}", title="Exported")

"""From what is marked or shown to a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.figures import count
from tui.results import IS_MARKED
from tui.screens.export import Export

if TYPE_CHECKING:
    from tui.screens.main import Main


async def export(main: Main) -> None:
    """Export the marked quotes; where there are none, those shown."""
    from store.export import SUFFIXES, write

    if main.session is None or main.view is None:
        return
    marked = main.session.desk.find(IS_MARKED)
    entries, kind = (marked, "marked quote") if marked else (main.view.selection, "quote")
    what = count(len(entries), kind)
    named = partial(write, entries, names={key: (name,) for key, name in main.vocabulary.names.items()})
    if path := await main.app.push_screen_wait(Export(what, SUFFIXES, named)):
        main.notify(f"{what} to {path}", title="Exported", markup=False)

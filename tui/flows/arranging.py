"""The order of the quotes, and views that were given a name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.contract import Desk, Sort, View
from store.query import parse
from tui.plain import one_line
from tui.screens.pick import Pick
from tui.screens.views import Views

if TYPE_CHECKING:
    from tui.screens.main import Main

ORDERS = {
    Sort.NEWEST: "newest first",
    Sort.OLDEST: "oldest first",
    Sort.AGAINST: "most against first",
    Sort.FOR: "most for first",
    Sort.SPEAKER: "by speaker",
    Sort.CONFIDENCE: "surest first",
}


async def sort(main: Main) -> None:
    """Ask for an order of the quotes and put them in it."""
    chosen = await main.app.push_screen_wait(Pick("Sort", ORDERS, main.sort))
    if chosen is not None:
        main.sort = chosen


async def views(main: Main) -> None:
    """Go to a saved view, save the present one, or forget one."""
    if main.session is None:
        return
    while True:
        known = main.session.desk.views()
        here = View("", main.filter.text, main.sort)
        answer = await main.app.push_screen_wait(
            Views(known, here, can_write=not main.session.desk.read_only)
        )
        match answer:
            case None:
                return
            case ("go", view):
                main.sort, main.filter = view.sort, parse(one_line(view.query))
                return
            case ("save", view):
                if await main.write(partial(_save, view), problem="Not saved", states_only=True):
                    main.notify(view.name, title="Saved", markup=False)
                return
            case ("drop", view):
                if await main.write(partial(_drop, view), problem="Not forgotten", states_only=True):
                    main.notify(view.name, title="Forgotten", markup=False)


def _save(view: View, desk: Desk) -> bool:
    desk.save_view(view)
    return True


def _drop(view: View, desk: Desk) -> bool:
    desk.drop_view(view.name)
    return True

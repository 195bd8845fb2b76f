"""The order of the quotes, and views that were given a name."""

from __future__ import annotations

from functools import partial

from store.contract import Desk, View
from store.query import parse
from tui.flows.host import FlowHost
from tui.orders import ORDERS
from tui.plain import one_line
from tui.screens.pick import Pick
from tui.screens.views import Views


async def sort(host: FlowHost) -> None:
    """Ask for an order, and sort the quotes by it."""
    chosen = await host.ask(Pick("Sort", ORDERS, host.sort))
    if chosen is not None:
        host.sort = chosen


async def views(host: FlowHost) -> None:
    """Go to a saved view, save the present one, or forget one."""
    if host.session is None:
        return
    while True:
        known = host.session.desk.views()
        here = View("", host.filter.text, host.sort)
        answer = await host.ask(Views(known, here, can_write=not host.session.desk.read_only))
        match answer:
            case None:
                return
            case ("go", view):
                host.sort, host.filter = view.sort, parse(one_line(view.query))
                return
            case ("save", view):
                if await host.write(partial(_save, view), problem="Not saved", states_only=True):
                    host.tell(view.name, title="Saved")
                return
            case ("drop", view):
                if await host.write(partial(_drop, view), problem="Not forgotten", states_only=True):
                    host.tell(view.name, title="Forgotten")


def _save(view: View, desk: Desk) -> bool:
    desk.save_view(view)
    return True


def _drop(view: View, desk: Desk) -> bool:
    desk.drop_view(view.name)
    return True

"""Opening the desk in the background, and again once another program has changed it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.screen import Screen

from stance.errors import StanceError
from store.contract import Desk
from store.desk_errors import StoreError
from store.read_log import ReadLog
from tui.session import CopiesOf, Session


class DeskOpener:
    """Opens the desk and closes it at the end.

    `opened` takes each session, `failed` the reason why there is none, `copies_read` what gives an article's
    copies once that is known.
    """

    def __init__(
        self,
        screen: Screen[None],
        open_desk: Callable[[], Desk],
        open_ledger: Callable[[], ReadLog],
        *,
        opened: Callable[[Session], None],
        failed: Callable[[str], None],
        copies_read: Callable[[CopiesOf], None],
    ) -> None:
        self._screen = screen
        self._open_desk = open_desk
        self._open_ledger = open_ledger
        self._opened = opened
        self._failed = failed
        self._copies_read = copies_read
        self._session: Session | None = None

    def open(self) -> None:
        """Open the desk; a session that is open already ends."""
        self._screen.run_worker(self._open(), name="open", group="desk")

    async def _open(self) -> None:
        try:
            desk = await asyncio.to_thread(self._open_desk)
        except (StoreError, StanceError, OSError) as error:
            self._failed(str(error))
            return
        former, self._session = self._session, Session(desk, self._open_ledger)
        if former:
            former.close()
        self._opened(self._session)
        await asyncio.to_thread(desk.warm)
        try:
            ledger = await asyncio.to_thread(self._session.ledger)
        except StoreError as error:
            self._screen.notify(str(error), title="Copies unknown", severity="warning", markup=False)
        else:
            self._copies_read(ledger.copies)

    def check_outdated(self) -> None:
        """Open the desk again where another program has changed it, which only one that is read can be."""
        if self._session and self._session.desk.read_only:
            self._screen.run_worker(self._check_outdated(self._session), name="check", group="desk")

    async def _check_outdated(self, session: Session) -> None:
        if await asyncio.to_thread(session.desk.is_outdated):
            self.open()

    def close(self) -> None:
        """Finish what is being written, and let go of the desk."""
        if self._session:
            self._session.close()

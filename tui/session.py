"""An open desk as the dashboard uses it: looked at from one place, written to one deed after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from stance.records import Extraction
from store.contract import Added, Desk
from tui.view import Looking

T = TypeVar("T")


class Session:
    """A desk with its views. What writes runs in one thread of its own and ends before the desk is closed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.looking = Looking(desk)
        self.is_worked_on = False
        """Whether an analyst did something to the desk."""
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writing")

    async def write(self, deed: Callable[[Desk], T], *, states_only: bool = False) -> T:
        """Do something to the desk when all before it is done. Raises what it raises.

        With `states_only` it changes nothing but marks, notes and verdicts.
        """
        self.is_worked_on = True
        # What was asked for is done also where who asked is gone.
        done = await asyncio.shield(asyncio.wrap_future(self._writer.submit(deed, self.desk)))
        self.looking.forget(states_only=states_only)
        return done

    def catch_up(self) -> None:
        """Take what is here as seen, from a thread; raises RuntimeError once the session is closed."""
        self._writer.submit(self.desk.catch_up).result()
        self.looking.forget(states_only=True)

    def add(self, extraction: Extraction) -> Added:
        """Keep an article, from a thread; raises RuntimeError once the session is closed."""
        added = self._writer.submit(self.desk.add, [extraction]).result()
        self.looking.forget(states_only=False)
        return added

    def close(self) -> None:
        """Finish what is being written, then let go of the desk."""
        self._writer.shutdown()
        self.desk.close()

"""A queue of keys: each is finished before the next is handled.

Textual handles a key while the one before still bubbles from the focused widget up to the app, where most
commands are found. Keys that come in bursts, as over a slow line, would reach the pane or the text field that
the key before was just about to leave.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container
from time import monotonic

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key, MouseDown, MouseUp, Paste
from textual.widget import Widget
from textual.widgets import Input, TextArea

QueuedInput = Key | Paste | MouseDown | MouseUp
"""What is queued: neither a paste nor a click may overtake the keys before it."""
LEAVING = ("enter", "escape", "ctrl+s")
"""Keys that usually leave a line of text. An area of text keeps Enter, unless it is in its `LEAVES_BY`."""
SECONDS_TO_LEAVE, SECONDS_BETWEEN_LOOKS = 0.1, 0.002
"""How long the next key waits for that at most, and how long between two looks."""
LONGEST = 2.0
"""Seconds after which a key counts as finished: its widget may be gone."""


class KeyQueueApp(App[None]):
    """An app that handles a key once the one before is finished."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: deque[QueuedInput] = deque()
        """The key that is being handled, and those that wait."""
        self._since = 0.0
        """When the app began to handle it."""
        self._field: Widget | None = None
        """The text field that it may leave."""

    @property
    def has_keys(self) -> bool:
        """Whether a key is being handled or waits."""
        return bool(self._keys)

    async def until_ready(self) -> None:
        """Wait for what earlier keys have started; subclasses say how."""

    async def on_event(self, event: Event) -> None:
        """Handle a key now, or after those that wait."""
        if not isinstance(event, QueuedInput) or event.is_forwarded:
            await super().on_event(event)
            return
        is_overdue = self._keys and monotonic() - self._since > LONGEST
        if is_overdue:
            self._keys.popleft()
        is_free = is_overdue or not self._keys
        self._keys.append(event)
        if is_free:
            await self._take(self._keys[0])

    async def _take(self, event: QueuedInput) -> None:
        self._since = monotonic()
        await self.until_ready()
        focused = self.focused
        self._field = focused if isinstance(event, Key) and event.key in _leaving(focused) else None
        await super().on_event(event)
        self._follow(focused or self.screen)

    def _follow(self, node: DOMNode | None) -> None:
        """Follow the key on its way up to the app."""
        if node is None or node is self:
            # The key may have moved the focus, which happens after it: so wait for two turns.
            self.call_later(self.call_later, self._end)
        elif not node.call_later(self._follow, node.parent):
            self._follow(node.parent)

    async def _end(self) -> None:
        if self._field and self.focused is self._field and monotonic() - self._since < SECONDS_TO_LEAVE:
            self.set_timer(SECONDS_BETWEEN_LOOKS, self._end)
            return
        if self._keys:
            self._keys.popleft()
        if self._keys:
            await self._take(self._keys[0])


def _leaving(widget: Widget | None) -> Container[str]:
    match widget:
        case Input():
            return LEAVING
        case TextArea():
            return getattr(widget, "LEAVES_BY", LEAVING[1:])
        case _:
            return ()

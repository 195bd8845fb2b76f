"""What widgets and background work tell the main screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from store.query import Query
from tui.ingest.adding import Outcome
from tui.session import CopiesOf


class FilterRequest(Message):
    """A widget asks for another filter."""

    def applied_to(self, query: Query) -> Query:
        """The filter to use instead of this one."""
        raise NotImplementedError


@dataclass
class ArticleAdded(Message):
    """An article from the feed is on the desk, or the last one was passed over."""

    outcome: Outcome
    """The result of the feed so far."""

    def can_replace(self, message: Message) -> bool:
        """Where several wait, only the last one is shown."""
        return isinstance(message, ArticleAdded)


@dataclass
class FeedEnded(Message):
    """No more articles come."""

    problem: str | None = None
    """The reason, where it is an error."""
    copies_of: CopiesOf | None = None
    """The copies that are noted now; None where the feed failed."""

"""What work in the background tells the main screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from tui.ingest.adding import Outcome
from tui.results import Results
from tui.session import CopiesOf, Session


@dataclass
class Opened(Message):
    """The desk is open."""

    session: Session
    squash: Callable[[float], float]
    """What makes a score of the sum of its evidence's weights."""


@dataclass
class CopiesRead(Message):
    """It is known where else the desk's stories were printed."""

    copies_of: CopiesOf


@dataclass
class Failed(Message):
    """The desk can't be opened."""

    reason: str


@dataclass
class Seen(Message):
    """What was asked for is found."""

    view: Results


@dataclass
class ArticleAdded(Message):
    """An article from the feed is on the desk, or the last one was gone through."""

    outcome: Outcome
    """What reading did so far."""

    def can_replace(self, message: Message) -> bool:
        """Many at once are shown at once."""
        return isinstance(message, ArticleAdded)


@dataclass
class FeedEnded(Message):
    """No more articles come."""

    problem: str | None
    """Why, where it is an error."""

"""Adding what a feed gives to the desk, with its progress and its result."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from stance.errors import StanceError
from store import contract
from store.desk_errors import StoreError
from tui import notices
from tui.commands import Keys
from tui.ingest.adding import Outcome
from tui.ingest.extraction_process import AddRequest, ExtractionFeed
from tui.messages import ArticleAdded, FeedEnded
from tui.session import CopiesOf, Session

NOTHING = Outcome(contract.AddResult())


class FeedReader:
    """Reads one feed at a time.

    The thread that reads posts messages to the screen, which passes them on to `follow`. `changed` is called
    where the desk has changed, `progressed` where no more than the progress has; `copies_read` takes what
    gives an article's copies, once a feed has ended.
    """

    def __init__(
        self,
        screen: Screen[None],
        make_feed: Callable[[AddRequest], ExtractionFeed],
        feed: ExtractionFeed | None,
        keys: Keys,
        *,
        changed: Callable[[], None],
        progressed: Callable[[], None],
        copies_read: Callable[[CopiesOf], None],
    ) -> None:
        self.make_feed = make_feed
        """Makes a feed of what an analyst wants to add."""
        self.feed = feed
        """What is being read; None: nothing is."""
        self.outcome = NOTHING
        """The result of the last feed so far."""
        self._screen = screen
        self._keys = keys
        self._changed = changed
        self._progressed = progressed
        self._copies_read = copies_read

    @property
    def progress(self) -> tuple[int, int | None] | None:
        """Articles read so far, and of how many, where that is known; None: nothing is being read."""
        return (self.outcome.read, self.feed.total) if self.feed else None

    def start_feed(self, session: Session, feed: ExtractionFeed) -> None:
        """Add to the desk what the feed gives."""
        self.feed, self.outcome = feed, NOTHING
        self._screen.run_worker(partial(self._read, session, feed), name="read", group="feed", thread=True)
        self._progressed()

    def _read(self, session: Session, feed: ExtractionFeed) -> None:
        try:
            session.add(feed, lambda outcome: self._screen.post_message(ArticleAdded(outcome)))
            end = FeedEnded(copies_of=session.ledger().copies)
        except (StanceError, StoreError, OSError) as error:
            end = FeedEnded(str(error))
        except RuntimeError:
            return  # The session was closed, and the screen with it.
        self._screen.post_message(end)

    def follow(self, event: ArticleAdded | FeedEnded) -> None:
        """Take the progress of the feed, or its end."""
        match event:
            case ArticleAdded(outcome):
                self._take(outcome)
            case FeedEnded(problem, copies_of):
                if copies_of:
                    self._copies_read(copies_of)
                self._end(problem)

    def _take(self, outcome: Outcome) -> None:
        former, self.outcome = self.outcome, outcome
        if outcome.read and outcome.added == former.added:
            self._progressed()  # Nothing new was read, only known articles and copies.
        else:
            self._changed()

    def _end(self, problem: str | None) -> None:
        """Say how the feed ended and what it couldn't read."""
        feed, self.feed = self.feed, None
        self._changed()
        left = max((feed.total or 0) - self.outcome.read, 0) if feed else 0
        if problem:
            self._screen.notify(problem, title="Reading stopped", severity="error", markup=False)
        else:
            title = "Reading stopped" if left else "Reading done"
            self._screen.notify(notices.added(self.outcome, left, self._keys), title=title, markup=False)
        if feed and feed.problems:
            unread = notices.unread(feed.problems)
            self._screen.notify(unread, title="Not read", severity="warning", markup=False)

    def close(self) -> None:
        """Stop reading."""
        if self.feed:
            self.feed.close()

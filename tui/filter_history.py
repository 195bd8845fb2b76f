"""The filters of a session, as a browser keeps its pages: back, and forward again."""

from __future__ import annotations

from store.query import Query


class FilterHistory:
    """Filters in the order in which they were used, with the present place among them."""

    def __init__(self) -> None:
        self._steps = [Query()]
        self._at = 0
        self._is_typing = False

    @property
    def has_next(self) -> bool:
        """Whether there is a filter to step forward to."""
        return self._at < len(self._steps) - 1

    def push(self, query: Query, *, by_typing: bool) -> None:
        """Add the present filter. What is typed without a pause is one step, however many letters it has."""
        if _is_same(query, self._steps[self._at]):
            return
        is_continued = by_typing and self._is_typing
        kept = self._steps[: self._at + (not is_continued)]
        is_undone = kept and _is_same(query, kept[-1])
        self._steps = kept if is_undone else [*kept, query]
        self._at = len(self._steps) - 1
        self._is_typing = by_typing and not is_undone

    def typing_ended(self) -> None:
        """Make what is typed next another step."""
        self._is_typing = False

    def step(self, count: int) -> Query:
        """Go that many filters forward, or back where negative, as far as there are any; the filter there."""
        self._at = max(0, min(self._at + count, len(self._steps) - 1))
        self._is_typing = False
        return self._steps[self._at]


def _is_same(one: Query, other: Query) -> bool:
    return one.text.strip() == other.text.strip()

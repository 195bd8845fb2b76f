"""The filters of a session, as a browser keeps its pages: a step back, and forward again."""

from __future__ import annotations

from store.query import Query


class FilterHistory:
    """Filters in the order in which they were asked for, with a place among them."""

    def __init__(self) -> None:
        self._steps = [Query()]
        self._at = 0
        self._is_typing = False

    @property
    def has_next(self) -> bool:
        """Whether a step back can be taken back."""
        return self._at < len(self._steps) - 1

    def push(self, query: Query, *, by_typing: bool) -> None:
        """This filter is asked for now. What is typed in one go is one step, however many letters it has."""
        if _is_same(query, self._steps[self._at]):
            return
        goes_on = by_typing and self._is_typing
        kept = self._steps[: self._at + (not goes_on)]
        is_undone = kept and _is_same(query, kept[-1])
        self._steps = kept if is_undone else [*kept, query]
        self._at = len(self._steps) - 1
        self._is_typing = by_typing and not is_undone

    def typing_ended(self) -> None:
        """What is typed next is another step."""
        self._is_typing = False

    def step(self, step: int) -> Query:
        """The filter that many steps on, negative for back; the first or the last where there are no more."""
        self._at = max(0, min(self._at + step, len(self._steps) - 1))
        self._is_typing = False
        return self._steps[self._at]


def _is_same(one: Query, other: Query) -> bool:
    return one.text.strip() == other.text.strip()

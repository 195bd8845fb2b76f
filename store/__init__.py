"""The desk: where articles, quotes and an analyst's work on them are kept, and how they are found again.

Importing this loads neither TinyDB nor the index; opening a desk does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.contract import Desk, Names

__all__ = ["memory_desk"]


def memory_desk(*, names: Names | None = None) -> Desk:
    """An empty desk in memory; `names` say what codes and ids are called, see `contract.Names`."""
    from store.desks import MemoryDesk

    return MemoryDesk(names)

"""The orders of the quotes, by name."""

from __future__ import annotations

from store.contract import Sort

ORDERS = {
    Sort.NEWEST: "newest first",
    Sort.OLDEST: "oldest first",
    Sort.AGAINST: "most against first",
    Sort.FOR: "most for first",
    Sort.SPEAKER: "by speaker",
    Sort.CONFIDENCE: "surest first",
}

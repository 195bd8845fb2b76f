"""Programs killed while they write to a desk: what is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure
from tests.store.kills import kill_while_writing

TRIALS = 200


def main() -> Iterator[Figure]:
    """How many of the desks had lost something."""
    harmed = 0
    for trial in range(TRIALS):
        with TemporaryDirectory() as folder:
            harmed += bool(kill_while_writing(Path(folder) / "desk", 1 + trial % 40))
    yield Figure(f"desks harmed by {TRIALS} kills", harmed, "desks", at_most=0)

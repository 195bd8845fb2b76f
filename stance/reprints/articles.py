"""The same story twice: texts that share most of their words with one that is known.

Candidates come from MinHash (Broder 1997) over runs of words with banded hashing, and each is then compared
word run by word run, so that a match is a fact and not an estimate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rensa import RMinHash

WORD = re.compile(r"[^\W_]+")
RUN = 4
"""Words in a run; two reports of one event share few of these, two prints of one report nearly all."""
FEWEST_RUNS = 30
"""A shorter text is never called a copy: a notice or a formula is printed by many who don't copy."""
SAME = 0.7
"""The share of a text's runs that stand in another text whose copy it is."""

HASHES, BANDS, SEED = 192, 64, 1
"""Three hashes a band: two texts of which one is half of the other become candidates 998 times of 1,000."""


@dataclass(frozen=True, slots=True)
class Match:
    """A known text that holds most of another one, or is held by it."""

    id: str
    share: float
    """How much of the text that was asked for stands in the known one, 0…1."""
    share_of_known: float
    """How much of the known one stands in it."""

    @property
    def adds_little(self) -> bool:
        """Whether the text that was asked for says hardly anything that the known one doesn't."""
        return self.share >= SAME


class Stories:
    """Texts by id, asked for those that tell the same story in the same words."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        from rensa import RMinHashLSH

        self._texts: list[tuple[str, str]] = []
        self._index = RMinHashLSH(threshold=SAME, num_perm=HASHES, num_bands=BANDS)
        for id, text in texts:
            self.add(id, text)

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, id: str, text: str) -> None:
        """Make a text known; one that is too short to be anybody's copy isn't."""
        runs = runs_of(text)
        if len(runs) >= FEWEST_RUNS:
            self._index.insert(len(self._texts), _sketch(runs))
            self._texts.append((id, text))

    def match(self, text: str) -> Match | None:
        """The known text that shares most with this one; None where none shares `SAME` of either."""
        runs = runs_of(text)
        if len(runs) < FEWEST_RUNS:
            return None
        found = []
        for at in self._index.query(_sketch(runs)):
            id, known = self._texts[at]
            known_runs = runs_of(known)
            shared = len(runs & known_runs)
            found.append(Match(id, shared / len(runs), shared / len(known_runs)))
        best = max(found, key=lambda match: (match.share, match.share_of_known), default=None)
        return best if best and max(best.share, best.share_of_known) >= SAME else None


def runs_of(text: str) -> frozenset[str]:
    """All runs of `RUN` words, whatever their case and punctuation."""
    words = WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _sketch(runs: frozenset[str]) -> RMinHash:
    from rensa import RMinHash

    sketch = RMinHash(num_perm=HASHES, seed=SEED)
    sketch.update(runs)
    return sketch

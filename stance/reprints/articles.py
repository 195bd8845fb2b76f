"""Reprints of articles: texts that share most of their word n-grams with a known text.

Candidates come from MinHash (Broder 1997) over word n-grams (shingles) with banded hashing. Each is then
compared n-gram by n-gram, so a match is exact and no estimate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rensa import RMinHash

WORD = re.compile(r"[^\W_]+")
NGRAM_WORDS = 4
"""Words in an n-gram; two reports of one event share few of these, two prints of one report nearly all."""
MIN_NGRAMS = 30
"""A text with fewer n-grams is never a reprint: many papers print the same notice or formula."""
MIN_SHARE = 0.7
"""The share of a text's n-grams in another text from which it is a reprint."""

HASHES, BANDS, SEED = 192, 64, 1
"""Three hashes a band: a text and its half become candidates in 998 of 1,000 cases."""


@dataclass(frozen=True, slots=True)
class ArticleMatch:
    """A known text that contains most of the queried text, or most of which it contains."""

    id: str
    share: float
    """How much of the queried text is in the known one, 0…1."""
    share_of_known: float
    """How much of the known text is in the queried one, 0…1."""

    @property
    def adds_little(self) -> bool:
        """Whether the queried text is a reprint of the known one, with little of its own."""
        return self.share >= MIN_SHARE


class Stories:
    """An index of known texts by id, for finding reprints."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        from rensa import RMinHashLSH

        self._texts: list[tuple[str, str]] = []
        self._index = RMinHashLSH(threshold=MIN_SHARE, num_perm=HASHES, num_bands=BANDS)
        for id, text in texts:
            self.add(id, text)

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, id: str, text: str) -> None:
        """Add a text to the index, unless it has fewer n-grams than `MIN_NGRAMS`."""
        ngrams = ngrams_of(text)
        if len(ngrams) >= MIN_NGRAMS:
            self._index.insert(len(self._texts), _minhash(ngrams))
            self._texts.append((id, text))

    def match(self, text: str) -> ArticleMatch | None:
        """The best match; None where no known text shares `MIN_SHARE` of either text's n-grams."""
        ngrams = ngrams_of(text)
        if len(ngrams) < MIN_NGRAMS:
            return None
        matches = []
        for at in self._index.query(_minhash(ngrams)):
            id, known_text = self._texts[at]
            known_ngrams = ngrams_of(known_text)
            shared = len(ngrams & known_ngrams)
            matches.append(ArticleMatch(id, shared / len(ngrams), shared / len(known_ngrams)))
        best = max(matches, key=lambda match: (match.share, match.share_of_known), default=None)
        return best if best and max(best.share, best.share_of_known) >= MIN_SHARE else None


def ngrams_of(text: str) -> frozenset[str]:
    """All n-grams of `NGRAM_WORDS` words, without case and punctuation."""
    words = WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + NGRAM_WORDS]) for at in range(len(words) - NGRAM_WORDS + 1))


def _minhash(ngrams: frozenset[str]) -> RMinHash:
    from rensa import RMinHash

    minhash = RMinHash(num_perm=HASHES, seed=SEED)
    minhash.update(ngrams)
    return minhash

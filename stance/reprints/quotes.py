"""Reprints of quotes: one quote in many articles, printed in full, trimmed or lightly edited."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from stance.records import Quote

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
NGRAM_WORDS = 4
"""Words in an n-gram and in the shortest passage that counts; quotes without a common n-gram are not
compared."""
MIN_WORDS = 6
"""A quote of fewer words ("a serious mistake") is no evidence of a reprint."""
MIN_SHARE = 0.8
"""The share of the shorter quote's words that must stand in the longer one, in order, in shared passages."""
COMMON = 200
"""An n-gram in so many quotes is a common phrase; further quotes with it are not compared by it."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One article's print of a quote, compared with the fullest print."""

    quote: Quote
    cut: tuple[str, ...] = ()
    """The passages of the fullest print that are missing here."""
    put: tuple[str, ...] = ()
    """The passages that the fullest print lacks."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The prints of one quote, the fullest first, the others in their order."""

    variants: tuple[Variant, ...]


def clusters(quotes: Iterable[Quote]) -> Iterator[Cluster]:
    """The quotes printed in more than one article, in the order of their first print.

    Two quotes are prints of one where nearly all words of the shorter stand in the longer, in order, they
    are of different articles, and not of two different named speakers.
    """
    candidates = [quote for quote in quotes if len(_words(quote.text)) >= MIN_WORDS]
    words = [_words(quote.text) for quote in candidates]
    groups = _DisjointSets(len(candidates))
    for one, other in _pairs(words):
        if groups.find(one) == groups.find(other):
            continue
        if _may_be_one(candidates[one], candidates[other]) and _is_print_of(words[one], words[other]):
            groups.join(one, other)
    for members in groups:
        if len({candidates[at].article_id for at in members}) > 1:
            at_fullest = max(members, key=lambda at: (len(words[at]), -at))
            fullest = candidates[at_fullest]
            others = (candidates[at] for at in members if at != at_fullest)
            yield Cluster((Variant(fullest), *(_variant(quote, fullest.text) for quote in others)))


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold().replace("’", "'"))


def _pairs(words: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """The pairs of quotes that share an n-gram, each once, the earlier quote first."""
    quotes_with: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, quote_words in enumerate(words):
        partners = set()
        starts = range(len(quote_words) - NGRAM_WORDS + 1)
        for ngram in {tuple(quote_words[start : start + NGRAM_WORDS]) for start in starts}:
            if len(quotes_with[ngram]) < COMMON:
                partners.update(quotes_with[ngram])
                quotes_with[ngram].append(at)
        for partner in sorted(partners):
            yield partner, at


def _may_be_one(one: Quote, other: Quote) -> bool:
    speakers = [quote.speaker.id for quote in (one, other) if quote.speaker and quote.speaker.named]
    return one.article_id != other.article_id and len(set(speakers)) < 2


def _is_print_of(one: Sequence[str], other: Sequence[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    # Short passages don't count: a long quote has most small words of a short one somewhere in this order.
    return sum(block.size for block in blocks if block.size >= NGRAM_WORDS) >= MIN_SHARE * len(shorter)


def _variant(quote: Quote, fullest: str) -> Variant:
    """A print with its differences from the fullest one, in the words as printed."""
    whole, part = list(WORD.finditer(fullest)), list(WORD.finditer(quote.text))
    matcher = SequenceMatcher(None, _words(fullest), _words(quote.text), autojunk=False)
    cut, put = list[str](), list[str]()
    for kind, start, end, part_start, part_end in matcher.get_opcodes():
        if kind in ("delete", "replace"):
            cut.append(fullest[whole[start].start() : whole[end - 1].end()])
        if kind in ("insert", "replace"):
            put.append(quote.text[part[part_start].start() : part[part_end - 1].end()])
    return Variant(quote, tuple(cut), tuple(put))


class _DisjointSets:
    """Union-find: numbers joined, pair by pair, into groups."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def find(self, at: int) -> int:
        """The group's representative, its earliest member."""
        while self._parents[at] != at:
            self._parents[at] = at = self._parents[self._parents[at]]
        return at

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parents[second] = first

    def __iter__(self) -> Iterator[list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parents)):
            members[self.find(at)].append(at)
        yield from members.values()

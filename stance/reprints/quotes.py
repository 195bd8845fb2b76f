"""One quote in many articles: printed whole here, trimmed or lightly edited there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from stance.records import Quote

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
RUN = 4
"""Words in a run: fewer at once say nothing, and quotes that share none are not compared."""
FEWEST_WORDS = 6
"""A shorter quote ("a serious mistake") can be said twice by anybody."""
SAME = 0.8
"""The share of the shorter quote's words that stand in the longer one, in their order and `RUN` at once."""
COMMON = 200
"""A run in more quotes than this is a phrase of the day, by which nothing is recognised."""


@dataclass(frozen=True, slots=True)
class Variant:
    """How one article printed a quote, against the fullest print of it."""

    quote: Quote
    cut: tuple[str, ...] = ()
    """Words of the fullest print that are missing here, piece by piece."""
    put: tuple[str, ...] = ()
    """Words that stand only here."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The prints of one quote, the fullest first, then as they came."""

    variants: tuple[Variant, ...]


def clusters(quotes: Iterable[Quote]) -> Iterator[Cluster]:
    """The quotes that stand in more than one article, in the order of their first print.

    Two quotes are prints of one where nearly all words of the shorter stand in the longer in their order,
    and nothing speaks against it: they are of different articles, and their speakers aren't known to differ.
    """
    known = [quote for quote in quotes if len(_words(quote.text)) >= FEWEST_WORDS]
    words = [_words(quote.text) for quote in known]
    groups = _Groups(len(known))
    for one, other in _candidates(words):
        is_news = groups.find(one) != groups.find(other)
        if is_news and _may_be_one(known[one], known[other]) and _is_print_of(words[one], words[other]):
            groups.join(one, other)
    for members in groups:
        if len({known[at].article_id for at in members}) > 1:
            fullest = max(members, key=lambda at: (len(words[at]), -at))
            rest = (at for at in members if at != fullest)
            yield Cluster(
                (Variant(known[fullest]), *(_variant(known[at], known[fullest].text) for at in rest))
            )


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold().replace("’", "'"))


def _candidates(words: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of quotes that share a run of words, each once, the earlier first."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, quote_words in enumerate(words):
        partners = set()
        for run in {tuple(quote_words[start : start + RUN]) for start in range(len(quote_words) - RUN + 1)}:
            if len(holders[run]) < COMMON:
                partners.update(holders[run])
                holders[run].append(at)
        for partner in sorted(partners):
            yield partner, at


def _may_be_one(one: Quote, other: Quote) -> bool:
    speakers = [quote.speaker.id for quote in (one, other) if quote.speaker and quote.speaker.named]
    return one.article_id != other.article_id and len(set(speakers)) < 2


def _is_print_of(one: Sequence[str], other: Sequence[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    # Single words don't count: a long quote has most small words of a short one somewhere in this order.
    return sum(block.size for block in blocks if block.size >= RUN) >= SAME * len(shorter)


def _variant(quote: Quote, fullest: str) -> Variant:
    """What this print leaves out of the fullest one, and what it puts in, in the words as printed."""
    whole, part = list(WORD.finditer(fullest)), list(WORD.finditer(quote.text))
    matcher = SequenceMatcher(None, _words(fullest), _words(quote.text), autojunk=False)
    cut, put = list[str](), list[str]()
    for kind, start, end, part_start, part_end in matcher.get_opcodes():
        if kind in ("delete", "replace"):
            cut.append(fullest[whole[start].start() : whole[end - 1].end()])
        if kind in ("insert", "replace"):
            put.append(quote.text[part[part_start].start() : part[part_end - 1].end()])
    return Variant(quote, tuple(cut), tuple(put))


class _Groups:
    """Numbers that are joined, pair by pair, into groups."""

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

"""The confidence of quotes by rule, counted anew: `python -m tests.benchmarks.quote_confidence` prints it.

An attribution that the code finds in PolNeAR's articles (Newell et al., LREC 2018; in `../shared`, no part of
onrecord) is right where its content shares half of its words with one that the annotators marked, one to one,
and its source shares a word with theirs. The table in `stance.quoting.confidence` has these shares, rounded.
What the form of a source and the length of the content add are mean differences from the share of the rule.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stance.parsing import parse
from stance.quoting import attributions
from stance.quoting.confidence import (
    BY_RULE,
    DESCRIBED,
    LONG,
    LONG_CONTENT,
    NAMED,
    PRONOUNS,
    SHORT,
)
from stance.records import Span

DATA = Path(__file__).parents[3] / "shared/data/quotes"
SETS = ("polnear-train", "polnear-dev")
WORD = re.compile(r"\w+")
ALIKE = 0.5
"""Two contents match if they share this part of their words."""

Words = frozenset[int]


@dataclass(frozen=True)
class Judged:
    """A quote that the code finds, and whether an annotator marks it, too."""

    rule: str
    source: str
    length: int
    """Characters of content."""
    is_right: bool


def print_all() -> None:
    """Print each set by rule, then what source and length add, by all sets together."""
    everything: list[Judged] = []
    for name in SETS:
        judged = [one for article in read(DATA / f"{name}.jsonl.gz") for one in judge(article)]
        everything += judged
        print(f"{name}: {len(judged):,} quotes, {share(judged):.3f} right")
        for rule, in_code in BY_RULE.items():
            print_share(f"  {rule}", [one for one in judged if one.rule == rule], in_code)
    print(f"all sets, {len(everything):,} quotes: difference from the share of the rule")
    for label, in_code, is_meant in GROUPS:
        print(f"  {label:20} {difference(everything, is_meant):+.3f}   in code {in_code:+.2f}")


GROUPS: tuple[tuple[str, float, Callable[[Judged], bool]], ...] = (
    ("source named", NAMED, lambda one: is_noun(one.source) and one.source[0].isupper()),
    ("source described", DESCRIBED, lambda one: is_noun(one.source) and not one.source[0].isupper()),
    ("content long", LONG, lambda one: one.length >= LONG_CONTENT),
    ("content short", SHORT, lambda one: one.length < LONG_CONTENT),
)


def is_noun(source: str) -> bool:
    """Whether there is a source, and it is no pronoun."""
    return bool(source) and source.lower() not in PRONOUNS


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a set with their marked attributions."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def judge(article: dict[str, Any]) -> Iterator[Judged]:
    """The quotes that the code finds in an article."""
    text = article["text"]
    starts = [match.span() for match in WORD.finditer(text)]

    def words(spans: Iterable[Sequence[int]]) -> Words:
        return frozenset(
            at for at, (start, end) in enumerate(starts) if any(start < b and a < end for a, b in spans)
        )

    marked = [(words(quote["content"]), words(quote["source"])) for quote in article["quotes"]]
    marked = [(content, source) for content, source in marked if content]
    found = attributions(parse(text), text)
    contents = [words(one.content) for one in found]
    partner = dict(matches(contents, [content for content, _ in marked]))
    for at, one in enumerate(found):
        is_right = False
        if at in partner:
            source, theirs = words([one.source] if one.source else []), marked[partner[at]][1]
            is_right = bool(source & theirs) if theirs else not source
        yield Judged(one.rule, words_at(text, one.source), length(one.content), is_right)


def matches(found: Sequence[Words], marked: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Pairs of contents that are alike, each in one pair only, the most alike first."""
    candidates = []
    for one, mine in enumerate(found):
        for other, theirs in enumerate(marked):
            shared = len(mine & theirs)
            if shared and shared / len(mine | theirs) >= ALIKE:
                candidates.append((-shared / len(mine | theirs), other, one))
    taken_found, taken_marked = set[int](), set[int]()
    for _, other, one in sorted(candidates):
        if one not in taken_found and other not in taken_marked:
            taken_found.add(one)
            taken_marked.add(other)
            yield one, other


def words_at(text: str, span: Span | None) -> str:
    """The words of a span; none for None."""
    return "" if span is None else text[slice(*span)]


def length(content: Iterable[Span]) -> int:
    """Characters of content."""
    return sum(end - start for start, end in content)


def share(judged: Sequence[Judged]) -> float:
    """The share that is right."""
    return sum(one.is_right for one in judged) / max(1, len(judged))


def difference(judged: Sequence[Judged], is_meant: Callable[[Judged], bool]) -> float:
    """How much more often those meant are right than all quotes of their rules."""
    by_rule: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_rule[one.rule].append(one)
    usual = {rule: share(some) for rule, some in by_rule.items()}
    meant = [one.is_right - usual[one.rule] for one in judged if is_meant(one)]
    return sum(meant) / max(1, len(meant))


def print_share(label: str, judged: Sequence[Judged], in_code: float) -> None:
    """A line with the share that is right and its standard error."""
    right, count = share(judged), len(judged)
    error = math.sqrt(right * (1 - right) / max(1, count))
    print(f"{label:20} right {right:.3f} ± {error:.3f}   n {count:5}   in code {in_code:.2f}")


if __name__ == "__main__":
    print_all()

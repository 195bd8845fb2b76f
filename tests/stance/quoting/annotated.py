"""A notation for sentences with their attributions, to read and write test cases in one line.

    <Mara Holt>₁ {said}₁ ⟦it was late⟧₁, and <Ben Reed>₂ {feared}₂ ⟦a storm⟧₂.

Content stands in ⟦⟧, the cue in {}, the source in <>; the digits behind tell which attributions a span
belongs to, none says the first. Spans may overlap and a source may serve several attributions. What is
compared is words, as which of them are meant does not hang on a comma or a quotation mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pytest
from _pytest.mark import ParameterSet

from stance.parsing import parse
from stance.quoting import attributions
from stance.records import Attribution, Span

OPENING = {"⟦": "content", "{": "cue", "<": "source"}
CLOSING = {"⟧": "content", "}": "cue", ">": "source"}
DIGITS = "₀₁₂₃₄₅₆₇₈₉"
BRACKET = re.compile(rf"[⟦{{<]|[⟧}}>][{DIGITS}]*")
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Words:
    """An attribution as the words of its parts, each a tuple of (offset, word)."""

    content: tuple[tuple[int, str], ...]
    cue: tuple[tuple[int, str], ...]
    source: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        def shown(words: tuple[tuple[int, str], ...]) -> str:
            return " ".join(word for _, word in words)

        return f"<{shown(self.source)}> {{{shown(self.cue)}}} ⟦{shown(self.content)}⟧"


def read(annotated: str) -> tuple[str, list[Words]]:
    """The plain text of an annotated one, and its attributions by their order of appearance."""
    text, opened = "", []
    parts: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    at = 0
    for bracket in BRACKET.finditer(annotated):
        text += annotated[at : bracket.start()]
        at = bracket.end()
        mark, numbers = bracket.group()[0], bracket.group()[1:] or "₁"
        if mark in OPENING:
            opened.append(len(text))
        else:
            start = opened.pop()
            for number in numbers:
                parts[DIGITS.index(number)][CLOSING[mark]].append((start, len(text)))
    text += annotated[at:]
    made = [
        words(text, spans["content"], spans["cue"], spans["source"]) for _, spans in sorted(parts.items())
    ]
    return text, sorted(made, key=lambda attribution: attribution.content)


def words(text: str, content: list[Span], cue: list[Span], source: list[Span]) -> Words:
    return Words(*(words_at(text, spans) for spans in (content, cue, source)))


def words_at(text: str, spans: list[Span]) -> tuple[tuple[int, str], ...]:
    """The words that the spans touch, each with its offset."""
    return tuple(
        (word.start(), word.group())
        for word in WORD.finditer(text)
        if any(start < word.end() and word.start() < end for start, end in spans)
    )


@cache
def found(text: str) -> tuple[Attribution, ...]:
    """The attributions that the code finds in a text."""
    return tuple(attributions(parse(text), text))


def check(annotated: str) -> None:
    """Assert that exactly the annotated attributions are found."""
    text, expected = read(annotated)
    got = [
        words(text, list(a.content), [a.cue] if a.cue else [], [a.source] if a.source else [])
        for a in found(text)
    ]
    assert "\n".join(map(str, got)) == "\n".join(map(str, expected))
    assert got == expected


def broken(case: str, reason: str) -> ParameterSet:
    """A case that the code is known to get wrong."""
    return pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=reason))

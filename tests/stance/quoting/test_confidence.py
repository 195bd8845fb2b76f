"""The confidence of quotes by value: each rule, the form of the source, the length of the content."""

from __future__ import annotations

import pytest

from stance.quoting.confidence import BY_RULE, LONG_CONTENT, confidence
from tests.stance.quoting.annotated import found

SHARES = {
    "label": 0.93,
    "after": 0.93,
    "dash": 0.9,
    "before": 0.77,
    "colon": 0.81,
    "transcript": 0.6,
    "heading": 0.64,
    "inherited speaker": 0.25,
    "clause": 0.82,
    "according to": 0.79,
    "in the words of": 0.25,
    "parenthesis": 0.76,
    "as clause": 0.6,
    "inverted": 0.6,
    "directive": 0.68,
    "adjective": 0.62,
    "object": 0.6,
    "infinitive": 0.6,
    "preposition": 0.56,
    "passive": 0.54,
    "seeming": 0.44,
    "noun clause": 0.45,
    "noun phrase": 0.34,
}
"""As counted on development articles; `tests/benchmarks/quote_confidence.py` counts them anew."""


def test_the_shares_are_those_that_were_counted() -> None:
    assert BY_RULE == SHARES


@pytest.mark.parametrize("rule", SHARES)
@pytest.mark.parametrize(
    ("source", "length", "added"),
    [
        ("Mara Holt", 60, 0.08),
        ("Mara Holt", 59, 0.0),
        ("the report", 60, -0.04),
        ("the report", 59, -0.12),
        ("she", 60, 0.04),
        ("She", 59, -0.04),
        ("who", 59, -0.04),
        (None, 60, 0.04),
        (None, 59, -0.04),
    ],
)
def test_source_and_length_move_it(rule: str, source: str | None, length: int, added: float) -> None:
    text = f"{source or ''}{'x' * length}"
    start = len(source or "")
    content = [(start, start + length - 20), (start + length - 20, start + length)]
    sure = confidence(text, rule, content, (0, start) if source else None)
    assert sure == pytest.approx(min(SHARES[rule] + added, 0.98))


def test_content_is_long_from_60_characters_on() -> None:
    assert LONG_CONTENT == 60


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("“The bridge is safe,” said Mara Holt.", 0.93),
        ("“The bridge is safe and will stay so for a hundred years to come,” said Mara Holt.", 0.98),
        ("“The bridge is safe,” she said.", 0.89),
        ("The report warned of a hard winter.", 0.56),
        ("Mara Holt warned of a hard winter.", 0.56),
        ("the report warned of a hard winter.", 0.44),
        ("The bridge, according to Mara Holt, is safe.", 0.79),
    ],
)
def test_a_quote_has_the_confidence_of_its_kind(text: str, sure: float) -> None:
    assert [one.confidence for one in found(text)] == [sure]

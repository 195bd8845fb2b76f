"""What holds of the attributions of any text."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from stance.parsing import parse
from stance.quoting import attributions
from stance.quoting.quotation_marks import quotations
from stance.records import Attribution, Kind, Span

WORDS = [
    "Mara Holt", "the mayor", "she", "who", "officials", "Berlin", "said", "told reporters", "warned of",
    "denied", "believes", "according to", "a statement saying", "that", "the bridge", "is safe", "to leave",
    "and", "not", "adding", "was asked", "HOLT:", "by", "“", "”", '"', "'", "‘", "’", "``", "''", "«", "»",
    "„", ",", ".", "?", ":", "—", "(", ")", "...", "\n", "\n\n", "\t", "\u00a0", "😀", "5", "é",
]  # fmt: skip
pieces = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join)
glued = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)
texts = st.one_of(pieces, glued, st.text(max_size=60))
few = settings(max_examples=60, deadline=None)

GOOD = (
    "“The bridge is safe,” said Mara Holt. She warned of a long winter.\n\n"
    "Ben Reed believes the bridge is old. “It creaks,” he said."
)


def found(text: str) -> list[Attribution]:
    return attributions(parse(text), text)


def parts(attribution: Attribution) -> list[Span]:
    """Every span of an attribution."""
    return [*attribution.content, *(span for span in (attribution.cue, attribution.source) if span)]


def letters(text: str, spans: list[Span]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


@few
@given(texts)
@example("")
@example("\n")
@example("“")
@example("said")
@example("“” said")
@example("according to")
@example("HOLT:\nHOLT:\nHOLT:\n")
def test_spans_are_words_of_the_text(text: str) -> None:
    for attribution in found(text):
        for start, end in parts(attribution):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


@few
@given(texts)
def test_content_is_ordered_and_apart_from_its_cue(text: str) -> None:
    for attribution in found(text):
        content = attribution.content
        assert content
        assert all(one[1] <= other[0] for one, other in pairwise(content))
        if attribution.cue:
            start, end = attribution.cue
            assert all(end <= first or last <= start for first, last in content)


@few
@given(texts)
def test_no_attribution_shares_content_with_another(text: str) -> None:
    seen: set[int] = set()
    for attribution in found(text):
        places = {i for start, end in attribution.content for i in range(start, end)}
        assert not places & seen
        seen |= places


@few
@given(texts)
def test_attributions_come_in_order_of_appearance(text: str) -> None:
    starts = [attribution.content[0][0] for attribution in found(text)]
    assert starts == sorted(starts)


@few
@given(texts)
def test_kind_says_how_much_stands_between_marks(text: str) -> None:
    between = letters(text, [(quotation.start, quotation.end) for quotation in quotations(text)])
    for attribution in found(text):
        said = letters(text, list(attribution.content))
        if not said & between:
            assert attribution.kind is Kind.INDIRECT
        else:
            assert attribution.kind is (Kind.DIRECT if said <= between else Kind.MIXED)


@few
@given(texts)
def test_a_rule_is_named_and_confidence_is_a_share(text: str) -> None:
    for attribution in found(text):
        assert re.fullmatch("[a-z ]+", attribution.rule)
        assert 0 < attribution.confidence <= 1


@few
@given(st.text(st.sampled_from("\"'“”‘’«»„`,.ab "), max_size=30))
@example('"')
@example("“ ”” “")
def test_odd_marks_in_a_paragraph_change_nothing_in_the_others(odd: str) -> None:
    alone = [[GOOD[slice(*span)] for span in parts(attribution)] for attribution in found(GOOD)]
    text = f"{GOOD}\n\nThe lamp {odd} went out.\n\n{GOOD}"
    start, end = len(GOOD) + 2, len(text) - len(GOOD) - 2
    spans = [
        [text[slice(*span)] for span in parts(attribution)]
        for attribution in found(text)
        if not any(first < end and start < last for first, last in parts(attribution))
    ]
    assert spans == alone + alone
    assert len(alone) == 4


def test_a_quotation_at_the_very_end_is_found() -> None:
    text = "Mara Holt said: “Yes, we will.”"
    (attribution,) = found(text)
    assert attribution.content == ((16, len(text)),)

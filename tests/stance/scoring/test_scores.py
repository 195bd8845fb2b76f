"""Scores of a holder and a target: what points at the target, and that the evidence is the score."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.parsing import parse
from stance.records import Stance, label
from stance.scoring import score_pair
from stance.scoring.scores import NO_EVIDENCE_PRECISION, PRECISION, SAID_PRECISION, precision_of

FRIENDLY = ("praised", "defended", "supported", "thanked")
HOSTILE = ("condemned", "criticised", "denounced", "blamed")
PAIRS = (("Norway", "Sudan"), ("Egypt", "Chile"), ("the senator", "Peru"), ("Maria Silva", "Kenya"))


def pair(text: str, holder: str | None = "Norway", target: str = "Sudan") -> Stance:
    """The stance of the first mention of a holder toward that of a target."""
    held = None if holder is None else (text.index(holder), text.index(holder) + len(holder))
    span = text.index(target), text.index(target) + len(target)
    return score_pair(parse(text), text, holder=held, target=span)


MIRRORS = [
    ("Norway praised Sudan for its reforms.", "Norway condemned Sudan for its reforms."),
    ("Norway supports Sudan.", "Norway opposes Sudan."),
    ("Sudan was praised by Norway.", "Sudan was criticised by Norway."),
    ("Norway, a supporter of Sudan, left early.", "Norway, a critic of Sudan, left early."),
    ("Norway lavished praise on Sudan.", "Norway heaped scorn on Sudan."),
    ("Norway stood with Sudan.", "Norway voted against Sudan."),
    ("Norway's praise for Sudan grew louder.", "Norway's criticism of Sudan grew louder."),
    ("Norway, which supports Sudan, sent doctors.", "Norway, which opposes Sudan, sent doctors."),
    ("Norway issued a statement praising Sudan.", "Norway issued a statement condemning Sudan."),
]


@pytest.mark.parametrize(("friendly", "hostile"), MIRRORS)
def test_mirror_sentences_have_mirror_signs(friendly: str, hostile: str) -> None:
    assert pair(friendly).label == 1
    assert pair(hostile).label == -1


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(PAIRS), st.sampled_from(FRIENDLY), st.sampled_from(HOSTILE))
def test_whoever_they_are_praise_is_for_and_blame_against(
    names: tuple[str, str], friendly: str, hostile: str
) -> None:
    holder, target = names
    assert pair(f"On Monday {holder} {friendly} {target}.", holder, target).label == 1
    assert pair(f"On Monday {holder} {hostile} {target}.", holder, target).label == -1


@pytest.mark.parametrize("text", ["Norway borders Sudan in the east.", "Norway and Sudan held talks."])
def test_a_sentence_that_points_at_nobody_is_neutral(text: str) -> None:
    assert pair(text).label == 0


@pytest.mark.parametrize("text", [text for mirror in MIRRORS for text in mirror])
def test_evidence_adds_up_to_the_score(text: str) -> None:
    stance = pair(text)
    assert math.isclose(stance.score, math.tanh(sum(item.weight for item in stance.evidence)))


def test_evidence_shows_its_words_as_printed() -> None:
    text = "Norway “hasn’t” praised Sudan’s leaders."
    assert all(text[slice(*item.span)] == item.text for item in pair(text).evidence)


@pytest.mark.parametrize("text", [mirror[0] for mirror in MIRRORS])
@pytest.mark.parametrize(
    "other", ["The weather was dreadful.", "Critics attacked a horrible film about Bern."]
)
def test_an_unrelated_sentence_changes_nothing(text: str, other: str) -> None:
    assert pair(f"{text} {other}").score == pair(text).score


@pytest.mark.parametrize("verb", ["endorse", "support", "praise"])
def test_negating_twice_comes_back(verb: str) -> None:
    assert pair(f"Norway refused to {verb} Sudan.").label == -1
    assert pair(f"Norway has not refused to {verb} Sudan.").label == 1


def test_the_holder_matters() -> None:
    text = "Norway praised Sudan, while Egypt condemned Sudan."
    assert pair(text, "Norway").score > pair(text, "Egypt").score


def test_without_a_holder_the_voice_of_the_text_is_scored() -> None:
    assert pair("Sudan massacred thousands of people.", None).label == -1
    assert pair("Sudan won praise for its brave reforms.", None).label == 1


def test_the_same_input_gives_the_same_stance() -> None:
    text = "Norway accused Sudan of murdering civilians and ended its support."
    assert pair(text) == pair(text)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Sudan praised Norway’s \n“”.,!?ABCxyz-", min_size=1, max_size=60), st.data())
def test_any_text_and_spans_give_a_score_within_bounds(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda ends: tuple(sorted(ends))
    )
    holder, target = data.draw(st.none() | spans), data.draw(spans)
    stance = score_pair(parse(text), text, holder=holder, target=target)
    assert -1 <= stance.score <= 1
    assert stance.label == label(stance.score)
    assert 0 <= stance.confidence <= 1
    assert all(0 <= item.span[0] <= item.span[1] <= len(text) for item in stance.evidence)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (1.0, 1),
        (0.15, 1),
        (math.nextafter(0.15, 0), 0),
        (0.0, 0),
        (-0.0, 0),
        (math.nextafter(-0.15, 0), 0),
        (-0.15, -1),
        (-1.0, -1),
    ],
)
def test_the_labels_begin_at_exactly_15_hundredths(score: float, expected: int) -> None:
    assert label(score) == expected


BANDS = [
    (1.0, 0.85, 0.9),
    (0.8, 0.85, 0.9),
    (math.nextafter(0.8, 0), 0.6, 0.7),
    (0.6, 0.6, 0.7),
    (math.nextafter(0.6, 0), 0.35, 0.4),
    (0.15, 0.35, 0.4),
    (math.nextafter(0.15, 0), 0.85, 0.65),
    (0.0, 0.85, 0.65),
]


@pytest.mark.parametrize(("score", "of_pairs", "of_quotes"), BANDS)
@pytest.mark.parametrize("sign", [1, -1])
def test_the_confidence_of_a_score_is_that_of_its_band(
    score: float, of_pairs: float, of_quotes: float, sign: int
) -> None:
    assert precision_of(sign * score, PRECISION) == of_pairs
    assert precision_of(sign * score, SAID_PRECISION) == of_quotes


def test_without_evidence_three_of_four_are_neutral() -> None:
    assert NO_EVIDENCE_PRECISION == 0.75
    stance = pair("Sudan.", None)
    assert (stance.score, stance.label, stance.evidence, stance.confidence) == (0.0, 0, (), 0.75)


def test_a_pair_s_confidence_is_by_the_bands_of_pairs() -> None:
    stance = pair("Norway praised Sudan.")
    assert stance.score > 0.6
    assert stance.confidence == precision_of(stance.score, PRECISION)

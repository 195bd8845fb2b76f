from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.drawing.bars import AGAINST, FOR, NEUTRAL, score_style
from tui.figures import count, score_bar, score_text, share_bar, share_cell

SCORES = st.floats(-1, 1)


@pytest.mark.parametrize(
    ("score", "text", "style"),
    [
        (0.62, "+0.62", FOR),
        (-0.31, "−0.31", AGAINST),
        (0.0, " 0.00", NEUTRAL),
        (-0.004, " 0.00", NEUTRAL),
        (1.0, "+1.00", FOR),
        (None, "    –", NEUTRAL),
    ],
)
def test_a_score_says_its_sign_in_words_and_style(score: float | None, text: str, style: str) -> None:
    assert score_text(score) == text
    assert score_style(score) == style


@pytest.mark.parametrize(
    ("score", "bar"),
    [
        (1.0, "  │━━"),
        (0.25, "  │╸ "),
        (-0.5, " ━│  "),
        (-0.75, "╺━│  "),
        (0.0, "  │  "),
        (None, "  │  "),
    ],
)
def test_a_bar_grows_from_the_axis_to_its_side(score: float | None, bar: str) -> None:
    assert score_bar(score, 2) == bar


@given(SCORES, st.integers(1, 12))
def test_bars_have_one_width_and_opposite_scores_mirror(score: float, arm: int) -> None:
    mirror = str.maketrans("╺╸", "╸╺")
    assert len(score_bar(score, arm)) == 2 * arm + 1
    assert score_bar(-score, arm).translate(mirror)[::-1] == score_bar(score, arm)


@given(SCORES)
def test_numbers_and_styles_never_disagree(score: float) -> None:
    assert {FOR: "+", AGAINST: "−", NEUTRAL: " "}[score_style(score)] == score_text(score)[0]


def test_a_small_share_is_never_shown_as_nothing() -> None:
    assert share_bar(0.001, 6) == "╸     "
    assert share_bar(0, 6) == "      "
    assert share_bar(1, 6) == "━━━━━━"
    assert [share_cell(share) for share in (0, 0.001, 0.5, 1)] == [" ", "▁", "▄", "█"]


def test_one_is_singular() -> None:
    assert [count(number, "quote") for number in (0, 1, 1204)] == ["0 quotes", "1 quote", "1,204 quotes"]

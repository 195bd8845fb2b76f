"""Operations by value: negation, turns, modality, conditions, contrast."""

from __future__ import annotations

import pytest

from stance.parsing import parse
from stance.scoring.operators import IRONY, Operation, is_ironic, operation

TURNER = parse("They ended it.")[1]
CASES = [
    (Operation(), 1.0, 1.0),
    (Operation(), -1.0, -1.0),
    (Operation(negations=("not",)), 1.0, -0.7),
    (Operation(negations=("not",)), -1.0, 0.1),
    (Operation(negations=("not",), is_demanded=True), -1.0, 0.7),
    (Operation(turners=(TURNER,)), 1.0, -0.7),
    (Operation(turners=(TURNER,)), -1.0, 0.7),
    (Operation(negations=("not",), turners=(TURNER,)), 1.0, 0.8),
    (Operation(negations=("not", "never")), -1.0, -0.8),
    (Operation(negations=("not", "never", "no")), 1.0, -0.7),
    (Operation(is_modal=True), 1.0, 0.7),
    (Operation(is_conditional=True), 1.0, 0.5),
    (Operation(is_conceded=True), -1.0, -0.5),
    (Operation(is_demanded=True), 1.0, 1.0),
    (Operation(negations=("not",), is_modal=True, is_conditional=True, is_conceded=True), 1.0, -0.1225),
]


@pytest.mark.parametrize(("change", "weight", "changed"), CASES)
def test_what_an_operation_leaves_of_a_weight(change: Operation, weight: float, changed: float) -> None:
    assert change.apply(weight) == pytest.approx(changed)


def test_what_denying_leaves_of_blame_can_be_given() -> None:
    assert Operation(negations=("not",)).apply(-1.0, denied=-0.4) == pytest.approx(0.4)
    assert Operation(negations=("not",)).apply(1.0, denied=-0.4) == pytest.approx(-0.7)


READ = [
    ("They support it.", "support", Operation()),
    ("They do not support it.", "support", Operation(("not",))),
    ("They gave no support.", "gave", Operation(("no",))),
    ("They would support it.", "support", Operation(is_modal=True)),
    ("They must support it.", "support", Operation(is_demanded=True)),
    ("They come if we support it.", "support", Operation(is_conditional=True)),
    ("They left although we support it.", "support", Operation(is_conceded=True)),
    ("They refused to support it.", "support", Operation(("refused",))),
    ("They do not only support it.", "support", Operation()),
    ("They no longer support it.", "support", Operation(("longer",))),
    ("They do not think that we support it.", "support", Operation(("not",))),
    ("They doubt that we support it.", "support", Operation(("doubt",))),
    ("Ties have never been better.", "been", Operation()),
    ("Ties have never been good.", "been", Operation(("never",))),
    ("They have little respect.", "respect", Operation(("little",))),
]


@pytest.mark.parametrize(("text", "word", "read"), READ)
def test_what_stands_over_a_word(text: str, word: str, read: Operation) -> None:
    token = next(token for token in parse(text) if token.text == word)
    assert operation(token) == read


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("They ended support.", "support", ("ended",)),
        ("The end of support came.", "support", ("end",)),
        ("They did not end support.", "support", ("end", "not")),
        ("They prevented us from helping.", "helping", ("prevented",)),
    ],
)
def test_words_that_turn_are_named(text: str, word: str, words: tuple[str, ...]) -> None:
    token = next(token for token in parse(text) if token.text == word)
    assert operation(token).words == words


IRONIC = [
    ("Its “free” elections came.", "free", True, False),
    ("Its 'free' elections came.", "free", True, True),
    ("Its so-called free elections came.", "free", True, True),
    ("Its supposed freedom came.", "freedom", True, True),
    ("“Its elections were quite free today,” she said.", "free", False, False),
    ("Its free elections came.", "free", False, False),
]


@pytest.mark.parametrize(("text", "word", "in_text", "in_quote"), IRONIC)
def test_irony_is_seen_by_marks_and_words(text: str, word: str, in_text: bool, in_quote: bool) -> None:
    token = next(token for token in parse(text) if token.text == word)
    assert is_ironic(token, in_own_voice=True) == in_text
    assert is_ironic(token, in_own_voice=False) == in_quote


def test_irony_turns_half_a_good_word() -> None:
    assert IRONY == -0.5

"""The model's contributions as evidence: the rules, eight words at most, and the rest pooled."""

from __future__ import annotations

import pytest

from stance.parsing import parse
from stance.records import Evidence
from stance.scoring import model_evidence
from stance.scoring.features import Feature
from stance.scoring.model import Contribution
from stance.scoring.model_evidence import apply_linear_model
from stance.scoring.scores import pair_scene

TEXT = "one two three four five six seven eight nine ten eleven Sudan"
WEIGHTS = [0.1, -0.2, 0.3, -0.02, 0.05, -0.06, 0.07, 0.08, 0.0199, -0.09, 0.11]
"""Of the words before the name: nine of 0.02 or more, the ninth of them too many."""


def weighed(monkeypatch: pytest.MonkeyPatch, weights: list[float], rules: list[Evidence]) -> list[Evidence]:
    scene = pair_scene(parse(TEXT), TEXT, None, (56, 61))
    parts = [
        Contribution(Feature("word", 1.0, token), weight)
        for token, weight in zip(scene.tokens, weights, strict=False)
        for weight in (weight / 2, weight / 2)
    ]
    parts += [Contribution(Feature("rule", 1.0, evidence=item), 0.25) for item in rules for _ in range(2)]
    monkeypatch.setattr(model_evidence, "contributions", lambda *_, **__: parts)
    return apply_linear_model(scene, rules, (56, 61))


def test_the_eight_strongest_words_are_listed_and_the_others_pooled(monkeypatch: pytest.MonkeyPatch) -> None:
    items = weighed(monkeypatch, WEIGHTS, [])
    assert [(item.rule, item.text, round(item.weight, 4)) for item in items] == [
        ("word", "one", 0.1),
        ("word", "two", -0.2),
        ("word", "three", 0.3),
        ("word", "six", -0.06),
        ("word", "seven", 0.07),
        ("word", "eight", 0.08),
        ("word", "ten", -0.09),
        ("word", "eleven", 0.11),
        ("rest", "Sudan", 0.0499),
    ]
    assert items[-1].why == "3 words of little weight each, together."


def test_words_below_two_hundredths_are_never_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    items = weighed(monkeypatch, [0.02, 0.0199, -0.02], [])
    assert [(item.rule, item.text, round(item.weight, 4)) for item in items] == [
        ("word", "one", 0.02),
        ("word", "three", -0.02),
        ("rest", "Sudan", 0.0199),
    ]


def test_a_rule_gets_all_that_its_features_weigh_and_others_are_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = Evidence("quality", (0, 3), "one", 0.9, "x")
    [item] = weighed(monkeypatch, [], [kept])
    assert (item.rule, item.weight) == ("quality", 0.5)


def test_a_word_says_which_side_its_passages_take(monkeypatch: pytest.MonkeyPatch) -> None:
    favour, against = weighed(monkeypatch, [0.5, -0.5], [])
    assert favour.why == "“one” beside Sudan: such passages are more often for than against."
    assert against.why == "“two” beside Sudan: such passages are more often against than for."

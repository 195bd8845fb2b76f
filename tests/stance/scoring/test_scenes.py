"""Token weights by value: how much of what is said of a word is said of the name."""

from __future__ import annotations

import pytest

from stance.parsing import parse
from stance.scoring.scenes import token_weights

CASES = [
    ("Sudan’s decision was late.", "Sudan", {"Sudan": 1, "decision": 0.8}),
    ("the decision of the leader of Sudan", "Sudan", {"decision": 0.64, "leader": 0.8, "Sudan": 1}),
    ("the supporters of Sudan left", "Sudan", {"supporters": 0.6, "Sudan": 1}),
    ("Sudan’s rivals left.", "Sudan", {"Sudan": 1, "rivals": -0.7}),
    ("the rivals of Sudan’s supporters left", "Sudan", {"rivals": -0.42, "Sudan": 1, "supporters": 0.6}),
    ("The plight of Sudan went on.", "Sudan", {"plight": -0.7, "Sudan": 1}),
    ("The military leaders in Sudan left.", "Sudan", {"leaders": 0.4, "Sudan": 1}),
    ("The trees in Sudan died.", "Sudan", {"Sudan": 1}),
    ("countries including Sudan left", "Sudan", {"countries": 0.8, "Sudan": 1}),
    ("Criticism of Sudan grew.", "Sudan", {"Sudan": 1}),
    ("Criticism by Sudan grew.", "Sudan", {"Criticism": 0.8, "Sudan": 1}),
    ("Sudan left and it sang.", "Sudan", {"Sudan": 1, "it": 0.8}),
    ("Sudan left when Egypt sang and it rained.", "Sudan", {"Sudan": 1}),
    ("Hale left and he sang of her house.", "Hale", {"Hale": 1, "he": 0.8, "her": 0.8, "house": 0.64}),
    # The path ends where less than 0.2 is left.
    (
        "the colour of the roof of the house of the aunt of the leader of Sudan",
        "Sudan",
        {"colour": 0.3277, "roof": 0.4096, "house": 0.512, "aunt": 0.64, "leader": 0.8, "Sudan": 1},
    ),
    (
        "Sudan’s chief’s aunt’s brother’s friend’s dog’s bone lay there.",
        "Sudan",
        {"Sudan": 1, "chief": 0.8, "aunt": 0.64, "brother": 0.512, "friend": 0.3072, "dog": 0.2458},
    ),
]


@pytest.mark.parametrize(("text", "name", "weights"), CASES, ids=[text for text, *_ in CASES])
def test_the_words_that_stand_for_a_name(text: str, name: str, weights: dict[str, float]) -> None:
    doc = parse(text)
    start = text.index(name)
    found = token_weights(doc, [(start, start + len(name))])
    assert {doc[i].text: round(weight, 4) for i, weight in found.items()} == weights


def test_he_and_she_are_no_things() -> None:
    doc = parse("Hale left and he sang of her house.")
    assert token_weights(doc, [], things=[(0, 4)]) == {0: 1.0}

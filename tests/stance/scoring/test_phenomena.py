"""What the mood of a sentence gets wrong about who is for or against whom."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from stance.parsing import parse
from stance.scoring import score_pair

CASES = [
    ("negated support", "Norway has not endorsed Sudan.", -1),
    ("negated support", "Norway does not think that Sudan is honest.", -1),
    ("negated support", "Norway said Sudan isn't a good partner.", -1),
    ("negated criticism", "Norway never condemned Sudan.", 0),
    ("negated criticism", "Norway refused to condemn Sudan.", 0),
    ("no negation", "Norway did not only praise Sudan, it sent money.", 1),
    ("agent and patient", "Sudan condemned Norway.", 0),
    ("passive", "Sudan was sharply criticised by Norway.", -1),
    ("passive", "Sudan was welcomed by Norway.", 1),
    ("intensifier", "Norway strongly condemned Sudan.", -1),
    ("third party", "Norway backed Sudan, although Egypt condemned it.", 1),
    ("third party", "Norway praised Sudan, which Egypt had attacked for years.", 1),
    ("third party", "Norway said Egypt had condemned Sudan.", 0),
    ("words about the topic", "Norway said the war in Sudan was a catastrophe for millions.", 0),
    ("fighting something bad", "Norway thanked Sudan for fighting terrorism.", 1),
    ("defending against attack", "Norway defended Sudan against fierce attacks.", 1),
    ("a rival", "Norway praised the rivals of Sudan.", -1),
    ("a rival", "Norway praised Sudan's opponents.", -1),
    ("light verb", "Norway would block a resolution against Sudan.", 1),
    ("light verb", "Norway lifted its sanctions on Sudan.", 1),
    ("light verb", "Norway imposed sanctions on Sudan.", -1),
    ("contrast", "Although Norway praised Sudan's courage, it condemned Sudan's government.", -1),
    ("curly apostrophe", "Norway hasn’t backed Sudan’s plan.", -1),
    ("accusation", "Norway accused Sudan of helping the rebels.", -1),
    ("call", "Norway called on Sudan to release the prisoners.", 0),
    ("warning", "Norway warned Sudan against attacking its neighbours.", -1),
]


@pytest.mark.parametrize(("phenomenon", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_the_stance_of_norway_toward_sudan(phenomenon: str, text: str, expected: int) -> None:
    holder, target = text.index("Norway"), text.index("Sudan")
    stance = score_pair(parse(text), text, holder=(holder, holder + 6), target=(target, target + 5))
    assert stance.label == expected, phenomenon


@pytest.mark.parametrize(
    ("plain", "ironic"),
    [
        ("The brave Sudan left the talks.", "The “brave” Sudan left the talks."),
        ("Sudan's friendly government left.", "Sudan's so-called friendly government left."),
    ],
)
def test_scare_quotes_turn_a_good_word(plain: str, ironic: str) -> None:
    scores = []
    for text in (plain, ironic):
        start = text.index("Sudan")
        scores.append(score_pair(parse(text), text, holder=None, target=(start, start + 5)).score)
    assert scores[1] < 0
    assert scores[1] < scores[0]


@pytest.mark.parametrize("kind", ["verbs", "nouns", "people", "adjectives"])
def test_no_word_stands_in_two_classes(kind: str) -> None:
    text = files("stance.lexicons").joinpath("predicates.toml").read_text(encoding="utf-8")
    counts = Counter(word for entry in tomllib.loads(text).values() for word in entry.get(kind, "").split())
    assert [word for word, count in counts.items() if count > 1] == []


def test_every_class_is_within_bounds_and_says_what_it_does() -> None:
    text = files("stance.lexicons").joinpath("predicates.toml").read_text(encoding="utf-8")
    for name, entry in tomllib.loads(text).items():
        assert all(-1 <= entry[side] <= 1 for side in ("holder", "agent", "patient")), name
        assert entry["does"], name

"""Features by name and value: the rules, words by place, ties, and where holder and target stand."""

from __future__ import annotations

import pytest

from stance.parsing import parse
from stance.scoring.features import Features, features, is_said
from stance.scoring.rules import evidence
from stance.scoring.scenes import Scene
from stance.scoring.scores import pair_scene


def scene(text: str, holder: str | None = "Norway", target: str = "Sudan") -> Scene:
    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return pair_scene(parse(text), text, at(holder) if holder else None, at(target))


def read(text: str, holder: str | None = "Norway") -> Features:
    seen = scene(text, holder)
    return features(seen, evidence(seen))


PLAN = "On Monday Norway sharply criticised the plan of Sudan for rivers."


def test_each_rule_is_a_feature_by_itself_and_by_its_kind() -> None:
    found = {feature.name: round(feature.value, 3) for feature in read(PLAN).rules}
    assert found == {"attitude -": 0.96, "attitude:criticise -": 0.96}


def test_words_are_features_by_where_they_stand() -> None:
    found = {feature.name for feature in read(PLAN).words}
    assert found == {
        *(
            f"criticise {place}"
            for place in ("above", "in the clause", "in the sentence", "near", "with dobj")
        ),
        *(f"plan {place}" for place in ("above", "in the clause", "in the sentence", "near", "with of")),
        *(f"for {place}" for place in ("in the clause", "in the sentence", "near")),
        *(f"river {place}" for place in ("in the clause", "in the sentence", "near")),
        *(f"sharply {place}" for place in ("in the clause", "in the sentence")),
    }


def test_words_tie_the_holder_to_the_target() -> None:
    assert {feature.name for feature in read(PLAN).ties} == {
        *(f"criticise {place}" for place in ("between", "on the way", "by holder to target")),
        *(f"plan {place}" for place in ("between", "on the way", "by holder to target")),
        "sharply between",
        "for behind",
        "river behind",
    }


def test_four_tokens_away_is_near_and_five_are_not() -> None:
    text = "It stands between Sudan and the lonely old capital of the far Norway."
    near = {
        feature.name.removesuffix(" near") for feature in read(text).words if feature.name.endswith(" near")
    }
    assert near >= {"old", "lonely"}
    assert "capital" not in near


@pytest.mark.parametrize("text", ["Norway said Sudan did not help.", "Norway said Sudan never helped."])
def test_a_negated_word_is_another_feature(text: str) -> None:
    found = {feature.name for feature in read(text).words}
    assert "not help with nsubj" in found
    assert "help with nsubj" not in found


PLACES = [
    (
        PLAN,
        {
            "target is pobj": 1,
            "good words": 0,
            "bad words": 0.45,
            "holder is nsubj": 1,
            "holder first": 1,
            "1 fours between": 1,
            "way of 5": 1,
            "target in what the holder says": 1,
        },
    ),
    (
        "Norway, which had in the past few years sent a long and well-known list of demands to each and every"
        " one of its many neighbours in the north and south of the continent, met Sudan.",
        {
            "target is dobj": 1,
            "good words": 0,
            "bad words": 0,
            "holder is nsubj": 1,
            "holder first": 1,
            "6 fours between": 1,
            "way of 4": 1,
        },
    ),
    (
        "Norway said that Egypt thought that Chile knew that Peru believed that Kenya said that the chief of"
        " the navy of Sudan left.",
        {
            "target is pobj": 1,
            "good words": 0,
            "bad words": 0.05,
            "holder is nsubj": 1,
            "holder first": 1,
            "5 fours between": 1,
            "way of 8": 1,
            "target in what the holder says": 1,
        },
    ),
    (
        "Norway left. Sudan came.",
        {"target is nsubj": 1, "good words": 0, "bad words": 0, "holder elsewhere": 1},
    ),
    (
        "The road from Sudan reaches Norway.",
        {
            "target is pobj": 1,
            "good words": 0.05,
            "bad words": 0,
            "holder is dobj": 1,
            "target first": 1,
            "0 fours between": 1,
            "way of 5": 1,
        },
    ),
]


@pytest.mark.parametrize(("text", "places"), PLACES, ids=[text[:30] for text, _ in PLACES])
def test_places_of_holder_and_target(text: str, places: dict[str, float]) -> None:
    assert {feature.name: round(feature.value, 3) for feature in read(text).places} == places


def test_without_a_holder_nothing_ties_and_no_place_is_the_holder_s() -> None:
    found = read("The brave army of Sudan won.", None)
    assert found.ties == ()
    assert {feature.name for feature in found.places} == {"target is pobj", "good words", "bad words"}


def test_names_are_no_features() -> None:
    words = {feature.name.split()[0] for feature in read("Norway met Angry Egypt and Sudan.").words}
    assert words == {"meet"}


def test_whose_words_the_target_stands_in() -> None:
    assert is_said(scene("Norway said Sudan lied."))
    assert not is_said(scene("Norway left when Sudan lied."))
    assert not is_said(scene("Sudan lied.", None))

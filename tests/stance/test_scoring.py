"""Scores of quotes and pairs: what points at the target, and that the evidence is the score."""

from __future__ import annotations

import math

import pytest

from stance.parsing import parse
from stance.records import Act, Attribution, Kind, Speaker, SpeakerKind, Stance
from stance.scoring import score_pair, squash, stances
from stance.targets import Mention, Naming, Target, TargetKind


def pair(text: str, holder: str | None = "Norway", target: str = "Sudan") -> Stance:
    """The stance between the first mention of a holder and that of a target."""
    span = (text.index(target), text.index(target) + len(target))
    held = None if holder is None else (text.index(holder), text.index(holder) + len(holder))
    return score_pair(parse(text), holder=held, target=span)


MIRRORS = [
    ("Norway praised Sudan for its reforms.", "Norway condemned Sudan for its reforms."),
    ("Norway supports Sudan.", "Norway opposes Sudan."),
    ("Sudan was praised by Norway.", "Sudan was criticised by Norway."),
    ("Norway, a supporter of Sudan, left early.", "Norway, a critic of Sudan, left early."),
    ("Norway expressed support for Sudan.", "Norway expressed contempt for Sudan."),
]


@pytest.mark.parametrize(("friendly", "hostile"), MIRRORS)
def test_mirror_sentences_have_mirror_signs(friendly: str, hostile: str) -> None:
    assert pair(friendly).label == 1
    assert pair(hostile).label == -1


def test_agent_and_patient_are_told_apart() -> None:
    assert pair("Norway condemned Sudan.").score < -0.5
    assert pair("Sudan condemned Norway.").score > -0.3


def test_a_sentence_that_points_at_nobody_is_neutral() -> None:
    assert pair("Norway borders Sudan in the east.").label == 0


@pytest.mark.parametrize("text", [text for mirror in MIRRORS for text in mirror])
def test_evidence_adds_up_to_the_score(text: str) -> None:
    stance = pair(text)
    assert math.isclose(stance.score, squash(sum(item.weight for item in stance.evidence)))
    assert all(text[slice(*item.span)] == item.text for item in stance.evidence)


def quoted(text: str, content: str, cue: str, source: str, target: str) -> tuple[Stance, ...]:
    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    attribution = Attribution(Kind.DIRECT, Act.SPEECH, (at(content),), at(cue), at(source), "hand", 1.0)
    speaker = Speaker("norway", source, SpeakerKind.PERSON, country="NO")
    mention = Mention(Target(TargetKind.ORGANISATION, "sudan", target), at(target), Naming.NAME)
    return stances(parse(text), attribution, speaker, [mention])


def test_the_content_is_the_voice_of_its_speaker() -> None:
    (stance,) = quoted(
        "“Sudan is a liar,” Norway said.", "Sudan is a liar", "said", "Norway", "Sudan"
    )
    assert stance.label == -1


def test_the_cue_counts_toward_its_object() -> None:
    text = "Norway praised Sudan, saying that the talks had been long."
    (stance,) = quoted(text, "the talks had been long", "saying", "Norway", "Sudan")
    assert stance.label == 1

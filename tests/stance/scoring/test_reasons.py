"""What a speaker says of victims, deeds and doubts: on whose side it is, and why."""

from __future__ import annotations

import pytest

from stance.parsing import parse
from stance.records import Act, Attribution, Kind, Speaker, SpeakerKind, Stance
from stance.registries import Country, Registries, Topic
from stance.scoring import stances
from tests.stance.marked import mentioned

REGISTRIES = Registries(
    countries=(
        Country("EG", "Egypt", (), ("Egyptian",), ("Cairo",)),
        Country("NO", "Norway", (), ("Norwegian",), ("Oslo",)),
        Country("SD", "Sudan", (), ("Sudanese",), ("Khartoum",)),
    ),
    people=(),
    organisations=(),
    topics=(
        Topic("t:aid", "aid", "foreign aid", ("aid",), ("humanitarian",)),
        Topic("t:war", "war", "war", ("war", "aggression")),
        Topic("t:nuclear", "nuclear", "nuclear policy", ("nuclear", "safeguards")),
    ),
)
MINISTER = Speaker("anne-berg", "Anne Berg", SpeakerKind.PERSON, role="foreign minister", country="NO")


def said(content: str, *, clause: str = "Anne Berg said", cue: str = "said") -> dict[str, Stance]:
    """The stances of what Anne Berg, Norway's minister, says behind the clause, by their targets' ids."""
    text = f"{clause} {content}."
    start = len(clause) + 1
    at = text.index(cue)
    attribution = Attribution(
        Kind.INDIRECT,
        Act.SPEECH,
        ((start, len(text) - 1),),
        (at, at + len(cue)),
        (0, len("Anne Berg")),
        "by hand",
        1.0,
    )
    doc = parse(text)
    about = mentioned(doc, REGISTRIES)
    return {stance.target.id: stance for stance in stances(doc, text, attribution, (MINISTER,), about)}


def whys(stance: Stance) -> str:
    return " ".join(item.why for item in stance.evidence)


def test_a_deed_that_somebody_is_told_of_is_not_the_tellers() -> None:
    found = said("that Sudan had destroyed all its power plants", clause="Anne Berg told Egypt", cue="told")
    assert found["SD"].label == -1
    assert {item.rule for item in found["SD"].evidence} == {"deed:harm"}
    assert "Sudan does harm to “all its power plants”" in whys(found["SD"])


def test_the_speakers_own_things_are_not_those_of_a_name_before_them() -> None:
    text = "that Sudan had destroyed his country's power plants"
    found = said(text, clause="Anne Berg told Egypt", cue="told")
    assert "Anne Berg does harm" not in whys(found["SD"])


def test_what_is_demanded_is_still_the_demanders() -> None:
    found = said("Egypt to lift its blockade against Sudan", clause="Anne Berg urged", cue="urged")
    assert found["SD"].label == 1
    assert "Anne Berg is against what takes a side against Sudan" in whys(found["SD"])


def test_no_country_is_meant_by_he() -> None:
    found = said("Sudan was told that he doubted it")
    assert "Sudan speaks against" not in whys(found["SD"])


@pytest.mark.parametrize(
    ("clause", "content", "label"),
    [
        ("Anne Berg doubted", "whether Sudan could win", -1),
        ("Anne Berg doubted", "that Sudan had attacked Egypt", 0),
    ],
)
def test_what_is_doubted_is_not_said_to_be_done(clause: str, content: str, label: int) -> None:
    found = said(content, clause=clause, cue="doubted")
    assert found["SD"].label == label
    assert "speaks against" not in whys(found["SD"])


@pytest.mark.parametrize(
    "content",
    [
        "the violence against Sudan was a grim crime",
        "killing Sudanese was a crime",
        "starving Sudanese could not be justified",
        "the crimes against Sudan would be told of",
        "the invasion of Sudan continued",
    ],
)
def test_who_blames_what_is_done_to_the_target_is_for_it(content: str) -> None:
    assert said(content)["SD"].label == 1


def test_who_calls_violence_something_does_not_do_it() -> None:
    found = said("the violence against Sudan a grim crime", clause="Anne Berg called", cue="called")
    assert found["SD"].label == 1
    assert "Anne Berg does harm" not in whys(found["SD"])


def test_who_deplores_somebodys_plight_is_for_him() -> None:
    found = said("the suffering of the Sudanese", clause="Anne Berg deplored", cue="deplored")
    assert found["SD"].label == 1


@pytest.mark.parametrize(
    "content",
    [
        "the trucks stood miles away from starving Sudanese",
        "the world saw the besieged Sudanese",
        "many Sudanese had fled",
        "the Sudanese were starving",
        "Egypt had bombed Sudan",
    ],
)
def test_what_somebody_suffers_is_nothing_against_him(content: str) -> None:
    assert said(content)["SD"].score >= 0


@pytest.mark.parametrize(
    "content",
    [
        "that Sudan is a terror state",
        "that Sudan was a rogue state",
        "that Sudan was an aggressor",
        "that Sudan, a pariah state, was alone",
        "that Sudan was not interested in peace",
        "that Sudan had no interest in peace",
        "that Sudan wanted war",
        "that Sudan was trying to take more territory",
    ],
)
def test_what_the_target_is_or_is_after_is_blamed(content: str) -> None:
    assert said(content)["SD"].label == -1


def test_who_takes_land_back_takes_none() -> None:
    assert said("Sudan had taken territory back")["SD"].label == 0


def test_who_is_serious_about_peace_is_praised() -> None:
    assert said("that Sudan was serious about peace")["SD"].label == 1


def test_outstanding_issues_are_unresolved() -> None:
    assert "t:nuclear" not in said("Sudan must settle outstanding safeguards issues")
    assert said("Sudan had done outstanding work")["SD"].score >= 0


def test_who_deplores_a_catastrophe_deplores_no_aid() -> None:
    found = said("the humanitarian catastrophe in Sudan", clause="Anne Berg deplored", cue="deplored")
    assert "t:aid" not in found
    assert said("the aid to Sudan", clause="Anne Berg praised", cue="praised")["t:aid"].label == 1


@pytest.mark.parametrize("content", ["there would be a cease-fire by Sudan", "in case of war she would act"])
def test_parts_of_phrases_are_not_read_by_themselves(content: str) -> None:
    assert all(stance.label == 0 for stance in said(content).values())


def test_the_reason_says_who_opposes_what() -> None:
    found = said("the attacks on Sudan", clause="Anne Berg condemned", cue="condemned")
    assert found["SD"].label == 1
    assert "Anne Berg is against what attacks Sudan" in whys(found["SD"])
    assert "Egypt" in whys(said("Egypt's invasion of Sudan went on")["EG"])


def test_a_name_with_braces_is_printed_as_it_is() -> None:
    text = "Anne Berg condemned Sudan."
    doc = parse(text)
    speaker = Speaker("x", "Anne {0} Berg", SpeakerKind.PERSON, role="foreign minister", country="NO")
    attribution = Attribution(Kind.INDIRECT, Act.SPEECH, ((20, 25),), (10, 19), (0, 9), "by hand", 1.0)
    (stance,) = stances(doc, text, attribution, (speaker,), mentioned(doc, REGISTRIES))
    assert "Anne {0} Berg speaks against Sudan" in whys(stance)


def test_little_or_no_evidence_makes_nobody_sure() -> None:
    none, faint = said("Sudan is in the south")["SD"], said("Egypt had condemned Sudan")["SD"]
    assert none.evidence == ()
    assert (none.label, faint.label) == (0, 0)
    assert faint.confidence < none.confidence < said("that Sudan is a liar and a thug")["SD"].confidence


@pytest.mark.parametrize(("verb", "label"), [("told", 0), ("criticised", -1)])
def test_they_are_not_those_who_are_told(verb: str, label: int) -> None:
    text = f"“They must stop,” Anne Berg {verb} the Sudanese."
    doc = parse(text)
    at = text.index(verb)
    source = (text.index("Anne"), at - 1)
    attribution = Attribution(Kind.DIRECT, Act.SPEECH, ((1, 15),), (at, at + len(verb)), source, "by hand", 1)
    (stance,) = stances(doc, text, attribution, (MINISTER,), mentioned(doc, REGISTRIES))
    assert any(item.rule == "demand" for item in stance.evidence) == bool(label)
    assert stance.label == label

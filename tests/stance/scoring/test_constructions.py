"""Constructions that tell a side though no single word does, in a speaker's own words."""

from __future__ import annotations

import pytest

from stance.parsing import parse
from stance.records import Act, Attribution, Kind, Speaker, SpeakerKind, Stance
from stance.registries import Country, Registries
from stance.scoring import score_pair, stances
from tests.stance.marked import mentioned

REGISTRIES = Registries(
    countries=(
        Country("NO", "Norway", (), ("Norwegian",), ("Oslo",)),
        Country("SD", "Sudan", (), ("Sudanese",), ("Khartoum",)),
    ),
    people=(),
    organisations=(),
    topics=(),
)
MINISTER = Speaker("anne-berg", "Anne Berg", SpeakerKind.PERSON, role="foreign minister", country="NO")

CASES = [
    ("It is an outrage that Sudan was attacked", 1),
    ("It is a shame that Sudan left", -1),
    ("It is shameful that Sudan bombed a school", -1),
    ("We want a better relationship with Sudan", 1),
    ("Relations with Sudan have never been better", 1),
    ("We are cutting all ties with Sudan", -1),
    ("Sudan must stop these attacks", -1),
    ("Long live Sudan", 1),
    ("Down with Sudan", -1),
    ("Sudan has every right to defend itself", 1),
    ("Sudan has no right to threaten us", -1),
    ("Sudan was right to leave", 1),
    ("Sudan acts like a bad neighbour", -1),
    ("Sudan is no longer a neighbour one can phone", -1),
    ("Sudan broke its promises", -1),
    ("Sudan is to blame for the crisis", -1),
    ("Sudan shares the blame", -1),
    ("Aid came from an old friend of Sudan", 0),
    ("Sudan has treated us very unfairly", -1),
    ("Sudan is entirely responsible for the disaster", -1),
    ("Sudan is responsible for the north", 0),
    ("Sudan is dragging all of us into a catastrophe", -1),
    ("Sudan is taking us to the brink of war", -1),
    ("Sudan is taking us to the station", 0),
    ("We will not let Sudan fail", 1),
    ("We want Sudan to fail", -1),
    ("Sudan must win", 1),
    ("Sudan must not be allowed to win", -1),
    ("Sudan won in the end", 1),
    ("Sudan cannot be trusted", -1),
    ("Sudan must be stopped", -1),
    ("Sudan must not be abandoned", 1),
    ("The attacks on Sudan are a disgrace", 1),
    ("Sanctions on Sudan hurt the poor", 1),
    ("We will not be bullied by Sudan", -1),
    ("We were not bullied by Sudan", 0),
    ("We will never abandon Sudan", 1),
    ("We will keep sending tanks to Sudan", 1),
    ("We will stop giving tanks to Sudan", -1),
    ("We are horrified by the attack on Sudan", 1),
    ("We do not regard Sudan as a rogue state", 0),
    ("Norway calls on Egypt to lift its sanctions on Sudan", 1),
    ("Sudan is fuelling the war", -1),
    ("We can give no assurance that Sudan is peaceful", -1),
    ("There is no doubt that Sudan is peaceful", 1),
]


def said(text: str, content: str, cue: str = "said") -> Stance:
    """The stance toward Sudan of what Berg says."""
    content_at, cue_at, berg = text.index(content), text.index(cue), text.index("Berg")
    attribution = Attribution(
        Kind.DIRECT,
        Act.SPEECH,
        ((content_at, content_at + len(content)),),
        (cue_at, cue_at + len(cue)),
        (berg, berg + 4),
        "by hand",
        1.0,
    )
    doc = parse(text)
    about = mentioned(doc, REGISTRIES)
    return next(s for s in stances(doc, text, attribution, (MINISTER,), about) if s.target.id == "SD")


@pytest.mark.parametrize(("content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_a_quote_tells_about_sudan(content: str, expected: int) -> None:
    assert said(f"“{content},” Berg said.", content).label == expected


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        ("Berg expressed solidarity with the Sudanese.", "solidarity with the Sudanese", "expressed", 1),
        ("Berg called for closer ties with Sudan.", "closer ties with Sudan", "called", 1),
        ("Berg called on Sudan to stop “playing with lives”.", "playing with lives", "called", -1),
        ("Berg called Sudan “a European family member”.", "a European family member", "called", 1),
        ("Berg rejected criticism of Sudan.", "criticism of Sudan", "rejected", 1),
        ("Berg condemned the aggression of Sudan.", "the aggression of Sudan", "condemned", -1),
        ("Berg called Sudan “a thug”.", "a thug", "called", -1),
        ("Berg condemned what she called vile threats by Sudan.", "vile threats by Sudan", "condemned", -1),
        (
            "Berg rejected claims that Norway had bombed Sudan.",
            "claims that Norway had bombed Sudan",
            "rejected",
            0,
        ),
    ],
)
def test_what_a_reporting_clause_does(text: str, content: str, cue: str, expected: int) -> None:
    assert said(text, content, cue).label == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway ended its support for Sudan.", -1),
        ("Norway described Sudan as a reliable friend.", 1),
        ("Norway: I respect Sudan for its courage.", 1),
    ],
)
def test_the_model_does_not_drown_clear_evidence(text: str, expected: int) -> None:
    at = text.index("Sudan")
    assert score_pair(parse(text), text, holder=(0, 6), target=(at, at + 5)).label == expected

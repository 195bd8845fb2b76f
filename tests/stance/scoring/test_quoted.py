"""Stances in quotes: the content is the speaker's voice, the reporting clause what is done by speaking."""

from __future__ import annotations

import pytest

from stance.parsing import parse
from stance.records import Act, Attribution, Kind, Span, Speaker, SpeakerKind, Stance
from stance.registries import Country, Organisation, Registries, Topic
from stance.scoring import stances
from tests.stance.marked import mentioned

REGISTRIES = Registries(
    countries=(
        Country("NO", "Norway", (), ("Norwegian",), ("Oslo",)),
        Country("SD", "Sudan", (), ("Sudanese",), ("Khartoum",)),
        Country("EG", "Egypt", (), ("Egyptian",), ("Cairo",)),
    ),
    people=(),
    organisations=(Organisation("nato", "Nato"), Organisation("the-west", "the West")),
    topics=(Topic("t:sanctions", "sanctions", "sanctions", ("sanction",)),),
)
MINISTER = Speaker("anne-berg", "Anne Berg", SpeakerKind.PERSON, role="foreign minister", country="NO")
WRITER = Speaker("anne-berg", "Anne Berg", SpeakerKind.PERSON, role="novelist", country="NO")


def quote(
    text: str,
    *content: str,
    cue: str | None = "said",
    source: str | None = "Berg",
    speaker: Speaker | None = MINISTER,
    kind: Kind = Kind.DIRECT,
) -> dict[str, Stance]:
    """The stances of a quote by the ids of their targets."""

    def at(words: str) -> Span:
        return text.index(words), text.index(words) + len(words)

    attribution = Attribution(
        kind,
        Act.SPEECH,
        tuple(at(words) for words in content),
        at(cue) if cue else None,
        at(source) if source else None,
        "by hand",
        1.0,
    )
    doc = parse(text)
    about = mentioned(doc, REGISTRIES)
    return {s.target.id: s for s in stances(doc, text, attribution, (speaker,) if speaker else (), about)}


def test_the_content_is_the_voice_of_its_speaker() -> None:
    found = quote("“Sudan is a liar,” Berg said.", "Sudan is a liar,")
    assert found["SD"].label == -1


def test_we_are_the_speaker() -> None:
    found = quote(
        "“We condemn Sudan and we support Egypt,” Berg said.", "We condemn Sudan and we support Egypt,"
    )
    assert (found["SD"].label, found["EG"].label) == (-1, 1)


def test_the_cue_counts_toward_its_object() -> None:
    text = "Berg praised Sudan, saying that the talks had been long."
    found = quote(text, "the talks had been long", cue="saying", kind=Kind.INDIRECT)
    assert found["SD"].label == 1


def test_the_cue_is_the_speakers_doing_whatever_the_parser_says() -> None:
    text = "Sudan is accused of shelling a market."
    found = quote(text, "Sudan", "of shelling a market", cue="accused", source=None, speaker=None)
    assert found["SD"].label == -1


def test_it_stands_for_what_the_reporting_clause_acts_on() -> None:
    text = "Berg criticised the West’s decision, saying it was “a gross violation”."
    found = quote(text, "it was “a gross violation”", cue="saying", kind=Kind.MIXED)
    rules = {item.rule.partition(":")[0] for item in found["the-west"].evidence}
    assert found["the-west"].label == -1
    assert rules >= {"attitude", "quality"}


def test_you_are_whom_it_is_said_to() -> None:
    found = quote("“You are a coward,” Berg told Sudan.", "You are a coward,", cue="told")
    assert found["SD"].label == -1


def test_words_of_the_article_around_a_quote_are_not_the_speakers() -> None:
    text = "Brutal Sudan, which murdered thousands, is a neighbour, Berg said. “Sudan is near.”"
    start = text.index("Sudan is near")
    attribution = Attribution(Kind.DIRECT, Act.SPEECH, ((start, start + 14),), None, None, "by hand", 1.0)
    doc = parse(text)
    (stance,) = stances(doc, text, attribution, (MINISTER,), mentioned(doc, REGISTRIES))
    assert stance.score == 0
    assert stance.evidence == ()


@pytest.mark.parametrize(
    "content",
    ["Egypt says that Sudan is a liar and a thief", "Egypt claims Sudan murdered its own people"],
)
def test_what_others_are_said_to_say_is_theirs(content: str) -> None:
    assert quote(f"“{content},” Berg said.", content)["SD"].label == 0


def test_a_place_of_war_is_not_blamed_for_it() -> None:
    content = "The horrible war in Sudan has killed thousands"
    assert quote(f"“{content},” Berg said.", content)["SD"].label == 0


def test_the_speakers_own_side_is_no_target() -> None:
    found = quote("“Norway supports Sudan,” Berg said.", "Norway supports Sudan,")
    assert "NO" not in found
    assert found["SD"].label == 1


def test_who_holds_no_office_may_speak_out_against_the_own_country() -> None:
    text = "“Norway is a shameful liar,” Berg said."
    assert "NO" not in quote(text, "Norway is a shameful liar,")
    assert quote(text, "Norway is a shameful liar,", speaker=WRITER)["NO"].label == -1


def test_a_target_that_nothing_points_at_is_neutral_without_evidence() -> None:
    found = quote("“The train to Sudan leaves at nine,” Berg said.", "The train to Sudan leaves at nine,")
    assert (found["SD"].score, found["SD"].label, found["SD"].evidence) == (0, 0, ())


def test_a_topic_is_a_target_where_something_points_at_it() -> None:
    text = "Berg criticised the sanctions, saying Egypt had time."
    found = quote(text, "Egypt had time", cue="saying", kind=Kind.INDIRECT)
    assert found["t:sanctions"].label == -1
    assert "t:sanctions" not in quote(
        "“The sanctions start on Monday,” Berg said.", "The sanctions start on Monday,"
    )


def test_opposing_what_is_done_to_a_target_is_for_it() -> None:
    found = quote("“We condemn the attack on Sudan,” Berg said.", "We condemn the attack on Sudan,")
    assert found["SD"].label == 1


def test_evidence_stays_inside_the_quote_and_its_reporting_clause() -> None:
    text = "Rain fell. Berg praised Sudan, saying “the brave people of Sudan endure”. Egypt condemned Sudan."
    found = quote(text, "the brave people of Sudan endure", cue="saying", kind=Kind.MIXED)
    end = text.index(" Egypt")
    assert found["SD"].evidence
    assert all(item.span[0] >= 11 and item.span[1] <= end for item in found["SD"].evidence)

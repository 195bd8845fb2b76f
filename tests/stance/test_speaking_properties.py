"""What holds for every text and every source span."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from stance.naming import article_entities
from stance.parsing import parse
from stance.records import Act, Attribution, Kind, SpeakerKind
from stance.speaking import speakers
from tests.stance.marked import REGISTRIES

WORDS = """Mr Kim he They said who , . “ ” the of president Seoul officials ’s - and (R-Ga.) Jr. a report by
IMF & 56 O’Carroll de Ms. it I — Ł …"""
PHRASES = ["Vladimir Putin", "Foreign Minister", "both leaders", "\n", "\n\n", "\t", "x\u200b"]
PIECES = st.sampled_from([*WORDS.split(), *PHRASES])
NEWS = st.lists(PIECES, max_size=40).map(" ".join)
TEXTS = st.one_of(NEWS, st.text(max_size=80))
CONTENTS = st.sampled_from(list(Kind))


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    """A text with attributions at any spans, also empty and whole ones."""
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda pair: (min(pair), max(pair)))
    made = st.builds(
        Attribution,
        kind=CONTENTS,
        act=st.just(Act.SPEECH),
        content=st.lists(spans, min_size=1, max_size=2).map(tuple),
        cue=st.none(),
        source=st.one_of(st.none(), spans),
        rule=st.just("any"),
        confidence=st.just(0.5),
    )
    return text, draw(st.lists(made, max_size=5))


@settings(max_examples=150, deadline=None)
@given(articles(), st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2030, 1, 1))))
def test_any_text_and_any_spans_give_one_answer_each(
    article: tuple[str, list[Attribution]], published: date | None
) -> None:
    text, attributions = article
    doc = parse(text)
    entities = article_entities(doc, attributions, registries=REGISTRIES, published=published)
    found = speakers(entities, attributions)
    assert len(found) == len(attributions)
    again = article_entities(doc, attributions, registries=REGISTRIES, published=published)
    assert (found, entities.mentions) == (speakers(again, attributions), again.mentions)
    for attribution, members in zip(attributions, found, strict=True):
        if attribution.source is None:
            assert members == ()
        assert len({speaker.id for speaker in members}) == len(members)
        for speaker in members:
            assert speaker.name.strip()
            assert speaker.id.startswith("unnamed:") is not speaker.named
            assert (speaker.kind is SpeakerKind.GOVERNMENT) is speaker.id.startswith("gov:")


@settings(max_examples=30, deadline=None)
@given(NEWS)
def test_a_source_elsewhere_does_not_change_who_a_full_name_is(text: str) -> None:
    tail = "\nAnna Hill said no."
    whole = f"{text}{tail}"
    start = len(text) + 1
    source = Attribution(Kind.INDIRECT, Act.SPEECH, ((0, 1),), None, (start, start + 9), "any", 0.5)
    [[speaker]] = speakers(
        article_entities(parse(whole), [source], registries=REGISTRIES, published=None), [source]
    )
    assert speaker.id == "anna-hill"

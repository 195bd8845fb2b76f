"""How far the rules look: each limit from both sides, on hand-built parses where the parser would decide."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from spacy.tokens import Doc

from stance.parsing import model
from stance.quoting.aligned import AlignedText
from stance.quoting.direct import nearest_nominal
from stance.quoting.noun_cues import inverted
from stance.quoting.reported import frames
from stance.quoting.sentences import Sentence
from stance.quoting.syntax import subject
from tests.stance.quoting.annotated import found

Word = tuple[str, str, str, int]
"""A word with its part of speech, its label and the index of its head."""


def built(words: Sequence[Word], **tags: str) -> Doc:
    """A parse by hand, one sentence."""
    return Doc(
        model().vocab,
        words=[word for word, *_ in words],
        pos=[pos for _, pos, *_ in words],
        tags=[tags.get(word, "") for word, *_ in words],
        lemmas=[word for word, *_ in words],
        deps=[dep for _, _, dep, _ in words],
        heads=[head for *_, head in words],
    )


def rules(text: str) -> list[str]:
    return [one.rule for one in found(text)]


@pytest.mark.parametrize(("count", "is_found"), [(5, False), (6, True)])
def test_a_speaker_is_inherited_by_six_words_or_more(count: int, is_found: bool) -> None:
    words = " ".join(["we", "have", "built", "a", "second", "pillar"][:count])
    text = f"“It is safe,” said Mara Holt. Besides that, “{words}.”"
    assert ("inherited speaker" in rules(text)) == is_found


@pytest.mark.parametrize(("ends", "is_found"), [(0, True), (1, True), (2, True), (3, False)])
def test_a_speaker_is_inherited_over_two_line_ends_at_most(ends: int, is_found: bool) -> None:
    text = (
        f"“It is safe,” said Mara Holt.{chr(10) * ends or ' '}Besides that, “we have built a second pillar.”"
    )
    assert ("inherited speaker" in rules(text)) == is_found


@pytest.mark.parametrize(("name", "rule"), [("Safe Bridge Now", "after"), ("Safe Bridge Now Club", "clause")])
def test_three_words_in_marks_may_stand_between_a_quotation_and_its_cue(name: str, rule: str) -> None:
    assert rules(f"“We go home,” a man with a “{name}” badge said.") == [rule]


@pytest.mark.parametrize(("words", "is_found"), [("We go now", False), ("We go home now", True)])
def test_four_words_without_an_end_are_a_sentence(words: str, is_found: bool) -> None:
    assert ("before" in rules(f"Mara Holt said “{words}” to the crowd.")) == is_found


@pytest.mark.parametrize(("between", "is_found"), [(2, True), (3, False)])
def test_a_nominal_behind_its_cue_is_within_three_tokens(between: int, is_found: bool) -> None:
    words = [("said", "VERB", "ROOT", 0), *[("so", "ADV", "dep", 0)] * between, ("Holt", "PROPN", "dep", 0)]
    assert (nominal(words, 0) == "Holt") == is_found


@pytest.mark.parametrize(("between", "is_found"), [(10, True), (11, False)])
def test_a_nominal_before_its_cue_is_within_eleven_tokens(between: int, is_found: bool) -> None:
    last = between + 1
    words = [
        ("Holt", "PROPN", "dep", last),
        *[("so", "ADV", "dep", last)] * between,
        ("said", "VERB", "ROOT", last),
    ]
    assert (nominal(words, last) == "Holt") == is_found


def nominal(words: Sequence[Word], cue: int) -> str | None:
    doc = built(words)
    text = doc.text
    aligned = AlignedText(doc, text, (), (), (False,) * len(doc))
    sentence = Sentence(range(len(doc)), 0, len(text), (), 0, True, True)
    nearest = nearest_nominal(aligned, doc[cue], sentence)
    return None if nearest is None else nearest.text


@pytest.mark.parametrize(("length", "is_found"), [(400, True), (401, False)])
def test_a_sentence_of_more_than_400_tokens_is_a_list(length: int, is_found: bool) -> None:
    words = [
        ("Holt", "PROPN", "nsubj", 1),
        ("say", "VERB", "ROOT", 1),
        ("it", "PRON", "nsubj", 3),
        ("rain", "VERB", "ccomp", 1),
        *[("x", "X", "dep", 1)] * (length - 4),
    ]
    doc = built(words)
    aligned = AlignedText(doc, doc.text, (), (), (False,) * len(doc))
    assert [frame.rule for frame in frames(aligned)] == (["clause"] if is_found else [])


@pytest.mark.parametrize(("verbs", "is_found"), [(5, True), (6, False)])
def test_a_subject_is_shared_by_five_verbs_above_one_another(verbs: int, is_found: bool) -> None:
    words = [
        ("Holt", "PROPN", "nsubj", 1),
        ("go", "VERB", "ROOT", 1),
        *(("go", "VERB", "conj", at) for at in range(1, verbs)),
    ]
    doc = built(words)
    shared = subject(doc[verbs])
    assert (shared is not None and shared.text == "Holt") == is_found


@pytest.mark.parametrize(("between", "is_found"), [(6, True), (7, False)])
def test_an_inverted_source_is_eight_tokens_at_most(between: int, is_found: bool) -> None:
    words = [
        ("Bridges", "NOUN", "nsubj", 1),
        ("sing", "VERB", "ROOT", 1),
        (",", "PUNCT", "punct", 1),
        ("note", "VERB", "dep", 1),
        *[("old", "ADJ", "amod", 1)] * between,
        ("observers", "NOUN", "dep", 1),
        (".", "PUNCT", "punct", 1),
    ]
    assert (inverted(built(words)[3]) is not None) == is_found


@pytest.mark.parametrize(("turns", "is_found"), [(2, False), (3, True)])
def test_a_transcript_has_three_turns(turns: int, is_found: bool) -> None:
    text = "\n".join(f"{('HOLT', 'REED')[turn % 2]}: It is safe {turn}." for turn in range(turns))
    assert rules(text) == ["transcript"] * turns * is_found


@pytest.mark.parametrize(("length", "is_found"), [(14, False), (15, True), (140, True), (141, False)])
def test_what_a_heading_says_has_15_to_140_characters(length: int, is_found: bool) -> None:
    assert (
        rules(f"Mara Holt: {'We go on and on ' * 9:.{length - 1}}x\nIt rained.\n") == ["heading"] * is_found
    )


@pytest.mark.parametrize(
    ("plural", "is_whole"),
    [
        ("ministers’", True),
        ("ministers’ and mayors’ and clerks’", True),
        ("ministers’ and mayors’ and clerks’ and girls’", False),
    ],
)
def test_three_possessives_may_stand_before_a_single_closing_mark(plural: str, is_whole: bool) -> None:
    assert (rules(f"‘The {plural} plan is late,’ said Holt.") == ["after"]) == is_whole


def test_spans_that_only_touch_do_not_overlap() -> None:
    one, other = found("“We go,” said Holt.“We stay,” said Reed.")
    assert one.content[0][1] <= other.content[0][0]


def test_a_semicolon_parts_two_reports_on_either_side() -> None:
    text = "Holt said it was late; Reed said it was early; Birch said nothing was known."
    assert [text[slice(*one.content[0])] for one in found(text)] == [
        "it was late",
        "it was early",
        "nothing was known",
    ]

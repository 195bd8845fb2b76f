"""What rows and panes say of a quote, as text and styles, without an app around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import tanh

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from stance.records import Kind, Quote
from store.contract import Annotation, Entry
from store.read_log import Copy
from tests.tui import factories
from tui.drawing.context import (
    AROUND,
    CONTENT_STYLE,
    CUE_STYLE,
    SOURCE_STYLE,
    in_context,
    passage,
    where,
    who,
)
from tui.drawing.facts import facts
from tui.drawing.score_evidence import explained, score_lines, without
from tui.names import quote_words

TREATY = factories.treaty()
BLAME = TREATY.quotes[2]


COPY = Copy("x", "[/x] A \x1b[2J title", "The Other Post", "https://other.example/x", date(2024, 6, 20))


def styled(content: Content, style: str) -> list[str]:
    return [content.plain[start:end] for start, end, of in content.spans if of == style]


def in_list(quote: Quote) -> Entry:
    return Entry(quote, TREATY.article, Annotation())


def test_words_that_all_stood_in_quotation_marks_get_them() -> None:
    assert quote_words(in_list(replace(BLAME, kind=Kind.DIRECT, text="a\nb"))) == "“a b”"


def test_quotation_marks_are_not_doubled() -> None:
    assert quote_words(in_list(replace(BLAME, kind=Kind.DIRECT, text="“a”"))) == "“a”"


def test_a_quote_that_is_reported_at_least_in_part_is_listed_with_its_cue() -> None:
    assert quote_words(in_list(TREATY.quotes[1])) == "said that Norway had always been an honest neighbour"
    assert quote_words(in_list(BLAME)) == (
        "called the American sanctions on fish “a shameful attack on ordinary people”"
    )


def test_the_parts_of_a_quote_are_told_apart_word_for_word() -> None:
    shown = in_context(TREATY.article.text, BLAME)
    assert styled(shown, CONTENT_STYLE) == ["“a shameful attack on ordinary people”"]
    assert styled(shown, SOURCE_STYLE) == ["He"]
    assert styled(shown, CUE_STYLE) == ["called"]


def test_no_part_is_told_by_colour_alone() -> None:
    attributes = [
        {"bold", "italic", "underline"} & set(s.split()) for s in (CONTENT_STYLE, SOURCE_STYLE, CUE_STYLE)
    ]
    assert all(attributes)
    assert len({frozenset(each) for each in attributes}) == 3


@given(st.text("ab \n", min_size=1, max_size=4000), st.data())
def test_the_passage_holds_the_quote_and_little_more(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    start, end = passage(text, [(first, last)])
    assert 0 <= start <= first < last <= end <= len(text)
    assert first - start <= AROUND
    assert end - last <= AROUND


def test_the_passage_is_the_paragraphs_around() -> None:
    text = "one\n\ntwo\n\nthree\n\nfour\n\nfive"
    start, end = passage(text, [(text.index("three"), text.index("three") + 5)])
    assert text[start:end] == "two\n\nthree\n\nfour"


def test_a_long_paragraph_is_cut_between_words() -> None:
    text = "word " * 200 + "quote" + " word" * 200
    start, end = passage(text, [(1000, 1005)])
    assert set(text[start:end].split()) == {"word", "quote"}
    assert end - start > AROUND


def test_nothing_of_a_hostile_article_reaches_the_terminal_or_is_read_as_markup() -> None:
    article, quote = factories.hostile().article, factories.hostile().quotes[0]
    entry = Entry(quote, article, Annotation(note="[/x]\x1b[1m"))
    texts = [
        in_context(article.text, quote).plain,
        who(quote.speaker, {}).plain,
        *(line.plain for line in where(article)),
        *(fact for _, fact in facts(entry, {}, [COPY])),
        *(line.plain for stance in quote.stances for line in explained(stance, 80)),
        quote_words(entry),
    ]
    shown = "\n".join(texts)
    assert not any(
        (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) <= 0x9F or c in "\u202e\u2066" for c in shown
    )
    assert "We [the sailors] stand\ufffd]52;c;aGk=\ufffd [/x] [red]by \ufffdthe treaty\ufffd" in shown
    assert "Nobody [/x]\ufffd[31m Known" in shown


def test_where_else_the_story_was_printed_is_told() -> None:
    told = [
        fact for fact in facts(in_list(BLAME), {}, [COPY, replace(COPY, outlet=None)]) if "other" in fact[1]
    ]
    assert told == [
        ("Also in", "The Other Post · 2024-06-20 · [/x] A \ufffd[2J title · https://other.example/x"),
        ("", "2024-06-20 · [/x] A \ufffd[2J title · https://other.example/x"),
    ]


def test_an_unknown_speaker_is_said_to_be_unknown() -> None:
    assert who(None, {}).plain == "unattributed"


def test_a_speaker_is_told_with_all_that_is_known() -> None:
    told = who(factories.MEI, {"JP": "Japan"}).plain
    assert told == "Mei Tanaka · senior fellow · the Harbour Institute · Japan (JP)"
    assert who(factories.SEOUL, {"KR": "South Korea"}).plain == "South Korea (KR) · government"
    assert who(factories.ANALYSTS, {}).plain == "analysts · group, not named"


def test_a_score_without_one_piece_of_evidence_is_the_squashed_rest() -> None:
    stance = BLAME.stances[0]
    assert without(stance, 0) == pytest.approx(tanh(-0.35))
    assert without(stance, 2) == pytest.approx(tanh(-1.1))


def test_an_explained_score_lists_every_piece_of_its_evidence() -> None:
    told = "\n".join(line.plain for line in explained(BLAME.stances[0], 80))
    for piece in BLAME.stances[0].evidence:
        assert f"“{piece.text}”" in told
        assert piece.why in told
    assert "−0.78" in told
    assert "against" in told
    assert "Without it the score would be −0.34." in told
    assert "−1.05  their sum" in told


def test_a_target_that_is_merely_mentioned_is_told_as_such() -> None:
    warning = factories.warning()
    entry = Entry(warning.quotes[1], warning.article, Annotation())
    lines = [line.plain for line in score_lines(entry, 80)]
    assert lines == ["toward Japan", "No stance: merely mentioned, nothing points either way."]


@given(st.integers(0, 60))
def test_evidence_hangs_beside_its_weight_at_any_width(width: int) -> None:
    for line in explained(BLAME.stances[0], width):
        if "score would be" in line.plain:
            assert line.plain.startswith(" " * 7)

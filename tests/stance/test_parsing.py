"""The parse: one doc whose offsets are the article's, sentences that keep to their paragraphs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stance.parsing import PLAIN_MARKS, parse, parse_all

PLAIN_BLANKS = dict.fromkeys(map(ord, "\t\u00a0\u2009\u3000"), " ")


def plain(text: str) -> str:
    """Marks and blanks as the parser sees them; one character stays one."""
    return text.translate(PLAIN_MARKS).translate(PLAIN_BLANKS)


texts = st.lists(
    st.one_of(
        st.sampled_from(
            ["“", "’", "\n", "\n\n", "\r", "\t", "\u00a0", " ", "  ", "😀", "e\u0301", "Mr.", "'s"]
        ),
        st.text(max_size=8),
    ),
    max_size=12,
).map("".join)


@settings(max_examples=80, deadline=None)
@given(texts)
@example("")
@example("\n")
@example(" \n \n")
@example("One.\n\n\n“Two.”\n")
def test_offsets_are_those_of_the_text(text: str) -> None:
    doc = parse(text)
    assert len(doc.text) == len(text)
    at = 0
    for token in doc:
        assert at <= token.idx
        assert plain(text[token.idx : token.idx + len(token)]) == plain(token.text)
        at = token.idx + len(token)
    assert not text[at:].strip()


def test_a_token_of_curly_text_is_found_by_its_offset() -> None:
    text = "“It’s late,” said Ó Briain.\n\n‘No,’ she said."
    doc = parse(text)
    assert [text[t.idx : t.idx + len(t)] for t in doc if t.text == "said"] == ["said", "said"]
    assert [t.idx for t in doc if t.text == "said"] == [13, 39]


def test_the_parser_sees_plain_marks() -> None:
    assert [token.text for token in parse("“It’s”")] == ['"', "It", "'s", '"']


@pytest.mark.parametrize("text", ["One mill\nTwo mills", "A title without an end\n\nThe mill burned down."])
def test_sentences_keep_to_their_paragraphs(text: str) -> None:
    for sentence in parse(text).sents:
        assert "\n" not in text[sentence.start_char : sentence.end_char].strip()


def test_a_paragraph_is_parsed_alike_wherever_it_stands() -> None:
    alone = parse("The mayor said the mill was safe.")
    among = parse("“Yes!\n\nThe mayor said the mill was safe.\n\nNo.")
    words = [token for token in among if 7 <= token.idx < 40]
    assert [(t.text, t.dep_) for t in words] == [(t.text, t.dep_) for t in alone]


def test_texts_are_taken_as_they_are_needed() -> None:
    taken = []

    def texts() -> Iterator[str]:
        for text in ("One.", "Two.", "Three."):
            taken.append(text)
            yield text

    docs = parse_all(texts())
    assert next(docs).text == "One."
    assert taken == ["One."]


def test_importing_the_parser_does_not_load_spacy() -> None:
    probe = "import sys, stance.parsing; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0

"""Quotation marks: every case shows the outermost quotations of a text between ⟦ and ⟧."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stance.quoting.quotation_marks import quotations

BRACKETS = re.compile("[⟦⟧]")


def shown(text: str) -> str:
    """The text with its outermost quotations in ⟦brackets⟧."""
    pieces, at = [], 0
    for quotation in quotations(text):
        pieces += [text[at : quotation.start], "⟦", text[quotation.start : quotation.end], "⟧"]
        at = quotation.end
    return "".join([*pieces, text[at:]])


def check(expected: str) -> None:
    assert shown(BRACKETS.sub("", expected)) == expected


def broken(case: str, reason: str):
    """A case that the code is known to get wrong."""
    return pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    "case",
    [
        '⟦"We will go,"⟧ she said.',
        "⟦“We will go,”⟧ she said.",
        "⟦``We will go,''⟧ she said.",
        "⟦''We will go,''⟧ she said.",
        "⟦‘We will go,’⟧ she said.",
        "⟦'We will go,'⟧ she said.",
        "⟦`We will go,'⟧ she said.",
        "⟦«We will go»⟧, she said.",
        "⟦« We will go »⟧, she said.",
        "⟦‹We will go›⟧, she said.",
        "⟦»We will go«⟧, she said.",
        "⟦„We will go“⟧, she said.",
        "⟦„We will go”⟧, she said.",
        "⟦‚We will go‘⟧, she said.",
        "⟦,,We will go''⟧, she said.",
        "⟦‟We will go,”⟧ she said.",
    ],
)
def test_a_quotation_in_marks_of_every_shape(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦\"We will go,''⟧ she said.",
        '⟦``We will go,"⟧ she said.',
        '⟦“We will go,"⟧ she said. ⟦"We stay,”⟧ he said.',
        "⟦“Who comes?“⟧ she asked. ⟦„I do“⟧, he said.",
    ],
)
def test_marks_of_two_shapes_make_a_pair(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦”We will go,”⟧ she said.",
        "⟦“We will go“⟧, she said.",
        "⟦”We will go“⟧, she said. ⟦“We stay,”⟧ he said.",
        "⟦’We will go,’⟧ she said.",
        "⟦“We will go„⟧, she said.",
    ],
)
def test_marks_in_the_wrong_direction_are_read_as_meant(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "It's the ministers' plan, and they don't like it.",
        "It’s the ministers’ plan, and they don’t like it.",
        "The ministers' and the mayors' views, the farmers' too.",
        "Rock ’n’ roll of the ’90s, and the '80s too, says the Joneses' son.",
        "Hawai‘i, O‘ahu and Kane‘ohe; the Qur'an, Xi'an and Sana'a.",
        "He was 5'9\" tall and 5′9″ in boots.",
        'The shelf is 6" deep and 4" high.',
        "a ' b ' c",
    ],
)
def test_apostrophes_and_measures_are_no_quotation_marks(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "The ministers' plan was called ⟦'a sham'⟧ by the farmers' union.",
        "She said ⟦'we don't know the ministers' plan'⟧ on Monday.",
        "⟦‘They’re ours,’⟧ he said of the dogs’ bowls.",
        "⟦‘I’m not the boss of ’em, and it’s the workers’ turn,’⟧ he said.",
        "⟦'I'm not the boss of 'em, and it's the workers' turn,'⟧ he said.",
        "⟦'We go'⟧, said the boys' coach, ⟦'and we win'⟧.",
        "He's ⟦'in'⟧, she's ⟦'out'⟧, it's the voters' call.",
        "The U.S.’s ⟦‘red line’⟧.",
        "⟦\"We'll go when it's ready; the '90s are over,\"⟧ she said.",
        broken("⟦'Tis the season,'⟧ he said.", "an elision never opens a quotation"),
        broken("⟦‘Cause and effect are clear,’⟧ she said.", "an elision never opens a quotation"),
    ],
)
def test_single_marks_are_told_from_apostrophes(case: str) -> None:
    check(case)


NO_DOUBLE_IN_SINGLE = "a single quotation with a double one in it is not seen"


@pytest.mark.parametrize(
    "case",
    [
        "⟦“He told me ‘no’ and left,”⟧ she said.",
        "⟦\"He told me 'no' and left,\"⟧ she said.",
        "⟦“He told me “no” and left,”⟧ she said.",
        '⟦"She asked: "Who pays?""⟧ he recalled.',
        "⟦“The slogan was ‘bread for all.’”⟧ Nobody clapped.",
        "⟦\"He said 'we go.'\"⟧ She left.",
        "⟦«This is „good“ as it is»⟧, he said.",
        "⟦«We go ‹there› tomorrow»⟧, she said.",
        "⟦“A ‘b “c” d’ e”⟧ f.",
        "⟦‘He told me “no” and left,’⟧ she said.",
        "⟦'He told me \"no\" and left,'⟧ she said.",
        "⟦‘The sign said: “No entry”’⟧, she said.",
    ],
)
def test_a_quotation_in_a_quotation_belongs_to_the_outer_one(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        '⟦"One,"⟧ she said. ⟦"Two,"⟧ he said.',
        "⟦“One.”⟧⟦“Two.”⟧",
        "It was ⟦“over”⟧, ⟦“done”⟧ and ⟦“dead”⟧.",
        "⟦“Is it?”⟧ asked ⟦“Red”⟧ Alder.",
        '⟦"Yes!"⟧ ⟦"No!"⟧ they shouted.',
        "The plan (⟦“a sham”⟧) failed.",
        "The plan—⟦“a sham”⟧—failed.",
        "A ⟦“no”⟧-vote; the ⟦“yes”⟧/⟦“no”⟧ question.",
        "⟦“[The ministers] knew,”⟧ she said.",
        '⟦"... and then we left,"⟧ she said.',
        'She said:⟦"We go."⟧ ⟦"We go,"⟧she said.',
        '⟦" We go, "⟧ she said; ⟦“ we stay,”⟧ he said.',
        'She called it ⟦"rubbish"⟧.',
    ],
)
def test_quotations_beside_one_another_and_beside_punctuation(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦“We go⟧\n⟦“and we win⟧\n⟦“and we stay.”⟧ She left.",
        '⟦"We go⟧\n\n⟦"and we win."⟧ She left.',
        "⟦«We go⟧\n⟦«and we win.»⟧ She left.",
        broken("⟦‘We go⟧\n⟦‘and we win.’⟧ She left.", "a single mark that nothing closes opens nothing"),
    ],
)
def test_a_quotation_over_paragraphs_is_reopened_in_each_and_closed_once(case: str) -> None:
    check(case)


SWALLOWED = "after a mark that nothing closes, the next quotation's marks close it"


@pytest.mark.parametrize(
    "case",
    [
        'The road is closed," she said. ⟦"We wait,"⟧ he said.',
        "The road is closed,” she said. ⟦“We wait,”⟧ he said.",
        "⟦“We go,”⟧ she said. They stay,” he said. ⟦“All of us,”⟧ she said.",
        "⟦““We go,”⟧ she said. ⟦“We stay,”⟧ he said.",
        '⟦""We go,""⟧ she said. ⟦"We stay,"⟧ he said.',
        '⟦"We go,""⟧ she said. ⟦"We stay,"⟧ he said.',
        broken("⟦““We go,””⟧ she said. ⟦“We stay,”⟧ he said.", "of a doubled closing mark one is left out"),
    ],
)
def test_stray_and_doubled_marks_change_nothing_else(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "text",
    [
        "“We go, she said. “They stay,” he said.",
        '"We go, she said. "They stay," he said.',
        "“All of us go,” she said. “We go, she said. “They stay,” he said.",
    ],
)
def test_after_an_unclosed_mark_the_next_quotation_stands_by_itself(text: str) -> None:
    found = [text[slice(*quotation.inner)] for quotation in quotations(text)]
    assert "They stay," in found


def test_an_unclosed_quotation_ends_with_its_paragraph_and_says_so() -> None:
    (quotation,) = quotations("She said “we go.\nHe left.")
    assert not quotation.closed
    assert (quotation.start, quotation.end) == (9, 16)


def test_what_stands_between_the_marks_is_known() -> None:
    text = "So ``we go'' it is, « we stay » too."
    assert [text[slice(*quotation.inner)] for quotation in quotations(text)] == ["we go", " we stay "]


@pytest.mark.parametrize("text", ["", "\n\n", '"', "“", "'", "”", "''", "No marks at all.", "\n“\n”\n"])
def test_texts_without_quotations_have_none(text: str) -> None:
    assert list(quotations(text)) == []


MARKS = "\"'“”‘’„‚‟‛«»‹›`"
marked_texts = st.text(st.sampled_from(MARKS + "ab Sx.,!?s-—(5[]\n"), max_size=60)
paragraphs = marked_texts.map(lambda text: text.replace("\n", " "))


@given(marked_texts)
@example("“”")
@example('"\n"')
def test_quotations_are_ordered_apart_and_inside_one_paragraph(text: str) -> None:
    at = 0
    for quotation in quotations(text):
        start, end = quotation.inner
        assert at <= quotation.start < start <= end <= quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]
        at = quotation.end


@given(paragraphs, paragraphs, paragraphs)
def test_no_mark_changes_another_paragraph(before: str, paragraph: str, behind: str) -> None:
    first, second, third = (shown(text) for text in (before, paragraph, behind))
    assert shown(f"{before}\n{paragraph}\n{behind}") == f"{first}\n{second}\n{third}"


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert BRACKETS.sub("", shown(text)) == BRACKETS.sub("", text)


@given(st.text(st.sampled_from("ab cd,."), min_size=1, max_size=40).filter(str.strip))
def test_what_is_put_in_curly_marks_is_found(words: str) -> None:
    inner = words.strip()
    assert shown(f"So “{inner}” it was.") == f"So ⟦“{inner}”⟧ it was."

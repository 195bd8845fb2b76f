"""Quotations and whose they are: cues before, inside and after, layouts, and how they go on."""

from __future__ import annotations

import pytest

from tests.stance.quoting.annotated import broken, check, found

EMPTY_SOURCE = "behind verbs of addressing, the subject is taken for the one addressed"


@pytest.mark.parametrize(
    "case",
    [
        "⟦“The bridge will open in May,”⟧ {said} <Mara Holt>.",
        "⟦“The bridge will open in May,”⟧ <Mara Holt> {said}.",
        "⟦“The bridge will open in May,”⟧ <she> {said} on Monday.",
        "⟦“The bridge is safe,”⟧ <Holt> {told} reporters in Elmford on Monday.",
        "⟦“The bridge is safe”⟧, <the mayor> {insists}.",
        "⟦“Never again!”⟧ {shouted} <a woman in the crowd>.",
        "⟦“Why now?”⟧ {wondered} <one resident>.",
        "⟦“We are late,”⟧ <the mayor> {laughed}.",
        "⟦“We are late,”⟧ {says} <Dr Lena Roth, a geologist at Elmford University>.",
        "⟦“We are late,”⟧ {said} <a spokeswoman for the ministry, Lena Roth>.",
        "⟦“We are late,”⟧ {says} <Lena Roth, who runs the mill>.",
        "⟦“We are late,”⟧ {said} <Roth, 43>.",
        "⟦“We are late,”⟧ <Lena Roth, a spokeswoman for the ministry>, {said}.",
        "⟦“No one is above the law, and no one should be,”⟧ <the president of the Reed Club, Mara Holt>, "
        "{said} in April, after the dam had broken.",
        "⟦“We are late,”⟧ {recalled} <his daughter Nora>.",
        "⟦“Where is the money?”⟧ {asked} <Holt>.",
        "⟦“Where is the money?”⟧ {asked} <the judge>.",
        "⟦“We are late,”⟧ {warned} <the mayor>.",
    ],
)
def test_a_cue_behind_its_quotation(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<Mara Holt> {said}: ⟦“The bridge will open in May.”⟧",
        "<Mara Holt> {said}, ⟦“The bridge will open in May.”⟧",
        "<Mara Holt> {told} reporters on Monday: ⟦“The bridge will open in May.”⟧",
        "Speaking in Elmford, <Mara Holt> {said}: ⟦“We are late.”⟧",
        "<Holt> {told} him, ⟦“You are late,”⟧ and left.",
        "As <Holt> {put} it: ⟦“We are late.”⟧",
        "As <Holt> {put} it, ⟦“we are late and we know it”⟧.",
        "<The ministry> {said} in a statement on Monday: ⟦“The dam is safe.”⟧",
        "<Mara Holt> left the room, {saying}: ⟦“The talks are over.”⟧",
        "<Holt> was quoted as {saying}: ⟦“The plan is dead.”⟧",
        "<The letter> {reads}: ⟦“Save the mill.”⟧",
        "<She> {added}:\n⟦“Nobody stays.”⟧",
        broken("<She> had this to {say}: ⟦“Be patient.”⟧", "“this” is taken for the source"),
        broken(
            "For <Ben Reed>, it {is} a matter of honour: ⟦“We built it.”⟧", "“it” is taken for the source"
        ),
        "<Holt> {replied} ⟦“no comment”⟧.",
        "<Holt> {was} angry: ⟦“We go.”⟧",
    ],
)
def test_a_cue_before_its_quotation(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦“The bridge”⟧, <she> {said}, ⟦“will open in May.”⟧",
        "⟦“The bridge,”⟧ {said} <Mara Holt>, ⟦“will open in May.”⟧",
        "⟦“We are late,”⟧ <Holt> {continued}, ⟦“and we know it.”⟧",
        "⟦“We go”⟧, {says} <Holt>, ⟦“and nobody stays”⟧.",
        "⟦“If we go,”⟧ <Holt> {said}, ⟦“nobody stays.”⟧ ⟦“That is all.”⟧",
        "In May, <she> {added}, ⟦“the bridge will open.”⟧",
    ],
)
def test_a_split_quotation_is_one_quote(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦'We are late,'⟧ {said} <Mara Holt>.",
        "⟦‘We’re late,’⟧ {said} <Mara Holt>.",
        "⟦«We are late»⟧, {said} <Mara Holt>.",
        "⟦„We are late“⟧, {said} <Mara Holt>.",
        "⟦``We are late,''⟧ {said} <Mara Holt>.",
        '⟦"We are late,"⟧ {said} <Mara Holt>.',
        "⟦”We are late,“⟧ {said} <Mara Holt>.",
    ],
)
def test_quotations_in_marks_of_every_shape_are_attributed(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦“The bridge will open,”⟧ <she> {said}. ⟦“We are all very glad.”⟧",
        "⟦“We go,”⟧ {said} <Holt>. She smiled. ⟦“Nobody stays.”⟧",
        "⟦“We go,”⟧ {said} <Holt>.\n\n⟦“Nobody stays.”⟧",
        "<Holt> {said} ⟦the bridge was safe⟧. ⟦“It was built well.”⟧",
        "<Holt> {said} ⟦the bridge was “perfectly safe”⟧. ⟦“It was built well.”⟧",
        "⟦“Yes!”⟧ {cried} <the crowd>. ⟦“Yes! Yes!”⟧",
    ],
)
def test_a_quotation_without_a_speaker_goes_on_with_the_last_one(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<She> {said}: ⟦“The bridge is safe.⟧\n⟦“It was built well.”⟧",
        "⟦“We go,”⟧ {said} <Holt>. ⟦“Nobody stays.⟧\n\n⟦“Not even the cat.⟧\n\n⟦“Not even the mice.”⟧",
        "⟦“We go.⟧\n\n⟦“Nobody stays,”⟧ {said} <Holt>.",
    ],
)
def test_a_quotation_over_paragraphs_is_one_quote(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦“We are late,”⟧₁ <Mara Holt>₁₂ {said}₁, {adding}₂: ⟦“The bridge will open in May.”⟧₂",
        "⟦“We go,”⟧₁ {said}₁ <Holt>₁.\n\n<Reed>₂ {disagreed}₂: ⟦“I stay.”⟧₂",
        "⟦“Yes,”⟧ <she> {said}. ⟦“No,”⟧₂ <he>₂ {said}₂.",
        "⟦“It is safe,”⟧₁ {said}₁ <Holt>₁. ⟦“It is not,”⟧₂ {said}₂ <Reed>₂. ⟦“It is,”⟧₃ <Holt>₃ {said}₃.",
        broken(
            "⟦“We go,”⟧₁ {said}₁ <Holt>₁. But ⟦“nobody stays,”⟧₂ <Reed>₂ {said}₂.", "“But” becomes content"
        ),
    ],
)
def test_speakers_in_turn_keep_their_own_words(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦“The bridge is safe.”⟧ — <Mara Holt>",
        "⟦“The bridge is safe.”⟧ – <Mara Holt, mayor of Elmford>",
        "⟦“The bridge is safe.”⟧ -- <Mara Holt>",
        "⟦“The bridge is safe.”⟧ – <@maraholt>",
        "<Mara Holt>: ⟦“The bridge is safe.”⟧",
        "<Mara Holt (Greens)>: ⟦“The bridge is safe.”⟧",
        "⟦“The bridge is safe.”⟧\n— <Mara Holt, mayor of Elmford>",
        broken("<Mara Holt>, in a rare interview: ⟦“I am tired.”⟧", "a label with its occasion"),
        broken("<Mara Holt, mayor>: ⟦“The bridge is safe.”⟧", "a label with a role behind the name"),
    ],
)
def test_a_name_before_a_colon_or_behind_a_dash(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<HOLT>: ⟦The bridge is safe.⟧\n<REED>₂: ⟦Is it?⟧₂\n<HOLT>₃: ⟦Yes.⟧₃",
        "<ANN HOLT>: ⟦It is safe.⟧\n\n<BEN REED>₂: ⟦Since when?⟧₂\n\n<ANN HOLT>₃: ⟦Since May.⟧₃",
    ],
)
def test_the_turns_of_a_transcript(case: str) -> None:
    check(case)


def test_two_labels_are_headings_and_no_transcript() -> None:
    check("HOLT: the mayor of Elmford\nREED: the clerk of Elmford")


@pytest.mark.parametrize(
    "case",
    [
        "<Mara Holt> {tweeted}: ⟦“The bridge is safe.”⟧",
        "<Mara Holt> {tweeted} ⟦“Bridge is safe!”⟧ on Monday.",
        "<Mara Holt> {wrote} on X: ⟦“The bridge is safe.”⟧",
        "<Mara Holt> {posted} on Facebook: ⟦“The bridge is safe.”⟧",
        "⟦“The bridge is safe,”⟧ <Holt> {posted} on Instagram.",
        "In a tweet, <Holt> {said} ⟦the bridge was “perfectly safe”⟧.",
        "In a Facebook post, <Holt> {called} ⟦the plan “a sham”⟧.",
        "<Holt> took to X to {say} ⟦the bridge was safe⟧.",
    ],
)
def test_tweets_and_posts(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "text",
    [
        "The novel “The Long Winter” sold well.",
        "The ship, named “Hope of Elmford”, sank.",
        "The so-called “miracle mill” is closed.",
        "A song called “Blue River” won the prize.",
        "The band played “Blue River” and “Old Mill”.",
        "He wore a “Vote No” badge.",
        "The word “mill” has four letters.",
        "Farmers in the “golden triangle” grow wheat.",
        "The mayor signed the “Elmford Accord” on Monday.",
        "She read an article titled “Who Owns the River?” on the train.",
        "The “experts” arrived late.",
        "Under a law called “Clean River”, mills must close.",
        "The slogan “Bread for all” was painted on the wall.",
        "Holt spoke at the conference “Rivers of Tomorrow” in May.",
        "Holt hosts the show “Morning, Elmford!” on Radio Nine.",
        "“We go” was the headline of the Courier.",
        "He is known as “the Owl”.",
        "The mill, known as “Old Tom”, burned down.",
        broken("The man they call “the Owl” was late.", "a nickname is taken for a view"),
    ],
)
def test_titles_names_and_scare_quotes_are_no_quotes(text: str) -> None:
    check(text)


def test_a_title_inside_speech_is_part_of_it() -> None:
    check("<Roth> {said} ⟦her book “The Long Winter” was late⟧.")


def test_an_odd_mark_spoils_only_its_own_paragraph() -> None:
    good = "“The bridge is safe,” said Mara Holt.\n\nReed said the dam was not."
    odd = "The shelf ” was \" empty “ and ' late."
    contents = [[good[slice(*span)] for span in a.content] for a in found(good)]
    both = f"{odd}\n\n{good}\n\n{odd}"
    kept = [[both[slice(*span)] for span in a.content] for a in found(both)]
    assert len(contents) == 2
    assert [content for content in kept if content in contents] == contents


LABELLED = "every labelled line is taken for a statement"


@pytest.mark.parametrize(
    "text",
    [
        "Photo: The bridge at Elmford in the evening sun",
        "Correction: The bridge was opened in 1931, not in 1932",
        "Address: 12 Mill Lane, Elmford, open on weekdays",
        "Elmford: The bridge has been closed since Monday",
        "Monday: Rain in the morning, later some sun",
        "Read more: The bridge that never was built",
    ],
)
def test_a_line_with_a_label_is_no_statement(text: str) -> None:
    check(text)


def test_a_heading_with_a_name_is_a_statement() -> None:
    check("<Mara Holt>: ⟦The bridge will open in May⟧")

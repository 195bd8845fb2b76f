"""Reported speech and thought: each frame of a cue with its source and its content."""

from __future__ import annotations

import pytest

from stance.records import Act, Kind
from tests.stance.quoting.annotated import broken, check, found


@pytest.mark.parametrize(
    "case",
    [
        "<Mara Holt> {said} ⟦the bridge would open in May⟧.",
        "<Mara Holt> {said} ⟦that the bridge would open in May⟧.",
        "<Mr Reed> {said} on Monday ⟦he was “delighted”⟧.",
        "<The ministry> {said} in a statement ⟦that the dam was safe⟧.",
        "<Holt> has repeatedly {said} ⟦that the bridge is safe⟧.",
        "<Holt> did not {say} ⟦whether the bridge was safe⟧.",
        "<The union> {insisted} ⟦the talks were over⟧.",
        "<The court> {ruled} ⟦that the arrest was unlawful⟧.",
        "<She> {asked} ⟦whether the road was safe⟧.",
        "<A survey> {showed} ⟦that most voters were unhappy⟧.",
        "<Russia’s foreign ministry> {said} ⟦the dam was safe⟧.",
        "<The Kremlin> {denied} ⟦that the dam was in danger⟧.",
        "<A statement from the ministry> {said} ⟦the mill was safe⟧.",
        "<It> {said} ⟦the dam was meant for both countries⟧.",
        "In March <Turkey> {warned} ⟦that the dam might break⟧.",
        "In August <Poland> {said} ⟦it would not sign⟧.",
    ],
)
def test_said_that(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦The dam would be a blow to the valley⟧, <the president of the Reed Club, Mara Holt>, "
        "{said} in April, after the mill had closed.",
        "⟦The ministry firmly opposes the sale⟧, <the president of the Reed Club, Mara Holt>, "
        "{said} in April, after the mill had closed.",
        "⟦The mill was “a violation” of the deal⟧, <Ben Reed, who leads the union>, {said} on Monday.",
        "⟦The dam would be a blow to the valley⟧, <Ben Reed, a union leader>, {warned} on Friday.",
    ],
)
def test_a_source_with_an_apposition_behind_what_it_says(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<The ministry> issued a statement {saying} ⟦that the dam was safe⟧.",
        "<Mara Holt and Ben Reed> have signed an accord {pledging} ⟦that the mills will share their water⟧.",
    ],
)
def test_said_in_what_was_issued_or_signed(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<Mara Holt> {told} reporters ⟦that the bridge would open in May⟧.",
        "<Mara Holt> {told} reporters ⟦the bridge would open in May⟧.",
        "On Monday, <Mara Holt> {told} a crowd of supporters in Elmford ⟦that the bridge was safe⟧.",
        "<Mara Holt, the mayor of Elmford>, {told} the council on Monday ⟦that the bridge would open⟧.",
        "<She> {assured} the farmers ⟦that the dam was safe⟧.",
        "<She> {warned} the farmers ⟦that the dam might break⟧.",
    ],
)
def test_told_somebody_that(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦The bridge would open in May⟧, <she> {said}.",
        "⟦The bridge⟧, <she> {said}, ⟦would open in May⟧.",
        "⟦The bridge is safe⟧, {says} <the mayor>.",
        "⟦The bridge is safe⟧, {say} <engineers>.",
        "⟦The bridge is safe⟧, <officials> {say}.",
        "⟦The bridge is safe⟧, {said} <a spokesman for the ministry>.",
        "⟦The bridge is “perfectly safe”⟧, {says} <Holt>.",
        "⟦The dam⟧, <the mayor> {said} on Monday, ⟦might break⟧.",
        "⟦The dam might break⟧, as <the mayor> {warned} on Monday.",
        "As <the mayor> {warned} on Monday, ⟦the dam might break⟧.",
    ],
)
def test_a_reporting_clause_behind_or_inside(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦The bridge would open in May⟧, {according to} <Mara Holt>.",
        "{According to} <Mara Holt>, ⟦the bridge would open in May⟧.",
        "⟦The bridge⟧, {according to} <Mara Holt>, ⟦would open in May⟧.",
        "{In the words of} <Mara Holt>, ⟦“the bridge is a promise kept”⟧.",
    ],
)
def test_according_to_and_in_the_words_of(case: str) -> None:
    check(case)


NO_CUE = "the verb is no cue yet"


@pytest.mark.parametrize(
    "case",
    [
        "<The minister> {warned of} ⟦a long winter⟧.",
        "<The minister> {warned against} ⟦a hasty vote⟧.",
        "<The minister> {spoke of} ⟦“a dark day”⟧.",
        "<The minister> {called for} ⟦an inquiry⟧.",
        "<The minister> {apologised for} ⟦the delay⟧.",
        "<Holt> {insisted on} ⟦a second vote⟧.",
        "<Holt> {hinted at} ⟦a second vote⟧.",
        "<Holt> {objected to} ⟦the plan⟧.",
        "<Holt> {agreed with} ⟦the plan⟧.",
        "<Holt> {lashed out at} ⟦the report⟧.",
        "<Holt> {hit out at} ⟦the rebels⟧.",
        "<Holt> {disagreed with} ⟦the plan⟧.",
        "<Holt> {took issue with} ⟦the report⟧.",
        "<Holt> {paid tribute to} ⟦the nurses⟧.",
        "<Holt> {admitted to} ⟦stealing the letters⟧.",
        "<Holt> {ruled out} ⟦a second vote⟧.",
    ],
)
def test_warned_of(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<The minister> {called on} ⟦the rebels to lay down their arms⟧.",
        "<The minister> {ordered} ⟦the troops to withdraw⟧.",
        "<The minister> {urged} ⟦both sides to stop⟧.",
        "<Mara Holt> {wants} ⟦the rebels to leave⟧.",
        "<Holt> {called upon} ⟦the rebels to leave⟧.",
        "<Holt> {appealed to} ⟦the rebels to leave⟧.",
    ],
)
def test_called_on_somebody_to(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<The minister> {vowed} ⟦to rebuild the mill⟧.",
        "<The minister> {vowed} ⟦that the mill would be rebuilt⟧.",
        "<The minister> {promised} ⟦to pay the farmers⟧.",
        "<The minister> {refused} ⟦to apologise⟧.",
        "<The minister> {threatened} ⟦to leave the talks⟧.",
        "<The minister> {offered} ⟦to resign⟧.",
        "<Holt> {swore} ⟦to fight on⟧.",
        "<The minister> {denied} ⟦burning the letters⟧.",
        "<The minister> {suggested} ⟦closing the mill⟧.",
        "<Holt> {admitted} ⟦stealing the letters⟧.",
        "<The minister> {denied} ⟦hiding anything⟧.",
    ],
)
def test_vowed_to_and_denied_doing(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<The minister> {accused} ⟦the rebels of burning the mill⟧.",
        "<The minister> {blamed} ⟦the rebels for the fire⟧.",
        "<The minister> {blamed} ⟦the fire on the rebels⟧.",
        "<The minister> {described} ⟦the vote as a sham⟧.",
        "<The minister> {dismissed} ⟦the report as “nonsense”⟧.",
        "<The minister> {called} ⟦the vote “a sham”⟧.",
        "<Holt> {called} ⟦the vote “a sham” and “a disgrace”⟧.",
        "<The minister> {praised} ⟦the firefighters for their courage⟧.",
        "<The minister> {thanked} ⟦the firefighters for their courage⟧.",
        "<The minister> {condemned} ⟦the attack⟧.",
        "<Berlin> {condemned} ⟦the “cowardly” attack⟧.",
        "<Mara Holt> {condemned} ⟦what she called “a cowardly attack”⟧.",
        "<The minister> {ordered} ⟦an inquiry⟧.",
        "<The minister> {demanded} ⟦an apology⟧.",
        "<The minister> {expressed} ⟦“full confidence” in the police⟧.",
        "<Holt> {expressed} ⟦hope that the talks would go on⟧.",
        "<Holt> {likened} ⟦the plan to a leaking boat⟧.",
        "<The White House> {called} ⟦it “a private matter”⟧.",
        "<Holt> {labelled} ⟦the plan “a leaking boat”⟧.",
        "<Holt> {backed} ⟦the plan⟧.",
        "<Holt> {branded} ⟦the plan “a leaking boat”⟧.",
        "<Holt> {threatened} ⟦legal action⟧.",
        "<Holt> {played down} ⟦the report⟧.",
        broken(
            "<The minister> {accused} ⟦Iceland of “emptying the shelf”⟧ on Tuesday after talks broke down.",
            "content runs on to the time of speaking",
        ),
    ],
)
def test_accused_described_praised(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<The minister> {repeated} his claim ⟦that the mill was safe⟧.",
        "<The union’s> {criticism of} ⟦the plan⟧ grew louder.",
        "<The union’s> {demand for} ⟦a second vote⟧ was heard.",
        "<The minister’s> {promise} ⟦to rebuild the mill⟧ was forgotten.",
        "<Holt’s> {hope} ⟦that the plan would work⟧ was in vain.",
        "There were {fears} ⟦that the dam might break⟧.",
        "There is growing {concern} ⟦that the plan will fail⟧.",
        broken("<His> {claim} ⟦that the mill was safe⟧ convinced nobody.", "content takes the main verb"),
        broken("<The minister’s> {warning} ⟦that the dam might break⟧ came late.", "the clause is not found"),
        broken("The ministry issued a statement {saying} ⟦the mill was safe⟧.", "“issued” is the cue"),
    ],
)
def test_nouns_as_cues(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "⟦The plan⟧ was {condemned} by <the union>.",
        "⟦The bridge⟧ was {described} by <the mayor> ⟦as a danger⟧.",
        "⟦The rebels⟧ are {accused} ⟦of burning the mill⟧.",
        "⟦The rebels⟧ were {urged} by <the minister> ⟦to leave⟧.",
        "⟦The rebels⟧ are {said} ⟦to have left⟧.",
        "⟦The rebels⟧ are {believed} ⟦to have left⟧.",
        "Farmers were {told} ⟦that the dam might break⟧.",
        "Farmers were {told} by <the ministry> ⟦that the dam might break⟧.",
        "Farmers were {told} ⟦to stay at home⟧.",
        "⟦“The dam is safe,”⟧ farmers were {told}.",
        "It was {reported} ⟦that the rebels had left⟧.",
        "It is {feared} ⟦that the rebels have left⟧.",
        "⟦The rebels⟧ were {accused} by <the minister> ⟦of burning the mill⟧.",
    ],
)
def test_passives(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<Mara Holt>₁₂ {praised}₁ ⟦the firefighters⟧₁ but {criticised}₂ ⟦the police⟧₂.",
        "<Mara Holt>₁₂ {condemned}₁ ⟦the attack⟧₁ and {called for}₂ ⟦calm⟧₂.",
        "⟦“It is safe,”⟧₁ <Holt>₁₂ {said}₁ in a statement, {adding}₂ ⟦that it was checked in May⟧₂.",
        broken(
            "⟦Mr Brask⟧₁, <she>₁₂ {said}₁, ⟦was “a man of straw”⟧₁, {adding}₂ ⟦that he had never voted⟧₂.",
            "content around a reporting clause takes the next cue",
        ),
        broken(
            "<Holt>₁₂ {said}₁ ⟦that the bridge was safe⟧₁ and {denied}₂ ⟦that money was missing⟧₂.",
            "content takes the coordinated cue",
        ),
        "<She>₁₂ {promised}₁ the unions ⟦that pensions were safe⟧₁, but {refused}₂ ⟦to give a date⟧₂.",
        "<Holt>₁ {said}₁ ⟦the bridge was safe⟧₁, while <Reed>₂ {said}₂ ⟦it was not⟧₂.",
    ],
)
def test_coordinated_verbs_are_quotes_of_their_own(case: str) -> None:
    check(case)


SEMICOLON = "a semicolon does not bound what is said"


@pytest.mark.parametrize(
    "case",
    [
        "<Holt>₁ {said}₁ ⟦she would go⟧₁; <Reed>₂ {said}₂ ⟦he would stay⟧₂.",
        "<Holt>₁ {called}₁ ⟦it “deaf”⟧₁; <Pell>₂ {said}₂ ⟦it was asleep⟧₂.",
        "⟦“We go,”⟧₁ {said}₁ <Holt>₁; <Reed>₂ {said}₂ ⟦he would stay⟧₂.",
        "⟦“One shouts,”⟧₁ <he>₁ {said}₁; ⟦“the other sings,”⟧₂ <she>₂ {added}₂.",
        "<Holt>₁ {called}₁ ⟦Reed “a fool”⟧₁, and <Reed>₂ {called}₂ ⟦her “a snob”⟧₂.",
    ],
)
def test_clauses_side_by_side_are_quotes_of_their_own(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<Ms Arkan, the interior minister>, {condemned} ⟦the attack⟧.",
        "<Turkey’s interior minister, Selim Arkan>, {vowed} ⟦to rebuild the mill⟧.",
        "<Turkey’s interior minister, Selim Arkan>, {accused} ⟦Greece of pushing back boats⟧.",
        broken("<The bank itself> {expects} ⟦2%⟧.", "the pronoun is taken for the source"),
        broken("<The interior minister Selim Arkan> {condemned} ⟦the attack⟧.", "the title is left out"),
        "<Liv Aasgard> {said} ⟦the mill was safe⟧.",
    ],
)
def test_the_source_is_the_whole_name_with_its_titles(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<Mara Holt and Ben Reed> {said} ⟦the bridge was safe⟧.",
        "<Both Holt and Reed> {said} ⟦the bridge was safe⟧.",
        broken(
            "<Lee Min-ho, a farmer from Busan, and Park Ji-yeon, a teacher>, {said} ⟦they saw the lights⟧.",
            "the first of two with appositions becomes content",
        ),
    ],
)
def test_several_speak_as_one(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "Holt, <who> {said} ⟦the bridge was safe⟧, has resigned.",
        "The mayor, <who> {called} ⟦the plan “a sham”⟧, has resigned.",
        "<Mara Holt> left the room, {saying} ⟦the talks were over⟧.",
        "<The mayor> reacted angrily, {calling} ⟦the report “a fairy tale”⟧.",
        "{Calling} ⟦the vote “a sham”⟧, <Mara Holt> left the room.",
        "{Warning} ⟦that the dam might break⟧, <the mayor> closed the road.",
        broken("It was a move <Kyiv> {hopes} ⟦would turn the tide⟧.", "a cue inside a relative clause"),
        "It was a move ⟦that⟧ <Kyiv> {hopes} ⟦would turn the tide to its favour⟧.",
        "<Kyiv> {hopes for} ⟦more weapons⟧.",
        "On Saturday, <Holt> {called on} ⟦the minister to resign⟧.",
        "When <the mayor> {said} ⟦the road was closed⟧, nobody listened.",
        "After <the mayor> {said} ⟦that the road was closed⟧, the farmers left.",
        "Speaking to reporters after the vote, <Holt> {said} ⟦the bridge was safe⟧.",
        "The firm, <which> {says} ⟦it followed the rules⟧, has closed.",
    ],
)
def test_relative_and_adverbial_clauses(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "<Mara Holt> {believes} ⟦the bridge is safe⟧.",
        "<Farmers> {fear} ⟦that the dam might break⟧.",
        "<Holt> {doubts} ⟦that the plan will work⟧.",
        "<The ministry> {expects} ⟦prices to fall⟧.",
        "<Mara Holt> {hopes} ⟦to open the bridge in May⟧.",
        "<Mara Holt> {plans} ⟦to open the bridge in May⟧.",
        "<Holt> {intends} ⟦to resign⟧.",
        "<Holt> {considers} ⟦the report a lie⟧.",
        "<Holt> {sees} ⟦the report as a lie⟧.",
        "<Holt> {dreams of} ⟦a second bridge⟧.",
        "<The mayor> is {confident} ⟦that the bridge is safe⟧.",
        "<Holt> is {worried about} ⟦the plan⟧.",
        "<Many> {believe} ⟦the plan is dead⟧.",
    ],
)
def test_thought_and_intent_are_told_from_speech(case: str) -> None:
    check(case)
    (attribution,) = found(case.translate(str.maketrans("", "", "⟦⟧{}<>")))
    assert attribution.act is Act.THOUGHT


def test_a_dateline_is_not_said() -> None:
    check("WARSAW – <Holt> {said} ⟦the bridge was safe⟧.")


def test_a_dateline_is_not_said_where_content_comes_first() -> None:
    check("WARSAW – ⟦The bridge is safe⟧, <its mayor> {said} on Tuesday.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The bridge is safe,” said Holt.", Kind.DIRECT),
        ("“The bridge”, said Holt, “is safe.”", Kind.DIRECT),
        ("Holt spoke of “a dark day”.", Kind.DIRECT),
        ("Holt said the bridge was “safe”.", Kind.MIXED),
        ("Holt called the vote “a sham”.", Kind.MIXED),
        ("Holt said the bridge was safe.", Kind.INDIRECT),
        ("The bridge is safe, according to Holt.", Kind.INDIRECT),
        ("Holt warned of a long winter.", Kind.INDIRECT),
    ],
)
def test_kind_says_how_much_stands_in_marks(text: str, kind: Kind) -> None:
    (attribution,) = found(text)
    assert attribution.kind is kind
    assert attribution.act is Act.SPEECH


@pytest.mark.parametrize(
    "text",
    [
        "Thieves stole the painting from the mayor’s office on Monday.",
        "The gardener planted tulips beside the bridge.",
        "The ministry revised its budget in May.",
        "Mara Holt met the farmers on Monday.",
        "The rain stopped and the river fell.",
        "The mayor passed a new law.",
        "The mayor left the meeting to see her doctor.",
        "The president signed the law on Friday.",
        "I said the bridge was safe.",
        "We hope the bridge is safe.",
        "The letter to the council seen by the Gazette is long.",
        "The mayor framed her remarks on Monday with a song.",
        "He posted a comment on Facebook.",
    ],
)
def test_what_nobody_says_is_no_quote(text: str) -> None:
    check(text)

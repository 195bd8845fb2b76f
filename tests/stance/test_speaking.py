"""Who speaks: one table of cases for each kind of source. Braces mark sources; the last one is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from stance.naming import MentionForm, article_entities
from stance.parsing import parse
from stance.quoting import attributions
from stance.records import Kind, SpeakerKind
from tests.stance.marked import REGISTRIES, SUMMER, attribution, heard, last, mentioned, speakers_in

NAMED = [
    ("{Vladimir Putin} said he was ready.", "vladimir-putin"),
    ("{Russian President Vladimir Putin} said he was ready.", "vladimir-putin"),
    ("Vladimir Putin arrived late. {Mr Putin} said he was ready.", "vladimir-putin"),
    ("{Putin} said he was ready.", "vladimir-putin"),
    ("{President Putin} said he was ready.", "vladimir-putin"),
    ("{Volodymyr Zelenskyy} asked for help.", "volodymyr-zelensky"),
    ("{Zelenskiy} asked for help, officials said.", "volodymyr-zelensky"),
    ("{Kim Jong-un} praised the treaty.", "kim-jong-un"),
    ("Kim Jong Un met his guest. {Mr Kim} praised the treaty.", "kim-jong-un"),
    ("{Donald J. Trump} promised a wall.", "donald-trump"),
    ("{Joan Miller}, the mayor of Dunmore, said no.", "joan-miller"),
    ("Joan Miller is the mayor. {Ms Miller} said no.", "joan-miller"),
    ("Joan Miller is the mayor. {Joan} said no.", "joan-miller"),
    ("Joan A. Miller is the mayor. {Joan Miller} said no.", "joan-miller"),
    ("The wine was good. {Charles de Witt} said so. {De Witt} sells it.", "charles-de-witt"),
    ("Peter T. King won. {Mr King} said it was close.", "peter-king"),
    ("{Colm O’Brien} said no.", "colm-obrien"),
    ("{Park Min-ho} warned of war. Later {Mr Park} smiled.", "park-min-ho"),
    ("{Secretary of State Ann Hart} flew home.", "ann-hart"),
    ("{A lawyer for the family, David Lund,} said no.", "david-lund"),
    ("{Dean Baker, an economist,} said no.", "dean-baker"),
    ("In the words of {the vicar}, Paul Lund, it rings.", "paul-lund"),
    ("Paul Ross, an engineer, and his sister, Senator Ann Ross, differ. {Senator Ross} said no.", "ann-ross"),
    ("Oleksandr Hura, an architect, left. {Olexandr Hura} said no.", "oleksandr-hura"),
    ("Oleksandr Hura, a Ukrainian architect, left. {The Ukrainian} said no.", "oleksandr-hura"),
    ("{Charlotte Mayor Jennifer Reed} said no.", "jennifer-reed"),
    ("Reporters met Anna Hill. Crooked Hill, they wrote. {Hill} laughed.", "anna-hill"),
    ("{Prof. Li Na} said no.", "li-na"),
    ("{Senator Cora Hill} said no.", "cora-hill"),
    ("{Minji Park, a farmer,} said no. {Park} left.", "minji-park"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_named_person(text: str, expected: str) -> None:
    speaker = last(text)
    assert speaker is not None
    assert (speaker.id, speaker.kind, speaker.named) == (expected, SpeakerKind.PERSON, True)


def test_one_person_has_one_id_in_all_articles() -> None:
    ids = {
        speaker.id
        for text in (
            "{Zelensky} thanked them.",
            "{Mr Zelenskyy} thanked them.",
            "{Ukrainian President Volodymyr Zelenskiy} thanked them.",
            "{The Ukrainian president} thanked them.",
        )
        if (speaker := last(text))
    }
    assert ids == {"volodymyr-zelensky"}


TWO_OF_A_NAME = [
    ("Paul Ross met Anna Ross. {Mr Ross} was glad.", "paul-ross"),
    ("Paul Ross met Anna Ross. {Ms Ross} was glad.", "anna-ross"),
    ("Paul Ross met Anna Ross. {Anna} was glad.", "anna-ross"),
    (
        "Kim Jong Un spoke. His guest had met Mr Kim’s father Kim Jong Il. {Mr Kim} thanked him.",
        "kim-jong-un",
    ),
    ("Kim Jong Un spoke. {Kim Jong Il} had said little.", "kim-jong-il"),
    ("Kim Jong Un spoke. {Foreign Minister Kim} said more.", "kim"),
    ("Donald Trump spoke. {Donald Trump Jr.} agreed.", "donald-trump-jr"),
    (
        "Senator Paul Ross spoke. Mr Ross was loud. Then Dave Ross, a farmer, spoke. {Mr Ross} grows wheat.",
        "dave-ross",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO_OF_A_NAME)
def test_people_who_share_a_surname_stay_apart(text: str, expected: str) -> None:
    speaker = last(text)
    assert speaker is not None
    assert speaker.id == expected


POSTS = [
    ("{Hugh Hill, a doctor}, said no.", "doctor", None, None),
    ("{Russian President Vladimir Putin} said no.", "president", None, "RU"),
    ("{South Korea's foreign minister Park Min-ho} said no.", "foreign minister", None, "KR"),
    (
        "{Chad O’Brien, a North Korean specialist from KX News}, said no.",
        "North Korean specialist",
        "KX News",
        None,
    ),
    (
        "{Rita Lowe, a senior fellow at the Harbour Institute}, said no.",
        "senior fellow",
        "Harbour Institute",
        None,
    ),
    (
        "{Jim Roe, a director at the Moss Center for Arms Studies}, said no.",
        "director",
        "Moss Center for Arms Studies",
        None,
    ),
    ("{Kremlin spokesman Igor Belov} said no.", "spokesman", "Kremlin", "RU"),
    ("{Chinese Foreign Ministry spokeswoman Lin Mei} said no.", "spokeswoman", "Foreign Ministry", "CN"),
    ("{The bank’s chief executive, Tom Reed,} said no.", "chief executive", None, None),
    ("{Nato Secretary General Ole Berg} said no.", "secretary general", "Nato", None),
    (
        "{Pia Holm, 56, an expert on trade at the Reed Institute,} said no.",
        "expert on trade",
        "Reed Institute",
        None,
    ),
    ("{France's Luc Morel} said no.", None, None, "FR"),
    ("{Sen. Bob Lane (R-Iowa)} said no.", "senator", None, "US"),
    ("{Dr Eva Lund of the Reed Institute} said no.", None, "Reed Institute", None),
    (
        "Eva Lund, a geologist at the Reed Institute, came in. {Lund} said no.",
        "geologist",
        "Reed Institute",
        None,
    ),
    ("{Former French minister Luc Morel} said no.", "former minister", None, "FR"),
    ("{Mr Ortega, a former ambassador to Ukraine,} said no.", "former ambassador", None, None),
    ("{Luis Ortega, France's ambassador to Ukraine,} said no.", "ambassador", None, "FR"),
    ("{Luis Ortega, the French envoy to Russia,} said no.", "envoy", None, "FR"),
    ("{Min Reed, a farmer from Busan,} said no.", "farmer", None, None),
    ("{Min Reed, an analyst from Rystad,} said no.", "analyst", "Rystad", None),
    ("{Min Reed, a senator for Vermont,} said no.", "senator", None, "US"),
    ("{Vermont's Senator Min Reed} said no.", "senator", None, "US"),
    ("{Min Reed, a representative from Rystad,} said no.", "representative", "Rystad", None),
    ("{Apple's lawyer Min Reed} said no.", "lawyer", "Apple", None),
    ("{Eva Lund, who is a geologist,} said no.", "geologist", None, None),
    ("{Former US president Barack Obama} said no.", "former president", None, "US"),
    ("{Retired U.S. Air Force Gen. Sam Roe} said no.", "retired general", "Air Force", "US"),
    ("{Japanese minister Gen Tanaka} said no.", "Japanese minister", None, None),
    ("{Rada Lowe, a fellow at the Harbour Institute}, said no.", "fellow", "Harbour Institute", None),
    ("{Obama’s former campaign strategist, Ann Hill,} said no.", "former campaign strategist", None, None),
    (
        "{Lin Jian, a spokesman for the Chinese foreign ministry,} said no.",
        "spokesman",
        "foreign ministry",
        "CN",
    ),
    ("{Jordan's king, Omar Said,} said no.", "king", None, "JO"),
    ("{Ann Hill, head of the railway company Nocturne,} said no.", "head", "Nocturne", None),
    ("{Rui Costa, director of the Museu da Luz,} said no.", "director", "Museu da Luz", None),
    ("{Moscow’s envoy, Anna Belova,} said no.", "envoy", None, "RU"),
    ("{Paris’s mayor, Anne Roy,} said no.", "mayor", None, "FR"),
    ("{The Kremlin’s spokesman, Igor Belov,} said no.", "spokesman", "Kremlin", "RU"),
    ("{The White House’s lawyer, Ann Hill,} said no.", "lawyer", "White House", "US"),
    ("{Ann Hill, an adviser to Russia’s foreign ministry,} said no.", "adviser", "foreign ministry", None),
    (
        "{Ann Hill, a spokeswoman for Rystad’s rowing club,} said no.",
        "spokeswoman",
        "Rystad's rowing club",
        None,
    ),
]


@pytest.mark.parametrize(("text", "role", "affiliation", "country"), POSTS)
def test_role_affiliation_and_country_come_from_the_text(
    text: str, role: str | None, affiliation: str | None, country: str | None
) -> None:
    speaker = last(text)
    assert speaker is not None
    assert speaker.named
    assert (speaker.role, speaker.affiliation, speaker.country) == (role, affiliation, country)


@pytest.mark.parametrize(
    ("published", "role"),
    [
        (date(2010, 1, 1), "president"),
        (date(2017, 1, 20), "former president"),
        (date(2008, 1, 1), None),
        (None, "former president"),
    ],
)
def test_else_the_role_is_the_registrys_at_the_articles_date(
    published: date | None, role: str | None
) -> None:
    speaker = last("{Barack Obama} said no.", published=published)
    assert speaker is not None
    assert (speaker.role, speaker.country) == (role, "US")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("{A second diplomat} said no.", "diplomat"),
        ("{A second secretary} said no.", "second secretary"),
        ("{A third senior official} said no.", "senior official"),
    ],
)
def test_an_ordinal_that_counts_people_is_no_part_of_a_role(text: str, role: str) -> None:
    speaker = last(text)
    assert speaker is not None
    assert speaker.role == role


DESCRIPTIONS = [
    ("Vladimir Putin met Kim Jong Un. {The Russian president} smiled.", "vladimir-putin"),
    ("Vladimir Putin met Kim Jong Un. {The North Korean leader} smiled.", "kim-jong-un"),
    ("Vladimir Putin met reporters. {The president} smiled.", "vladimir-putin"),
    ("{The North Korean leader} smiled.", "kim-jong-un"),
    ("{The US president} smiled.", "joe-biden"),
    ("Lin Mei, a ministry spokeswoman, met Bob Lane. {The spokeswoman} smiled.", "lin-mei"),
    ("Bob Lane, the mayor, met Luc Morel, a minister. {The minister} smiled.", "luc-morel"),
    ("Sen. Bob Lane met Luc Morel. {The lawmaker} smiled.", "bob-lane"),
    ("Lin Mei, a spokeswoman, left. {Holt's spokeswoman} smiled.", "unnamed:holts-spokeswoman"),
    ("{The German president} smiled.", "unnamed:german-president"),
    ("Vladimir Putin left. {A president} is never late.", "unnamed:president"),
    ("Vladimir Putin met Paul Ross. {The French president} smiled.", "unnamed:french-president"),
    ("Vladimir Putin left. {The president of the European Commission} smiled.", "eva-stern"),
    ("Eva Stern left. {The Russian president} smiled.", "vladimir-putin"),
    ("Eva Stern left. {The French president} smiled.", "unnamed:french-president"),
    ("Vladimir Putin left. {The president of Rystad Bank} smiled.", "unnamed:president-of-rystad-bank"),
    (
        "Joan Reed, president of Rystad Bank, left. {The president of the Lund Club} smiled.",
        "unnamed:president-of-the-lund-club",
    ),
    (
        "Joan Reed, president of Rystad Bank, met Vladimir Putin. {Rystad Bank’s president} smiled.",
        "joan-reed",
    ),
    (
        "Joan Reed, president of Rystad Bank, met Vladimir Putin. {The president of Russia} smiled.",
        "vladimir-putin",
    ),
    (
        "Vladimir Putin left. {The president of Ukraine’s central bank} smiled.",
        "unnamed:president-of-ukraines-central-bank",
    ),
    ("{The Nato chief} smiled.", "ole-berg"),
    ("{The secretary general of the North Atlantic Treaty Organization} smiled.", "ole-berg"),
    ("{The Nato spokesman} smiled.", "unnamed:nato-spokesman"),
]


@pytest.mark.parametrize(("text", "expected"), DESCRIPTIONS)
def test_a_description(text: str, expected: str) -> None:
    speaker = last(text)
    assert speaker is not None
    assert (speaker.id, speaker.kind) == (expected, SpeakerKind.PERSON)
    assert speaker.named is not expected.startswith("unnamed:")


def test_the_holder_of_an_office_is_that_of_the_articles_date() -> None:
    text = "{The US president} smiled."
    by_date = {
        day: last(text, published=day) for day in (date(2010, 1, 1), date(2018, 1, 1), date(2025, 3, 1))
    }
    assert [speaker and speaker.id for speaker in by_date.values()] == [
        "barack-obama",
        "donald-trump",
        "donald-trump",
    ]


PRONOUNS = [
    ("Vladimir Putin warned of war. {He} called it close.", "vladimir-putin"),
    ("Vladimir Putin warned of war.\n{He} called it close.\n{He} then left.", "vladimir-putin"),
    ("Lin Mei, a spokeswoman, met Vladimir Putin. {She} was calm.", "lin-mei"),
    ("Anna Ross met Vladimir Putin. {He} was calm.", "vladimir-putin"),
    ("Paul Ross met Dave Hill. {He} was calm.", "paul-ross"),
    ("{Mr Ross} said it was over. “We lost,” {he} said.", "ross"),
    (
        "Vladimir Putin spoke. A spokesman for the ministry called it done. “We won,” {he} said.",
        "unnamed:spokesman-for-the-ministry",
    ),
    ("Vladimir Putin gave Mr Kim a car. {He} called it a gift.", "vladimir-putin"),
    ("Paul Ross, {who} opposes it, left.", "paul-ross"),
    ("Donna Reed Rawls, 59, of Ashton, {who} watched it, wept.", "donna-reed-rawls"),
    ("Its envoy, Igor Belov, spoke. {He} was calm.", "igor-belov"),
    ("Igor Belov spoke. No envoy had done so before. {He} was calm.", "igor-belov"),
    ("Paul Ross spoke. It was late, according to the judge, Dave Hill. {He} was calm.", "dave-hill"),
    (
        "Aino Roe-Virta, the minister, spoke. “It is late,” {she} said.\n"
        "Gleb Tarus, a critic, called her speech long. {He} left.",
        "gleb-tarus",
    ),
    (
        "Quill Roe, an aide, left. {She} was calm. Zan Lund, an aide, met Quill Roe. {He} was calm.",
        "zan-lund",
    ),
    ("Quill Roe met Paul Hill. {She} was calm.", "quill-roe"),
    ("Ute Wessel is chancellor. {Mr Wessel, her husband,} was calm.", "wessel"),
    ("Quill Roe is mayor. {Mr Roe, her husband,} spoke. {Mr Roe} was calm.", "roe"),
    ("Mr Ross denied {his} claim that Dave Hill lied.", "ross"),
]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS)
def test_a_pronoun_of_a_person(text: str, expected: str) -> None:
    speaker = last(text)
    assert speaker is not None
    assert speaker.id == expected


NOBODY = [
    "Anna Ross met Lin Mei, a spokeswoman. {He} was calm.",
    "{She} was calm.",
    "Vladimir Putin spoke.\n\nIt rained.\n\nIt snowed.\n\nIt hailed.\n\nIt thawed.\n\n{He} was calm.",
    "{I} was calm.",
    "Paul Ross spoke. {We} were calm.",
    "{It} says so.",
    "{They} say so.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_guessed_against_the_evidence(text: str) -> None:
    assert last(text) is None


def test_the_pronouns_of_a_sentence_tell_a_gender() -> None:
    text = "Robin Hale packed her bags.\nAlex Moss packed his bags.\n{She} was calm."
    speaker = last(text)
    assert speaker is not None
    assert speaker.id == "robin-hale"


GOVERNMENTS = [
    ("{Seoul} warned Russia.", "KR", "South Korea"),
    ("{The Kremlin} said no.", "RU", "Russia"),
    ("{The White House} said no.", "US", "US"),
    ("{The US} believes it.", "US", "US"),
    ("{North Korea} launched it and said so.", "KP", "North Korea"),
    ("a move that {Kyiv} hopes would help.", "UA", "Ukraine"),
    ("{The Russian government} said no.", "RU", "Russia"),
    ("{The government of Ukraine} said no.", "UA", "Ukraine"),
    ("Barack Obama was calm. {The Obama administration} was not.", "US", "US"),
    ("{Seoul}, which had met Russia, said no.", "KR", "South Korea"),
    ("Seoul, {which} had warned Russia, said no.", "KR", "South Korea"),
    ("The king flew from Amman. {Jordan} said it was ready.", "JO", "Jordan"),
    ("{Moscow} said no. {It} also said yes.", "RU", "Russia"),
    ("{The Russian government} said no. {It} denied more.", "RU", "Russia"),
    ("In May {China} agreed.", "CN", "China"),
    ("Soldiers came. By May {China} agreed.", "CN", "China"),
    ("On 5 May {Russia} agreed.", "RU", "Russia"),
]


@pytest.mark.parametrize(("text", "country", "name"), GOVERNMENTS)
def test_a_government(text: str, country: str, name: str) -> None:
    speaker = last(text)
    assert speaker is not None
    assert (speaker.id, speaker.kind) == (f"gov:{country}", SpeakerKind.GOVERNMENT)
    assert (speaker.name, speaker.country, speaker.named) == (name, country, True)


BODIES = [
    ("{The IMF} warned of debt.", "imf", "IMF", None),
    ("{The International Monetary Fund} warned of debt.", "imf", "IMF", None),
    ("{Russia's foreign ministry} said no.", "ru:foreign-ministry", "Russian foreign ministry", "RU"),
    ("{The Russian Foreign Ministry} said no.", "ru:foreign-ministry", "Russian foreign ministry", "RU"),
    ("{Notting Hall, a concert house,} said no.", "notting-hall", "Notting Hall", None),
    ("{The Ministry of Health} said no.", "ministry-of-health", "Ministry of Health", None),
    ("{The Reed Institute for Arms Control} said no.", "reed-institute-for-arms-control", None, None),
    ("{North Korean state media} reported it.", "kp:state-media", "North Korean state media", "KP"),
    ("{The Lane campaign} said no.", "lane-campaign", "Lane campaign", None),
    ("{A report by the IMF} said no.", "imf", "IMF", None),
    ("{A Gallup poll} said no.", "gallup", "Gallup", None),
    ("The Budget Commission met. {The commission} said no.", "budget-commission", "Budget Commission", None),
    ("{Hamas} said no.", "hamas", "Hamas", "PS"),
]


@pytest.mark.parametrize(("text", "expected", "name", "country"), BODIES)
def test_an_organisation(text: str, expected: str, name: str | None, country: str | None) -> None:
    speaker = last(text)
    assert speaker is not None
    assert (speaker.id, speaker.kind, speaker.country) == (expected, SpeakerKind.ORGANISATION, country)
    assert speaker.named
    assert name in (None, speaker.name)


UNNAMED = [
    ("This could matter, say {observers}.", "observers", SpeakerKind.GROUP, None),
    ("{Many observers} say so.", "observers", SpeakerKind.GROUP, None),
    ("{US officials} say so.", "US officials", SpeakerKind.GROUP, "US"),
    ("{Officials} say so.", "officials", SpeakerKind.GROUP, None),
    ("{Two French diplomats} say so.", "two French diplomats", SpeakerKind.GROUP, "FR"),
    ("{Russia experts} say so.", "Russia experts", SpeakerKind.GROUP, None),
    ("{A source} says so.", "source", SpeakerKind.PERSON, None),
    ("{A spokesman for the ministry} says so.", "spokesman for the ministry", SpeakerKind.PERSON, None),
    ("{A senior US official} says so.", "senior US official", SpeakerKind.PERSON, "US"),
    ("{Critics of the plan} say so.", "critics of the plan", SpeakerKind.GROUP, None),
    ("{Most Germans} say so.", "most Germans", SpeakerKind.GROUP, "DE"),
    ("{New Jersey officials} say so.", "New Jersey officials", SpeakerKind.GROUP, None),
    ("{The police} say so.", "police", SpeakerKind.ORGANISATION, None),
    ("{Officials in Kyiv} say so.", "officials in Kyiv", SpeakerKind.GROUP, "UA"),
    ("{Protesters in Kyiv} say so.", "protesters in Kyiv", SpeakerKind.GROUP, None),
    ("{Officials in Paris, Texas,} say so.", "officials in Paris", SpeakerKind.GROUP, None),
    ("{The leaders of France and Ukraine} say so.", "leaders of France and Ukraine", SpeakerKind.GROUP, None),
    ("{The leaders of France, Germany and China} say so.", "leaders of France", SpeakerKind.GROUP, None),
    ("{French and German officials} say so.", "French and German officials", SpeakerKind.GROUP, None),
    ("{US officials and diplomats} say so.", "US officials and diplomats", SpeakerKind.GROUP, "US"),
    (
        "{US officials and European diplomats} say so.",
        "US officials and European diplomats",
        SpeakerKind.GROUP,
        None,
    ),
    ("{The government} said so. {It} added more.", "government", SpeakerKind.ORGANISATION, None),
    ("{Observers} say so. {They} add more.", "observers", SpeakerKind.GROUP, None),
    ("{The unions} say so. {They} add more.", "unions", SpeakerKind.GROUP, None),
    (
        "{A statement from the harbour office} says so. {It} adds more.",
        "harbour office",
        SpeakerKind.ORGANISATION,
        None,
    ),
    (
        "{Paris} agreed. “Good,” said {a ministry spokeswoman}.",
        "ministry spokeswoman",
        SpeakerKind.PERSON,
        "FR",
    ),
    ("{The report} says so.", "report", SpeakerKind.ORGANISATION, None),
    ("{The letter} says so.", "letter", SpeakerKind.ORGANISATION, None),
    ("{Attorneys for Paul Ross} say so.", "attorneys for Paul Ross", SpeakerKind.GROUP, None),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), UNNAMED)
def test_who_stays_unnamed(text: str, name: str, kind: SpeakerKind, country: str | None) -> None:
    speaker = last(text)
    assert speaker is not None
    assert not speaker.named
    assert speaker.id.startswith("unnamed:")
    assert (speaker.name.casefold(), speaker.kind, speaker.country) == (name.casefold(), kind, country)


def test_those_named_together_are_one_group() -> None:
    speaker = last("{Paul Ross and Anna Hill} say so.")
    assert speaker is not None
    assert (speaker.id, speaker.name) == ("anna-hill+paul-ross", "Paul Ross and Anna Hill")
    assert speaker.kind is SpeakerKind.GROUP


def test_the_two_are_those_whom_the_paragraph_names() -> None:
    speaker = last("Paul Ross met Anna Hill on Monday. {The two} discussed trade.")
    assert speaker is not None
    assert speaker.id == "anna-hill+paul-ross"


@pytest.mark.parametrize(
    "text",
    [
        "Paul Ross met Anna Hill on Monday. {They} agreed.",
        "Paul Ross met Anna Hill on Monday. He was late. {They} agreed.",
        "Paul Ross, the mayor of Lund, met Anna Hill, the mayor of Rye. It was late. {The mayors} agreed.",
    ],
)
def test_they_and_the_mayors_are_the_two_named_before(text: str) -> None:
    speaker = last(text)
    assert speaker is not None
    assert speaker.id == "anna-hill+paul-ross"


def test_they_are_not_two_of_three() -> None:
    speaker = last("Paul Ross met Anna Hill and Lin Mei on Monday. {They} agreed.")
    assert speaker is None or speaker.id != "anna-hill+paul-ross"


def test_a_name_has_straight_apostrophes_however_it_is_printed() -> None:
    curly, straight = heard("{Colm O’Brien} said no. {Colm O'Brien} said no.")
    assert curly == straight
    assert curly is not None
    assert curly.name == "Colm O'Brien"


def test_both_leaders_are_the_two_that_the_article_keeps_to() -> None:
    text = (
        "Vladimir Putin met Kim Jong Un. Mr Putin and Mr Kim shook hands.\n"
        "{Both leaders} want more.\n{They} are trying."
    )
    assert {speaker and speaker.id for speaker in heard(text)} == {"kim-jong-un+vladimir-putin"}


def test_an_office_without_a_country_is_one_of_the_government_that_spoke_before() -> None:
    text = "{Seoul} warned Moscow.\n{National Security adviser Park Min-ho} said it was late."
    speaker = last(text)
    assert speaker is not None
    assert (speaker.role, speaker.country) == ("national security adviser", "KR")


def test_an_office_of_a_body_is_none_of_the_government_that_spoke_before() -> None:
    speaker = last("{The US} agreed. {Eva Stern} said it was late.")
    assert speaker is not None
    assert (speaker.role, speaker.affiliation, speaker.country) == ("president", "European Commission", None)


def test_a_surname_that_is_a_month_is_a_name_behind_one() -> None:
    speaker = last("Joan May left. In May {May} agreed.")
    assert speaker is not None
    assert speaker.id == "joan-may"


def test_its_minister_is_one_of_the_country_just_named_in_all_quotes() -> None:
    text = "{Ukraine} condemned it. {Its water minister, Oleh Hura}, said no.\n“No,” {Mr Hura} said."
    assert [speaker and speaker.country for speaker in heard(text)] == ["UA"] * 3


def test_its_director_is_one_of_the_body_just_named() -> None:
    speaker = last("{The IMF} warned of debt. {Its director, Ann Hill}, said no.")
    assert speaker is not None
    assert (speaker.id, speaker.affiliation, speaker.country) == ("ann-hill", "IMF", None)


def test_a_label_in_capitals_is_a_name() -> None:
    speaker = last("Reto Camen climbs.\n{CAMEN}: As long as my knees do.")
    assert speaker is not None
    assert speaker.id == "reto-camen"


def test_a_given_name_is_no_country() -> None:
    assert [speaker and speaker.id for speaker in heard("{Chad Reed} sang. {Chad} bowed.")] == [
        "chad-reed"
    ] * 2


def test_an_i_inside_a_quote_is_whoever_is_quoted() -> None:
    text = "Anna Ross said: “I think that I will win.”"
    quote = (text.index("“") + 1, text.index("”"))
    inner = text.index("I think")
    given = [
        attribution((0, 9), kind=Kind.DIRECT, content=quote),
        attribution((inner, inner + 1), content=(inner + 13, quote[1] - 1)),
    ]
    found = speakers_in(parse(text), given, published=None)
    assert [speaker and speaker.id for speaker in found] == ["anna-ross", "anna-ross"]


def test_somebody_within_a_quote_is_not_taken_up_outside_it() -> None:
    text = "Paul Ross left.\n“My brother is wrong,” said Ann Hill.\nHe laughed."
    quote = (text.index("My"), text.index("”"))
    he = text.index("He laughed")
    given = [
        attribution((text.index("Ann"), text.index("Ann") + 8), kind=Kind.DIRECT, content=quote),
        attribution((he, he + 2)),
    ]
    found = speakers_in(parse(text), given, published=None)
    assert [speaker and speaker.id for speaker in found] == ["ann-hill", "paul-ross"]


SPOKEN_OF = [
    ("Paul Ross met ministers. The Russian president, he said, “is going on with his war”.", "paul-ross"),
    ("Paul Ross met Vladimir Putin. Mr Putin, he said, did not want peace.", "paul-ross"),
    ("Paul Ross met Vladimir Putin. “Putin is here. Dave Hill is not,” he said.", "paul-ross"),
    ("The Nato chief met Vladimir Putin. Mr Putin’s war, he said, was lost.", "vladimir-putin"),
    ("Vladimir Putin spoke to ministers. Mr Putin was ready for peace, he said.", "vladimir-putin"),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN_OF)
def test_whoever_a_pronoun_speaks_of_is_not_whom_it_means(text: str, expected: str) -> None:
    doc = parse(text)
    found = speakers_in(doc, attributions(doc, text), published=SUMMER)
    assert found[-1] is not None
    assert found[-1].id == expected


def test_a_quote_without_a_source_has_no_speaker() -> None:
    assert speakers_in(parse("“No.” Paul Ross left."), [attribution(None)], published=None) == [None]


def test_whom_the_article_means_without_a_name() -> None:
    text = "Vladimir Putin met Kim Jong Un. The Russian president thanked him."
    entities = article_entities(parse(text), [], registries=REGISTRIES, published=date(2024, 6, 19))
    forms = {MentionForm.OFFICE, MentionForm.PRONOUN}
    meant = [mention for mention in entities.mentions if mention.form in forms]
    assert [
        (text[slice(*m.span)], m.entities[0].name, m.antecedent and text[slice(*m.antecedent)]) for m in meant
    ] == [
        ("The Russian president", "Vladimir Putin", "Vladimir Putin"),
        ("him", "Kim Jong Un", "Kim Jong Un"),
    ]


def test_nobody_without_a_name_is_a_target() -> None:
    assert mentioned(parse("A clerk left. He wept."), REGISTRIES) == []


def test_a_gender_that_may_be_anothers_is_not_inferred() -> None:
    told = "Robin Hale spoke at length. Kim Lee called her speech long. {He} laughed."
    speaker = last(told)
    assert speaker is None or speaker.id != "robin-hale"

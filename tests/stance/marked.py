"""Texts with their sources marked by braces, and small registries to read them with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from stance.naming import article_entities
from stance.parsing import parse
from stance.records import Act, Attribution, Kind, Span, Speaker
from stance.registries import Country, Organisation, Person, Registries, Role
from stance.speaking import joint, speakers
from stance.targets import TargetMention, target_mentions

MARKED = re.compile(r"\{([^{}]*)\}")
SUMMER = date(2024, 6, 19)


def president(country: str, since: date, until: date | None = None) -> Role:
    return Role("president", country=country, since=since, until=until)


REGISTRIES = Registries(
    countries=(
        Country("RU", "Russia", demonyms=("Russian", "Russians"), seats=("Moscow", "Kremlin")),
        Country(
            "US",
            "US",
            ("United States", "America"),
            ("US", "American", "Americans"),
            ("Washington", "White House"),
        ),
        Country("UA", "Ukraine", demonyms=("Ukrainian", "Ukrainians"), seats=("Kyiv", "Kiev")),
        Country("KP", "North Korea", ("DPRK",), ("North Korean", "North Koreans"), ("Pyongyang",)),
        Country("KR", "South Korea", (), ("South Korean", "South Koreans"), ("Seoul",)),
        Country("CN", "China", demonyms=("Chinese",), seats=("Beijing",)),
        Country("FR", "France", demonyms=("French",), seats=("Paris",), look_alikes=("Paris Agreement",)),
        Country("DE", "Germany", demonyms=("German", "Germans"), seats=("Berlin",)),
        Country("JO", "Jordan", (), ("Jordanian",), ("Amman",), ambiguous=("Jordan",)),
        Country("TD", "Chad", (), ("Chadian",), (), ambiguous=("Chad",)),
    ),
    people=(
        Person(
            "vladimir-putin",
            "Vladimir Putin",
            gender="m",
            country="RU",
            roles=(president("RU", date(2012, 5, 7)),),
        ),
        Person(
            "kim-jong-un",
            "Kim Jong Un",
            ("Kim Jong-un",),
            surname="Kim",
            gender="m",
            country="KP",
            roles=(Role("supreme leader", country="KP", since=date(2011, 12, 17)),),
        ),
        Person(
            "volodymyr-zelensky",
            "Volodymyr Zelensky",
            ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Zelenskyy"),
            gender="m",
            country="UA",
            roles=(president("UA", date(2019, 5, 20)),),
        ),
        Person(
            "barack-obama",
            "Barack Obama",
            gender="m",
            country="US",
            roles=(president("US", date(2009, 1, 20), date(2017, 1, 20)),),
        ),
        Person(
            "donald-trump",
            "Donald Trump",
            gender="m",
            country="US",
            roles=(president("US", date(2017, 1, 20), date(2021, 1, 20)), president("US", date(2025, 1, 20))),
        ),
        Person(
            "joe-biden",
            "Joe Biden",
            gender="m",
            country="US",
            roles=(president("US", date(2021, 1, 20), date(2025, 1, 20)),),
        ),
        Person(
            "sergei-lavrov",
            "Sergei Lavrov",
            ("Sergey Lavrov",),
            gender="m",
            country="RU",
            roles=(Role("foreign minister", country="RU", since=date(2004, 3, 9)),),
        ),
        Person(
            "ole-berg",
            "Ole Berg",
            gender="m",
            roles=(Role("secretary general", affiliation="Nato"),),
        ),
        Person(
            "eva-stern",
            "Eva Stern",
            gender="f",
            roles=(Role("president", affiliation="European Commission"),),
        ),
    ),
    organisations=(
        Organisation("nato", "Nato", ("North Atlantic Treaty Organization",)),
        Organisation("imf", "IMF", ("International Monetary Fund",)),
        Organisation("hamas", "Hamas", (), "PS"),
    ),
    topics=(),
)


def marked_spans(marked: str) -> tuple[str, list[Span]]:
    """The text without its braces, and where they stood."""
    text, spans, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text, at = text + match[1], match.end()
    return text + marked[at:], spans


def attribution(source: Span | None, *, kind: Kind = Kind.INDIRECT, content: Span = (0, 1)) -> Attribution:
    return Attribution(kind, Act.SPEECH, (content,), None, source, "by hand", 1.0)


def speakers_in(
    doc: Doc, attributions: Sequence[Attribution], *, published: date | None
) -> list[Speaker | None]:
    """Who speaks in each attribution, several as a group."""
    entities = article_entities(doc, attributions, registries=REGISTRIES, published=published)
    return [joint(members) for members in speakers(entities, attributions)]


def heard(marked: str, *, published: date | None = SUMMER) -> list[Speaker | None]:
    """The speakers of the sources in braces, several as a group."""
    text, spans = marked_spans(marked)
    return speakers_in(parse(text), [attribution(span) for span in spans], published=published)


def last(marked: str, *, published: date | None = SUMMER) -> Speaker | None:
    """The speaker of the last source in braces."""
    return heard(marked, published=published)[-1]


def mentioned(
    doc: Doc,
    registries: Registries,
    *,
    attributions: Sequence[Attribution] = (),
    published: date | None = None,
) -> list[TargetMention]:
    """The possible targets that an article mentions."""
    entities = article_entities(doc, attributions, registries=registries, published=published)
    return target_mentions(doc, entities, registries)

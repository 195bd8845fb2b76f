"""What a quote is about: mentions of countries, people and organisations, and topics.

Lists come from the registries, through spaCy's PhraseMatcher; names that only the article knows come from
`stance.introduced`. A capital or seat of power stands for its government unless it is merely a place
("arrived in Moscow"), and a head of state or government stands for the country, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from stance.introduced import HONORIFICS, Name, Names
from stance.lexicons import word_lists
from stance.parsing import PLAIN_MARKS, model
from stance.records import Span, Target, TargetKind
from stance.registries import Country, Organisation, Person, Registries

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Token


class Naming(StrEnum):
    """By what kind of word a mention names its target."""

    NAME = "name"
    DEMONYM = "demonym"
    SEAT = "seat"
    LEADER = "leader"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the article that stand for a possible target."""

    target: Target
    span: Span
    naming: Naming


LEADING_OFFICES = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "supreme leader",
    "leader",
    "taoiseach",
)
"""Who holds one of these stands for the country as well."""

WORDS = word_lists("names")
ALSO_PERSONAL = WORDS["also_personal"]

AMERICAN_STATE_SIGNS = re.compile(
    r"\b(?:Atlanta|Savannah|Republicans?|Democrats?|GOP|Senate|Sens?\.|Gov\.|Alabama|Florida|Tennessee|Carolina|Texas)"
)
GEORGIAN_SIGNS = re.compile(
    r"\b(?:Tbilisi|Georgians|Abkhazia|Ossetia|Caucasus|Georgian Dream|Russian?|Armenia)\b"
)

PLACE_PREPOSITIONS = WORDS["place_prepositions"]
WAY_PREPOSITIONS = WORDS["way_prepositions"]
MOTION = WORDS["motion"]


def mentions(doc: Doc, registries: Registries, *, published: date | None) -> list[Mention]:
    """The mentions of countries, people and organisations, in order of appearance.

    `published` decides which office a person held. One span may mention two targets: a leader, the country.
    """
    names = Names(doc)
    listed = list(_listed(doc, registries, names))
    taken = {i for match in listed for i in range(match.start, match.end)}
    found = [mention for match in listed for mention in _of_match(doc, match, registries, published)]
    found += _introduced(doc, names, taken)
    return sorted(found, key=lambda mention: (mention.span, mention.target.kind, mention.target.id))


def topics(doc: Doc, spans: Iterable[Span], registries: Registries) -> tuple[str, ...]:
    """Ids of the topics whose keywords stand in `spans`, most hits first, then in order of appearance."""
    phrases = _topic_phrases(registries)
    longest = max((len(words) for words in phrases), default=0)
    hits: Counter[str] = Counter()
    for start, end in spans:
        tokens = [token for token in doc if start <= token.idx < end and not token.is_space]
        for i in range(len(tokens)):
            for length in range(1, min(longest, len(tokens) - i) + 1):
                piece = tokens[i : i + length]
                forms = {tuple(t.lemma_.lower() for t in piece), tuple(t.lower_ for t in piece)}
                hits.update({topic for form in forms for topic in phrases.get(form, ())})
    return tuple(topic for topic, _ in hits.most_common())


def slug(name: str) -> str:
    """A name as an id: lower case, plain letters, hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "-".join(f"{ord(c):x}" for c in name)


@dataclass(frozen=True, slots=True)
class Listed:
    """One way in which a registry's entry may be named."""

    target: Target
    naming: Naming
    entry: Country | Person | Organisation


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `[start, end)` with what they may name there."""

    start: int
    end: int
    readings: tuple[Listed, ...]


def _listed(doc: Doc, registries: Registries, names: Names) -> Iterator[Match]:
    """The longest matches of listed names, each with its one reading.

    Of several readings ("Korean", "Guinea") the one holds that the article names elsewhere beyond doubt;
    without such a one the words are no mention.
    """
    matcher, listed = _matcher(registries)
    spans: dict[tuple[int, int], list[Listed]] = {}
    for key, start, end in matcher(doc):
        spans.setdefault((start, end), []).append(listed[int(doc.vocab.strings[key])])
    taken: set[int] = set()
    matches = []
    longest_first = sorted(spans.items(), key=lambda item: (item[0][0] - item[0][1], item[0][0]))
    for (start, end), found in longest_first:
        if taken.isdisjoint(range(start, end)):
            kept = tuple(reading for reading in found if _stands(doc, start, end, reading, names))
            if kept:
                taken.update(range(start, end))
                matches.append(Match(start, end, kept))
    certain = {match.readings[0].target.id for match in matches if len(_targets(match.readings)) == 1}
    for match in matches:
        targets = _targets(match.readings)
        likely = targets & certain if len(targets) > 1 else targets
        if len(likely) == 1:
            readings = tuple(reading for reading in match.readings if reading.target.id in likely)
            yield Match(match.start, match.end, readings[:1])


def _targets(readings: Iterable[Listed]) -> set[str]:
    return {reading.target.id for reading in readings}


def _stands(doc: Doc, start: int, end: int, reading: Listed, names: Names) -> bool:
    """Whether the words at `[start, end)` can mean this entry here."""
    words = doc[start:end].text
    name = names.by_token.get(end - 1)
    match reading.naming:
        case Naming.NAME if isinstance(reading.entry, Person):
            return name is not None
        case Naming.SURNAME:
            known = {words, reading.entry.name, *reading.entry.names}
            alone = name is not None and _is_whole(doc, name, start, end)
            return alone and names.people.get(words, words) in known
        case Naming.DEMONYM:
            return not (doc[end - 1].head.lemma_ == "speak" or _is_language(doc[end - 1]))
    if words in ALSO_PERSONAL and name and name.end - name.start > 1 and not _has_list_comma(doc, name):
        return False
    if words == "Georgia" and AMERICAN_STATE_SIGNS.search(doc.text) and not GEORGIAN_SIGNS.search(doc.text):
        return False
    return reading.naming != Naming.SEAT or not _is_place(doc[start:end].root)


def _is_whole(doc: Doc, name: Name, start: int, end: int) -> bool:
    """Whether nothing but a title or a demonym stands in the name before these words, and nothing after."""
    return name.end == end and all(doc[i].lower_ in HONORIFICS for i in range(name.start, start))


def _has_list_comma(doc: Doc, name: Name) -> bool:
    return any(doc[i].text == "," for i in range(name.start, name.end))


def _is_place(token: Token) -> bool:
    """Whether a seat is named as a place or as a part of another name, and not as a government."""
    if token.dep_ == "compound" or (token.dep_ == "appos" and token.head.pos_ == "PROPN"):
        return token.head.pos_ == "PROPN"
    if token.dep_ != "pobj":
        return token.dep_ == "dobj" and token.head.lemma_ in MOTION
    preposition = token.head
    governor = preposition.head.lemma_.lower()
    return preposition.lower_ in PLACE_PREPOSITIONS or (
        preposition.lower_ in WAY_PREPOSITIONS and governor in MOTION
    )


def _is_language(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ == "in"


def _of_match(doc: Doc, match: Match, registries: Registries, published: date | None) -> Iterator[Mention]:
    span = _span(doc, match.start, match.end)
    for reading in match.readings:
        yield Mention(reading.target, span, reading.naming)
        if isinstance(reading.entry, Person):
            code = _leads(reading.entry, published)
            for country in registries.countries:
                if country.code == code:
                    target = Target(TargetKind.COUNTRY, country.code, country.name)
                    yield Mention(target, span, Naming.LEADER)


def _leads(person: Person, published: date | None) -> str | None:
    """The country that the person heads on that day."""
    for role in person.roles:
        if role.held_on(published) and role.country and role.title in LEADING_OFFICES:
            return role.country
    return None


def _introduced(doc: Doc, names: Names, taken: set[int]) -> Iterator[Mention]:
    """Mentions of people and organisations that no registry knows."""
    for name in names.all:
        if not taken.isdisjoint(range(name.start, name.end)):
            continue
        person = names.people.get(name.text)
        if person:
            naming = Naming.NAME if person == name.text else Naming.SURNAME
            target = Target(TargetKind.PERSON, slug(person), person)
        elif names.is_organisation(name):
            naming, target = Naming.NAME, Target(TargetKind.ORGANISATION, slug(name.text), name.text)
        else:
            continue
        yield Mention(target, _span(doc, name.start, name.end), naming)


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


@lru_cache(maxsize=4)
def _matcher(registries: Registries) -> tuple[PhraseMatcher, tuple[Listed, ...]]:
    """A matcher whose keys are the places of the readings behind it."""
    from spacy.matcher import PhraseMatcher

    nlp = model()
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    listed: list[Listed] = []
    for reading, words in _readings(registries):
        forms = sorted({form for word in words if word for form in _forms(word)})
        if forms:
            matcher.add(str(len(listed)), [nlp.make_doc(form) for form in forms])
            listed.append(reading)
    return matcher, tuple(listed)


def _readings(registries: Registries) -> Iterator[tuple[Listed, Sequence[str]]]:
    for country in registries.countries:
        target = Target(TargetKind.COUNTRY, country.code, country.name)
        yield Listed(target, Naming.NAME, country), (country.name, *country.names)
        yield Listed(target, Naming.DEMONYM, country), country.demonyms
        yield Listed(target, Naming.SEAT, country), country.seats
    for person in registries.people:
        target = Target(TargetKind.PERSON, person.id, person.name)
        yield Listed(target, Naming.NAME, person), (person.name, *person.names)
        yield Listed(target, Naming.SURNAME, person), (person.surname or person.name.split()[-1],)
    for organisation in registries.organisations:
        target = Target(TargetKind.ORGANISATION, organisation.id, organisation.name)
        yield Listed(target, Naming.NAME, organisation), (organisation.name, *organisation.names)


def _forms(name: str) -> Iterator[str]:
    """The spellings to look for: with straight marks, and at the beginning of a sentence."""
    plain = name.translate(PLAIN_MARKS)
    yield plain
    if plain.startswith("the "):
        yield f"The {plain[4:]}"


@lru_cache(maxsize=4)
def _topic_phrases(registries: Registries) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Topic ids by the words of a keyword."""
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    nlp = model()
    for topic in registries.topics:
        for keyword in topic.keywords:
            words = tuple(token.lower_ for token in nlp.make_doc(keyword))
            phrases[words] = (*phrases.get(words, ()), topic.id)
    return phrases

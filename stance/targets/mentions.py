"""What an article mentions: countries, people, organisations and topics, in order of appearance.

A head of state or government stands for the country, too, also behind "he" or "the Russian president".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from stance.naming.personal_names import person_id, slug
from stance.records import Span, Speaker, Target, TargetKind
from stance.registries import Person, Registries
from stance.targets.introduced import Names
from stance.targets.listed import Match, NamedBy, listed
from stance.targets.topics import named_topics

if TYPE_CHECKING:
    from spacy.tokens import Doc

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


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the article that stand for a possible target."""

    target: Target
    span: Span
    naming: NamedBy


def mentions(
    doc: Doc,
    registries: Registries,
    *,
    meant: Iterable[tuple[Span, Speaker]] = (),
    published: date | None,
) -> list[Mention]:
    """The mentions of countries, people, organisations and topics, in order of appearance.

    `meant` are persons where no name stands for them. `published` decides which office a person held. One
    span may mention two targets: a leader, the country.
    """
    names = Names(doc)
    matches = list(listed(doc, registries, names))
    taken = {i for match in matches for i in range(match.start, match.end)}
    found = [mention for match in matches for mention in _of_match(doc, match, registries, published)]
    found += _introduced(doc, names, taken, registries)
    found += _of_topics(doc, registries)
    found += _of_meant(meant, registries)
    return sorted(found, key=lambda mention: (mention.span, mention.target.kind, mention.target.id))


def _of_match(doc: Doc, match: Match, registries: Registries, published: date | None) -> Iterator[Mention]:
    span = _span(doc, match.start, match.end)
    for reading in match.readings:
        yield Mention(reading.target, span, reading.naming)
        if isinstance(reading.entry, Person):
            code = _leads(reading.entry, published)
            for country in registries.countries:
                if country.code == code:
                    target = Target(TargetKind.COUNTRY, country.code, country.name)
                    yield Mention(target, span, NamedBy.LEADER)


def _of_meant(meant: Iterable[tuple[Span, Speaker]], registries: Registries) -> Iterator[Mention]:
    """Mentions of people by pronouns and descriptions, and of the countries that they lead."""
    countries = {country.code: country.name for country in registries.countries}
    for span, person in meant:
        yield Mention(Target(TargetKind.PERSON, person.id, person.name), span, NamedBy.MEANT)
        if person.role in LEADING_OFFICES and person.country in countries:
            target = Target(TargetKind.COUNTRY, person.country, countries[person.country])
            yield Mention(target, span, NamedBy.LEADER)


def _leads(person: Person, published: date | None) -> str | None:
    """The country that the person heads on that day."""
    for role in person.roles:
        if role.held_on(published) and role.country and role.title in LEADING_OFFICES:
            return role.country
    return None


def _introduced(doc: Doc, names: Names, taken: set[int], registries: Registries) -> Iterator[Mention]:
    """Mentions of people and organisations that no registry knows."""
    seats = {seat for country in registries.countries for seat in country.seats}
    for name in names.all:
        # A seat that isn't taken is a mere place: "met in the Oval Office".
        if name.text in seats or not taken.isdisjoint(range(name.start, name.end)):
            continue
        person = names.people.get(name.text)
        if person:
            naming = NamedBy.NAME if person == name.text else NamedBy.SURNAME
            target = Target(TargetKind.PERSON, person_id(person), person)
        elif names.is_organisation(name):
            naming, target = NamedBy.NAME, Target(TargetKind.ORGANISATION, slug(name.text), name.text)
        else:
            continue
        yield Mention(target, _span(doc, name.start, name.end), naming)


def _of_topics(doc: Doc, registries: Registries) -> Iterator[Mention]:
    """The keywords as mentions of their topics."""
    names = {topic.id: topic.name for topic in registries.topics}
    for topic_id, span in named_topics(doc, registries):
        yield Mention(Target(TargetKind.TOPIC, topic_id, names[topic_id]), span, NamedBy.KEYWORD)


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)

"""The people of an article as records, and the speaker that each of them makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stance.naming.lists import VAGUE
from stance.naming.offices import RELATIONS, Office, head_and_modifiers, spelt
from stance.naming.personal_names import Words, person_id
from stance.naming.recognition import NameMention
from stance.naming.tokens import Standing
from stance.records import Speaker, SpeakerKind
from stance.registries import Person


@dataclass(frozen=True, slots=True)
class ArticlePerson:
    """A person of the article."""

    name: str
    words: Words = ()
    """Folded; empty for whoever has no name."""
    listed: Person | None = None
    """The registry's entry, where it has one."""
    gender: str | None = None
    offices: tuple[Office, ...] = ()
    """As the article tells them, in order."""
    is_certain: bool = True
    """Whether the name is surely a person's, so that "he" or "she" may mean it."""
    unnamed: Speaker | None = None
    """For somebody who is only described ("a senior official"): the speaker that the description makes."""

    @property
    def id(self) -> str:
        """The registry's id, else one made of the name."""
        return self.listed.id if self.listed else person_id(self.name)

    def offices_on(self, day: date | None) -> tuple[Office, ...]:
        """The offices that the article tells and those that the registry knows for that day.

        An office without a country is one in the person's own, where the registry knows that.
        """
        held = self.listed.roles if self.listed else ()
        offices = (*self.offices, *(Office.of(role) for role in held if role.held_on(day)))
        home = self.listed.country if self.listed else None
        return tuple(
            office if office.country else Office(office.title, office.affiliation, home) for office in offices
        )


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person mentioned at `[start, end)`, in tokens; the last of them is the head."""

    person: int
    """Its index among the persons."""
    left: int
    """Where titles before the name begin."""
    start: int
    end: int
    standing: Standing
    is_named: bool = True

    @property
    def head(self) -> int:
        """The token by which the mention hangs in its sentence."""
        return self.end - 1


@dataclass(frozen=True, slots=True)
class ArticlePersons:
    """The people of an article and where they are named; the names of anything else lie apart."""

    persons: tuple[ArticlePerson, ...]
    mentions: tuple[PersonMention, ...]
    other_names: tuple[NameMention, ...]
    """Places, bodies and names that no person of the article bears."""


def speaker_of(person: ArticlePerson, published: date | None) -> Speaker:
    """The person as a speaker: role and country from the article, else from the registry at its date."""
    if person.unnamed:
        return person.unnamed
    office = _office_in_article(person) or Office()
    listed = _listed(person, published)
    if listed and (office.title is None or _is_vague(office) or _is_short_for(office, listed)):
        office = Office(
            listed.title, office.affiliation or listed.affiliation, office.country or listed.country
        )
    elif listed and spelt(listed.title or "") == spelt(office.title or ""):
        office = Office(
            office.title, office.affiliation or listed.affiliation, office.country or listed.country
        )
    country_in_article = next((other.country for other in person.offices if other.country), None)
    home = person.listed.country if person.listed else None
    return Speaker(
        id=person.id,
        name=person.name,
        kind=SpeakerKind.PERSON,
        role=office.title,
        affiliation=office.affiliation,
        country=office.country or country_in_article or home,
    )


def _office_in_article(person: ArticlePerson) -> Office | None:
    """The article's first office that says something, with the affiliation that others tell of it."""
    titled = [
        office
        for office in person.offices
        if office.title and head_and_modifiers(office.title)[0] not in RELATIONS
    ]
    first = next((office for office in titled if not _is_vague(office)), None)
    if first is None and titled:
        first = titled[0]
    if first is None and person.listed is None:
        first = next((office for office in person.offices if not office.title), None)
    if first is None:
        return None
    is_listed = person.listed is not None
    same = (
        office.affiliation
        for office in person.offices
        if office.title == first.title or (office.title is None and not is_listed)
    )
    return Office(first.title, first.affiliation or next(filter(None, same), None), first.country)


def _listed(person: ArticlePerson, published: date | None) -> Office | None:
    """The registry's role at that date, else the last one before it as a former one."""
    if person.listed is None:
        return None
    role = person.listed.role_on(published)
    if role:
        return Office.of(role)
    roles = person.listed.roles
    past = [role for role in roles if role.until and (published is None or role.until <= published)]
    last = max(past, key=lambda role: role.until or date.min, default=None)
    return Office(f"former {last.title}", last.affiliation, last.country) if last else None


def _is_short_for(office: Office, listed: Office) -> bool:
    """Whether the article's title is the listed one cut short: "Secretary Clinton"."""
    return not office.affiliation and set((office.title or "").split()) < set(
        (listed.title or "").removeprefix("former ").split()
    )


def _is_vague(office: Office) -> bool:
    """Whether an office of the registry says more than this word: "leader", "candidate"."""
    return office.title is not None and office.title.split()[-1].lower() in VAGUE and not office.affiliation

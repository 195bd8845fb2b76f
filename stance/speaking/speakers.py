"""Who speaks in each quote: the entities that its source means, with the country that their office tells.

A relative pronoun is its antecedent; a document ("a report by the IMF") is its maker; "Obama and Clinton" and
"both leaders" are two who speak together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stance.naming import ArticleEntities, Entity
from stance.naming.lists import EXCLUSIVE
from stance.naming.offices import spelt
from stance.naming.personal_names import words_of
from stance.records import Attribution, Kind, Speaker, SpeakerKind

FIRST_PERSON = frozenset({"i", "me", "my"})
OFFICES_OF_GOVERNMENTS = frozenset({"minister", "ministry", "government", "embassy"})
NEAR_PARAGRAPHS = 1
"""A government that spoke so many paragraphs before lends its country to an office named without one."""

Speakers = tuple[Speaker, ...]
"""Those who speak together in one quote; none where the source is missing or unknown."""


def speakers(entities: ArticleEntities, attributions: Sequence[Attribution]) -> list[Speakers]:
    """Who speaks in each attribution, in their order."""
    table = entities.table
    meant = list(entities.meant)
    for index, (start, end) in enumerate(entities.sources):
        if start + 1 == end and table.lower[start] in FIRST_PERSON:
            meant[index] = _speakers_of_enclosing_quote(index, attributions, meant)
    return _with_country_of_employer(entities, meant)


def joint(members: Sequence[Speaker]) -> Speaker | None:
    """The one who speaks, or several as a group; None for nobody."""
    if len(members) < 2:
        return next(iter(members), None)
    names = [member.name for member in members]
    countries = {member.country for member in members}
    return Speaker(
        id="+".join(sorted(member.id for member in members)),
        name=", ".join(names[:-1]) + " and " + names[-1],
        kind=SpeakerKind.GROUP,
        country=countries.pop() if len(countries) == 1 else None,
    )


def _speakers_of_enclosing_quote(
    index: int, attributions: Sequence[Attribution], meant: Sequence[Speakers]
) -> Speakers:
    """Who speaks in the direct quote that holds an "I" who speaks: nobody else can be meant there."""
    source = attributions[index].source
    if source is None:
        return ()
    for other, item in enumerate(attributions):
        holds = any(start <= source[0] and source[1] <= end for start, end in item.content)
        if holds and other != index and item.kind is Kind.DIRECT:
            return meant[other]
    return ()


def _with_country_of_employer(entities: ArticleEntities, meant: Sequence[Speakers]) -> list[Speakers]:
    """The speakers, those without a country in the one that what they serve has been seen to belong to.

    Once that is known of a named person, it holds for all their quotes.
    """
    employers: dict[str, Entity] = {}
    for index, members in enumerate(meant):
        speaker = joint(members)
        if speaker and speaker.kind is SpeakerKind.PERSON and not speaker.country:
            employer = _owner(entities, index) or _preceding_government(entities, index, meant)
            if employer:
                employers.setdefault(speaker.id if speaker.named else str(index), employer)
    return [
        tuple(_with_employer(one, employers.get(one.id if one.named else str(index))) for one in members)
        for index, members in enumerate(meant)
    ]


def _owner(entities: ArticleEntities, index: int) -> Entity | None:
    """Whose a source is that begins with "its": "its ambassador"."""
    start, end = entities.sources[index]
    if start == end or entities.table.lower[start] != "its":
        return None
    return next((m.entities[0] for m in entities.mentions if m.head == start), None)


def _preceding_government(entities: ArticleEntities, index: int, meant: Sequence[Speakers]) -> Entity | None:
    """The government that spoke just before somebody who holds an office of one: "a ministry spokeswoman"."""
    speaker, before = joint(meant[index]), joint(meant[index - 1]) if index else None
    if speaker is None or before is None or before.kind is not SpeakerKind.GOVERNMENT:
        return None
    title = spelt(speaker.role or "")
    is_office = title in EXCLUSIVE or not OFFICES_OF_GOVERNMENTS.isdisjoint(title.split())
    if speaker.affiliation and OFFICES_OF_GOVERNMENTS.isdisjoint(words_of(speaker.affiliation)):
        return None
    paragraph = entities.table.paragraph
    gap = paragraph[entities.sources[index][0]] - paragraph[entities.sources[index - 1][0]]
    return before if is_office and 0 <= gap <= NEAR_PARAGRAPHS else None


def _with_employer(speaker: Speaker, employer: Entity | None) -> Speaker:
    """The speaker with the country, or the affiliation, of the one served."""
    if employer is None or speaker.country:
        return speaker
    if employer.kind is SpeakerKind.ORGANISATION and speaker.affiliation is None:
        return replace(speaker, affiliation=employer.name)
    return replace(speaker, country=employer.country)

"""Who speaks in an article, one speaker for each source, and whom it means without naming them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from stance.naming.gazetteer import gazetteer_of
from stance.naming.lists import EXCLUSIVE
from stance.naming.offices import spelt
from stance.naming.personal_names import words_of
from stance.naming.tokens import TokenTable, token_table
from stance.records import Attribution, Kind, Span, Speaker, SpeakerKind
from stance.registries import Registries
from stance.speaking.resolver import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Doc

FIRST_PERSON = frozenset({"i", "me", "my"})
OFFICES_OF_GOVERNMENTS = frozenset({"minister", "ministry", "government", "embassy"})
NEAR_PARAGRAPHS = 1
"""A government that spoke so many paragraphs before lends its country to an office named without one."""


@dataclass(frozen=True, slots=True)
class People:
    """Those whom an article quotes and talks about."""

    speakers: tuple[Speaker | None, ...]
    """One for each attribution, in their order; None where the source is missing or unknown."""
    meant: tuple[tuple[Span, Speaker], ...]
    """Named persons where a pronoun or a description stands for them: "her", "the Russian president"."""


def people(
    doc: Doc, attributions: Sequence[Attribution], *, registries: Registries, published: date | None
) -> People:
    """Who speaks in each attribution, and whom the article means elsewhere.

    `published` decides which offices people held; None: those they hold now.
    """
    quoted = [span for item in attributions if item.kind is Kind.DIRECT for span in item.content]
    gazetteer = gazetteer_of(registries)
    table = token_table(doc, gazetteer, quoted)
    sources = [table.tokens(item.source) if item.source else (0, 0) for item in attributions]
    contents = [[table.tokens(span) for span in item.content] for item in attributions]
    resolver = Resolver(table, gazetteer, sources, contents, published)
    found = [resolver.speaker(start, end) for start, end in sources]
    for index, (start, end) in enumerate(sources):
        if start + 1 == end and table.lower[start] in FIRST_PERSON:
            found[index] = _speaker_of_enclosing_quote(index, attributions, found)
    return People(tuple(_with_country_of_employer(resolver, sources, found)), tuple(_meant(doc, resolver)))


def _meant(doc: Doc, resolver: Resolver) -> Iterator[tuple[Span, Speaker]]:
    for mention in resolver.discourse.mentions.values():
        speaker = resolver.person(mention.person)
        if speaker.named and not mention.is_named:
            yield (doc[mention.start].idx, doc[mention.head].idx + len(doc[mention.head])), speaker


def _speaker_of_enclosing_quote(
    index: int, attributions: Sequence[Attribution], found: Sequence[Speaker | None]
) -> Speaker | None:
    """The speaker of the direct quote that holds an "I" who speaks: nobody else can be meant there."""
    source = attributions[index].source
    if source is None:
        return None
    for other, item in enumerate(attributions):
        holds = any(start <= source[0] and source[1] <= end for start, end in item.content)
        if holds and other != index and item.kind is Kind.DIRECT:
            return found[other]
    return None


def _with_country_of_employer(
    resolver: Resolver, sources: Sequence[tuple[int, int]], found: Sequence[Speaker | None]
) -> list[Speaker | None]:
    """The speakers, those without a country in the one that what they serve has been seen to belong to.

    Once that is known of a named person, it holds for all their quotes.
    """
    homes: dict[str, Speaker] = {}
    for index, speaker in enumerate(found):
        if speaker and speaker.kind is SpeakerKind.PERSON and not speaker.country:
            served = resolver.owner(*sources[index]) or _preceding_government(
                resolver.table, index, sources, found
            )
            if served:
                homes.setdefault(speaker.id if speaker.named else str(index), served)
    return [
        speaker and _with_employer(speaker, homes.get(speaker.id if speaker.named else str(index)))
        for index, speaker in enumerate(found)
    ]


def _preceding_government(
    table: TokenTable, index: int, sources: Sequence[tuple[int, int]], found: Sequence[Speaker | None]
) -> Speaker | None:
    """The government that spoke just before somebody who holds an office of one: "a ministry spokeswoman"."""
    speaker, before = found[index], found[index - 1] if index else None
    if speaker is None or before is None or before.kind is not SpeakerKind.GOVERNMENT:
        return None
    title = spelt(speaker.role or "")
    is_office = title in EXCLUSIVE or not OFFICES_OF_GOVERNMENTS.isdisjoint(title.split())
    if speaker.affiliation and OFFICES_OF_GOVERNMENTS.isdisjoint(words_of(speaker.affiliation)):
        return None
    gap = table.paragraph[sources[index][0]] - table.paragraph[sources[index - 1][0]]
    return before if is_office and 0 <= gap <= NEAR_PARAGRAPHS else None


def _with_employer(speaker: Speaker, served: Speaker | None) -> Speaker:
    """The speaker with the country, or the affiliation, of the one served."""
    if served is None or speaker.country:
        return speaker
    if served.kind is SpeakerKind.ORGANISATION and speaker.affiliation is None:
        return replace(speaker, affiliation=served.name)
    return replace(speaker, country=served.country)

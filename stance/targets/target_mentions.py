"""What an article mentions that a stance can be toward, in order of appearance.

Countries, persons and organisations are the article's entities where they are mentioned, each of several that
are meant together; a head of state or government stands for the country, too. Topics are named by keywords.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.naming import ArticleEntities, Entity, Mention, MentionForm
from stance.records import Span, SpeakerKind, Target, TargetKind
from stance.registries import Registries
from stance.targets.topics import named_topics

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEADING_OFFICES = frozenset(
    {
        "president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "supreme leader",
        "leader", "taoiseach",
    }
)  # fmt: skip
"""Who holds one of these stands for the country as well."""


@dataclass(frozen=True, slots=True)
class TargetMention:
    """Words of the article that stand for a possible target."""

    target: Target
    span: Span
    form: MentionForm | None
    """How an entity is mentioned; None for a topic's keyword."""
    is_by_leader: bool = False
    """Whether the words are a person's who stands for the country."""


def target_mentions(doc: Doc, entities: ArticleEntities, registries: Registries) -> list[TargetMention]:
    """The mentions of possible targets. One span may mention several: a leader and the country, "they"."""
    countries = {country.code: country.name for country in registries.countries}
    found = [
        mentioned
        for mention in entities.mentions
        for entity in mention.entities
        for mentioned in _of_entity(mention, entity, countries)
    ]
    topics = {topic.id: topic.name for topic in registries.topics}
    for topic_id, span in named_topics(doc, registries):
        found.append(TargetMention(Target(TargetKind.TOPIC, topic_id, topics[topic_id]), span, None))
    return sorted(found, key=lambda mention: (mention.span, mention.target.kind, mention.target.id))


def _of_entity(mention: Mention, entity: Entity, countries: dict[str, str]) -> Iterator[TargetMention]:
    """What a stance can be toward where an entity is mentioned; a country also stands for its people."""
    is_people = entity.kind is SpeakerKind.GROUP and mention.form is MentionForm.DEMONYM
    if entity.country in countries and (entity.kind is SpeakerKind.GOVERNMENT or is_people):
        target = Target(TargetKind.COUNTRY, entity.country, countries[entity.country])
        yield TargetMention(target, mention.span, mention.form)
    elif entity.kind is SpeakerKind.ORGANISATION and entity.named:
        yield TargetMention(
            Target(TargetKind.ORGANISATION, entity.id, entity.name), mention.span, mention.form
        )
    elif entity.kind is SpeakerKind.PERSON and entity.named:
        yield TargetMention(Target(TargetKind.PERSON, entity.id, entity.name), mention.span, mention.form)
        is_leader = entity.role in LEADING_OFFICES and entity.affiliation is None
        if is_leader and entity.country in countries:
            target = Target(TargetKind.COUNTRY, entity.country, countries[entity.country])
            yield TargetMention(target, mention.span, mention.form, is_by_leader=True)

"""The entities of an article and their mentions: the one table that speakers and targets are read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stance.records import Span, Speaker

Entity = Speaker
"""An entity is described as a speaker is; a country is its government."""


class MentionForm(StrEnum):
    """By what kind of words an entity is mentioned."""

    FULL_NAME = "full name"
    SHORT_FORM = "short form"
    """ "Putin", "Mr Kim"."""
    TITLE = "title"
    """A short form behind an office: "President Obama"."""
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    """Also the adjective of a group of states: "Western"."""
    SEAT = "seat"
    """A capital or another seat of power: "Seoul", "the Kremlin"."""
    OFFICE = "office"
    """An office that a country has once: "the Russian president"."""
    DEFINITE_DESCRIPTION = "definite description"
    """ "the minister", "both leaders"."""
    DESCRIPTION = "description"
    """ "a senior official"."""
    PRONOUN = "pronoun"


CONFIDENCE: Mapping[MentionForm, float] = {
    MentionForm.FULL_NAME: 0.98,
    MentionForm.ACRONYM: 0.98,
    MentionForm.TITLE: 0.97,
    MentionForm.SHORT_FORM: 0.96,
    MentionForm.DEMONYM: 0.95,
    MentionForm.SEAT: 0.9,
    MentionForm.OFFICE: 0.9,
    MentionForm.DESCRIPTION: 0.9,
    MentionForm.DEFINITE_DESCRIPTION: 0.8,
    MentionForm.PRONOUN: 0.8,
}
"""How sure a mention of one entity is, by its form."""
OF_SEVERAL = 0.7
"""How sure a mention of several entities is, as a share of that."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the article that stand for one entity, or for each of several."""

    start: int
    """Its first token; titles before a name are left out."""
    head: int
    """The token by which it hangs in its sentence; its last one."""
    span: Span
    """In characters."""
    entities: tuple[Entity, ...]
    """At least one; several for "they", "both leaders", "their treaty"."""
    form: MentionForm
    antecedent: Span | None = None
    """What a pronoun or a description takes up, in characters; None where it needs nothing before it."""

    @property
    def confidence(self) -> float:
        """How sure it is that these entities are meant, 0…1."""
        return CONFIDENCE[self.form] * (OF_SEVERAL if len(self.entities) > 1 else 1.0)

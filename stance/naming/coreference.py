"""Who is talked of, in order: the people's names with the pronouns and descriptions that stand for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stance.naming.descriptions import person_described, persons_described
from stance.naming.gazetteer import Gazetteer
from stance.naming.noun_phrases import NounPhrase
from stance.naming.persons import ArticlePerson, ArticlePersons, PersonMention
from stance.naming.pronouns import Said, antecedent_of, gender_of, infer_genders
from stance.naming.tokens import TokenTable


@dataclass(frozen=True, slots=True)
class Discourse:
    """The article's people, also those who are only described, with every mention of them."""

    persons: tuple[ArticlePerson, ...]
    """The people's, then those that descriptions brought in."""
    mentions: dict[int, PersonMention]
    """By head token."""


def resolve_mentions(
    table: TokenTable, people: ArticlePersons, gazetteer: Gazetteer, said: Said, *, published: date | None
) -> Discourse:
    """Read the article once and keep whom each name, pronoun and description of a person means."""
    genders = infer_genders(table, people)
    persons = list(people.persons)
    before: list[PersonMention] = []
    events = _events(table, people, frozenset(said))
    for at in sorted(events):
        event = events[at]
        if isinstance(event, PersonMention):
            before.append(event)
            continue
        meant: int | ArticlePerson | None
        if event is None:
            start = at
            antecedent = antecedent_of(table, persons, at, before, genders=genders, said=said)
            meant = antecedent.person if antecedent else None
            gender = gender_of(table.lower[at])
            if antecedent and antecedent.is_only and gender and not persons[antecedent.person].gender:
                genders.setdefault(antecedent.person, gender)
        else:
            start = event.start
            meant = person_described(table, gazetteer, event, persons, before, published=published)
        if isinstance(meant, ArticlePerson):
            persons.append(meant)
            meant = len(persons) - 1
        if meant is not None:
            before.append(_mention(table, start, at, meant))
    return Discourse(tuple(persons), {mention.head: mention for mention in before})


def _events(
    table: TokenTable, people: ArticlePersons, spoke: frozenset[int]
) -> dict[int, PersonMention | NounPhrase | None]:
    """What may mean a person, by head token: names, descriptions, pronouns (None)."""
    named = frozenset(i for mention in people.mentions for i in range(mention.left, mention.end))
    others = frozenset(i for name in people.other_names for i in range(name.start, name.end))
    events: dict[int, PersonMention | NounPhrase | None] = {
        mention.head: mention for mention in people.mentions
    }
    lefts = frozenset(mention.left for mention in people.mentions)
    for phrase in persons_described(table, named | others, spoke):
        introduces_name = phrase.end + 1 in lefts and table.words[phrase.end] == ","
        if not introduces_name:
            events.setdefault(phrase.head, phrase)
    for i, tag in enumerate(table.tags):
        is_narrated = i not in table.quoted or i in spoke
        if tag in {"PRP", "PRP$"} and is_narrated and gender_of(table.lower[i]):
            events.setdefault(i, None)
    return events


def _mention(table: TokenTable, start: int, head: int, person: int) -> PersonMention:
    return PersonMention(person, start, start, head + 1, table.standing(head), is_named=False)

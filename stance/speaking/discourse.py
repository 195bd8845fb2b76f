"""Who is talked of, in order: the cast's names with the pronouns and descriptions that stand for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stance.speaking.characters import Cast, Character, Mention
from stance.speaking.descriptions import person_described, persons_described
from stance.speaking.gazetteer import Gazetteer
from stance.speaking.page import Page
from stance.speaking.phrases import Phrase
from stance.speaking.pronouns import Said, gender_of, learnt_genders, person_meant


@dataclass(frozen=True, slots=True)
class Discourse:
    """The article's people, also those who are only described, with every mention of them."""

    characters: tuple[Character, ...]
    """The cast's, then those that descriptions brought in."""
    mentions: dict[int, Mention]
    """By head token."""


def follow(page: Page, cast: Cast, known: Gazetteer, said: Said, *, published: date | None) -> Discourse:
    """Read the article once and keep whom each name, pronoun and description of a person means."""
    genders = learnt_genders(page, cast)
    characters = list(cast.characters)
    before: list[Mention] = []
    events = _events(page, cast, frozenset(said))
    for at in sorted(events):
        event = events[at]
        if isinstance(event, Mention):
            before.append(event)
            continue
        meant: int | Character | None
        if event is None:
            start = at
            found = person_meant(page, characters, at, before, genders=genders, said=said)
            meant = found.character if found else None
            gender = gender_of(page.lower[at])
            if found and found.is_only and gender and not characters[found.character].gender:
                genders.setdefault(found.character, gender)
        else:
            start = event.start
            meant = person_described(page, known, event, characters, before, published=published)
        if isinstance(meant, Character):
            characters.append(meant)
            meant = len(characters) - 1
        if meant is not None:
            before.append(_mention(page, start, at, meant))
    return Discourse(tuple(characters), {mention.head: mention for mention in before})


def _events(page: Page, cast: Cast, spoke: frozenset[int]) -> dict[int, Mention | Phrase | None]:
    """What may mean a person, by head token: names, descriptions, pronouns (None)."""
    named = frozenset(i for mention in cast.mentions for i in range(mention.left, mention.end))
    others = frozenset(i for naming in cast.others for i in range(naming.start, naming.end))
    events: dict[int, Mention | Phrase | None] = {mention.head: mention for mention in cast.mentions}
    lefts = frozenset(mention.left for mention in cast.mentions)
    for phrase in persons_described(page, named | others, spoke):
        introduces_name = phrase.end + 1 in lefts and page.words[phrase.end] == ","
        if not introduces_name:
            events.setdefault(phrase.head, phrase)
    for i, tag in enumerate(page.tags):
        is_told = i not in page.quoted or i in spoke
        if tag in {"PRP", "PRP$"} and is_told and gender_of(page.lower[i]):
            events.setdefault(i, None)
    return events


def _mention(page: Page, start: int, head: int, character: int) -> Mention:
    return Mention(character, start, start, head + 1, page.standing(head), is_named=False)

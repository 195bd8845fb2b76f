"""People who are described, not named: "the Russian president", "a senior official", "the spokeswoman".

A definite description is looked for in the cast, then among the registry's holders of the office on the
article's date. Whoever stays unnamed is kept in the article's words, and "he" may mean them, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from stance.names import slug
from stance.records import Speaker, SpeakerKind
from stance.speaking.bodies import body_described
from stance.speaking.characters import Character, Mention
from stance.speaking.gazetteer import Gazetteer
from stance.speaking.lists import DOCUMENTS
from stance.speaking.namings import Naming
from stance.speaking.page import NOUNS, Page
from stance.speaking.phrases import (
    Phrase,
    country_told,
    gender_told,
    is_definite,
    is_group_word,
    is_one_person,
    is_scholar,
    phrase_at,
    words,
)
from stance.speaking.posts import read_post
from stance.speaking.roles import Post, belongs, covers

FEW = 100
"""Up to so many characters a description may mean any of them."""
RECENT = 200
"""Mentions that a description looks back over where there are more."""
NOBODY = frozenset({"no", "any", "every", "each", "what", "which", "whatever"})
"""A phrase that begins so describes nobody in particular."""


def persons_described(page: Page, named: frozenset[int], sources: frozenset[int]) -> Iterator[Phrase]:
    """The phrases that describe one person each, without naming anybody.

    `named` are the tokens of names and their titles, `sources` the heads of sources. Of the indefinite ones
    ("a voter") only subjects and sources are worth keeping in mind, and of those inside direct quotes only
    sources: "my brother" is somebody to the one who speaks.
    """
    for i in range(len(page)):
        if i in named or not is_one_person(page, i) or page.doc[i].dep_ in {"appos", "attr", "compound"}:
            continue
        if i in page.quoted and i not in sources:
            continue
        if i + 1 < len(page) and (i + 1 in named or page.tags[i + 1] in NOUNS | {"POS", "HYPH"}):
            continue
        start = page.noun_phrase_start(i)
        end = min(i + 8, len(page))
        phrase = phrase_at(page, start, i, end)
        if page.lower[start] in NOBODY:
            continue
        if i in sources or is_definite(page, phrase) or page.is_subject(i):
            yield phrase


def person_described(
    page: Page,
    known: Gazetteer,
    phrase: Phrase,
    characters: Sequence[Character],
    before: Sequence[Mention],
    *,
    published: date | None,
) -> int | Character | None:
    """Whom a phrase describes: the index of the character, or one that the article hasn't had yet.

    A definite phrase is the character last mentioned that holds such a post in the body or country told, else
    the registry's only holder, else a character that may hold it there, as far as we know, else somebody
    without a name, as an indefinite one is from the start.
    """
    post = read_post(page, known, phrase.start, phrase.end)
    if post is None:
        return None
    gender = gender_told(page, phrase.head)
    if is_definite(page, phrase):
        certain, possible = _fitting(post, gender, _candidates(characters, before), published)
        holder = None if certain else _listed_holder(post, known, published)
        if holder:
            return holder
        is_somebodys = post.country is None and serves_somebody(page, phrase)
        fitting = certain or (set() if is_somebodys else possible)
        if fitting:
            latest = (mention.character for mention in reversed(before) if mention.character in fitting)
            return next(latest, min(fitting))
    speaker = unnamed(page, known, phrase, ())
    if speaker is None:
        return None
    return Character(speaker.name, gender=gender, posts=(post,), unnamed=speaker)


def serves_somebody(page: Page, phrase: Phrase) -> bool:
    """Whether it is a named person's own: "Putin's spokesman" is no other one that the article knows."""
    return any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in page.doc[phrase.head].children)


def unnamed(page: Page, known: Gazetteer, phrase: Phrase, others: Sequence[Naming]) -> Speaker | None:
    """The speaker of a phrase that names nobody; None where it is nothing that could speak."""
    head = phrase.head
    if is_group_word(page, head):
        return _somebody(page, known, phrase, SpeakerKind.GROUP)
    body = body_described(page, known, phrase, others)
    if body:
        return body
    if is_one_person(page, head):
        return _somebody(page, known, phrase, SpeakerKind.PERSON)
    is_thing = {page.lower[head], page.doc[head].lemma_.lower()} & DOCUMENTS
    is_plural = page.tags[head] in {"NNS", "NNPS"} or country_told(page, known, Phrase(head, head, head + 1))
    return _somebody(page, known, phrase, SpeakerKind.GROUP) if is_plural and not is_thing else None


def _somebody(page: Page, known: Gazetteer, phrase: Phrase, kind: SpeakerKind) -> Speaker:
    name = words(page, known, phrase)
    post = read_post(page, known, phrase.start, phrase.end) if kind is SpeakerKind.PERSON else None
    country = None if is_scholar(page, phrase.head) else country_told(page, known, phrase)
    return Speaker(
        id=f"unnamed:{slug(name)}",
        name=name,
        kind=kind,
        role=post.title if post else None,
        affiliation=post.affiliation if post else None,
        country=country or (post.country if post else None),
        named=False,
    )


def _candidates(characters: Sequence[Character], before: Sequence[Mention]) -> dict[int, Character]:
    """The characters that a description may mean: in a long article those talked of not too far above."""
    if len(characters) <= FEW:
        return dict(enumerate(characters))
    return {mention.character: characters[mention.character] for mention in before[-RECENT:]}


def _fitting(
    post: Post, gender: str | None, characters: dict[int, Character], published: date | None
) -> tuple[set[int], set[int]]:
    """Who holds such a post in the body or country told, and who holds one without our knowing where."""
    certain, possible = set(), set()
    for index, character in characters.items():
        if not character.is_certain or (gender and character.gender and gender != character.gender):
            continue
        held = [belongs(post, one) for one in character.posts_on(published) if covers(post, one)]
        if True in held:
            certain.add(index)
        elif None in held:
            possible.add(index)
    return certain, possible


def _listed_holder(post: Post, known: Gazetteer, published: date | None) -> Character | None:
    """The registry's holder of the office at that date; None where it knows none, or several."""
    if post.title is None or (post.country is None and post.affiliation is None):
        return None
    holders = known.holders(post, published)
    if len({person.id for person, _ in holders}) != 1:
        return None
    person = holders[0][0]
    return Character(person.name, person=person, gender=person.gender)

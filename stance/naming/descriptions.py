"""People who are described, not named: "the Russian president", "a senior official", "the spokeswoman".

A definite description is looked for in the people, then among the registry's holders of the office on the
article's date. Whoever stays unnamed is kept in the article's words, and "he" may mean them, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from stance.naming.gazetteer import Gazetteer
from stance.naming.lists import DOCUMENTS, SPEAKING_DOCUMENTS
from stance.naming.noun_phrases import (
    NounPhrase,
    country_named,
    gender_of_noun,
    is_definite,
    is_group_word,
    is_one_person,
    is_scholar,
    phrase_at,
    words,
)
from stance.naming.offices import Office, belongs, covers
from stance.naming.organisations import body_described
from stance.naming.personal_names import slug
from stance.naming.persons import ArticlePerson, PersonMention
from stance.naming.recognition import NameMention
from stance.naming.titles import read_office
from stance.naming.tokens import NOUNS, TokenTable
from stance.records import Speaker, SpeakerKind

FEW = 100
"""Up to so many persons a description may mean any of them."""
RECENT = 200
"""Mentions that a description looks back over where there are more."""
NOBODY = frozenset({"no", "any", "every", "each", "what", "which", "whatever"})
"""A phrase that begins so describes nobody in particular."""


def persons_described(
    table: TokenTable, named: frozenset[int], sources: frozenset[int]
) -> Iterator[NounPhrase]:
    """The phrases that describe one person each, without naming anybody.

    `named` are the tokens of names and their titles, `sources` the heads of sources. Of the indefinite ones
    ("a voter") only subjects and sources are worth keeping in mind, and of those inside direct quotes only
    sources: "my brother" is somebody to the one who speaks.
    """
    for i in range(len(table)):
        if i in named or not is_one_person(table, i) or table.doc[i].dep_ in {"appos", "attr", "compound"}:
            continue
        if i in table.quoted and i not in sources:
            continue
        if i + 1 < len(table) and (i + 1 in named or table.tags[i + 1] in NOUNS | {"POS", "HYPH"}):
            continue
        start = table.noun_phrase_start(i)
        end = min(i + 8, len(table))
        phrase = phrase_at(table, start, i, end)
        if table.lower[start] in NOBODY:
            continue
        if i in sources or is_definite(table, phrase) or table.is_subject(i):
            yield phrase


def person_described(
    table: TokenTable,
    gazetteer: Gazetteer,
    phrase: NounPhrase,
    persons: Sequence[ArticlePerson],
    before: Sequence[PersonMention],
    *,
    published: date | None,
) -> int | ArticlePerson | None:
    """Whom a phrase describes: the index of the person, or one that the article hasn't had yet.

    A definite phrase is the person last mentioned in the story that holds such an office in the body or
    country told, else the registry's only holder, else a person that may hold it there, as far as we know,
    else somebody without a name, as an indefinite one is from the start. Nobody who is only named further on.
    """
    office = read_office(table, phrase.start, phrase.end)
    if office is None:
        return None
    gender = gender_of_noun(table, phrase.head)
    if is_definite(table, phrase):
        here = [mention for mention in before if table.story[mention.head] == table.story[phrase.head]]
        certain, possible = _fitting(office, gender, _candidates(persons, here), published)
        holder = None if certain else _listed_holder(office, gazetteer, published)
        if holder:
            return holder
        is_somebodys = office.country is None and serves_somebody(table, phrase)
        fitting = certain or (set() if is_somebodys else possible)
        if fitting:
            return next(mention.person for mention in reversed(here) if mention.person in fitting)
    speaker = unnamed(table, gazetteer, phrase, ())
    if speaker is None:
        return None
    return ArticlePerson(speaker.name, gender=gender, offices=(office,), unnamed=speaker)


def serves_somebody(table: TokenTable, phrase: NounPhrase) -> bool:
    """Whether it is a named person's own: "Putin's spokesman" is no other one that the article knows."""
    return any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in table.doc[phrase.head].children)


def unnamed(
    table: TokenTable, gazetteer: Gazetteer, phrase: NounPhrase, others: Sequence[NameMention]
) -> Speaker | None:
    """The speaker of a phrase that names nobody; None where it is nothing that could speak."""
    head = phrase.head
    if is_group_word(table, head):
        return _somebody(table, phrase, SpeakerKind.GROUP)
    body = body_described(table, gazetteer, phrase, others)
    if body:
        return body
    if is_one_person(table, head):
        return _somebody(table, phrase, SpeakerKind.PERSON)
    is_thing = {table.lower[head], table.doc[head].lemma_.lower()} & DOCUMENTS
    is_plural = table.tags[head] in {"NNS", "NNPS"} or country_named(table, NounPhrase(head, head, head + 1))
    return _somebody(table, phrase, SpeakerKind.GROUP) if is_plural and not is_thing else None


def document(table: TokenTable, phrase: NounPhrase) -> Speaker | None:
    """A document that is quoted by itself, as a speaker without a name; None for what isn't quoted so."""
    if table.doc[phrase.head].lemma_.lower() not in SPEAKING_DOCUMENTS:
        return None
    return _somebody(table, phrase, SpeakerKind.ORGANISATION)


def _somebody(table: TokenTable, phrase: NounPhrase, kind: SpeakerKind) -> Speaker:
    name = words(table, phrase)
    office = read_office(table, phrase.start, phrase.end) if kind is SpeakerKind.PERSON else None
    country = None if is_scholar(table, phrase.head) else country_named(table, phrase)
    return Speaker(
        id=f"unnamed:{slug(name)}",
        name=name,
        kind=kind,
        role=office.title if office else None,
        affiliation=office.affiliation if office else None,
        country=country or (office.country if office else None),
        named=False,
    )


def _candidates(
    persons: Sequence[ArticlePerson], before: Sequence[PersonMention]
) -> dict[int, ArticlePerson]:
    """The persons that a description may mean: of many those talked of not too far above."""
    near = before if len(persons) <= FEW else before[-RECENT:]
    return {mention.person: persons[mention.person] for mention in near}


def _fitting(
    office: Office, gender: str | None, persons: dict[int, ArticlePerson], published: date | None
) -> tuple[set[int], set[int]]:
    """Who holds such a office in the body or country told, and who holds one without our knowing where."""
    certain, possible = set(), set()
    for index, person in persons.items():
        if not person.is_certain or (gender and person.gender and gender != person.gender):
            continue
        held = [belongs(office, one) for one in person.offices_on(published) if covers(office, one)]
        if True in held:
            certain.add(index)
        elif None in held:
            possible.add(index)
    return certain, possible


def _listed_holder(office: Office, gazetteer: Gazetteer, published: date | None) -> ArticlePerson | None:
    """The registry's holder of the office at that date; None where it knows none, or several."""
    if office.title is None or (office.country is None and office.affiliation is None):
        return None
    holders = gazetteer.holders(office, published)
    if len({person.id for person, _ in holders}) != 1:
        return None
    person = holders[0][0]
    return ArticlePerson(person.name, listed=person, gender=person.gender)

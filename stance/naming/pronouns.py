"""Who "he", "she", "they" and "it" are: number and gender first, then who is talked of at that place.

Singular pronouns of persons are followed through the whole article, since each one keeps its person in mind.
Candidates are weighed by distance in sentences, by how far in front they stand, and by whether they spoke, in
the manner of centering (Grosz, Joshi, Weinstein 1995) and of salience weights (Lappin and Leass 1994). Nobody
is taken against a known gender, across a gap of paragraphs, out of the quotation that the pronoun speaks, or
who is another argument of the pronoun's verb or the subject that its clause interrupts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.naming.lists import MEN_PRONOUNS, WOMEN_PRONOUNS
from stance.naming.persons import ArticlePerson, ArticlePersons, PersonMention
from stance.naming.tokens import Standing, TokenTable

if TYPE_CHECKING:
    from spacy.tokens import Token

Said = Mapping[int, Sequence[tuple[int, int]]]
"""The head tokens of sources, each with the stretches of tokens that it says."""

SAME_SENTENCE = 8
EACH_SENTENCE_BACK = 3
EACH_PARAGRAPH_BACK = 1
SPOKE = 3
"""For whoever spoke before, where the pronoun speaks as well."""
INSIDE_A_QUOTE = -5
UNKNOWN_GENDER = -1
UNNAMED = -2
"""For someone described who doesn't speak: a passer-by in the story."""
LEAST = 1
"""A candidate that weighs less is too far away to be meant."""
FARTHEST_PARAGRAPHS = 3
FARTHEST_SENTENCES = 6
WINDOW = 60
"""Mentions looked back at."""


def gender_of(word: str) -> str | None:
    """The gender that a singular pronoun of persons tells, None for any other word (in lower case)."""
    if word in WOMEN_PRONOUNS:
        return "f"
    return "m" if word in MEN_PRONOUNS else None


def infer_genders(table: TokenTable, people: ArticlePersons) -> dict[int, str]:
    """Genders that are told by the pronouns of sentences that mention one person only, as their subject.

    By index of the person; nobody whose pronouns disagree, or for whom they may be somebody's of the
    sentence before ("She spoke. Robin Hale called her speech long.").
    """
    by_sentence: dict[int, list[PersonMention]] = {}
    for mention in people.mentions:
        by_sentence.setdefault(table.sentence[mention.head], []).append(mention)
    genders_in: dict[int, set[str]] = {}
    for i, word in enumerate(table.lower):
        gender = gender_of(word)
        if gender and i not in table.quoted:
            genders_in.setdefault(table.sentence[i], set()).add(gender)
    votes: dict[int, set[str]] = {}
    for number, mentions in by_sentence.items():
        index = mentions[0].person
        if people.persons[index].gender or mentions[0].standing is not Standing.SUBJECT:
            continue
        if any(mention.person != index for mention in mentions):
            continue
        others = set(genders_in.get(number - 1, ()))
        for mention in by_sentence.get(number - 1, ()):
            if mention.person != index:
                own_gender = people.persons[mention.person].gender
                others |= {own_gender} if own_gender else (votes.get(mention.person) or {"f", "m"})
        votes.setdefault(index, set()).update(genders_in.get(number, set()) - others)
    return {index: next(iter(genders)) for index, genders in votes.items() if len(genders) == 1}


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun means."""

    person: int
    is_only: bool
    """Whether nobody else could be meant, so that the pronoun tells the gender of one without a known one."""


def antecedent_of(
    table: TokenTable,
    persons: Sequence[ArticlePerson],
    at: int,
    before: Sequence[PersonMention],
    *,
    genders: Mapping[int, str],
    said: Said,
) -> Antecedent | None:
    """The person that the pronoun at `at` means; None where nobody fits.

    A name that may be anything's is only thought of where no other fits. `before` are all mentions so far, in
    order.
    """
    gender = gender_of(table.lower[at])
    certain: dict[int, int] = {}
    doubtful: dict[int, int] = {}
    near = before[-WINDOW:]
    content = said.get(at, ())
    beside = {
        mention.person
        for mention in near
        if _is_beside(table, at, mention) or _is_interrupted(table, at, mention, content)
    }
    for mention in reversed(near):
        person = persons[mention.person]
        own_gender = person.gender or genders.get(mention.person)
        if own_gender and own_gender != gender:
            continue
        is_far = table.paragraph[at] - table.paragraph[mention.head] > FARTHEST_PARAGRAPHS
        if is_far or table.story[at] != table.story[mention.head]:
            break
        is_in_own_quote = mention.head in table.quoted and _holds(content, mention.head)
        if mention.person in beside or is_in_own_quote:
            continue
        weight = _weight(table, at, mention, said=said) + UNKNOWN_GENDER * (not own_gender)
        if person.unnamed and mention.head not in said:
            weight += UNNAMED
        is_person = person.is_certain or mention.person in genders
        weights = certain if is_person else doubtful
        if weight >= LEAST and weight > weights.get(mention.person, LEAST - 1):
            weights[mention.person] = weight
    weights = certain or doubtful
    if not weights:
        return None
    # Of equal weights, the mention nearest to the pronoun came first.
    return Antecedent(
        max(weights, key=lambda index: weights[index]), is_only=len(certain) + len(doubtful) == 1
    )


def _weight(table: TokenTable, at: int, mention: PersonMention, *, said: Said) -> int:
    """By how near and how far in front the mention stands, and whether pronoun and mention both speak."""
    sentences = min(table.sentence[at] - table.sentence[mention.head], FARTHEST_SENTENCES)
    paragraphs = table.paragraph[at] - table.paragraph[mention.head]
    return (
        SAME_SENTENCE
        - EACH_SENTENCE_BACK * sentences
        - EACH_PARAGRAPH_BACK * paragraphs
        + mention.standing
        + SPOKE * (at in said and mention.head in said)
        + INSIDE_A_QUOTE * (mention.head in table.quoted and at not in table.quoted)
    )


def _is_beside(table: TokenTable, at: int, mention: PersonMention) -> bool:
    """Whether pronoun and mention are two arguments of one verb: "Mr Kim met him"."""
    pronoun, head = table.doc[at], table.doc[mention.head]
    if pronoun.dep_ == "poss":
        return False
    return _verb(pronoun) is not None and _verb(pronoun) == _verb(head)


def _is_interrupted(
    table: TokenTable, at: int, mention: PersonMention, contents: Iterable[tuple[int, int]]
) -> bool:
    """Whether the pronoun's clause parts a subject from its verb: "The president, he said, is ill"."""
    verb = _verb(table.doc[mention.head])
    return verb is not None and mention.head < at < verb and _holds(contents, mention.head)


def _holds(contents: Iterable[tuple[int, int]], i: int) -> bool:
    return any(start <= i < end for start, end in contents)


def _verb(token: Token) -> int | None:
    """The verb that a token is an argument of, directly or through one preposition."""
    if token.dep_ in {"nsubj", "nsubjpass", "dobj", "dative", "agent"}:
        return token.head.i
    if token.dep_ == "pobj" and token.head.dep_ in {"dative", "agent"}:
        return token.head.head.i
    return None


def collective_weight(table: TokenTable, at: int, noun: int, *, has_spoken: bool) -> int | None:
    """How likely "they" or "it" at `at` means what the noun names; None where it is too far away."""
    if table.paragraph[at] - table.paragraph[noun] > 1 + has_spoken:
        return None
    sentences = min(table.sentence[at] - table.sentence[noun], FARTHEST_SENTENCES)
    return Standing.SUBJECT * table.is_subject(noun) + SPOKE * has_spoken - 2 * sentences

"""Who "he", "she", "they" and "it" are: number and gender first, then who is talked of at that place.

Singular pronouns of persons are followed through the whole article, since each one keeps its person in mind.
Candidates are weighed by distance in sentences, by how far in front they stand, and by whether they spoke, in
the manner of centering (Grosz, Joshi, Weinstein 1995) and of salience weights (Lappin and Leass 1994). Nobody
is taken against a known gender, across a gap of paragraphs, or as the object beside the pronoun itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stance.speaking.characters import Cast, Character, Mention
from stance.speaking.lists import MEN_PRONOUNS, WOMEN_PRONOUNS
from stance.speaking.page import Page, Standing

if TYPE_CHECKING:
    from spacy.tokens import Token

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


def learnt_genders(page: Page, cast: Cast) -> dict[int, str]:
    """Genders told by the pronouns of sentences that mention one person only, as their subject.

    By index of the character; nobody whose pronouns disagree.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for mention in cast.mentions:
        by_sentence.setdefault(page.sentence[mention.head], []).append(mention)
    votes: dict[int, set[str]] = {}
    for mentions in by_sentence.values():
        index = mentions[0].character
        if cast.characters[index].gender or mentions[0].standing is not Standing.SUBJECT:
            continue
        if any(mention.character != index for mention in mentions):
            continue
        for i in range(mentions[0].end, len(page)):
            if page.sentence[i] != page.sentence[mentions[0].head]:
                break
            gender = gender_of(page.lower[i])
            if gender and i not in page.quoted:
                votes.setdefault(index, set()).add(gender)
    return {index: next(iter(told)) for index, told in votes.items() if len(told) == 1}


def person_meant(
    page: Page,
    characters: Sequence[Character],
    at: int,
    before: Sequence[Mention],
    *,
    genders: dict[int, str],
    spoke: frozenset[int],
) -> int | None:
    """The index of the character that the pronoun at `at` means; None where nobody fits.

    `before` are all mentions so far, in order; `spoke` holds the heads of those that are sources of quotes.
    """
    gender = gender_of(page.lower[at])
    best, heaviest = None, LEAST - 1
    for mention in reversed(before[-WINDOW:]):
        character = characters[mention.character]
        known = character.gender or genders.get(mention.character)
        is_person = character.is_certain or mention.character in genders
        if not is_person or (known and known != gender):
            continue
        if page.paragraph[at] - page.paragraph[mention.head] > FARTHEST_PARAGRAPHS:
            break
        if _is_beside(page, at, mention):
            continue
        weight = _weight(
            page, at, mention, has_spoken=at in spoke and mention.head in spoke
        ) + UNKNOWN_GENDER * (not known)
        if character.unnamed and mention.head not in spoke:
            weight += UNNAMED
        if weight > heaviest:
            best, heaviest = mention.character, weight
    return best


def _weight(page: Page, at: int, mention: Mention, *, has_spoken: bool) -> int:
    sentences = min(page.sentence[at] - page.sentence[mention.head], FARTHEST_SENTENCES)
    paragraphs = page.paragraph[at] - page.paragraph[mention.head]
    return (
        SAME_SENTENCE
        - EACH_SENTENCE_BACK * sentences
        - EACH_PARAGRAPH_BACK * paragraphs
        + mention.standing
        + SPOKE * has_spoken
        + INSIDE_A_QUOTE * (mention.head in page.quoted and at not in page.quoted)
    )


def _is_beside(page: Page, at: int, mention: Mention) -> bool:
    """Whether pronoun and mention are two arguments of one verb: "Mr Kim met him"."""
    pronoun, head = page.doc[at], page.doc[mention.head]
    if pronoun.dep_ == "poss":
        return False
    return _verb(pronoun) is not None and _verb(pronoun) == _verb(head)


def _verb(token: Token) -> int | None:
    """The verb that a token is an argument of, directly or through one preposition."""
    if token.dep_ in {"nsubj", "nsubjpass", "dobj", "dative", "agent"}:
        return token.head.i
    if token.dep_ == "pobj" and token.head.dep_ in {"dative", "agent"}:
        return token.head.head.i
    return None


def collective_weight(page: Page, at: int, noun: int, *, has_spoken: bool) -> int | None:
    """How likely "they" or "it" at `at` means what the noun names; None where it is too far away."""
    if page.paragraph[at] - page.paragraph[noun] > 1 + has_spoken:
        return None
    sentences = min(page.sentence[at] - page.sentence[noun], FARTHEST_SENTENCES)
    return Standing.SUBJECT * page.is_subject(noun) + SPOKE * has_spoken - 2 * sentences

"""The frames that words evoke: the class of a verb, noun or adjective, with its agents and patients."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.scoring.grammar import (
    VERBAL,
    Argument,
    agents,
    behind,
    is_passive,
    objects,
    passive_subjects,
    phrases,
    resolve,
)
from stance.scoring.lexicon import Frame, frames, is_listed

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUN_PREPOSITIONS = frozenset(
    {"of", "for", "to", "toward", "towards", "with", "on", "at", "against", "over", "about"}
)
"""Prepositions behind which a noun's patient stands."""
BY_DOER = frozenset({"by", "from"})
"""Prepositions behind which its agent stands."""
SPOKEN = frozenset({"criticise", "warn"})
"""Frames of what is done by speaking."""
OPPOSING = -0.6
"""Frames whose agent stands so toward the patient turn what is said in the patient's place."""
VERB_PREPOSITIONS = frozenset({"for", "to", "toward", "towards", "on", "at", "against"})
"""Prepositions behind which it stands where they hang on the noun's verb: "heaped praise on T"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A frame that a word evokes here."""

    frame: Frame
    agents: tuple[Token, ...]
    patients: tuple[Token, ...]


def readings(token: Token) -> Iterator[Reading]:
    """The frames of one word; a verb may evoke one by itself and one with a preposition."""
    lemma, known = token.lemma_.lower(), frames()
    match token.pos_:
        case "VERB":
            yield from _of_verb(token)
        case "NOUN" if _is_part(token):
            return
        case "NOUN" | "PROPN" if lemma in known.people:
            yield Reading(known.people[lemma], tuple(_bearers(token)), tuple(_people_patients(token)))
        case "NOUN" if lemma in known.nouns:
            yield Reading(known.nouns[lemma], tuple(_noun_agents(token)), tuple(_noun_patients(token)))
        case "NOUN":
            against = tuple(behind(token, {"against"}))
            if against:
                yield Reading(known.nouns["opposition"], tuple(_noun_agents(token)), against)
        case "ADJ" if lemma in known.adjectives:
            patients = tuple(behind(token, NOUN_PREPOSITIONS))
            if patients:
                yield Reading(known.adjectives[lemma], tuple(_bearers(token)), patients)


def _is_part(noun: Token) -> bool:
    """Whether a noun means something else with what stands before it: "cease-fire", "in case of"."""
    before = noun.nbor(-1) if noun.i else noun
    is_hyphened = before.text == "-" and not before.whitespace_
    return is_hyphened or (before.lower_ == "in" and before == noun.head and is_listed(noun, "set_phrases"))


def parties(token: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The agents and patients of any verb or noun, known to the classes or not."""
    if token.pos_ == "VERB":
        return tuple(agents(token)), tuple(argument.token for argument in objects(token))
    if token.pos_ == "NOUN":
        return tuple(_noun_agents(token)), tuple(_noun_patients(token))
    return (), ()


def opposes(word: Token, patient: Token | None = None) -> bool:
    """Whether a word speaks or works against what it is done to: "criticised sanctions on T".

    With a `patient`, whether it does so against that one.
    """
    opposing = (r for r in readings(word) if r.frame.holder <= OPPOSING and r.frame.name != "harm")
    return any(patient is None or patient in reading.patients for reading in opposing)


def _of_verb(verb: Token) -> Iterator[Reading]:
    """The frames of a verb with its prepositions, then the one by itself."""
    arguments, known = list(objects(verb)), frames().verbs
    phrasal = list(_of_phrasal_verb(verb, arguments))
    yield from phrasal
    if recipients := tuple(_supplied(verb)):
        yield Reading(known["support"], tuple(agents(verb)), recipients)
        return
    direct = (*(a.token for a in arguments if a.preposition is None), *_charged(verb))
    frame = _phrasal(verb, _companions(verb)) or known.get(verb.lemma_.lower())
    if frame is None or (phrasal and not direct):
        return
    doers = tuple(agents(verb))
    if frame.is_felt:
        yield Reading(frame, direct, doers)
    elif not direct and _is_to_be_done(verb):
        yield Reading(frame, (), doers)
    else:
        yield Reading(frame, doers, direct)


def _of_phrasal_verb(verb: Token, arguments: Iterable[Argument]) -> Iterator[Reading]:
    """The frames of a verb with a preposition: "stands with T", "takes aim at T", "votes against T"."""
    companions = _companions(verb)
    behind_prepositions = [(a.preposition, a.token) for a in arguments if a.preposition]
    for child in verb.children:
        if child.dep_ == "dobj":
            behind_prepositions += [(f"{child.lemma_.lower()}_{p.lower_}", obj) for p, obj in phrases(child)]
    for preposition, token in behind_prepositions:
        longer = (f"{companion}_{preposition}" for companion in companions)
        frame = _phrasal(verb, (preposition, *longer))
        if frame is None and preposition == "against":
            frame = frames().verbs["oppose"]
        if frame:
            doers = passive_subjects(verb) if is_passive(verb) else agents(verb)
            yield Reading(frame, tuple(doers), (token,))


def _companions(verb: Token) -> list[str]:
    """Words that may make one with a verb, besides prepositions: "hit out", "lose patience".

    Who takes land back does not take land.
    """
    words = [child.lemma_.lower() for child in verb.children if child.dep_ in {"prt", "dobj", "advmod"}]
    return ["back"] if "back" in words else words


def _phrasal(verb: Token, companions: Iterable[str]) -> Frame | None:
    """The frame of a verb with the first of the companions that makes one with it."""
    known, lemma = frames().verbs, verb.lemma_.lower()
    return next((known[f"{lemma}_{word}"] for word in companions if f"{lemma}_{word}" in known), None)


def _supplied(verb: Token) -> Iterator[Token]:
    """Who is sent arms: "sends tanks to T", "gives T shells"."""
    if is_listed(verb, "supplying"):
        goods = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
        if any(is_listed(good, "supplies") for good in goods):
            yield from (a.token for a in objects(verb) if a.preposition in {"to", "for"})
            yield from (child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP")
            yield from (t for good in goods for t in behind(good, {"to", "for"}))


def _charged(verb: Token) -> Iterator[Token]:
    """Whom a charge is about that stands in a clause: "alleged that T lied"."""
    if is_listed(verb, "charging"):
        for clause in verb.children:
            if clause.dep_ == "ccomp":
                yield from (resolve(child) for child in clause.children if child.dep_ == "nsubj")


def _is_to_be_done(verb: Token) -> bool:
    """Whether the subject is what it is done to: "T is to blame"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.tag_ == "VB" and verb.lemma_ == "blame"


def doer_prepositions(noun: Token) -> frozenset[str]:
    """Prepositions behind which stands whose deed a noun is: "criticism by T", but "the aggression of T"."""
    return BY_DOER | {"of"} if is_listed(noun, "doers_of") else BY_DOER


def _noun_patients(noun: Token) -> Iterator[Token]:
    """Toward whom a noun's attitude or deed is; of "T faces criticism" the subject."""
    prepositions = NOUN_PREPOSITIONS | {"in"} if is_listed(noun, "trusting") else NOUN_PREPOSITIONS
    yield from behind(noun, prepositions - doer_prepositions(noun))
    verb, known = noun.head, frames()
    if noun.dep_ not in {"dobj", "nsubjpass"} or verb.pos_ != "VERB":
        return
    frame = known.nouns.get(noun.lemma_.lower())
    toward = VERB_PREPOSITIONS | {"with"} if frame and frame.holder > 0 else VERB_PREPOSITIONS
    for argument in objects(verb):
        is_of_verb = f"{verb.lemma_.lower()}_{argument.preposition}" in known.verbs
        if argument.preposition in toward and not is_of_verb:
            yield argument.token
    if is_listed(verb, "receiving_verbs"):
        yield from agents(verb)


def _noun_agents(noun: Token) -> Iterator[Token]:
    """Whose attitude or deed a noun is: its owner, a by-phrase, else the subject of its verb."""
    owners, doers = list(_owners(noun)), list(behind(noun, doer_prepositions(noun)))
    yield from (*owners, *doers)
    # "Voiced his anger" leaves it to the subject to tell who he is.
    is_owned = bool(doers) or any(noun.dep_ == "pobj" or owner.pos_ != "PRON" for owner in owners)
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if is_owned or noun.dep_ not in {"dobj", "pobj", "attr"} or verb.pos_ not in VERBAL:
        return
    if is_listed(verb, "receiving_verbs"):
        yield from (a.token for a in objects(verb) if a.preposition in BY_DOER)
    elif not is_passive(verb) and (owners or not _is_told_of(noun, verb)):
        yield from agents(verb)


def _is_told_of(noun: Token, verb: Token) -> bool:
    """Whether a verb only tells of what is done against somebody: "called the violence against T grim".

    What is done by speaking may be the teller's own: "told of his criticism", "spoke a warning".
    """
    frame = frames().nouns.get(noun.lemma_.lower())
    is_deed = frame is None or (frame.holder < 0 and frame.name not in SPOKEN)
    return is_deed and is_listed(verb, "telling")


def _owners(noun: Token) -> Iterator[Token]:
    """Who stands before a noun as its owner: "his", "Norway's", "Norwegian", "Norway"."""
    for child in noun.children:
        is_name = child.dep_ == "amod" and child.text[:1].isupper()
        if child.dep_ == "poss" or is_name or (child.dep_ == "compound" and child.pos_ == "PROPN"):
            yield child


def _people_patients(noun: Token) -> Iterator[Token]:
    """Whose supporter or critic somebody is."""
    yield from behind(noun, NOUN_PREPOSITIONS)
    yield from (child for child in noun.children if child.dep_ in {"poss", "compound"})


def _bearers(token: Token) -> Iterator[Token]:
    """Who is "a critic", "angry at": what the word is said of."""
    head = token.head
    match token.dep_:
        case "appos" | "compound":
            yield head
        case "amod" if token.pos_ == "ADJ":
            yield head
        case "attr" | "acomp" | "oprd":
            yield from agents(head)
        case "conj" if head != token:
            yield from _bearers(head)
        case "pobj" if head.lower_ in {"as", "among"}:
            yield from agents(head.head)
        case "pobj" if head.lower_ == "of" and head.head.lemma_ in {"one", "some", "many", "most"}:
            yield from _bearers(head.head)
        case "advcl" | "ROOT" if token.pos_ == "ADJ":
            yield from agents(head)
        case _ if not any(child.dep_ in {"poss", "amod", "compound"} for child in token.children):
            yield token
    yield from (child for child in token.children if child.dep_ == "appos")

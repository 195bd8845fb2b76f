"""The connotation frames that verbs, nouns and adjectives evoke, with their agents and patients."""

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
from stance.scoring.lexicon import ConnotationFrame, connotation_frames, is_listed

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUN_PREPOSITIONS = frozenset(
    {"of", "for", "to", "toward", "towards", "with", "on", "at", "against", "over", "about"}
)
"""Prepositions before the patient of a noun."""
AGENT_PREPOSITIONS = frozenset({"by", "from"})
"""Prepositions before the agent of a noun."""
SPEECH_ACTS = frozenset({"criticise", "warn"})
"""Frames of speech acts."""
OPPOSING = -0.6
"""A frame whose agent's stance is this negative turns the polarity of its patient."""
VERB_PREPOSITIONS = frozenset({"for", "to", "toward", "towards", "on", "at", "against"})
"""Prepositions of the noun's verb before the noun's patient: "heaped praise on T"."""


@dataclass(frozen=True, slots=True)
class EvokedFrame:
    """A frame that a word evokes in its sentence."""

    frame: ConnotationFrame
    agents: tuple[Token, ...]
    patients: tuple[Token, ...]


def evoked_frames(token: Token) -> Iterator[EvokedFrame]:
    """The frames that a word evokes; a verb may evoke one by itself and one with a preposition."""
    lemma, frames = token.lemma_.lower(), connotation_frames()
    match token.pos_:
        case "VERB":
            yield from _verb_frames(token)
        case "NOUN" if _is_part(token):
            return
        case "NOUN" | "PROPN" if lemma in frames.people:
            yield EvokedFrame(frames.people[lemma], tuple(_bearers(token)), tuple(_people_patients(token)))
        case "NOUN" if lemma in frames.nouns:
            yield EvokedFrame(frames.nouns[lemma], tuple(_noun_agents(token)), tuple(_noun_patients(token)))
        case "NOUN":
            against = tuple(behind(token, {"against"}))
            if against:
                yield EvokedFrame(frames.nouns["opposition"], tuple(_noun_agents(token)), against)
        case "ADJ" if lemma in frames.adjectives:
            patients = tuple(behind(token, NOUN_PREPOSITIONS))
            if patients:
                yield EvokedFrame(frames.adjectives[lemma], tuple(_bearers(token)), patients)


def _is_part(noun: Token) -> bool:
    """Whether a noun is part of a compound or a set phrase of another meaning: "cease-fire", "in case of"."""
    before = noun.nbor(-1) if noun.i else noun
    is_hyphened = before.text == "-" and not before.whitespace_
    return is_hyphened or (before.lower_ == "in" and before == noun.head and is_listed(noun, "set_phrases"))


def parties(token: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The agents and patients of any verb or noun, whether it evokes a frame or not."""
    if token.pos_ == "VERB":
        return tuple(agents(token)), tuple(argument.token for argument in objects(token))
    if token.pos_ == "NOUN":
        return tuple(_noun_agents(token)), tuple(_noun_patients(token))
    return (), ()


def opposes(word: Token, patient: Token | None = None) -> bool:
    """Whether a word opposes its patients: "criticised sanctions on T".

    With a `patient`, whether it opposes that one.
    """
    opposing = (r for r in evoked_frames(word) if r.frame.holder <= OPPOSING and r.frame.name != "harm")
    return any(patient is None or patient in evoked.patients for evoked in opposing)


def _verb_frames(verb: Token) -> Iterator[EvokedFrame]:
    """The frames of a verb with its prepositions, then the frame of the verb alone."""
    arguments, frames = list(objects(verb)), connotation_frames().verbs
    phrasal = list(_phrasal_verb_frames(verb, arguments))
    yield from phrasal
    if recipients := tuple(_arms_recipients(verb)):
        yield EvokedFrame(frames["support"], tuple(agents(verb)), recipients)
        return
    direct = (*(a.token for a in arguments if a.preposition is None), *_accused_in_clause(verb))
    frame = _phrasal_frame(verb, _companions(verb)) or frames.get(verb.lemma_.lower())
    if frame is None or (phrasal and not direct):
        return
    agents_ = tuple(agents(verb))
    if frame.is_felt:
        yield EvokedFrame(frame, direct, agents_)
    elif not direct and _is_to_be_done(verb):
        yield EvokedFrame(frame, (), agents_)
    else:
        yield EvokedFrame(frame, agents_, direct)


def _phrasal_verb_frames(verb: Token, arguments: Iterable[Argument]) -> Iterator[EvokedFrame]:
    """The frames of a verb with a preposition: "stands with T", "takes aim at T", "votes against T"."""
    companions = _companions(verb)
    behind_prepositions = [(a.preposition, a.token) for a in arguments if a.preposition]
    for child in verb.children:
        if child.dep_ == "dobj":
            behind_prepositions += [(f"{child.lemma_.lower()}_{p.lower_}", obj) for p, obj in phrases(child)]
    for preposition, token in behind_prepositions:
        longer = (f"{companion}_{preposition}" for companion in companions)
        frame = _phrasal_frame(verb, (preposition, *longer))
        if frame is None and preposition == "against":
            frame = connotation_frames().verbs["oppose"]
        if frame:
            agents_ = passive_subjects(verb) if is_passive(verb) else agents(verb)
            yield EvokedFrame(frame, tuple(agents_), (token,))


def _companions(verb: Token) -> list[str]:
    """Particles and objects that may form a phrasal verb: "hit out", "lose patience".

    "Back" excludes the others: taking land back is not taking land.
    """
    words = [child.lemma_.lower() for child in verb.children if child.dep_ in {"prt", "dobj", "advmod"}]
    return ["back"] if "back" in words else words


def _phrasal_frame(verb: Token, companions: Iterable[str]) -> ConnotationFrame | None:
    """The frame of a verb with the first companion that forms a phrasal verb with it."""
    frames, lemma = connotation_frames().verbs, verb.lemma_.lower()
    return next((frames[f"{lemma}_{word}"] for word in companions if f"{lemma}_{word}" in frames), None)


def _arms_recipients(verb: Token) -> Iterator[Token]:
    """The recipients of arms: "sends tanks to T", "gives T shells"."""
    if is_listed(verb, "supplying"):
        goods = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
        if any(is_listed(good, "supplies") for good in goods):
            yield from (a.token for a in objects(verb) if a.preposition in {"to", "for"})
            yield from (child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP")
            yield from (t for good in goods for t in behind(good, {"to", "for"}))


def _accused_in_clause(verb: Token) -> Iterator[Token]:
    """The subject of the clause of a verb of charging: "alleged that T lied"."""
    if is_listed(verb, "charging"):
        for clause in verb.children:
            if clause.dep_ == "ccomp":
                yield from (resolve(child) for child in clause.children if child.dep_ == "nsubj")


def _is_to_be_done(verb: Token) -> bool:
    """Whether the subject of the copula above is the patient: "T is to blame"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.tag_ == "VB" and verb.lemma_ == "blame"


def agent_prepositions(noun: Token) -> frozenset[str]:
    """The prepositions before a noun's agent: "criticism by T", but "the aggression of T"."""
    return AGENT_PREPOSITIONS | {"of"} if is_listed(noun, "doers_of") else AGENT_PREPOSITIONS


def _noun_patients(noun: Token) -> Iterator[Token]:
    """The patients of a noun; in "T faces criticism" the subject."""
    prepositions = NOUN_PREPOSITIONS | {"in"} if is_listed(noun, "trusting") else NOUN_PREPOSITIONS
    yield from behind(noun, prepositions - agent_prepositions(noun))
    verb, frames = noun.head, connotation_frames()
    if noun.dep_ not in {"dobj", "nsubjpass"} or verb.pos_ != "VERB":
        return
    frame = frames.nouns.get(noun.lemma_.lower())
    toward = VERB_PREPOSITIONS | {"with"} if frame and frame.holder > 0 else VERB_PREPOSITIONS
    for argument in objects(verb):
        is_of_verb = f"{verb.lemma_.lower()}_{argument.preposition}" in frames.verbs
        if argument.preposition in toward and not is_of_verb:
            yield argument.token
    if is_listed(verb, "receiving_verbs"):
        yield from agents(verb)


def _noun_agents(noun: Token) -> Iterator[Token]:
    """The agents of a noun: its owner, a by-phrase, else the subject of its verb."""
    owners, agents_ = list(_owners(noun)), list(behind(noun, agent_prepositions(noun)))
    yield from (*owners, *agents_)
    # In "voiced his anger" the subject resolves the pronoun.
    is_owned = bool(agents_) or any(noun.dep_ == "pobj" or owner.pos_ != "PRON" for owner in owners)
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if is_owned or noun.dep_ not in {"dobj", "pobj", "attr"} or verb.pos_ not in VERBAL:
        return
    if is_listed(verb, "receiving_verbs"):
        yield from (a.token for a in objects(verb) if a.preposition in AGENT_PREPOSITIONS)
    elif not is_passive(verb) and (owners or not _only_reports(noun, verb)):
        yield from agents(verb)


def _only_reports(noun: Token, verb: Token) -> bool:
    """Whether a verb only reports a hostile act: "called the violence against T grim".

    A speech act may be the subject's own: "told of his criticism", "spoke a warning".
    """
    frame = connotation_frames().nouns.get(noun.lemma_.lower())
    is_deed = frame is None or (frame.holder < 0 and frame.name not in SPEECH_ACTS)
    return is_deed and is_listed(verb, "telling")


def _owners(noun: Token) -> Iterator[Token]:
    """The owners before a noun: "his", "Norway's", "Norwegian", "Norway"."""
    for child in noun.children:
        is_name = child.dep_ == "amod" and child.text[:1].isupper()
        if child.dep_ == "poss" or is_name or (child.dep_ == "compound" and child.pos_ == "PROPN"):
            yield child


def _people_patients(noun: Token) -> Iterator[Token]:
    """The patients of a noun for a person: T of "T's critic", "a supporter of T"."""
    yield from behind(noun, NOUN_PREPOSITIONS)
    yield from (child for child in noun.children if child.dep_ in {"poss", "compound"})


def _bearers(token: Token) -> Iterator[Token]:
    """The bearers of a noun or adjective: who is "a critic", "angry at"."""
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

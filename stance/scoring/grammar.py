"""Agents and patients of a predicate in spaCy's dependency parse (CLEAR labels)."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.scoring.lexicon import LISTS, connotation_frames, is_listed

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
CALLED_ON: dict[str, set[str]] = {
    "call": {"on", "upon"},
    "appeal": {"to"},
    "plead": {"with"},
    "count": {"on"},
    "rely": {"on"},
}
"""Verbs with the agent of their complement behind a preposition: "called on T to stop"."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ABLE = frozenset({"can", "could", "ca"})
HIGHEST = 6
"""How many governors are searched for a subject."""
CLAUSES = frozenset(
    {"ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "parataxis", "conj", "ROOT", "csubj"}
)


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a predicate, behind `preposition` (None: directly)."""

    token: Token
    preposition: str | None = None


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: its subject is its patient."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    has_object = any(child.dep_ == "dobj" for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not has_object


def agents(verb: Token, depth: int = 0) -> list[Token]:
    """The agents of a verb: its subject, the by-phrase of a passive, or its governor's subject."""
    if is_passive(verb):
        by_phrases = (child for child in verb.children if child.dep_ == "agent")
        return [obj for by in by_phrases for obj in by.children if obj.dep_ == "pobj"]
    subjects = [resolve(child) for child in verb.children if child.dep_ in SUBJECTS]
    return subjects or (_inherited_subject(verb, depth) if depth < HIGHEST else [])


def _inherited_subject(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if head == verb:
        return []
    match verb.dep_:
        case "conj" if verb.pos_ in VERBAL:
            return _surface_subjects(head, depth)
        case "xcomp" | "ccomp" if head.pos_ in VERBAL:
            return _doers_of_complement(verb, depth)
        case "advcl":
            return _surface_subjects(head, depth)
        case "relcl":
            return [head, *(agents(head.head, depth + 1) if head.dep_ == "attr" else [])]
        case "pcomp":
            return _doers_behind_preposition(head, depth)
        case "acl" if verb.tag_ in {"VBG", "VBN"}:
            return [head, *(_owners(head, depth) if is_listed(head, "documents") else [])]
        case "acl":
            return _owners(head, depth)
        case "xcomp" if head.pos_ == "ADJ":
            return agents(head.head, depth + 1)
    return []


def _doers_of_complement(verb: Token, depth: int) -> list[Token]:
    """The governor's object in "urged T to stop", "saw T leave", else its subject."""
    governor = verb.head
    has_to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    objects_ = [child for child in governor.children if child.dep_ == "dobj"] or _called_on(governor)
    return objects_ if objects_ and (has_to or verb.dep_ == "ccomp") else _surface_subjects(governor, depth)


def _doers_behind_preposition(preposition: Token, depth: int) -> list[Token]:
    """The agents of a gerund behind a preposition: "accused T of lying", "won by lying"."""
    word = preposition.head.head if preposition.head.pos_ == "ADP" else preposition.head
    if word.pos_ not in VERBAL:
        return [child for child in word.children if child.dep_ == "poss"]
    patients = _patients(word) if preposition.lower_ in {"of", "for", "from"} else []
    return patients or _surface_subjects(word, depth)


def _called_on(verb: Token) -> list[Token]:
    prepositions = CALLED_ON.get(verb.lemma_.lower(), set())
    return [a.token for a in objects(verb) if a.preposition in prepositions]


def instigators(verb: Token) -> list[Token]:
    """The subject of the verb that asks for it: "urged voters to support T"."""
    if verb.pos_ == "NOUN" and verb.dep_ == "dobj":
        return instigators(verb.head)
    is_wanted = verb.dep_ in {"xcomp", "ccomp"} and is_listed(verb.head, "instigating")
    return agents(verb.head) if is_wanted and not _is_indicative(verb) else []


def _is_indicative(verb: Token) -> bool:
    """Whether a clause is indicative, and so no demand: "told them that T had left"."""
    parts = [verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"})]
    return any(part.tag_ in FINITE for part in parts)


def is_call(verb: Token) -> bool:
    """Whether a verb without a subject is a call: "Welcome T", "Thank T"."""
    return verb.pos_ == "VERB" and verb.tag_ in {"VB", "VBP"} and verb.dep_ in {"ROOT", "ccomp"}


def is_due(verb: Token) -> bool:
    """Whether a passive without an agent says what should or can't be done: "T must be stopped"."""
    if not is_passive(verb) or agents(verb):
        return False
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    is_negated = any(child.dep_ == "neg" for child in verb.children)
    return bool(auxiliaries & LISTS["demands"]) or (is_negated and bool(auxiliaries & ABLE))


def _patients(verb: Token) -> list[Token]:
    if is_passive(verb):
        return passive_subjects(verb)
    return [child for child in verb.children if child.dep_ == "dobj"]


def _surface_subjects(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb, active or passive ("was accused, having lied")."""
    return passive_subjects(verb) if is_passive(verb) else agents(verb, depth + 1)


def _owners(noun: Token, depth: int) -> list[Token]:
    """The owner of a noun: T in "T's plan to …" and in "T has a plan to …"."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    return owners or (agents(noun.head, depth + 1) if noun.dep_ in {"dobj", "attr"} else [])


def passive_subjects(verb: Token) -> list[Token]:
    """The patients of a passive: its subject, or that of the verb it is coordinated with."""
    subjects = [resolve(child) for child in verb.children if child.dep_ == "nsubjpass"]
    if not subjects and verb.dep_ == "acl":
        return [verb.head]
    if not subjects and verb.dep_ == "conj":
        return passive_subjects(verb.head)
    return subjects


def objects(verb: Token) -> Iterator[Argument]:
    """The patients of a verb: object, passive subject, and objects of its prepositions."""
    if is_passive(verb):
        for token in passive_subjects(verb):
            yield Argument(token)
    if _gerund(verb.head) == verb:
        yield Argument(verb.head)
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP":
            yield Argument(resolve(child))
        elif child.dep_ in {"prep", "dative", "prt", "agent"} and not (
            child.dep_ == "agent" and is_passive(verb)
        ):
            yield from _of_preposition(child)
    yield from (Argument(subject) for subject in _subjects_of_bare_clauses(verb))
    yield from (Argument(thing) for thing in _named_by_clause(verb))
    if verb.dep_ == "relcl" and not any(True for child in verb.children if child.dep_ == "dobj"):
        pronouns = [child for child in verb.children if child.dep_ == "nsubj"]
        if pronouns and pronouns[0].lower_ not in RELATIVES and not is_passive(verb):
            yield Argument(verb.head)


def _subjects_of_bare_clauses(verb: Token) -> Iterator[Token]:
    """The subject of a bare clause in the place of an object: "helped T develop missiles"."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"} and child.tag_ in {"VB", "VBG"}:
            is_bare = not any(c.dep_ == "mark" or c.tag_ in {"MD", "TO"} for c in child.children)
            if is_bare:
                yield from (resolve(c) for c in child.children if c.dep_ == "nsubj")


def _named_by_clause(verb: Token) -> Iterator[Token]:
    """The verdict in a free relative clause: the war in "condemned what he called an illegal war"."""
    for child in verb.children:
        if child.dep_ == "ccomp" and any(c.dep_ == "dobj" and c.lower_ == "what" for c in child.children):
            yield from (c for c in child.children if c.dep_ == "oprd")


def _of_preposition(preposition: Token) -> Iterator[Argument]:
    """The objects of a preposition, a second preposition between included ("out against", "in favour of")."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield Argument(resolve(child), preposition.lower_)
        elif child.dep_ == "prep":
            yield from _of_preposition(child)


def predicatives(copula: Token) -> Iterator[Token]:
    """The predicatives of a copula: "T is angry", "T is a liar"."""
    return (child for child in copula.children if child.dep_ in {"acomp", "attr"})


def verdict(verb: Token) -> Iterator[Token]:
    """The words of a verdict: behind "call T …", "describe T as …"."""
    for child in verb.children:
        if child.dep_ in {"oprd", "xcomp", "ccomp"} and child.pos_ not in VERBAL:
            yield from child.subtree
        elif child.dep_ == "prep" and child.lower_ == "as":
            yield from (t for t in child.subtree if t != child)


def phrases(word: Token) -> Iterator[tuple[Token, Token]]:
    """The prepositions that depend on a word, each with its object."""
    for child in word.children:
        if child.dep_ == "prep":
            yield from ((child, obj) for obj in child.children if obj.dep_ == "pobj")


def behind(word: Token, prepositions: Container[str]) -> Iterator[Token]:
    """The objects of those prepositions of a word that are among `prepositions`."""
    return (obj for preposition, obj in phrases(word) if preposition.lower_ in prepositions)


def _gerund(noun: Token) -> Token | None:
    """The gerund of harm before its object, where the parse has the noun above it: "killing T is bad"."""
    first = noun.left_edge
    is_deed = first.head == noun and first.tag_ == "VBG" and first.dep_ in {"amod", "compound"}
    frame = connotation_frames().verbs.get(first.lemma_.lower()) if is_deed else None
    return first if frame and frame.name == "harm" else None


def resolve(token: Token) -> Token:
    """The referent of a phrase's head: the noun of a relative pronoun, the gerund of "killing T"."""
    if gerund := _gerund(token):
        return gerund
    if token.lower_ not in RELATIVES or token.pos_ not in {"PRON", "DET", "SCONJ"}:
        return token
    node = token.head
    while node.dep_ not in {"relcl", "ROOT"} and node.head != node:
        node = node.head
    return node.head if node.dep_ == "relcl" else token


def clause(token: Token) -> list[Token]:
    """The tokens of a token's clause, without the clauses embedded in it."""
    head = clause_head(token)
    return sorted(_without_clauses(head), key=lambda t: t.i)


def clause_head(token: Token) -> Token:
    """The head of a token's clause."""
    node = token
    while node.head != node and not (node.dep_ in CLAUSES and node.pos_ in VERBAL):
        node = node.head
    return node


def _without_clauses(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if not (child.dep_ in CLAUSES and child.pos_ in VERBAL and child.dep_ != "xcomp"):
            yield from _without_clauses(child)

"""Perspective: the words of a text that are a holder's, and those that it reports as another speaker's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from stance.scoring.grammar import agents
from stance.scoring.lexicon import connotation_frames, is_listed
from stance.scoring.scenes import MIN_WEIGHT, is_first_person

if TYPE_CHECKING:
    from spacy.tokens import Token


def holder_perspective(holder: Mapping[int, float], tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens that a holder says or thinks, below a verb of saying or judging that the holder governs."""
    voiced: set[int] = set()
    for token in tokens:
        is_reporting = is_listed(token, "reporting")
        if token.pos_ == "VERB" and (is_reporting or token.lemma_.lower() in connotation_frames().verbs):
            subjects = [agent for agent in agents(token) if abs(holder.get(agent.i, 0.0)) >= MIN_WEIGHT]
            if subjects:
                voiced.update(t.i for t in token.subtree if t != token)
                if is_reporting:
                    voiced.update(_around(token))
                voiced.difference_update(t.i for subject in subjects for t in subject.subtree)
        elif token.lemma_.lower() == "accord" and any(holder.get(t.i) for t in token.subtree):
            voiced.update(t.i for t in token.sent)
    return frozenset(voiced.union(_labelled(holder, tokens)))


def _around(verb: Token) -> Iterator[int]:
    """The clause around a parenthetical verb of saying: "T, he said, is a liar"."""
    if verb.dep_ in {"parataxis", "ccomp", "advcl", "dep"} and verb.head != verb:
        below = {token.i for token in verb.subtree}
        yield from (token.i for token in verb.head.subtree if token.i not in below)


def _labelled(holder: Mapping[int, float], tokens: Sequence[Token]) -> Iterator[int]:
    """The words behind a speaker's name and a colon: "H: I respect T"."""
    for i, token in enumerate(tokens[:6]):
        if token.text == ":" and i and holder.get(tokens[i - 1].i) == 1.0:
            yield from (t.i for t in tokens[i + 1 :])
            return


def reported_by_others(tokens: Iterable[Token], holder: Mapping[int, float]) -> frozenset[int]:
    """The tokens that a text reports as said by anyone but the holder."""
    clauses = (clause for token in tokens for clause in _clauses_of_others(token, holder))
    return frozenset(token.i for clause in clauses for token in clause.subtree)


def _clauses_of_others(word: Token, holder: Mapping[int, float]) -> Iterator[Token]:
    """The clauses of a verb of saying with another subject, or of a noun for a claim of another owner."""
    if word.pos_ == "VERB" and is_listed(word, "reporting"):
        speakers = [agent for agent in agents(word) if agent.pos_ in {"PROPN", "NOUN", "PRON"}]
        if speakers and not any(_may_be_holder(speaker, holder) for speaker in speakers):
            yield from (child for child in word.children if child.dep_ == "ccomp")
    elif is_listed(word, "claims"):
        owners = (child for child in word.children if child.dep_ in {"poss", "compound", "amod"})
        if not any(_may_be_holder(owner, holder) for owner in owners):
            yield from (child for child in word.children if child.dep_ == "acl")


def _may_be_holder(token: Token, holder: Mapping[int, float]) -> bool:
    is_anybody = token.lower_ in {"you", "they", "it", "one", "people", "everyone", "everybody", "who"}
    return is_anybody or is_first_person(token) or holder.get(token.i, 0.0) > 0

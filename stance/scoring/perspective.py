"""Who says what in a text: the words of a holder, and those that are reported as others'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from stance.scoring.grammar import agents
from stance.scoring.lexicon import frames, is_listed
from stance.scoring.scenes import FAINTEST, is_first_person

if TYPE_CHECKING:
    from spacy.tokens import Token


def voice_of(holder: Mapping[int, float], tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens that a holder says or thinks: below a verb of saying or judging with him as its subject."""
    voiced: set[int] = set()
    for token in tokens:
        is_reporting = is_listed(token, "reporting")
        if token.pos_ == "VERB" and (is_reporting or token.lemma_.lower() in frames().verbs):
            subjects = [agent for agent in agents(token) if abs(holder.get(agent.i, 0.0)) >= FAINTEST]
            if subjects:
                voiced.update(t.i for t in token.subtree if t != token)
                if is_reporting:
                    voiced.update(_around(token))
                voiced.difference_update(t.i for subject in subjects for t in subject.subtree)
        elif token.lemma_.lower() == "accord" and any(holder.get(t.i) for t in token.subtree):
            voiced.update(t.i for t in token.sent)
    return frozenset(voiced.union(_labelled(holder, tokens)))


def _around(verb: Token) -> Iterator[int]:
    """The clause that a parenthetical verb of saying stands in: "T, he said, is a liar"."""
    if verb.dep_ in {"parataxis", "ccomp", "advcl", "dep"} and verb.head != verb:
        below = {token.i for token in verb.subtree}
        yield from (token.i for token in verb.head.subtree if token.i not in below)


def _labelled(holder: Mapping[int, float], tokens: Sequence[Token]) -> Iterator[int]:
    """What stands behind a speaker's name and a colon: "H: I respect T"."""
    for i, token in enumerate(tokens[:6]):
        if token.text == ":" and i and holder.get(tokens[i - 1].i) == 1.0:
            yield from (t.i for t in tokens[i + 1 :])
            return


def reported_by_others(tokens: Iterable[Token], holder: Mapping[int, float]) -> frozenset[int]:
    """What a text reports as said by somebody else than the holder and his "I" and "we"."""
    clauses = (clause for token in tokens for clause in _clauses_of_others(token, holder))
    return frozenset(token.i for clause in clauses for token in clause.subtree)


def _clauses_of_others(word: Token, holder: Mapping[int, float]) -> Iterator[Token]:
    """The clauses of a verb of saying with another subject, or of a claim that isn't the holder's."""
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

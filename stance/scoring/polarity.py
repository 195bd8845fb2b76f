"""The polarity of single words: the lexicons of VADER and TextBlob, and the connotation frames.

VADER: Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media
Text", ICWSM 2014; its ratings (-4 … +4) are read as data and divided by four. TextBlob's lexicon is the one
of pattern.en (De Smedt and Daelemans, "Pattern for Python", JMLR 2012).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from stance.scoring.lexicon import LISTS, ConnotationFrame, connotation_frames, is_listed

if TYPE_CHECKING:
    from spacy.tokens import Token

VADER_SCALE = 4.0
"""The largest rating of VADER's raters."""
KINSHIP, VINDICATION, DAMNATION = 0.25, 0.4, -0.7
"""Polarity of "a brother", "a neighbour"; of "T is right"; of "a rogue state"."""

CONTENT_POS = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


@cache
def _vader() -> Mapping[str, float]:
    """VADER's words of letters with their ratings, -1 … +1."""
    text = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {row[0]: float(row[1]) / VADER_SCALE for row in rows if row[0].isalpha()}


@cache
def _textblob_word(word: str) -> float:
    from textblob.en import sentiment

    senses = sentiment.get(word)
    return float(senses[None][0]) if senses else 0.0


def is_known(lemma: str) -> bool:
    """Whether a word is in one of the lexicons."""
    frames = connotation_frames()
    return any(
        lemma in words for words in (frames.verbs, frames.nouns, frames.people, frames.adjectives, _vader())
    )


def is_readable(token: Token) -> bool:
    """Whether a word's sentiment counts: no name, no function word, no intensifier."""
    return (
        token.pos_ in CONTENT_POS
        and not is_listed(token, "neutral")
        and token.lower_ not in LISTS["intensifiers"]
        and token.lower_ not in LISTS["negations"]
        and not _is_pending(token)
    )


def _is_pending(token: Token) -> bool:
    """Whether a word means that something is unresolved: "outstanding safeguards issues"."""
    if not is_listed(token, "pending"):
        return False
    noun = token.head
    while noun.dep_ in {"amod", "compound"}:
        noun = noun.head
    return is_listed(noun, "settled")


def vader(token: Token) -> float:
    """VADER's rating of the word, else of its base form; 0 for names, function words and unknown words."""
    if not is_readable(token):
        return 0.0
    ratings = _vader()
    return ratings.get(token.lower_, ratings.get(token.lemma_.lower(), 0.0))


def rating(word: str) -> float:
    """VADER's rating of a word in lower case; 0 for an unknown word."""
    return _vader().get(word, 0.0)


def textblob(token: Token) -> float:
    """TextBlob's polarity of the word, -1 … +1; 0 for names, function words, fillers and unknown words."""
    is_filler = token.lower_ in LISTS["fillers"]
    return _textblob_word(token.lower_) if is_readable(token) and not is_filler else 0.0


def sentiment(token: Token) -> float:
    """The polarity of a word by itself, -1 … +1: VADER's, else that of kin, "rogue" and "right"."""
    if rating := vader(token):
        return rating
    if token.pos_ == "NOUN" and is_listed(token, "kin"):
        return 0.0 if any(vader(child) < 0 for child in token.children) else KINSHIP
    if is_listed(token, "damning") and token.dep_ in {"amod", "compound"} and is_listed(token.head, "kinds"):
        return DAMNATION
    if token.pos_ == "ADJ" and token.dep_ in {"acomp", "oprd"} and is_listed(token, "vindicating"):
        return VINDICATION
    return 0.0


def quality(token: Token) -> float:
    """How positively a word describes its bearer, -1 … +1: by its connotation frame, else by itself."""
    lemma, frames = token.lemma_.lower(), connotation_frames()
    match token.pos_:
        case "VERB" if lemma in frames.verbs:
            return _verb_quality(token, frames.verbs[lemma])
        case "NOUN" if lemma in frames.nouns:
            return frames.nouns[lemma].agent or 0.5 * frames.nouns[lemma].holder
        case "NOUN" if lemma in frames.people:
            return 0.5 * frames.people[lemma].holder
    return sentiment(token)


def _verb_quality(verb: Token, frame: ConnotationFrame) -> float:
    """How a verb describes: by the deed of its agent; "the besieged T" is a patient, and not to blame."""
    if verb.dep_ == "amod" and verb.tag_ == "VBN" and frame.patient:
        return frame.patient if frame.holder == 0.0 else max(0.0, frame.patient)
    return frame.agent

"""How good or bad a single word is: the lexicons of VADER and TextBlob, and the classes of predicates.

VADER: Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media
Text", ICWSM 2014; its ratings (-4 … +4) are read as data and divided by four. TextBlob's lexicon is the one
of pattern.en (De Smedt and Daelemans, "Pattern for Python", JMLR 2012).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from stance.lexicons import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

VADER_SCALE = 4.0
"""The largest rating of VADER's raters."""

DENIED_BLAME = -0.1
"""What a negation leaves of criticism: "never condemned" is no praise, though "must not be attacked" is."""
KINSHIP, VINDICATION = 0.25, 0.4
"""Of "a brother", "a neighbour"; of "T is right"."""

OPERATORS = word_lists("operators")
CONTENT_POS = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A class of predicates: what one of its words says about its agent and its patient, each -1 … +1."""

    name: str
    holder: float
    """How the agent stands toward the patient."""
    agent: float
    """How the agent comes off in the voice of the text."""
    patient: float
    """How the patient comes off in the voice of the text."""
    denied: float
    """What a negation leaves of an attitude of the agent against the patient."""
    is_felt: bool
    """Whether the agent, who takes the side, is the verb's object: "T's failure angered H"."""
    does: str
    """What the agent does to the patient, in words: "speaks well of"."""


@dataclass(frozen=True, slots=True)
class Frames:
    """All classes by their words, in base forms."""

    verbs: Mapping[str, Frame]
    phrasal: Mapping[tuple[str, str], Frame]
    """By verb and preposition: "stand", "with"."""
    nouns: Mapping[str, Frame]
    people: Mapping[str, Frame]
    """Nouns whose bearer is the agent: "supporter", "critic"."""
    adjectives: Mapping[str, Frame]


@cache
def frames() -> Frames:
    """The classes of `lexicons/predicates.toml`; a word in two classes belongs to the first."""
    text = files("stance.lexicons").joinpath("predicates.toml").read_text(encoding="utf-8")
    classes = [(_frame(name, entry), entry) for name, entry in reversed(tomllib.loads(text).items())]
    by_list = {
        key: {word: frame for frame, entry in classes for word in entry.get(key, "").split()}
        for key in ("verbs", "nouns", "people", "adjectives")
    }
    verbs = by_list.pop("verbs")
    phrasal = {(verb, preposition): verbs[f"{verb}_{preposition}"] for verb, preposition in _phrasal(verbs)}
    return Frames(verbs=verbs, phrasal=phrasal, **by_list)


def _phrasal(verbs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The verbs that are written with a preposition, both apart."""
    for word in verbs:
        verb, _, preposition = word.partition("_")
        if preposition:
            yield verb, preposition


def _frame(name: str, entry: Mapping[str, Any]) -> Frame:
    sides = {side: float(entry[side]) for side in ("holder", "agent", "patient")}
    denied = float(entry.get("denied", DENIED_BLAME))
    return Frame(name, denied=denied, is_felt=entry.get("felt", False), does=entry["does"], **sides)


@cache
def _vader() -> Mapping[str, float]:
    """VADER's words of letters with their ratings, -1 … +1."""
    text = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {row[0]: float(row[1]) / VADER_SCALE for row in rows if row[0].isalpha()}


@cache
def _textblob_word(word: str) -> float:
    from textblob.en import sentiment

    readings = sentiment.get(word)
    return float(readings[None][0]) if readings else 0.0


def is_known(lemma: str) -> bool:
    """Whether a word is in one of the lexicons."""
    known = frames()
    return any(
        lemma in words for words in (known.verbs, known.nouns, known.people, known.adjectives, _vader())
    )


def is_readable(token: Token) -> bool:
    """Whether a word may be read by its sentiment: no name, no function word, no mere intensifier."""
    lemma = token.lemma_.lower()
    return (
        token.pos_ in CONTENT_POS
        and lemma not in OPERATORS["neutral"]
        and token.lower_ not in OPERATORS["intensifiers"]
        and token.lower_ not in OPERATORS["negations"]
    )


def vader(token: Token) -> float:
    """VADER's rating of the word, else of its base form; 0 for names, function words and unknown words."""
    if not is_readable(token):
        return 0.0
    ratings = _vader()
    return ratings.get(token.lower_, ratings.get(token.lemma_.lower(), 0.0))


def rating(word: str) -> float:
    """VADER's rating of a word in lower case; 0 for one that it doesn't know."""
    return _vader().get(word, 0.0)


def textblob(token: Token) -> float:
    """TextBlob's polarity of the word, -1 … +1; 0 for names, function words, fillers and unknown words."""
    is_filler = token.lower_ in OPERATORS["fillers"]
    return _textblob_word(token.lower_) if is_readable(token) and not is_filler else 0.0


def stated(token: Token) -> float:
    """How a word that no lexicon rates, but that takes a side where it is said of somebody, does so."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN" and lemma in OPERATORS["kin"]:
        return 0.0 if any(vader(child) < 0 for child in token.children) else KINSHIP
    if token.pos_ == "ADJ" and token.dep_ in {"acomp", "oprd"} and lemma in OPERATORS["vindicating"]:
        return VINDICATION
    return 0.0


def quality(token: Token) -> float:
    """How a word describes what it is said of, -1 … +1: by its class as a deed or a trait, else by VADER."""
    lemma = token.lemma_.lower()
    known = frames()
    match token.pos_:
        case "VERB" if lemma in known.verbs:
            return known.verbs[lemma].agent
        case "NOUN" if lemma in known.nouns:
            return known.nouns[lemma].agent or 0.5 * known.nouns[lemma].holder
        case "NOUN" if lemma in known.people:
            return 0.5 * known.people[lemma].holder
    return vader(token)

"""The words that the rules know: classes of predicates, and lists of words by what they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from stance.lexicons import read, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

LISTS = word_lists("operators")
"""The lists of `lexicons/operators.toml`, which explains them."""
DENIED_BLAME = -0.1
"""What a negation leaves of criticism: "never condemned" is no praise, though "must not be attacked" is."""


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

    def done_to(self, whom: str) -> str:
        """What the agent does, in words; nobody has part in what shows only the agent ("does wrong")."""
        return f"{self.does} {whom}" if self.holder or self.patient else self.does


@dataclass(frozen=True, slots=True)
class Frames:
    """All classes by their words, in base forms."""

    verbs: Mapping[str, Frame]
    """By verb, or by verb and what goes with it: "stand_with", "hit_out_at"."""
    nouns: Mapping[str, Frame]
    people: Mapping[str, Frame]
    """Nouns whose bearer is the agent: "supporter", "critic"."""
    adjectives: Mapping[str, Frame]


@cache
def frames() -> Frames:
    """The classes of `lexicons/predicates.toml`."""
    classes = [(_frame(name, entry), entry) for name, entry in read("predicates").items()]
    return Frames(
        **{
            kind: {word: frame for frame, entry in classes for word in entry.get(kind, "").split()}
            for kind in ("verbs", "nouns", "people", "adjectives")
        }
    )


def _frame(name: str, entry: Mapping[str, Any]) -> Frame:
    sides = {side: float(entry[side]) for side in ("holder", "agent", "patient")}
    denied = float(entry.get("denied", DENIED_BLAME))
    return Frame(name, denied=denied, is_felt=entry.get("felt", False), does=entry["does"], **sides)


def is_listed(token: Token, name: str) -> bool:
    """Whether the base form of a word stands in the list of this name."""
    return token.lemma_.lower() in LISTS[name]

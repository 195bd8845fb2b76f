"""The lexicons of the rules: connotation frames of predicates, and word lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from stance.lexicons import read, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

LISTS = word_lists("operators")
"""The word lists of `lexicons/operators.toml`; each is explained there."""
DENIED_BLAME = -0.1
"""Factor of a negation on criticism: "never condemned" is no praise, though "must not be attacked" is."""


@dataclass(frozen=True, slots=True)
class ConnotationFrame:
    """A class of predicates with what its words imply about agent and patient, each -1 … +1.

    Connotation frames are those of Rashkin et al. (2016), written here by hand.
    """

    name: str
    holder: float
    """The agent's stance toward the patient."""
    agent: float
    """How positively the text portrays the agent."""
    patient: float
    """How positively the text portrays the patient."""
    denied: float
    """Factor of a negation on a stance against the patient."""
    is_felt: bool
    """Whether the holder of the stance is the verb's object: "T's failure angered H"."""
    does: str
    """What the agent does to the patient, in words: "speaks well of"."""

    def done_to(self, whom: str) -> str:
        """What the agent does to `whom`, in words; some frames have no patient ("does wrong")."""
        return f"{self.does} {whom}" if self.holder or self.patient else self.does


@dataclass(frozen=True, slots=True)
class ConnotationFrames:
    """All frames by their words, in base forms."""

    verbs: Mapping[str, ConnotationFrame]
    """By verb, or by verb with particle or preposition: "stand_with", "hit_out_at"."""
    nouns: Mapping[str, ConnotationFrame]
    people: Mapping[str, ConnotationFrame]
    """Nouns whose bearer is the agent: "supporter", "critic"."""
    adjectives: Mapping[str, ConnotationFrame]


@cache
def connotation_frames() -> ConnotationFrames:
    """The frames of `lexicons/predicates.toml`."""
    classes = [(_frame(name, entry), entry) for name, entry in read("predicates").items()]
    return ConnotationFrames(
        **{
            kind: {word: frame for frame, entry in classes for word in entry.get(kind, "").split()}
            for kind in ("verbs", "nouns", "people", "adjectives")
        }
    )


def _frame(name: str, entry: Mapping[str, Any]) -> ConnotationFrame:
    sides = {side: float(entry[side]) for side in ("holder", "agent", "patient")}
    denied = float(entry.get("denied", DENIED_BLAME))
    return ConnotationFrame(
        name, denied=denied, is_felt=entry.get("felt", False), does=entry["does"], **sides
    )


def is_listed(token: Token, name: str) -> bool:
    """Whether the base form of a word is in the list of this name."""
    return token.lemma_.lower() in LISTS[name]

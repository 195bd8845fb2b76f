"""Negation, modality, contrast and irony, as operations on a weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.scoring.lexicon import DENIED_BLAME, LISTS, is_listed
from stance.scoring.predicates import opposes

if TYPE_CHECKING:
    from spacy.tokens import Token

FLIP = -0.7
"""Factor of one turn: "ended support" is against, but less than "condemned" is."""
BACK = 0.8
"""Factor of two turns: "has not refused to support"."""
UNREAL = 0.7
"""Factor of a modal: "would support"."""
CONDITIONAL = 0.5
"""Factor of a condition: "if they support"."""
CONCEDED = 0.5
"""Factor of a concessive clause: "although they support"."""

INNER_MARKS = frozenset({"'", "`"})
MARKS = INNER_MARKS | {'"', "''", "``"}
IRONY = -0.5
"""Factor of irony on a good word: "its “free” elections"."""
REACHING = frozenset({"of", "from", "for", "to", "on", "in", "against"})
"""Prepositions in the scope of a negation or a turning word: "prevent T from …", "an end of …"."""
NEGATING_PARTS = frozenset({"det", "advmod", "preconj", "cc", "nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Operation:
    """The operations that the words around a predicate make on its weight."""

    negations: tuple[str, ...] = ()
    """Negations, and verbs of not doing: they turn support, and cancel criticism."""
    turners: tuple[Token, ...] = ()
    is_modal: bool = False
    is_demanded: bool = False
    """Whether it should be done: a demand to do good is a reproach for not doing it."""
    is_conditional: bool = False
    is_conceded: bool = False

    def apply(self, weight: float, *, denied: float = DENIED_BLAME) -> float:
        """The weight after negation, turns, modality and contrast; `denied` is the factor on denied blame."""
        turns = len(self.negations) + len(self.turners)
        if turns % 2:
            is_blame_denied = weight < 0 and not self.turners and not self.is_demanded
            weight *= denied if is_blame_denied else FLIP
        elif turns:
            weight *= BACK
        weight *= UNREAL if self.is_modal else 1.0
        weight *= CONDITIONAL if self.is_conditional else 1.0
        return weight * (CONCEDED if self.is_conceded else 1.0)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that negate or turn, for the explanation."""
        return (*(turner.lower_ for turner in self.turners), *self.negations)


def is_ironic(token: Token, *, in_own_voice: bool) -> bool:
    """Whether a word is used ironically: behind "so-called", or one of a few words in marks of their own.

    In a holder's words only inner marks count: outer ones are those of the quotation.
    """
    doc, i = token.doc, token.i
    before = [t for t in doc[max(0, i - 4) : i] if t.text not in MARKS]
    if any(t.lower_ in {"supposed", "purported", "ostensible"} for t in before[-2:]):
        return True
    if [t.lower_ for t in before[-3:]] == ["so", "-", "called"]:
        return True
    marks = MARKS if in_own_voice else INNER_MARKS
    opened = any(t.text in marks and not t.whitespace_ for t in doc[max(0, i - 2) : i])
    closed = any(t.text in marks and t.i and not doc[t.i - 1].whitespace_ for t in doc[i + 1 : i + 3])
    return opened and closed


def operation(token: Token) -> Operation:
    """The operations on a predicate: its own negations and auxiliaries, and those of its governors."""
    negations: list[str] = []
    turners: list[Token] = []
    modal = demanded = conditional = conceded = False
    node = token
    if token.pos_ == "VERB":
        things = (child for child in token.children if child.dep_ == "dobj")
        negations += [child.lower_ for thing in things for child in thing.children if child.lower_ == "no"]
    while True:
        negations += [child.lower_ for child in node.children if _negates(child)]
        auxiliaries = {child.lower_ for child in node.children if child.dep_ == "aux"}
        demanded |= bool(auxiliaries & LISTS["demands"])
        modal |= bool(auxiliaries & LISTS["modals"])
        marks = {child.lower_ for child in node.children if child.dep_ in {"mark", "advmod"}}
        conditional |= bool(marks & LISTS["conditions"])
        conceded |= bool(marks & LISTS["concessions"])
        governor = _governor(node)
        if governor is None:
            return Operation(tuple(negations), tuple(turners), modal, demanded, conditional, conceded)
        if _turns(governor, node):
            turners.append(governor)
        elif _refrains(governor) or (node.dep_ == "ccomp" and is_listed(governor, "denying")):
            negations.append(governor.lower_)
        node = governor


def _turns(governor: Token, below: Token) -> bool:
    """Whether a word turns the polarity of what it governs, as a turning word or by opposing it."""
    turning = "turning_nouns" if governor.pos_ == "NOUN" else "turners"
    return is_listed(governor, turning) or opposes(governor, below)


def _refrains(token: Token) -> bool:
    return token.pos_ == "VERB" and is_listed(token, "refrainers")


def _negates(token: Token) -> bool:
    if token.i + 1 < len(token.doc) and token.nbor().lower_ in {"only", "just", "merely", "solely", "least"}:
        return False
    if token.dep_ == "neg":
        return not _tops(token)
    if token.lower_ == "longer":
        return any(child.lower_ in {"no", "n't", "not"} for child in token.children)
    if token.lower_ in LISTS["scarce"]:
        return token.dep_ == "amod"
    return token.lower_ in LISTS["negations"] and token.dep_ in NEGATING_PARTS


def _tops(negation: Token) -> bool:
    """Whether a negation makes a comparative a superlative: "relations have never been better"."""
    compared = (child for child in negation.head.children if child.dep_ in {"acomp", "attr", "advmod"})
    if not any(child.tag_ in {"JJR", "RBR"} and child.lower_ != "longer" for child in compared):
        return False
    return negation.lower_ == "never" or any(child.lower_ == "could" for child in negation.head.children)


def _governor(node: Token) -> Token | None:
    """The word whose negation and polarity have this one in their scope; None at the top."""
    head = node.head
    if head == node:
        return None
    match node.dep_:
        case "xcomp" | "acomp" | "attr" | "oprd" | "dobj" | "nsubjpass":
            return head
        case "amod" if head.dep_ in {"attr", "acomp", "oprd"} or _is_regarded_so(head):
            return head
        case "ccomp":
            is_negated = any(child.dep_ == "neg" for child in head.children)
            is_reached = is_listed(head, "denying") or (is_negated and is_listed(head, "raising"))
            return head if is_reached else None
        case "pcomp" if head.lower_ == "from" or head.head.pos_ == "NOUN":
            return head.head
        case "pobj" if head.lower_ in REACHING or _is_regarded_so(node) or opposes(head.head, node):
            return head.head
        case "acl" | "relcl" if is_listed(head, "turning_nouns") or is_listed(head, "assuring_nouns"):
            return head
        case "conj" if any(child.lower_ in {"or", "nor"} for child in head.children):
            return head
    return None


def _is_regarded_so(noun: Token) -> bool:
    """Whether a noun is a verdict behind "as": "regards T as a liar"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "as"

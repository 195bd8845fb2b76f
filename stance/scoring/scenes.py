"""Scenes: the sentences that the rules read, with the tokens of target and holder. Evidence is made here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.records import Evidence, Span
from stance.scoring.grammar import RELATIVES, SUBJECTS, resolve
from stance.scoring.lexicon import LISTS, connotation_frames, is_listed
from stance.scoring.operators import Operation, operation
from stance.scoring.predicates import agent_prepositions

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OWNED = 0.8
"""Weight of "T's decision" and "the leader of T" as the target."""
LOCATED = 0.4
"""Weight of "the government in T" as the target."""
SEATING = frozenset({"in", "from", "at", "under"})
RIVAL = -0.7
"""Weight of "T's rival" and "T's plight": what is said of them counts the other way round."""
FOLLOWER = 0.6
"""Weight of "T's supporter"."""
PRONOUN = 0.8
"""Weight of a pronoun behind the target's name."""
PERSONAL = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
IMPERSONAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
AGAINST_IT = -0.7
"""A noun whose agent's stance is this negative is hostile to its patient."""
MAX_STEPS = 8
"""How many nouns above a name are followed."""
MAX_LEADING_WORDS = 6
"""How many words before a noun are shown with it."""
MIN_WEIGHT = 0.2
"""A token of less weight is no part of the target."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A passage with one target and one holder, or with the text's own voice as the holder."""

    text: str
    """The article's text as printed; the parse has straight marks in place of curly ones."""
    target: Mapping[int, float]
    """By token index, how much of what is said of the token is said of the target; 1 for its name."""
    target_name: str
    holder: Mapping[int, float] | None
    """The same for the holder; None for the text's own voice."""
    holder_name: str
    perspective: frozenset[int]
    """Tokens that the holder says or, without a holder, the text."""
    tokens: tuple[Token, ...]
    """The tokens of the passage, in order."""
    acts: frozenset[int] = frozenset()
    """Tokens whose agent is the holder, whatever the parser says: a quote's cue."""

    def target_weight(self, token: Token) -> float:
        """The token's weight as the target; 0 for other tokens."""
        return self.target.get(token.i, 0.0)

    def holder_weight(self, token: Token) -> float:
        """The token's weight as the holder; 1 for "I" and "we" in the holder's perspective."""
        if self.holder is None:
            return 0.0
        if token.i in self.perspective and is_first_person(token):
            return 1.0
        return self.holder.get(token.i, 0.0)

    def names(self) -> list[Token]:
        """The tokens of the target's own names, which have weight 1."""
        return [token for token in self.tokens if self.target_weight(token) == 1.0]

    def target_weight_among(self, tokens: Iterable[Token]) -> float:
        """The target weight of several tokens: the one farthest from 0; 0 without tokens."""
        return max(map(self.target_weight, tokens), key=abs, default=0.0)

    def holder_weight_among(self, tokens: Iterable[Token]) -> float:
        """The holder weight of several tokens: the one farthest from 0; 0 without tokens."""
        return max(map(self.holder_weight, tokens), key=abs, default=0.0)

    def words(self, tokens: Sequence[Token]) -> str:
        """The first noun of the tokens as printed, with a few words before it; "somebody" without a noun."""
        nouns = (t for t in tokens if t.pos_ in {"NOUN", "PROPN"} and not is_listed(t, "times"))
        last = next(nouns, None)
        if last is None:
            return "somebody"
        first = last.doc[max(last.left_edge.i, last.i - MAX_LEADING_WORDS)]
        return f"“{' '.join(self.text[first.idx : last.idx + len(last)].split())}”"

    def evidence(self, rule: str, token: Token, weight: float, why: str) -> Evidence:
        """Evidence at one word, in the text's own characters."""
        start, end = token.idx, token.idx + len(token)
        return Evidence(rule, (start, end), self.text[start:end], weight, why)


def make_evidence(
    scene: Scene, rule: str, token: Token, weight: float, why: str, change: Operation | None = None
) -> Evidence:
    """Evidence at one word; `{}` in `why` becomes the target's name."""
    words = change.words if change else ()
    turned = f", turned by “{' '.join(words)}”" if words else ""
    return scene.evidence(
        rule, token, weight, f"“{token.text}”: {why.replace('{}', scene.target_name)}{turned}."
    )


def make_operated_evidence(scene: Scene, rule: str, token: Token, weight: float, why: str) -> Evidence:
    """Evidence at one word, its weight after the operations on that word."""
    change = operation(token)
    return make_evidence(scene, rule, token, change.apply(weight), why, change)


def is_first_person(token: Token) -> bool:
    """Whether a word is a first-person pronoun: "us", not "US"."""
    return token.lower_ in LISTS["first_person"] and token.text != "US"


def tokens_at(doc: Doc, span: Span) -> list[Token]:
    """The tokens that overlap a span, blank ones left out."""
    tokens = doc.char_span(*span, alignment_mode="expand")
    return [token for token in tokens or () if not token.is_space]


def token_weights(doc: Doc, spans: Iterable[Span], *, things: Iterable[Span] = ()) -> dict[int, float]:
    """The tokens that refer to the named entity, with their weights: its names, and the nouns above them.

    `things` are further spans, of an entity that is no person: "he" and "she" do not refer to it.
    """
    weights: dict[int, float] = {}
    for span, personal in (*((s, PERSONAL) for s in spans), *((s, frozenset[str]()) for s in things)):
        tokens = tokens_at(doc, span)
        if not tokens:
            continue
        inside = {token.i for token in tokens}
        for token in tokens:
            weights[token.i] = 1.0
        head = next(
            (token for token in tokens if token.head.i not in inside or token.head == token), tokens[-1]
        )
        _climb(head, 1.0, weights)
        for alias in _aliases(head):
            _climb(alias, 1.0, weights)
        for pronoun in _pronouns(head, personal):
            _climb(pronoun, PRONOUN, weights)
    return weights


def _aliases(name: Token) -> Iterator[Token]:
    """The noun in apposition to a name that the parser reads as an exclamation or an adverb."""
    if name.dep_ not in {"intj", "npadvmod"}:
        return
    subjects = [child for child in name.head.children if child.dep_ in SUBJECTS | {"nsubjpass"}]
    if name.i + 1 < len(name.doc) and name.nbor().text == ",":
        yield from (subject for subject in subjects if subject.left_edge.i == name.i + 2)
    before = name.left_edge.i - 2
    if before >= name.sent.start and name.doc[before + 1].text == "," and name.doc[before].pos_ == "NOUN":
        yield name.doc[before]


def _pronouns(name: Token, personal: frozenset[str]) -> Iterator[Token]:
    """The pronouns behind a name in its sentence, up to the next name that they could refer to."""
    if not name.text[:1].isupper():
        return
    pronouns = PLURAL if name.tag_ in {"NNS", "NNPS"} else personal
    is_subject, is_nearest = name.dep_ in SUBJECTS, True
    for token in name.doc[name.i + 1 : name.sent.end]:
        if token.pos_ == "PROPN":
            if token.dep_ in SUBJECTS | {"nsubjpass"}:
                return
            is_nearest = False
        is_thing = token.lower_ in IMPERSONAL and is_subject and (is_nearest or token.dep_ in SUBJECTS)
        if is_thing or token.lower_ in pronouns:
            yield token


def _climb(token: Token, weight: float, weights: dict[int, float]) -> None:
    """Add the nouns above a token, with falling weights, up to `MAX_STEPS` of them."""
    for _ in range(MAX_STEPS):
        if abs(weight) > abs(weights.get(token.i, 0.0)):
            weights[token.i] = weight
        head, step = token.head, _step(token)
        if head == token or step == 0.0:
            return
        weight *= step
        if token.dep_ == "pobj" or (token.dep_ == "nsubj" and head.dep_ == "relcl"):
            head = head.head
        if abs(weight) < MIN_WEIGHT:
            return
        token = resolve(head)


def _step(token: Token) -> float:
    """The factor from a token's weight to that of the noun above it; 0 where the path ends."""
    head = token.head
    match token.dep_:
        case "nsubj" if head.dep_ == "relcl" and token.lower_ not in RELATIVES:
            return OWNED if head.head.pos_ == "NOUN" else 0.0
        case "conj" | "appos":
            return 1.0 if head.pos_ in {"NOUN", "PROPN", "PRON"} else 0.0
        case "poss" | "compound" | "nmod" | "amod":
            if is_listed(head, "plights"):
                return RIVAL
            return _relation(head) if head.pos_ in {"NOUN", "PROPN"} else 0.0
        case "pobj" if head.dep_ == "prep" and head.head.pos_ in {"NOUN", "PROPN"}:
            if head.lower_ == "of" and is_listed(head.head, "plights"):
                return RIVAL
            if head.lower_ == "of" and _is_hostile_to(head.head):
                return 0.0
            if head.lower_ in {"of", "by"}:
                return _relation(head.head)
            if head.lower_ == "including":
                return OWNED
            is_seated = head.lower_ in SEATING and is_listed(head.head, "institutions")
            return LOCATED if is_seated else 0.0
    return 0.0


def _is_hostile_to(noun: Token) -> bool:
    """Whether a noun is hostile to its "of": rejecting "criticism of T" isn't rejecting T."""
    frame = connotation_frames().nouns.get(noun.lemma_.lower())
    return frame is not None and frame.holder <= AGAINST_IT and "of" not in agent_prepositions(noun)


def _relation(noun: Token) -> float:
    """The factor of a noun that belongs to the name: a rival turns the sign."""
    lemma, people = noun.lemma_.lower(), connotation_frames().people
    if lemma in people:
        return RIVAL if people[lemma].holder < 0 else FOLLOWER
    return OWNED

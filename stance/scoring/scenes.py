"""What the rules look at: the tokens that stand for the target, and those that stand for the holder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.records import Evidence, Span
from stance.scoring.grammar import RELATIVES, SUBJECTS, resolve
from stance.scoring.lexicon import LISTS, frames, is_listed
from stance.scoring.operators import Operation, operation
from stance.scoring.predicates import doer_prepositions

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OWNED = 0.8
"""How much of what is said of "T's decision" or "the leader of T" is said of T."""
LOCATED = 0.4
"""How much of what is said of "the government in T" is said of T."""
SEATING = frozenset({"in", "from", "at", "under"})
RIVAL = -0.7
"""What is said of "T's rival" or "T's plight" counts the other way round."""
PRONOUN = 0.8
"""How much of what is said of a pronoun is said of the nearest name before it."""
PERSONAL = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
IMPERSONAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
AGAINST_IT = -0.7
"""Classes of nouns by which somebody stands so toward whom they are done to are against that one."""
MOST_WORDS = 6
"""Words before a noun that are shown with it."""
FAINTEST = 0.2
"""Paths that carry less than this from a word to the target are none."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One target, seen by one holder or by the text's own voice."""

    text: str
    """The article's text as printed; the parse has straight marks in place of curly ones."""
    target: Mapping[int, float]
    """How much of what is said of each token is said of the target, by token index: 1 for its head."""
    target_name: str
    holder: Mapping[int, float] | None
    """The same for the holder; None where the text's own voice is asked for."""
    holder_name: str
    voice: frozenset[int]
    """Tokens that the holder says (or, without a holder, the text)."""
    tokens: tuple[Token, ...]
    """The tokens of the sentences that are looked at."""
    acts: frozenset[int] = frozenset()
    """Tokens known to be the holder's doing, whatever the parser makes of their subject: a quote's cue."""

    def of_target(self, token: Token) -> float:
        """How much of what is said of `token` is said of the target; 0 for nothing."""
        return self.target.get(token.i, 0.0)

    def of_holder(self, token: Token) -> float:
        """The same for the holder; the holder's "I" and "we" are the holder."""
        if self.holder is None:
            return 0.0
        if token.i in self.voice and is_first_person(token):
            return 1.0
        return self.holder.get(token.i, 0.0)

    def names(self) -> list[Token]:
        """The words that stand for the target itself: what is said of them is said of it, in full."""
        return [token for token in self.tokens if self.of_target(token) == 1.0]

    def target_among(self, tokens: Iterable[Token]) -> float:
        """The same for several tokens, of which the one farthest from 0 counts; 0 for none."""
        return max(map(self.of_target, tokens), key=abs, default=0.0)

    def holder_among(self, tokens: Iterable[Token]) -> float:
        """The same for the holder."""
        return max(map(self.of_holder, tokens), key=abs, default=0.0)

    def words(self, tokens: Sequence[Token]) -> str:
        """The first noun of the tokens as printed, with a few words before it; "somebody" without a noun."""
        nouns = (t for t in tokens if t.pos_ in {"NOUN", "PROPN"} and not is_listed(t, "times"))
        last = next(nouns, None)
        if last is None:
            return "somebody"
        first = last.doc[max(last.left_edge.i, last.i - MOST_WORDS)]
        return f"“{' '.join(self.text[first.idx : last.idx + len(last)].split())}”"

    def evidence(self, rule: str, token: Token, weight: float, why: str) -> Evidence:
        """Evidence at one word, as printed."""
        start, end = token.idx, token.idx + len(token)
        return Evidence(rule, (start, end), self.text[start:end], weight, why)


def finding(
    scene: Scene, rule: str, token: Token, weight: float, why: str, change: Operation | None = None
) -> Evidence:
    """Evidence at one word; `{}` in `why` stands for the target's name."""
    words = change.words if change else ()
    turned = f", turned by “{' '.join(words)}”" if words else ""
    return scene.evidence(
        rule, token, weight, f"“{token.text}”: {why.replace('{}', scene.target_name)}{turned}."
    )


def operated(scene: Scene, rule: str, token: Token, weight: float, why: str) -> Evidence:
    """The same, with what the words around it make of its weight."""
    change = operation(token)
    return finding(scene, rule, token, change.apply(weight), why, change)


def is_first_person(token: Token) -> bool:
    """Whether a word is the speaker himself: "us", not "US"."""
    return token.lower_ in LISTS["first_person"] and token.text != "US"


def tokens_at(doc: Doc, span: Span) -> list[Token]:
    """The tokens that overlap a span, blank ones left out."""
    found = doc.char_span(*span, alignment_mode="expand")
    return [token for token in found or () if not token.is_space]


def reach(doc: Doc, spans: Iterable[Span], *, things: Iterable[Span] = ()) -> dict[int, float]:
    """The tokens that stand for what the spans name, with how much of it: names and the nouns above them.

    `things` are spans, too, of what is known to be no person: "he" and "she" are somebody else.
    """
    found: dict[int, float] = {}
    for span, personal in (*((s, PERSONAL) for s in spans), *((s, frozenset[str]()) for s in things)):
        tokens = tokens_at(doc, span)
        if not tokens:
            continue
        inside = {token.i for token in tokens}
        for token in tokens:
            found[token.i] = 1.0
        head = next(
            (token for token in tokens if token.head.i not in inside or token.head == token), tokens[-1]
        )
        _climb(head, 1.0, found)
        for alias in _aliases(head):
            _climb(alias, 1.0, found)
        for pronoun in _pronouns(head, personal):
            _climb(pronoun, PRONOUN, found)
    return found


def _aliases(name: Token) -> Iterator[Token]:
    """The noun beside a name where the parser took the one for an exclamation or an adverb."""
    if name.dep_ not in {"intj", "npadvmod"}:
        return
    subjects = [child for child in name.head.children if child.dep_ in SUBJECTS | {"nsubjpass"}]
    if name.i + 1 < len(name.doc) and name.nbor().text == ",":
        yield from (subject for subject in subjects if subject.left_edge.i == name.i + 2)
    before = name.left_edge.i - 2
    if before >= name.sent.start and name.doc[before + 1].text == "," and name.doc[before].pos_ == "NOUN":
        yield name.doc[before]


def _pronouns(name: Token, personal: frozenset[str]) -> Iterator[Token]:
    """The pronouns behind a name in its sentence, up to the next name that could be meant."""
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


def _climb(token: Token, strength: float, found: dict[int, float]) -> None:
    """Add the nouns above a name, as long as what is said of them is said of the name, too."""
    for _ in range(8):
        if abs(strength) > abs(found.get(token.i, 0.0)):
            found[token.i] = strength
        head, step = token.head, _step(token)
        if head == token or step == 0.0:
            return
        strength *= step
        if token.dep_ == "pobj" or (token.dep_ == "nsubj" and head.dep_ == "relcl"):
            head = head.head
        if abs(strength) < FAINTEST:
            return
        token = resolve(head)


def _step(token: Token) -> float:
    """How much of what is said of the next noun up is said of this one; 0 where the path ends."""
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
            if head.lower_ == "of" and _is_done_to(head.head):
                return 0.0
            if head.lower_ in {"of", "by"}:
                return _relation(head.head)
            if head.lower_ == "including":
                return OWNED
            is_seated = head.lower_ in SEATING and is_listed(head.head, "institutions")
            return LOCATED if is_seated else 0.0
    return 0.0


def _is_done_to(noun: Token) -> bool:
    """Whether what stands behind a noun's "of" suffers it: who rejects "criticism of T" doesn't reject T."""
    frame = frames().nouns.get(noun.lemma_.lower())
    return frame is not None and frame.holder <= AGAINST_IT and "of" not in doer_prepositions(noun)


def _relation(noun: Token) -> float:
    """What a noun makes of the one that it belongs to: a rival turns it."""
    lemma, known = noun.lemma_.lower(), frames()
    if lemma in known.people:
        return RIVAL if known.people[lemma].holder < 0 else 0.6
    return OWNED

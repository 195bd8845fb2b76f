"""A quote as a scene: its content is the speaker's perspective, its reporting clause the speech act.

The article's other words are left out, and so are the words that the content reports as another speaker's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stance.naming.personal_names import OFFICES
from stance.records import Attribution, Kind, Span, Speaker, SpeakerKind, Target, TargetKind
from stance.scoring.grammar import VERBAL, agents, clause, objects
from stance.scoring.perspective import reported_by_others
from stance.scoring.scenes import Scene, token_weights, tokens_at
from stance.speaking import joint
from stance.targets import TargetMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ADDRESSEES = frozenset({"you", "your", "yours"})
TELLING = frozenset({"tell", "inform", "ask", "assure", "remind"})
"""Verbs whose object is only the addressee."""
THINGS = frozenset({"it", "its", "they", "them", "their", "this", "these"})
PERSONS = frozenset({"he", "she", "him", "her", "his"})
"""Pronouns of the content that may refer to the object of the reporting clause: the addressee, or the thing
spoken about ("criticised T's decision, saying it was …"). Only in direct quotes is "he" never the speaker."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """The parts of a quote that scenes are made of."""

    content: tuple[Token, ...]
    reporting: tuple[Token, ...]
    """The reporting clause without the content."""
    acts: frozenset[int]
    """The tokens of the cue."""
    holder: Mapping[int, float]
    holder_name: str
    pronouns: frozenset[str] = ADDRESSEES | THINGS
    """The pronouns of the content that may refer to a target."""
    targets: Mapping[Target, list[TargetMention]] = field(default_factory=dict)
    """The targets that content and reporting clause mention, with their mentions."""

    def scene(self, doc: Doc, text: str, target: Target, mentions: Sequence[TargetMention]) -> Scene:
        """The scene of the quote with one of its targets."""
        persons = [mention.span for mention in mentions if _is_of_person(mention)]
        things = [mention.span for mention in mentions if not _is_of_person(mention)]
        weights = token_weights(doc, persons, things=things)
        weights.update(dict.fromkeys(self._coreferent_pronouns(weights), 1.0))
        others = reported_by_others(self.content, self.holder)
        tokens = (token for token in (*self.content, *self.reporting) if token.i not in others)
        return Scene(
            text=text,
            target=weights,
            target_name=target.name,
            holder=self.holder,
            holder_name=self.holder_name,
            perspective=frozenset(t.i for t in self.content) - others,
            tokens=tuple(sorted(tokens, key=lambda token: token.i)),
            acts=self.acts,
        )

    def _coreferent_pronouns(self, weights: Mapping[int, float]) -> Iterator[int]:
        """The pronouns of the content that refer to a target in the object of the reporting clause."""
        for verb in self.reporting:
            if verb.pos_ == "VERB" and any(self.holder.get(t.i) for t in agents(verb)):
                patients = (a.token for a in objects(verb) if a.token in self.reporting)
                if any(weights.get(token.i, 0.0) > 0 for token in patients):
                    pronouns = ADDRESSEES if verb.lemma_ in TELLING else self.pronouns
                    yield from (t.i for t in self.content if t.lower_ in pronouns)


def quote_view(
    doc: Doc, attribution: Attribution, speakers: Sequence[Speaker], mentions: Sequence[TargetMention]
) -> QuoteView:
    """A quote's content, reporting clause, holder and targets."""
    content = [token for span in attribution.content for token in tokens_at(doc, span)]
    reporting = list(_reporting_clause(doc, attribution, {token.i for token in content}))
    places = {token.i for token in (*content, *reporting)}
    inside = [m for m in _near(doc, mentions, places) if all(t.i in places for t in tokens_at(doc, m.span))]
    own = [m.span for m in inside if any(_speaks_for(speaker, m.target) for speaker in speakers)]
    holder = token_weights(doc, [*own, *([attribution.source] if attribution.source else [])])
    targets: dict[Target, list[TargetMention]] = {}
    for mention in inside:
        if attribution.source is None or not _overlap(mention.span, attribution.source):
            targets.setdefault(mention.target, []).append(mention)
    speaker = joint(speakers)
    name = speaker.name if speaker else "the speaker"
    cue = tokens_at(doc, attribution.cue) if attribution.cue else []
    pronouns = ADDRESSEES | THINGS | (PERSONS if attribution.kind == Kind.DIRECT else frozenset())
    acts = frozenset(token.i for token in cue)
    return QuoteView(tuple(content), tuple(reporting), acts, holder, name, pronouns, targets)


def _is_of_person(mention: TargetMention) -> bool:
    """Whether a mention names a person, the leader of a country included."""
    return mention.target.kind == TargetKind.PERSON or mention.is_by_leader


def _near(doc: Doc, mentions: Sequence[TargetMention], places: set[int]) -> Sequence[TargetMention]:
    """The mentions from the first to the last of the tokens; mentions are in order of appearance."""
    if not places:
        return ()
    first, last = doc[min(places)], doc[max(places)]
    low = bisect_left(mentions, first.idx, key=_start)
    return mentions[low : bisect_left(mentions, last.idx + len(last), low, key=_start)]


def _start(mention: TargetMention) -> int:
    return mention.span[0]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _reporting_clause(doc: Doc, attribution: Attribution, content: set[int]) -> Iterator[Token]:
    """The clause of the cue, and the clauses above it with the same source as subject."""
    if attribution.cue is None:
        return
    source = {t.i for t in tokens_at(doc, attribution.source)} if attribution.source else set()
    heads = {
        token.i: token for cue in tokens_at(doc, attribution.cue) for token in _with_governors(cue, source)
    }
    seen = set(content)
    for head in heads.values():
        for token in clause(head):
            if token.i not in seen:
                seen.add(token.i)
                yield token


def _with_governors(cue: Token, source: set[int]) -> Iterator[Token]:
    """The cue, and the verbs that it modifies: in "criticised T, saying that …" also "criticised"."""
    yield cue
    node = cue
    while node.dep_ in {"advcl", "xcomp", "conj", "pcomp", "acl"} and node.head != node:
        has_subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in node.children)
        if has_subject:
            return
        node = node.head
        subjects = [child for child in node.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if source and subjects and not any(t.i in source for subject in subjects for t in subject.subtree):
            return
        if node.pos_ in VERBAL:
            yield node


def is_official(speaker: Speaker) -> bool:
    """Whether a speaker speaks for a government."""
    words = (speaker.role or "").lower().split()
    return speaker.kind == SpeakerKind.GOVERNMENT or bool(OFFICES.intersection(words))


def _speaks_for(speaker: Speaker, target: Target) -> bool:
    """Whether a target in the quote counts as the holder: the speaker, or an official's own side."""
    return target.id == speaker.id or (is_official(speaker) and is_own_side(speaker, target))


def is_own_side(speaker: Speaker, target: Target) -> bool:
    """Whether a target is the speaker, the speaker's organisation or the speaker's country."""
    if target.id == speaker.id or target.name == speaker.affiliation:
        return True
    return target.kind == TargetKind.COUNTRY and target.id == speaker.country

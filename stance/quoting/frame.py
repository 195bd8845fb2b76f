"""A cue frame: a cue with its source and its content, in tokens of the parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.syntax import phrase, trimmed
from stance.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

NON_SOURCES = frozenset(("it", "there", "this", "that", "which", "what"))
"""Subjects that are no source: expletives, and pronouns for the content."""
FIRST_AND_SECOND_PERSON = frozenset(("i", "we", "you"))
"""The author and the reader, where they stand in narrative."""

Complement = tuple[set[int], "Token", str, Act]
"""Content tokens, the cue's last token, the rule's name and the act."""

SPEAKING = cues.words(
    "accuse add announce argue call claim condemn confirm declare deny insist note promise reject say "
    "tell urge vow warn welcome"
)
"""Verbs whose "it" is an organisation; with other verbs it is mostly an expletive."""


@dataclass(frozen=True, slots=True)
class CueFrame:
    """A cue with its source and content, in token indices of the `Doc`."""

    cue: range
    """The cue's tokens, particle or preposition included."""
    source: range | None
    content: frozenset[int]
    rule: str
    act: Act


def make_frame(
    cue: Token, last: Token, source: Token | None, content: set[int], rule: str, act: Act
) -> CueFrame:
    """A frame from its parts; `last` is the last token of the cue."""
    span = None if source is None else source_span(cue, source, content)
    return CueFrame(range(cue.i, max(cue.i, last.i) + 1), span, frozenset(content), rule, act)


def source_span(cue: Token, source: Token, content: set[int]) -> range:
    """The source's phrase. It stops before the cue, and before content behind its head."""
    span = phrase(source)
    if cue.i in span:
        span = range(span.start, cue.i) if source.i < cue.i else range(cue.i + 1, span.stop)
        span = trimmed(cue.doc, span, source.i)
    behind = [i for i in span if i in content and i > source.i]
    return range(span.start, behind[0]) if behind else span


def is_source(token: Token | None, base: str = "") -> bool:
    """Whether a subject can be the source of this cue: no author or reader, no expletive."""
    if token is None or token.lower_ in FIRST_AND_SECOND_PERSON:
        return False
    if token.lower_ == "it":
        return base in SPEAKING
    return token.lower_ not in NON_SOURCES or is_relative(token)


def is_relative(token: Token) -> bool:
    """Whether a "which" or "that" refers to a noun: "Seoul, which had warned"."""
    clause = token.head
    return token.tag_ == "WDT" and clause.dep_ == "relcl" and clause.head.pos_ in ("PROPN", "NOUN")

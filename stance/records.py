"""The records that flow through onrecord: immutable, typed, free of any library.

All offsets are characters (Python `str` indices), half-open, into `Article.text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256

Span = tuple[int, int]
"""`[start, end)` in characters of the article's text."""

AGAINST, FOR = -0.15, 0.15
"""The thresholds of labels: a score at or below the first is against, one at or above the second is for."""

CONTENT_JOINER = " … "
"""Stands between the pieces of a split quotation in `Quote.text`."""


class Kind(StrEnum):
    """How much of a quote's content stands in quotation marks: all, some, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """Whether the source said the content, or is said to think, plan or hope it."""

    SPEECH = "speech"
    THOUGHT = "thought"


class Assertion(StrEnum):
    """Whether the article says that the source said the content, or why it doesn't.

    False where a condition is asked for, unless it is `ASSERTED`.
    """

    ASSERTED = "asserted"
    NEGATED = "negated"
    """"She did not say that …"."""
    ASKED = "asked"
    """"Did she say that …?"."""
    SUPPOSED = "supposed"
    """"If she says that …", "she might say that …"."""
    DECLINED = "declined"
    """"She declined to say whether …"."""

    def __bool__(self) -> bool:
        return self is Assertion.ASSERTED


class TopicOrigin(StrEnum):
    """Where a quote's topic comes from: words of the quote, its meaning, or the topic of its article."""

    QUOTE = "quote"
    MEANING = "meaning"
    ARTICLE = "article"


class SpeakerKind(StrEnum):
    """What a speaker is; a capital that speaks is a government, observers are a group."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    GROUP = "group"


class TargetKind(StrEnum):
    """What a stance can be toward."""

    COUNTRY = "country"
    PERSON = "person"
    ORGANISATION = "organisation"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Article:
    """One news article with its cleaned text."""

    id: str
    """Stable: a digest of the canonical URL, else of the text, unless the input brought its own."""
    text: str
    sha256: str
    """Hex digest of `text` in UTF-8, taken when the article was read."""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    topics: tuple[str, ...] = ()
    """Ids of the topics of the article as a whole."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote before its speaker is known: its content, cue and source."""

    kind: Kind
    act: Act
    content: tuple[Span, ...]
    """In order of appearance, at least one, none empty, none overlapping."""
    cue: Span | None
    source: Span | None
    rule: str
    """Name of the rule that found it."""
    confidence: float
    """0…1, the share of quotes of this kind of find that proved right on development articles."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source span stands for. Two mentions of one person have the same `id`."""

    id: str
    """A slug of the canonical name; for a government `gov:RU`."""
    name: str
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    named: bool = True
    """False for "officials", "a spokesman": kept, but nobody in particular."""


@dataclass(frozen=True, slots=True)
class QuoteTopic:
    """One topic of a quote, and what shows it."""

    id: str
    """The topic's id in the registries."""
    origin: TopicOrigin
    words: tuple[str, ...] = ()
    """The words that show it, as printed, in order of appearance, each spelling once."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a stance is toward."""

    kind: TargetKind
    id: str
    """For a country its alpha-2, for a topic its registry id, else a slug of the name."""
    name: str = field(compare=False)
    """What it is called; two spellings of one target are equal."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a score. Scores are sums of these, so listing them is the explanation."""

    rule: str
    span: Span
    text: str
    """The words at `span`, as printed."""
    weight: float
    """Signed; what it adds to the sum whose hyperbolic tangent is the score."""
    why: str
    """One plain sentence."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a speaker stands toward one target in one quote."""

    target: Target
    score: float
    """-1 against … +1 for; the hyperbolic tangent of the sum of the evidence's weights."""
    label: int
    """The score's `label`."""
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """One attributed quote with everything that is known of it."""

    id: str
    article_id: str
    kind: Kind
    act: Act
    text: str
    """The content's slices of the article's text, joined by `CONTENT_JOINER`."""
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: Speaker | None
    """The one who speaks, or the group of those who speak together.

    None where it is unknown: never guessed against the evidence.
    """
    speakers: tuple[Speaker, ...]
    """Each who speaks: the one, or the group's members; empty where it is unknown."""
    confidence: float
    rule: str
    countries: tuple[str, ...] = ()
    """Alpha-2 codes of the countries that it is about."""
    topics: tuple[QuoteTopic, ...] = ()
    """The topics that it is about."""
    stances: tuple[Stance, ...] = ()
    via: Speaker | None = None
    """Who relayed it: the agency in "X, quoted by agency Y, said". None where nobody is named."""
    asserted: Assertion = Assertion.ASSERTED


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article with the quotes found in it, in order of appearance."""

    article: Article
    quotes: tuple[Quote, ...]


def label(score: float) -> int:
    """-1 against, 0 neutral, 1 for, at the fixed thresholds."""
    return -1 if score <= AGAINST else 1 if score >= FOR else 0


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as hex digits."""
    return sha256(text.encode("utf-8")).hexdigest()


def make_id(*parts: str) -> str:
    """A stable 16-digit hexadecimal id of its parts."""
    return digest("\x1f".join(parts))[:16]


def quote_id(article_id: str, content: Iterable[Span]) -> str:
    """The id of the quote with this content: the same article and spans give the same id."""
    return make_id(article_id, *(f"{start}-{end}" for start, end in content))


def slices(text: str, spans: Sequence[Span]) -> str:
    """The words at `spans`, joined by `CONTENT_JOINER`."""
    return CONTENT_JOINER.join(text[start:end] for start, end in spans)

"""The contract of every desk. The dashboard and the command line use nothing else of one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from stance.records import Article, Extraction, Quote, Speaker, Stance, Target, label
from store.query import Query

Names = Mapping[str, tuple[str, ...]]
"""Names by code or id, the one to show first: `{"RU": ("Russia", "Russian Federation")}`.

Keys are alpha-2 codes and the ids of topics, people and organisations; queries match any of the names.
"""


class Sort(StrEnum):
    """Orders of a selection: equals newest first, then as they appear; quotes without a value last."""

    NEWEST = "newest"
    OLDEST = "oldest"
    AGAINST = "against"
    """By each quote's lowest score, the lowest first; see `Entry.toward`."""
    FOR = "for"
    """By each quote's highest score, the highest first."""
    SPEAKER = "speaker"
    """By the name of the speaker, or of those who speak together."""
    CONFIDENCE = "confidence"
    """The highest first."""


class Verdict(StrEnum):
    """An analyst's judgement of a quote as the program found it."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Correction:
    """An analyst's score toward one target."""

    target: Target
    score: float


@dataclass(frozen=True, slots=True)
class Annotation:
    """An analyst's work on a quote; the program never overwrites it."""

    marked: bool = False
    note: str | None = None
    verdict: Verdict | None = None
    speaker: Speaker | None = None
    """The corrected speaker; None where the program's stands."""
    scores: tuple[Correction, ...] = ()
    """At most one per target, also for targets that the program didn't find."""

    @property
    def is_correction(self) -> bool:
        """Whether it changes what the quote says."""
        return self.speaker is not None or bool(self.scores)

    @property
    def is_dismissal(self) -> bool:
        """Whether the quote is judged wrong and not corrected."""
        return self.verdict is Verdict.WRONG and not self.is_correction


@dataclass(frozen=True, slots=True)
class Entry:
    """A quote with what is needed to show it: its article and the analyst's annotation."""

    quote: Quote
    """As the program found it."""
    article: Article
    annotation: Annotation

    @property
    def speaker(self) -> Speaker | None:
        """The one or the group who speaks: the analyst's word over the program's."""
        return self.annotation.speaker or self.quote.speaker

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Each who speaks: the analyst's one speaker over the program's. Queries and facets see these."""
        return (self.annotation.speaker,) if self.annotation.speaker else self.quote.speakers

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The stances, the analyst's scores over the program's; a corrected one has no evidence."""
        corrected = {correction.target: correction.score for correction in self.annotation.scores}
        by_target = {stance.target: stance for stance in self.quote.stances}
        return tuple(
            _judged(target, corrected[target]) if target in corrected else by_target[target]
            for target in {**by_target, **corrected}
        )

    def toward(self, targets: Collection[str], sort: Sort = Sort.NEWEST) -> list[Stance]:
        """The stances toward the targets of these ids, the strongest first; toward all if there are no ids.

        With `Selection.targets` these are the stances that the selection's order and means are about. In an
        order by stance the first is the one by which the quote is sorted. Mere mentions, see `is_mention`,
        come last.
        """
        return sorted(
            (stance for stance in self.stances if not targets or stance.target.id in targets),
            key=lambda stance: (self.is_mention(stance), _rank(stance.score, sort)),
        )

    def is_mention(self, stance: Stance) -> bool:
        """Whether a target is merely mentioned: the stance has no evidence, and isn't the analyst's.

        Its score is 0 because nothing is known, not because the quote is neutral: it enters no mean and no
        order, and `stance:` doesn't match it.
        """
        return not stance.evidence and all(
            stance.target != correction.target for correction in self.annotation.scores
        )


def _rank(score: float, sort: Sort) -> float:
    match sort:
        case Sort.AGAINST:
            return score
        case Sort.FOR:
            return -score
        case _:
            return -abs(score)


def _judged(target: Target, score: float) -> Stance:
    return Stance(target, score, label(score), confidence=1.0)


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the undo log: a change of annotations, of one quote or of several at once."""

    at: datetime
    before: Mapping[str, Annotation]
    """By quote id."""
    after: Mapping[str, Annotation]

    @property
    def changed_fields(self) -> tuple[str, ...]:
        """The names of the annotations' fields that it changed: "marked", for example."""
        return tuple(
            field.name
            for field in fields(Annotation)
            if any(
                getattr(old, field.name) != getattr(self.after[key], field.name)
                for key, old in self.before.items()
            )
        )


@dataclass(frozen=True, slots=True)
class View:
    """A saved query."""

    name: str
    query: str
    sort: Sort = Sort.NEWEST


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a field over a selection: how many of its quotes have it, and their mean stance."""

    key: str
    """For queries: an alpha-2 code, or the id of a topic, a speaker or a target."""
    name: str
    count: int
    mean: float | None
    """Mean of the quotes' own scores; None where no quote has one.

    A quote's own score is the mean of its scores, toward `Selection.targets` if the query asks for any; for
    a target's facet it is the score toward this target. Mere mentions, see `Entry.is_mention`, and dismissed
    quotes, see `Annotation.is_dismissal`, have none.
    """
    scored: int
    """How many quotes enter the mean."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a selection, in each list the highest count first, then by name."""

    countries: tuple[Facet, ...]
    """Countries of the speakers. A quote of several speakers counts once for each of their countries."""
    topics: tuple[Facet, ...]
    speakers: tuple[Facet, ...]
    """Each who speaks, see `Entry.speakers`."""
    targets: tuple[Facet, ...]
    """Countries, people and organisations that the quotes are about."""


class Selection(Protocol):
    """The quotes that a query finds, as a lazy sequence: an entry is made when it is asked for.

    It stays the same when quotes are added. An entry has the annotation of the moment when it is made.
    """

    @property
    def query(self) -> Query:
        """The query."""
        ...

    @property
    def targets(self) -> frozenset[str]:
        """The ids of the targets that the query's `about:` terms mean on this desk; empty if it has none.

        If there are any, `stance:`, the orders by stance and the means look at stances toward these only.
        """
        ...

    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> Entry: ...
    def __iter__(self) -> Iterator[Entry]: ...

    @property
    def facets(self) -> Facets:
        """Counts and mean stances over this selection, computed on first use."""
        ...


@dataclass(frozen=True, slots=True)
class AddResult:
    """How many articles and quotes were new, changed, or there already."""

    articles_new: int = 0
    articles_known: int = 0
    quotes_new: int = 0
    quotes_known: int = 0
    clashes: tuple[str, ...] = ()
    """Ids of articles that came with another text than the desk has, and keeps."""
    quotes_changed: int = 0
    """Quotes that were there and are different now; only when adding again."""
    quotes_gone: int = 0
    """Quotes that are no longer found, and were removed; only when adding again."""
    quotes_held: int = 0
    """Quotes that are no longer found, but kept because the analyst worked on them."""

    def __add__(self, other: AddResult) -> AddResult:
        return AddResult(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that `verify` found."""

    where: str
    """The id of the quote or article, or the file's name."""
    reason: str


class Desk(Protocol):
    """Articles, quotes and the analyst's work on them. One thread may read while another adds."""

    @property
    def read_only(self) -> bool:
        """Whether adding and annotating raise `DeskReadOnly`."""
        ...

    def add(self, extractions: Iterable[Extraction], *, again: bool = False) -> AddResult:
        """Keep articles with their quotes; one that is there already stays as it is. Durable on return.

        With `again` it gets the quotes that are found now, and those that the analyst worked on stay.
        Articles are written in batches: where the iterable raises, those before are kept.
        """
        ...

    def mark_all_seen(self) -> None:
        """Mark all quotes as seen: `is:new` finds those added from now on. A desk is opened with all seen."""
        ...

    def find(self, query: Query | None = None, *, sort: Sort = Sort.NEWEST) -> Selection:
        """The quotes that match; None finds all."""
        ...

    def warm(self) -> None:
        """Prepare the full-text search, so that the first one doesn't take longer; for a thread."""
        ...

    def is_outdated(self) -> bool:
        """Whether another program has changed the desk since it was opened."""
        ...

    def quote(self, quote_id: str) -> Entry:
        """The quote with this id, or with the only id that starts so (at least 4 digits); else `NotFound`."""
        ...

    def articles(self) -> Sequence[Article]:
        """All articles, newest first."""
        ...

    def annotate(
        self, quote_ids: Iterable[str], *, marked: bool | None = None, note: str | None = None
    ) -> None:
        """Set marks or notes; None leaves them, an empty note removes it. Durable on return.

        Raises `NotFound`, and changes nothing, where a quote isn't there.
        """
        ...

    def revise(self, quote_ids: Iterable[str], change: Callable[[Annotation], Annotation]) -> None:
        """Change annotations in any way, undone as one; `annotate` is the short way for marks and notes."""
        ...

    def undo(self) -> Change | None:
        """Undo the last change that isn't undone, also of an earlier session; None where there is none."""
        ...

    def redo(self) -> Change | None:
        """Redo the change that was undone last, unless there was another since; None where there is none."""
        ...

    def views(self) -> Sequence[View]:
        """The saved views, in the order in which they were first saved."""
        ...

    def save_view(self, view: View) -> None:
        """Save a view, in place of one of the same name."""
        ...

    def drop_view(self, name: str) -> None:
        """Delete the view of this name, if there is one."""
        ...

    def verify(self) -> Iterator[Problem]:
        """Check all quotes against their articles, and all files against their digests."""
        ...

    def close(self) -> None:
        """Let go of the desk's files and its lock."""
        ...

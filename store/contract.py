"""What every store offers. The dashboard and the command line know only this."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from stance.records import Article, Extraction, Quote, Speaker, Stance, Target
from store.query import Query

Names = Mapping[str, tuple[str, ...]]
"""What codes and ids are called, the name to show first: `{"RU": ("Russia", "Russian Federation")}`.

Keys are alpha-2 codes, topics' ids, and ids of people and organisations; queries match any of the names.
"""


class Sort(StrEnum):
    """Orders of a selection. Equals stand newest first; what a quote lacks puts it last."""

    NEWEST = "newest"
    OLDEST = "oldest"
    AGAINST = "against"
    """By the most hostile score of each quote, see `Entry.toward`."""
    FOR = "for"
    """By the friendliest."""
    SPEAKER = "speaker"
    """By the speaker's name."""
    CONFIDENCE = "confidence"
    """The surest first."""


class Verdict(StrEnum):
    """What an analyst thinks of a quote as the program found it."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Correction:
    """An analyst's score toward one target."""

    target: Target
    score: float


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an analyst added to a quote; machine output never overwrites it."""

    marked: bool = False
    note: str | None = None
    verdict: Verdict | None = None
    speaker: Speaker | None = None
    """Who really speaks; None: the one that the program found."""
    scores: tuple[Correction, ...] = ()
    """At most one for each target; it may be a target that the program didn't find."""

    @property
    def is_correction(self) -> bool:
        """Whether it changes what the quote says."""
        return self.speaker is not None or bool(self.scores)

    @property
    def is_dismissal(self) -> bool:
        """Whether what was found is judged wrong, and nothing put in its place."""
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
        """The stances, with the analyst's scores where there are any; a corrected one has no evidence."""
        given = {correction.target: correction.score for correction in self.annotation.scores}
        found = {stance.target: stance for stance in self.quote.stances}
        return tuple(
            _judged(target, given[target]) if target in given else found[target]
            for target in {**found, **given}
        )

    def toward(self, targets: Collection[str], sort: Sort = Sort.NEWEST) -> list[Stance]:
        """The stances toward the targets of these ids, the strongest first; toward all where there are none.

        With `Selection.targets` these are the stances that the selection's order and means are about. In an
        order by stance the one that has put the quote in its place comes first. A mere mention, see
        `is_mention`, comes after every score.
        """
        return sorted(
            (stance for stance in self.stances if not targets or stance.target.id in targets),
            key=lambda stance: (self.is_mention(stance), _rank(stance.score, sort)),
        )

    def is_mention(self, stance: Stance) -> bool:
        """Whether a stance's target is merely mentioned: nothing points either way, nor did the analyst say.

        Such a stance is 0 for want of evidence, not a neutral one: it enters no mean and no order, and
        `stance:` doesn't find it.
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
    return Stance(target, score, (score > 0) - (score < 0), confidence=1.0)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of annotations, of one quote or of many at once."""

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
    """A query that was given a name."""

    name: str
    query: str
    sort: Sort = Sort.NEWEST


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a field over a selection: how many of its quotes have it, and their mean stance."""

    key: str
    """What the query language takes: an alpha-2 code, a topic's id, a speaker's id."""
    name: str
    count: int
    mean: float | None
    """Mean of the quotes' own scores; None where no quote has one.

    A quote's own score is the mean of its stances, of those toward `Selection.targets` where there are any.
    For a target it is the stance toward that target. Mere mentions, see `Entry.is_mention`, are no stances
    here, nor are those of a dismissed quote, see `Annotation.is_dismissal`.
    """
    scored: int
    """How many quotes the mean is of."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a selection, each list by falling count, then name."""

    countries: tuple[Facet, ...]
    """Countries of the speakers."""
    topics: tuple[Facet, ...]
    speakers: tuple[Facet, ...]
    targets: tuple[Facet, ...]
    """Countries, people and organisations that the quotes are about."""


class Selection(Protocol):
    """The quotes that a query finds, newest article first, then in order of appearance.

    A lazy sequence: `len` costs nothing and an entry is made when it is asked for. It stays as it was found
    when quotes are added; an entry shows the annotation as it is when the entry is made.
    """

    @property
    def query(self) -> Query:
        """What was asked for."""
        ...

    @property
    def targets(self) -> frozenset[str]:
        """The ids of the targets that the query's `about:` terms mean on this desk; none: it asks for none.

        `stance:`, the orders by stance and the means look at stances toward these only, see `Entry.toward`.
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
    """Ids of known articles that came with another text; the desk kept the text it had."""
    quotes_changed: int = 0
    """Known quotes of which something is different now; only when adding again."""
    quotes_gone: int = 0
    """Quotes that are no longer found; only when adding again."""
    quotes_held: int = 0
    """Quotes that are no longer found, and stay because the analyst worked on them."""

    def __add__(self, other: AddResult) -> AddResult:
        return AddResult(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that `verify` found."""

    where: str
    """The id of the quote or article, or the file's name."""
    reason: str


class Desk(Protocol):
    """A store of articles, quotes and the analyst's work on them; one thread may read while another adds."""

    @property
    def read_only(self) -> bool:
        """Whether adding and annotating raise `DeskReadOnly`."""
        ...

    def add(self, extractions: Iterable[Extraction], *, again: bool = False) -> AddResult:
        """Keep articles with their quotes; adding one again changes nothing. Durable on return.

        With `again`, a known article gets the quotes that are found now, and those that the analyst worked
        on stay. Articles are kept a batch at a time: where the iterable raises, those before are kept.
        """
        ...

    def mark_all_seen(self) -> None:
        """Mark all quotes as seen: `is:new` finds those added from now on. A desk is opened with all seen."""
        ...

    def find(self, query: Query | None = None, *, sort: Sort = Sort.NEWEST) -> Selection:
        """The quotes that match; None finds all."""
        ...

    def warm(self) -> None:
        """Prepare the first search for words, which would take longer than the next ones; for a thread."""
        ...

    def is_outdated(self) -> bool:
        """Whether another program has changed the desk since it was opened; opening it again shows how."""
        ...

    def quote(self, quote_id: str) -> Entry:
        """The quote with this id, or with the only id that starts so (4 digits at least); else `NotFound`."""
        ...

    def articles(self) -> Sequence[Article]:
        """All articles, newest first."""
        ...

    def annotate(
        self, quote_ids: Iterable[str], *, marked: bool | None = None, note: str | None = None
    ) -> None:
        """Set marks or notes (an empty note removes it; None leaves it). Durable on return.

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
        """The saved views, in the order of their first saving."""
        ...

    def save_view(self, view: View) -> None:
        """Keep a view; one of the same name is replaced."""
        ...

    def drop_view(self, name: str) -> None:
        """Forget a view, if there is one of this name."""
        ...

    def verify(self) -> Iterator[Problem]:
        """Every difference between what is kept and what it should be."""
        ...

    def close(self) -> None:
        """Let go of the desk's files and its lock."""
        ...

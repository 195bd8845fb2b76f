"""The analyst's work: as JSON, in its effect on a quote, and with its history for undo and redo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from store import documents
from store.contract import Annotation, Correction, Deed, Sort, Verdict, View
from store.documents import Document

DEPTH = 1000
"""Deeds that can be undone; older ones are forgotten, their effect stays."""

NOTHING = Annotation()

Changes = dict[str, Document | None]
"""Documents by id; None for those that go."""


def from_annotation(annotation: Annotation) -> Document:
    """An annotation, without what it doesn't say."""
    document = {
        "marked": annotation.marked,
        "note": annotation.note,
        "verdict": str(annotation.verdict) if annotation.verdict else None,
        "speaker": documents.from_speaker(annotation.speaker) if annotation.speaker else None,
        "scores": [
            {"target": documents.from_target(correction.target), "score": correction.score}
            for correction in annotation.scores
        ],
    }
    return {key: value for key, value in document.items() if value}


def to_annotation(document: Document) -> Annotation:
    """The annotation of a document; raises one of `documents.SHAPE_ERRORS` where it is none."""
    scores = [
        Correction(documents.to_target(correction["target"]), correction["score"])
        for correction in document.get("scores", ())
    ]
    return Annotation(
        **{
            **document,
            "verdict": Verdict(document["verdict"]) if "verdict" in document else None,
            "speaker": documents.to_speaker(document["speaker"]) if "speaker" in document else None,
            "scores": tuple(scores),
        }
    )


def corrected(quote: Document, annotation: Annotation) -> Document:
    """A quote's document as it is found and counted: with the analyst's speaker and scores.

    The analyst's stances have no evidence and need none: theirs is None.
    """
    given = {(c.target.kind.value, c.target.id): c for c in annotation.scores}
    stances = []
    for stance in quote["stances"]:
        judged = given.pop((stance["target"]["kind"], stance["target"]["id"]), None)
        stances.append(stance if judged is None else {**stance, "score": judged.score, "evidence": None})
    stances += [
        {"target": documents.from_target(more.target), "score": more.score, "evidence": None}
        for more in given.values()
    ]
    speaker = documents.from_speaker(annotation.speaker) if annotation.speaker else quote["speaker"]
    return {**quote, "speaker": speaker, "stances": stances}


@dataclass(frozen=True)
class History:
    """The deeds that can be undone, oldest first, and at the end those that can be done again."""

    deeds: Mapping[int, Document] = field(default_factory=dict)
    """As documents, by number; they are numbered as they were done."""

    def with_new(self, before: Mapping[str, Annotation], after: Mapping[str, Annotation]) -> History:
        """The history after one more deed; what was undone before it is gone."""
        done = {number: deed for number, deed in self.deeds.items() if not deed["undone"]}
        number = max(done, default=0) + 1
        done[number] = from_deed(Deed(datetime.now(UTC), before, after))
        return History({key: deed for key, deed in done.items() if key > number - DEPTH})

    def last_done(self) -> int | None:
        """The number of the deed to undo next."""
        return max((number for number, deed in self.deeds.items() if not deed["undone"]), default=None)

    def last_undone(self) -> int | None:
        """The number of the deed to do again next."""
        return min((number for number, deed in self.deeds.items() if deed["undone"]), default=None)

    def with_turned(self, number: int) -> History:
        """The history with this deed undone, or done again."""
        deed = self.deeds[number]
        return History({**self.deeds, number: {**deed, "undone": not deed["undone"]}})

    def changes_since(self, old: History) -> Changes:
        """What to write where the old history is written already."""
        return {
            str(number): self.deeds.get(number)
            for number in {**old.deeds, **self.deeds}
            if self.deeds.get(number) is not old.deeds.get(number)
        }


def from_deed(deed: Deed) -> Document:
    """A deed, which isn't undone."""
    return {
        "at": deed.at.isoformat(timespec="seconds"),
        "before": {key: from_annotation(annotation) for key, annotation in deed.before.items()},
        "after": {key: from_annotation(annotation) for key, annotation in deed.after.items()},
        "undone": False,
    }


def to_deed(document: Document) -> Deed:
    """The deed of a document."""
    return Deed(
        at=datetime.fromisoformat(document["at"]),
        before={key: to_annotation(annotation) for key, annotation in document["before"].items()},
        after={key: to_annotation(annotation) for key, annotation in document["after"].items()},
    )


def changes_of(annotations: Mapping[str, Annotation]) -> Changes:
    """What to write so that these are the annotations of these quotes."""
    return {key: from_annotation(value) if value != NOTHING else None for key, value in annotations.items()}


def from_view(view: View) -> Document:
    """A saved view, without its name."""
    return {"query": view.query, "sort": str(view.sort)}


def to_view(name: str, document: Document) -> View:
    """The saved view of this name."""
    return View(name, document["query"], Sort(document["sort"]))

"""The analyst's work: as JSON, in its effect on a quote, and with its history for undo and redo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    """A quote's document as it is found and counted: with the analyst's speaker and scores."""
    given = {correction.target.id: correction for correction in annotation.scores}
    stances = [
        {**stance, "score": given.pop(stance["target"]["id"]).score}
        if stance["target"]["id"] in given
        else stance
        for stance in quote["stances"]
    ]
    stances += [
        {"target": documents.from_target(more.target), "score": more.score} for more in given.values()
    ]
    speaker = documents.from_speaker(annotation.speaker) if annotation.speaker else quote["speaker"]
    return {**quote, "speaker": speaker, "stances": stances}


@dataclass(frozen=True)
class History:
    """The deeds that can be undone, oldest first, and at their end those that can be done again."""

    deeds: tuple[Deed, ...] = ()

    def with_new(self, before: Mapping[str, Annotation], after: Mapping[str, Annotation]) -> History:
        """The history after one more deed; what was undone before it is gone."""
        done = [deed for deed in self.deeds if not deed.is_undone]
        number = done[-1].number + 1 if done else 1
        return History((*done, Deed(number, datetime.now(UTC), before, after))[-DEPTH:])

    def last_done(self) -> Deed | None:
        """The deed to undo next."""
        return next((deed for deed in reversed(self.deeds) if not deed.is_undone), None)

    def last_undone(self) -> Deed | None:
        """The deed to do again next."""
        return next((deed for deed in self.deeds if deed.is_undone), None)

    def with_turned(self, turned: Deed) -> History:
        """The history with this deed undone, or done again."""
        return History(
            tuple(
                replace(deed, is_undone=not deed.is_undone) if deed is turned else deed for deed in self.deeds
            )
        )

    def changes_since(self, old: History) -> Changes:
        """What to write where the old history is written already."""
        known = {deed.number: deed for deed in old.deeds}
        now = {deed.number: deed for deed in self.deeds}
        return {
            str(number): from_deed(now[number]) if number in now else None
            for number in {**known, **now}
            if known.get(number) is not now.get(number)
        }


def from_deed(deed: Deed) -> Document:
    """A deed."""
    return {
        "at": deed.at.isoformat(timespec="seconds"),
        "before": {key: from_annotation(annotation) for key, annotation in deed.before.items()},
        "after": {key: from_annotation(annotation) for key, annotation in deed.after.items()},
        "undone": deed.is_undone,
    }


def to_history(kept: Mapping[str, Document]) -> History:
    """The history of deeds by number."""
    return History(
        tuple(
            Deed(
                number=int(number),
                at=datetime.fromisoformat(document["at"]),
                before={key: to_annotation(annotation) for key, annotation in document["before"].items()},
                after={key: to_annotation(annotation) for key, annotation in document["after"].items()},
                is_undone=document["undone"],
            )
            for number, document in sorted(kept.items(), key=lambda item: int(item[0]))
        )
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

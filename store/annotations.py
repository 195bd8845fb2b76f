"""The analyst's work: as JSON, in its effect on a quote, and with its history for undo and redo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime

from msgspec import convert

from store import documents
from store.contract import Annotation, Change, Sort, View
from store.documents import Document

DEPTH = 1000
"""Changes that can be undone; older ones are forgotten, their effect stays."""

NOTHING = Annotation()
FIELDS = {field.name for field in fields(Annotation)}

TableUpdate = dict[str, Document | None]
"""What to write to a table: documents by id, None for those to remove."""


def from_annotation(annotation: Annotation) -> Document:
    """An annotation as JSON; fields without a value are left out."""
    return {key: value for key, value in documents.from_record(annotation).items() if value}


def to_annotation(document: Document) -> Annotation:
    """The annotation of a document. Raises one of `documents.SHAPE_ERRORS` where it is none."""
    if others := document.keys() - FIELDS:
        raise ValueError(f"an annotation has no {', '.join(sorted(others))}")
    return convert(document, Annotation)


def corrected(quote: Document, annotation: Annotation) -> Document:
    """A quote's document as it is indexed: with the analyst's speaker and scores in place of the program's.

    A stance of the analyst has None for evidence: it counts without any, while one of the program's with
    an empty list is a mere mention.
    """
    given = {(c.target.kind.value, c.target.id): c for c in annotation.scores}
    stances = []
    for stance in quote["stances"]:
        judged = given.pop((stance["target"]["kind"], stance["target"]["id"]), None)
        stances.append(stance if judged is None else {**stance, "score": judged.score, "evidence": None})
    stances += [
        {"target": documents.from_record(more.target), "score": more.score, "evidence": None}
        for more in given.values()
    ]
    corrected_quote = {**quote, "stances": stances}
    if annotation.speaker:
        speaker = documents.from_record(annotation.speaker)
        corrected_quote |= {"speaker": speaker, "speakers": [speaker]}
    return corrected_quote


@dataclass(frozen=True)
class History:
    """The changes that can be undone, oldest first, followed by those that can be redone."""

    changes: Mapping[int, Document] = field(default_factory=dict)
    """As documents, by consecutive numbers."""

    def with_change(self, before: Mapping[str, Annotation], after: Mapping[str, Annotation]) -> History:
        """The history after one more change, before which undone changes can no longer be redone."""
        changes = {number: change for number, change in self.changes.items() if not change["undone"]}
        number = max(changes, default=0) + 1
        changes[number] = from_change(Change(datetime.now(UTC), before, after))
        return History({key: change for key, change in changes.items() if key > number - DEPTH})

    def next_to_undo(self) -> int | None:
        """The number of the change to undo next."""
        return max((number for number, change in self.changes.items() if not change["undone"]), default=None)

    def next_to_redo(self) -> int | None:
        """The number of the change to redo next."""
        return min((number for number, change in self.changes.items() if change["undone"]), default=None)

    def with_undone(self, number: int, undone: bool) -> History:
        """The history with this change undone, or redone."""
        return History({**self.changes, number: {**self.changes[number], "undone": undone}})

    def update_from(self, old: History) -> TableUpdate:
        """What to write where the old history is already written."""
        return {
            str(number): self.changes.get(number)
            for number in {**old.changes, **self.changes}
            if self.changes.get(number) is not old.changes.get(number)
        }


def from_change(change: Change) -> Document:
    """A change as JSON, not undone."""
    return {
        "at": change.at.isoformat(timespec="seconds"),
        "before": {key: from_annotation(annotation) for key, annotation in change.before.items()},
        "after": {key: from_annotation(annotation) for key, annotation in change.after.items()},
        "undone": False,
    }


def to_change(document: Document) -> Change:
    """The change of a document."""
    return Change(
        at=datetime.fromisoformat(document["at"]),
        before={key: to_annotation(annotation) for key, annotation in document["before"].items()},
        after={key: to_annotation(annotation) for key, annotation in document["after"].items()},
    )


def update_of(annotations: Mapping[str, Annotation]) -> TableUpdate:
    """What to write so that these are the annotations of these quotes."""
    return {key: from_annotation(value) if value != NOTHING else None for key, value in annotations.items()}


def from_view(view: View) -> Document:
    """A saved view, without its name."""
    return {"query": view.query, "sort": str(view.sort)}


def to_view(name: str, document: Document) -> View:
    """The saved view of this name."""
    return View(name, document["query"], Sort(document["sort"]))

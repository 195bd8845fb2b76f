"""What is known of all quotes, column by column: one row a quote, one bitmap of rows a value of a field.

Rows are numbered as they are added and never change: a quote that changes gets a new row, its old one is
retired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pyroaring import BitMap

from stance.records import TargetKind
from store.display_names import DisplayNames
from store.documents import Document
from store.fulltext import Texts

LAST_DAY = date.max.toordinal()

NewRows = dict[str, dict[str, list[int]]]
"""Rows by field and value, on their way into the bitmaps: one update with many is far faster than many."""


class ColumnStore:
    """The columns of all rows."""

    def __init__(self, naming: DisplayNames) -> None:
        self.naming = naming
        self.live = BitMap()
        """The rows that aren't retired; the other bitmaps may still hold retired ones."""
        self.values: dict[str, dict[str, BitMap]] = defaultdict(lambda: defaultdict(BitMap))
        """The rows by field and value; "about" holds the ids of targets and countries."""
        self.days: dict[int, BitMap] = defaultdict(BitMap)
        """The rows by day of publication, as `date.toordinal` has it."""
        self.places: list[int] = []
        """For each row a number by which rows sort newest first, then in order of appearance."""
        self.confidence: list[float] = []
        self.stances: dict[str, dict[int, float]] = defaultdict(dict)
        """The score toward a target's id by row; without mere mentions, see `contract.Entry.is_mention`."""
        self.toward: dict[str, BitMap] = defaultdict(BitMap)
        """The rows that have one."""
        self.targets: set[str] = set()
        """The ids of all targets, those merely mentioned among them."""
        self.topic_targets: set[str] = set()
        """The ids of the targets that are topics."""
        self.own: list[float] = []
        """The mean of a quote's scores; 0 for those without."""
        self.scored = BitMap()
        """The rows with a score."""
        self.texts = Texts()
        self._numbers: dict[str, int] = {}

    def add(self, articles: Iterable[tuple[Document, Sequence[Document]]]) -> None:
        """Add rows for the quotes of articles, in their order."""
        first = len(self.places)
        new: NewRows = defaultdict(lambda: defaultdict(list))
        for article, quotes in articles:
            self._add_article(article, quotes, new)
        for field, keys in new.items():
            values = self.values[field]
            for key, rows in keys.items():
                values[key].update(rows)
        self.live.add_range(first, len(self.places))

    def retire(self, row: int) -> None:
        """Find this row no more."""
        self.live.discard(row)

    def flag(self, row: int, states: Mapping[str, bool]) -> None:
        """Say which of the values of `is:` that can change a quote has."""
        for state, is_set in states.items():
            rows = self.values["is"][state]
            (rows.add if is_set else rows.discard)(row)

    def unflag(self, state: str) -> None:
        """Take this value of `is:` from all quotes."""
        self.values["is"][state].clear()

    def _add_article(self, article: Document, quotes: Sequence[Document], new: NewRows) -> None:
        first = len(self.places)
        published = date.fromisoformat(article["published"]).toordinal() if article["published"] else 0
        number = self._numbers.setdefault(article["id"], len(self._numbers))
        place = (LAST_DAY - published) << 48 | number << 24
        for row, quote in enumerate(quotes, first):
            self._add_quote(row, quote, new)
            self.places.append(place + quote["content"][0][0])
        self.texts.add(quote["text"] for quote in quotes)
        rows = range(first, first + len(quotes))
        if article["outlet"]:
            new["outlet"][article["outlet"]].extend(rows)
        if published:
            self.days[published].update(rows)

    def _add_quote(self, row: int, quote: Document, new: NewRows) -> None:
        new["kind"][quote["kind"]].append(row)
        new["act"][quote["act"]].append(row)
        self._add_speaker(row, quote["speaker"], new)
        for topic in quote["topics"]:
            new["topic"][topic].append(row)
        stances = quote["stances"]
        self._add_stances(row, stances)
        for key in {*quote["countries"], *[stance["target"]["id"] for stance in stances]}:
            new["about"][key].append(row)
        self.confidence.append(quote["confidence"])

    def _add_speaker(self, row: int, speaker: Document | None, new: NewRows) -> None:
        if not speaker:
            new["is"]["unattributed"].append(row)
            return
        key = speaker["id"]
        if key not in new["speaker"]:
            self.naming.see(key, speaker["name"])
        new["speaker"][key].append(row)
        if country := speaker["country"]:
            new["country"][country].append(row)

    def _add_stances(self, row: int, stances: Sequence[Document]) -> None:
        total, count = 0.0, 0
        for stance in stances:
            target, score = stance["target"], stance["score"]
            key = target["id"]
            if key not in self.targets:
                self.targets.add(key)
                self.naming.see(key, target["name"])
                if target["kind"] == TargetKind.TOPIC:
                    self.topic_targets.add(key)
            if stance["evidence"] != []:
                self.stances[key][row] = score
                self.toward[key].add(row)
                total += score
                count += 1
        if count:
            self.scored.add(row)
        self.own.append(total / count if count else 0.0)

"""The columns of all quotes, which the index reads: a row per quote, a bitmap of rows per value of a field.

Rows are numbered as they are added, and never change: a quote that changes gets a new row, and its old row is
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
"""New rows by field and value. A bitmap takes many at once far faster than one by one."""


class ColumnStore:
    """The columns of all rows."""

    def __init__(self, names: DisplayNames) -> None:
        self.names = names
        self.live = BitMap()
        """The rows that aren't retired; the other bitmaps may hold retired ones, too."""
        self.values: dict[str, dict[str, BitMap]] = defaultdict(lambda: defaultdict(BitMap))
        """The rows by field and value.

        The fields are those of queries, and "group": "speaker" has each who speaks, by id, "group" those who
        speak together, as the group; "about" has ids of targets and countries.
        """
        self.days: dict[int, BitMap] = defaultdict(BitMap)
        """The rows by day of publication, as `date.toordinal` numbers days."""
        self.places: list[int] = []
        """Per row a number that sorts the newest first, then by the place in the article."""
        self.confidence: list[float] = []
        self.stances: dict[str, dict[int, float]] = defaultdict(dict)
        """Scores by target id and row. Mere mentions, see `contract.Entry.is_mention`, have none."""
        self.toward: dict[str, BitMap] = defaultdict(BitMap)
        """The rows that have a score, by target id."""
        self.targets: set[str] = set()
        """The ids of all targets, also of those merely mentioned."""
        self.topic_targets: set[str] = set()
        """The ids of the targets that are topics."""
        self.own: list[float] = []
        """Per row the mean of its scores; 0 where there is none."""
        self.scored = BitMap()
        """The rows that have a score."""
        self.texts = Texts()
        self._numbers: dict[str, int] = {}

    def add(self, articles: Iterable[tuple[Document, Sequence[Document]]]) -> None:
        """Add a row for each quote of these articles, in their order."""
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
        """Leave this row out from now on."""
        self.live.discard(row)

    def flag(self, row: int, states: Mapping[str, bool]) -> None:
        """Set those values of `is:` that can change."""
        for state, is_set in states.items():
            rows = self.values["is"][state]
            (rows.add if is_set else rows.discard)(row)

    def unflag(self, state: str) -> None:
        """Remove this value of `is:` from all rows."""
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
        if quote["speaker"]:
            self._add_speakers(row, quote["speaker"], quote["speakers"], new)
        else:
            new["is"]["unattributed"].append(row)
        for topic_id in {topic["id"] for topic in quote["topics"]}:
            new["topic"][topic_id].append(row)
        stances = quote["stances"]
        self._add_stances(row, stances)
        for key in {*quote["countries"], *[stance["target"]["id"] for stance in stances]}:
            new["about"][key].append(row)
        self.confidence.append(quote["confidence"])

    def _add_speakers(self, row: int, speaker: Document, speakers: Sequence[Document], new: NewRows) -> None:
        names = {each["id"]: each["name"] for each in speakers}
        for key, name in names.items():
            self._add_named("speaker", key, name, row, new)
        for country in {each["country"] for each in speakers if each["country"]}:
            new["country"][country].append(row)
        if speaker["id"] not in names:
            self._add_named("group", speaker["id"], speaker["name"], row, new)

    def _add_named(self, field: str, key: str, name: str, row: int, new: NewRows) -> None:
        if key not in new[field]:
            self.names.see(key, name)
        new[field][key].append(row)

    def _add_stances(self, row: int, stances: Sequence[Document]) -> None:
        total, count = 0.0, 0
        for stance in stances:
            target, score = stance["target"], stance["score"]
            key = target["id"]
            if key not in self.targets:
                self.targets.add(key)
                self.names.see(key, target["name"])
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

"""What a command did, and what stands in for extraction while it runs."""

import json
import re
from typing import NamedTuple

from stance.records import Extraction
from tests.tui.factories import ANNA, NORWAY, quote, stance

UNDATED = "onrecord: 1 article has no date: after: and before: pass over such\n"


class Ran(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def rows(self):
        """Its JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def stand_in(articles, *, registries, executor=None):
    """In place of the pipeline: what stands in curly quotation marks is Anna's, and for Norway."""
    for article in articles:
        contents = dict.fromkeys(re.findall("“([^”]+)”", article.text))
        stances = [stance(NORWAY, text, ("praise", text, 0.5, "It is praise.")) for text in contents]
        quotes = [
            quote(article, text, speaker=ANNA, cue=None, stances=(scored,))
            for text, scored in zip(contents, stances, strict=True)
        ]
        yield Extraction(article, tuple(quotes))

"""Pronouns: that a candidate has spoken before decides between near ones, and no more than that."""

from __future__ import annotations

import pytest

from stance.parsing import parse
from stance.quoting import attributions
from tests.stance.marked import SUMMER, speakers_in

CASES = [
    ("Mr Ross said it was late. Mr Hill’s car was there. “We go,” he said.", "Ross"),
    ("Mr Ross came at ten. Mr Hill’s car was there. “We go,” he said.", "Hill"),
    ("Mr Ross said it was late. Mr Hill came in. “We go,” he said.", "Hill"),
    (
        "Officials said the bridge was safe. Engineers met on Monday in the town. They said it was done.",
        "officials",
    ),
    (
        "Officials left the bridge. Engineers met on Monday in the town. They said it was done.",
        "engineers",
    ),
    (
        "Officials said it was safe. It rained. It rained on."
        " Engineers met on Monday in the town. They said it was done.",
        "engineers",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_spoke_before_is_meant_rather_than_who_stands_a_little_nearer(text: str, speaker: str) -> None:
    doc = parse(text)
    last = speakers_in(doc, attributions(doc, text), published=SUMMER)[-1]
    assert last is not None
    assert last.name == speaker

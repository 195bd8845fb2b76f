"""The rules as `docs/quotes.md` tells them: every one has an example there, and finds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stance.quoting.confidence import BY_RULE
from stance.records import slices
from tests.stance.quoting.annotated import found

PAGE = Path(__file__).parents[3] / "docs" / "quotes.md"
ROW = re.compile(
    r"^\| `(?P<rule>[a-z ]+)` \| (?P<example>.+?) \| (?P<source>.*?) ?\| (?P<content>.+?) \|$", re.M
)
ROWS = [row.groups() for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def test_every_rule_has_an_example_in_the_page() -> None:
    assert {rule for rule, *_ in ROWS} == BY_RULE.keys()


@pytest.mark.parametrize(("rule", "example", "source", "content"), ROWS)
def test_a_rule_finds_its_example(rule: str, example: str, source: str, content: str) -> None:
    text = example.replace("¶", "\n")
    quotes = [
        (a.rule, text[slice(*a.source)] if a.source else "", slices(text, a.content)) for a in found(text)
    ]
    assert (rule, source, content) in quotes


def test_the_surer_the_layout_the_higher_the_confidence() -> None:
    assert BY_RULE["after"] > BY_RULE["clause"] > BY_RULE["noun phrase"]

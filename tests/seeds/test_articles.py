import json
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from stance.entries import Person
from stance.registries import shipped

QUOTATIONS = Path(__file__).parents[3] / "shared" / "data" / "seed-quotations.jsonl"
QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]")
PLAIN_MARKS = str.maketrans("‘’“”", "''\"\"")
LONGEST_FRAGMENT = 8
"""Words of a real person that may stand between quotation marks at once."""

ARTICLES = sorted(
    (entry for entry in (files("seeds") / "articles").iterdir() if entry.name.endswith(".md")),
    key=lambda entry: entry.name,
)

needs_quotations = pytest.mark.skipif(
    not QUOTATIONS.exists(), reason="the verified quotations stand in ../shared, which is not here"
)
each_article = pytest.mark.parametrize("name", [entry.name for entry in ARTICLES])


@dataclass(frozen=True)
class Seed:
    """A seed article as it is written."""

    fields: dict[str, str]
    sources: tuple[str, ...]
    text: str

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n")

    @property
    def people(self) -> list[Person]:
        """The people of the registry whose full name, in any spelling, stands in the text."""
        return [person for person in shipped().people if names(person, self.text)]


def names(person: Person, text: str) -> bool:
    full = [name for name in person.words if " " in name]
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in full)


@cache
def seed(name: str) -> Seed:
    written = (files("seeds") / "articles" / name).read_text(encoding="utf-8")
    opening, header, text = written.split("---\n", 2)
    assert opening == ""
    lines = header.splitlines()
    fields = dict(line.split(": ", 1) for line in lines if ": " in line and not line.startswith("- "))
    return Seed(fields, tuple(line[2:] for line in lines if line.startswith("- ")), text.strip())


@cache
def quotations() -> list[dict[str, str]]:
    return [json.loads(line) for line in QUOTATIONS.read_text(encoding="utf-8").splitlines()]


def test_there_are_enough_articles() -> None:
    assert len(ARTICLES) >= 12


@each_article
def test_front_matter_is_complete(name: str) -> None:
    article = seed(name)
    assert article.fields.keys() == {"title", "outlet", "url", "published"}
    assert all(article.fields.values())
    assert article.fields["outlet"] == "onrecord seeds"
    assert article.fields["url"] == article.sources[0]
    assert len(set(article.sources)) == len(article.sources)
    assert name.startswith(article.fields["published"])
    assert date.fromisoformat(article.fields["published"])


@each_article
def test_is_a_short_article_in_paragraphs(name: str) -> None:
    article = seed(name)
    assert 150 <= len(article.text.split()) <= 350
    assert len(article.paragraphs) >= 4
    assert not re.search(r"[“\"]|  |\t", article.text[-1])


@each_article
def test_fragments_are_short_and_in_pairs_of_marks(name: str) -> None:
    text = seed(name).text
    assert text.count("“") == text.count("”")
    assert '"' not in text
    for fragment in QUOTED.findall(text):
        assert 0 < len(fragment.split()) <= LONGEST_FRAGMENT


def test_several_speakers_come_back_on_other_dates() -> None:
    dates = defaultdict(set)
    for entry in ARTICLES:
        for person in seed(entry.name).people:
            dates[person.id].add(seed(entry.name).fields["published"])
    assert len([person for person, days in dates.items() if len(days) > 1]) >= 4


@needs_quotations
@each_article
def test_sources_are_those_of_verified_quotations(name: str) -> None:
    assert set(seed(name).sources) <= {quotation["url"] for quotation in quotations()}


@needs_quotations
@each_article
def test_every_fragment_is_word_for_word_what_somebody_named_before_it_said(name: str) -> None:
    """Each stands in a quotation from a source of the article, whose speaker has been named by then."""
    article = seed(name)
    said = [quotation for quotation in quotations() if quotation["url"] in article.sources]
    for i, paragraph in enumerate(article.paragraphs):
        for fragment in QUOTED.findall(paragraph):
            speakers = {
                quotation["speaker"]
                for quotation in said
                if re.search(
                    rf"(?<!\w){re.escape(fragment.translate(PLAIN_MARKS))}(?!\w)",
                    quotation["quote"].translate(PLAIN_MARKS),
                )
            }
            assert speakers, f"nobody said {fragment!r}"
            so_far = "\n".join(article.paragraphs[: i + 1])
            assert any(is_named(speaker, so_far) for speaker in speakers), f"{fragment!r}: {speakers}"


def is_named(speaker: str, text: str) -> bool:
    person = next(person for person in shipped().people if speaker in person.words)
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in person.words)


@needs_quotations
def test_every_speaker_of_the_quotations_is_in_the_registry() -> None:
    known = {word for person in shipped().people for word in person.words}
    assert {quotation["speaker"] for quotation in quotations()} <= known


@needs_quotations
def test_roles_of_the_registry_have_the_country_of_the_quotations() -> None:
    for quotation in quotations():
        person = next(person for person in shipped().people if quotation["speaker"] in person.words)
        role = person.role_on(date.fromisoformat(quotation["date"]))
        assert role is not None, quotation["speaker"]
        assert role.country == quotation["country"]

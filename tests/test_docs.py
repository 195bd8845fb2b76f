"""What the README says is what the program does."""

import re
from pathlib import Path

import pytest

from stance.reading import SUFFIXES
from store.exports import FORMATS
from store.exports import SUFFIXES as ENDINGS
from store.query import FIELDS, STATES, parse
from tui.cli import app
from tui.commands import GROUPS, shown

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TABLE_ROWS = [line for line in README.splitlines() if line.startswith("| ")]


@pytest.mark.parametrize("name", [command.callback.__name__ for command in app.registered_commands])
def test_every_command_is_in_the_readme(name):
    assert any(re.search(rf"`(onrecord )?{name}\b", row) for row in TABLE_ROWS)


@pytest.mark.parametrize(
    "command",
    {command.name: command for group in GROUPS for command in group.commands}.values(),
    ids=lambda command: command.name,
)
def test_every_key_is_in_the_readme(command):
    keys = {shown(key).replace("^", "Ctrl+") for key in command.keys.split(",")}
    named = {key for row in TABLE_ROWS for key in re.findall(r"[^\s`,|]+", row.split("|")[1])}
    assert keys & named


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_a_query_is_in_the_readme(field):
    assert any(f"`{field}:" in row for row in TABLE_ROWS)


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_in_the_readme(state):
    assert f"`is:{state}`" in README


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_suffix_is_in_the_readme(suffix):
    assert f"`{suffix}`" in README


def test_every_export_is_in_the_readme():
    names = {
        "csv": "CSV",
        "xlsx": "XLSX",
        "jsonl": "JSON lines",
        "markdown": "Markdown",
        "bibtex": "BibTeX",
        "webannotation": "Web Annotation",
    }
    assert all(names[name] in README for name in FORMATS)
    assert all(f"`{ENDINGS[name]}`" in README for name in FORMATS)


def test_the_queries_in_the_readme_are_understood():
    queries = re.findall(r"onrecord \w+ '([^']+)'", README)
    terms = [term for row in TABLE_ROWS for term in re.findall(r"`(\w+:[^`]+)`", row)]
    assert queries
    assert len(terms) > len(FIELDS)
    for text in (*queries, *terms):
        assert parse(text).problems == ()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_of_the_project_lead_somewhere(page):
    for target in re.findall(r"\]\(([^):#]+)[^):]*\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target

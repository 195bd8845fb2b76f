from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import store
from stance.cleaning import UNSAFE
from stance.records import Extraction, Kind, Target, TargetKind
from store import documents
from store.annotations import to_annotation
from store.contract import Annotation, Correction, Entry, Verdict
from store.desk_errors import ExportError
from store.exports import FORMATS, render, write
from store.exports.markdown import escaped
from store.exports.tables import guarded
from store.wording import as_printed, as_said, in_brief, with_cue
from tests.store.examples import (
    KIM,
    NAMES,
    NATO,
    OBSERVERS,
    PUTIN,
    US,
    article,
    corpora,
    corpus,
    mention,
    quote,
    stance,
    together,
)

HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1"]


TEXTS = sorted(set(FORMATS) - {"xlsx"})
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def exported(entries: list[Entry], format: str) -> str:
    return b"".join(render(entries, format, names=NAMES)).decode()


def sheet(entries: list[Entry]) -> list[list[str | None]]:
    """The cells of a spreadsheet, as a program that reads the format finds them."""
    with ZipFile(BytesIO(b"".join(render(entries, "xlsx", names=NAMES)))) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))
        root = ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
        strings = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    assert not list(root.iter(f"{SHEET}f"))
    assert not list(root.iter(f"{SHEET}hyperlink"))
    texts = ["".join(leaf.text or "" for leaf in item.iter(f"{SHEET}t")) for item in strings]
    table = [
        {column(cell): texts[int(value(cell))] if cell.get("t") == "s" else value(cell) for cell in row}
        for row in root.iter(f"{SHEET}row")
    ]
    return [[row.get(at) for at in range(len(table[0]))] for row in table]


def column(cell: ElementTree.Element) -> int:
    """The column of a cell, from 0: its reference is like "AB12"."""
    at = 0
    for letter in str(cell.get("r")).rstrip("0123456789"):
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def value(cell: ElementTree.Element) -> str:
    """What a cell holds."""
    return next((leaf.text or "" for leaf in cell.iter(f"{SHEET}v")), "")


PUTIN_TARGET = Target(TargetKind.PERSON, "vladimir-putin", "Vladimir Putin")


def entry(text: str = "He left.", **changes: str) -> Entry:
    """An entry whose words all come from `text`."""
    of = replace(article("a", text, outlet=text, published=date(2024, 6, 19)), title=text, **changes)
    speaker = replace(PUTIN, name=text, role=text)
    said = quote(of, text, speaker=speaker, stances=(stance(replace(US, name=text), -0.5),))
    return Entry(said, of, Annotation(note=text))


@pytest.fixture
def entries() -> list[Entry]:
    desk = store.memory_desk(names=NAMES)
    desk.add(corpus())
    desk.annotate([desk.find()[0].quote.id], marked=True, note="compare")
    return list(desk.find())


def test_csv_has_one_row_a_quote_with_targets_and_scores_in_columns(entries: list[Entry]) -> None:
    rows = list(csv.DictReader(StringIO(exported(entries, "csv"))))
    assert [row["quote"] for row in rows] == [entry.quote.text for entry in entries]
    assert (rows[0]["marked"], rows[0]["note"]) == ("yes", "compare")
    sanctions = rows[2]
    assert sanctions["speaker"] == "Vladimir Putin"
    assert sanctions["country"] == "RU"
    assert sanctions["topics"] == "sanctions"
    assert [(sanctions[f"target_{at}"], sanctions[f"score_{at}"]) for at in (1, 2)] == [
        ("US", "-0.6"),
        ("sanctions", "-0.2"),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_holds_no_formula(text: str) -> None:
    [row] = csv.DictReader(StringIO(exported([entry(text)], "csv")))
    for column in ("quote", "title", "outlet", "speaker", "role", "note", "target_1"):
        assert row[column].startswith("'")


@given(corpora())
def test_csv_is_read_back_cell_by_cell(extractions: list[Extraction]) -> None:
    desk = store.memory_desk()
    desk.add(extractions)
    entries = list(desk.find())
    rows = list(csv.reader(StringIO(exported(entries, "csv"), newline="")))
    assert len(rows) == len(entries) + 1
    assert len({len(row) for row in rows}) == 1


def test_a_spreadsheet_has_the_cells_of_the_csv(entries: list[Entry]) -> None:
    rows = list(csv.reader(StringIO(exported(entries, "csv"))))
    assert [[cell or "" for cell in row] for row in sheet(entries)] == rows


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_spreadsheet_takes_any_text(text: str) -> None:
    [_, row] = sheet([entry(text)])
    assert row[12] == re.sub("[\ufffe\uffff]", "\ufffd", guarded(text))


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    [_, row] = sheet([entry("x" * 40_000)])
    assert len(str(row[12])) == 32_767


def test_the_same_quotes_make_the_same_file(entries: list[Entry]) -> None:
    for format in FORMATS:
        assert b"".join(render(entries, format)) == b"".join(render(entries, format))


def test_those_who_speak_together_are_each_named(entries: list[Entry]) -> None:
    several = (PUTIN, KIM, replace(PUTIN, id="peskov", name="Dmitry Peskov"), OBSERVERS)
    said = replace(entries[2], quote=replace(entries[2].quote, speaker=together(*several), speakers=several))
    [row] = csv.DictReader(StringIO(exported([said], "csv")))
    assert row["speaker"] == "Vladimir Putin, Kim Jong Un, Dmitry Peskov and observers"
    assert row["speakers"] == "Vladimir Putin; Kim Jong Un; Dmitry Peskov; observers"
    assert row["country"] == "RU; KP"
    [line] = exported([said], "jsonl").splitlines()
    assert [each["id"] for each in json.loads(line)["speakers"]] == [each.id for each in several]
    [annotation] = json.loads(exported([said], "webannotation"))["first"]["items"]
    assert [body["value"] for body in annotation["body"] if body["purpose"] == "identifying"] == [
        each.name for each in several
    ]
    assert "**Vladimir Putin, Kim Jong Un, Dmitry Peskov and observers**" in exported([said], "markdown")


def test_corrections_are_exported(entries: list[Entry]) -> None:
    annotation = Annotation(speaker=KIM, scores=(Correction(US, 0.25),), verdict=Verdict.WRONG)
    [row] = csv.DictReader(StringIO(exported([replace(entries[2], annotation=annotation)], "csv")))
    assert (row["speaker"], row["speakers"], row["verdict"]) == ("Kim Jong Un", "Kim Jong Un", "wrong")
    assert (row["target_1"], row["score_1"]) == ("US", "0.25")


def test_a_brief_tells_corrected_scores_from_those_that_were_found() -> None:
    by_hand = Annotation(scores=(Correction(US, 0.3), Correction(PUTIN_TARGET, -0.1)))
    said = entry()
    said = replace(said, quote=replace(said.quote, stances=(stance(US, -0.5),)), annotation=by_hand)
    brief = exported([said], "markdown")
    assert "toward US: +0.30 (corrected; found was -0.50)" in brief
    assert "toward Vladimir Putin: -0.10 (corrected; nothing was found)" in brief
    assert "corrected" not in exported([replace(said, annotation=Annotation())], "markdown")


def test_a_brief_tells_what_the_analyst_thinks_of_a_quote() -> None:
    said = replace(entry(), annotation=Annotation(verdict=Verdict.WRONG, speaker=KIM))
    brief = exported([said], "markdown")
    assert "\nJudged wrong by the analyst.\n" in brief
    assert "\nSpeaker corrected by the analyst; found was " in brief
    assert "analyst" not in exported([entry()], "markdown")


def test_a_table_tells_scores_no_more_exactly_than_they_are(entries: list[Entry]) -> None:
    table = csv.DictReader(StringIO(exported(entries, "csv")))
    scores = [row[column] for row in table for column in ("score_1", "confidence")]
    assert all(len(score.lstrip("-")) <= len("0.1234") for score in scores)


def test_bibtex_cites_each_article_once(entries: list[Entry]) -> None:
    bibliography = exported(entries, "bibtex")
    assert bibliography.count("@misc{") == 3
    assert (
        "@misc{summit,\n  title = {{Title of summit}},\n  howpublished = {BBC},\n  year = {2024},\n"
        "  month = {6},\n  date = {2024-06-19},\n  url = {https://example.org/summit},\n}\n"
    ) in bibliography


@pytest.mark.parametrize(
    ("outlet", "url", "title"),
    [
        ("BBC", "https://example.org/a", "https://example.org/a"),
        ("BBC", None, "Article in BBC"),
        (None, None, "Article silent"),
    ],
)
def test_an_untitled_article_is_cited_by_what_is_known(
    outlet: str | None, url: str | None, title: str
) -> None:
    of = replace(article("silent", "He left.", outlet=outlet, url=url), title=None)
    bibliography = exported([Entry(quote(of, "He left."), of, Annotation())], "bibtex")
    assert f"  title = {{{{{title}}}}},\n" in bibliography


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("50% of $5 & #1_a", r"50\% of \$5 \& \#1\_a"),
        ("a } b {", r"a \textbraceright{} b \textbraceleft{}"),
        ("\\input{x}", r"\textbackslash{}input\textbraceleft{}x\textbraceright{}"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
    ],
)
def test_bibtex_prints_text_as_it_is(text: str, shown: str) -> None:
    bibliography = exported([entry(text)], "bibtex")
    assert f"title = {{{{{shown}}}}}" in bibliography
    assert bibliography.count("{") == bibliography.count("}")


def test_web_annotations_find_their_words_by_text_and_by_position(entries: list[Entry]) -> None:
    collection = json.loads(exported(entries, "webannotation"))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["total"] == len(collection["first"]["items"]) == 6
    texts = {extraction.article.url: extraction.article.text for extraction in corpus()}
    split = collection["first"]["items"][2]
    assert split["type"] == "Annotation"
    assert [target["selector"][0]["exact"] for target in split["target"]] == [
        "the West’s sanctions",
        "can't work",
    ]
    for target in split["target"]:
        quoted, placed = target["selector"]
        text = texts[target["source"]]
        assert text[placed["start"] : placed["end"]] == quoted["exact"]
        assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in text
    assert {"type": "TextualBody", "purpose": "assessing", "value": "US: -0.60"} in split["body"]


def test_jsonl_is_the_record_with_its_article_and_annotation(entries: list[Entry]) -> None:
    lines = [json.loads(line) for line in exported(entries, "jsonl").splitlines()]
    for line, entry in zip(lines, entries, strict=True):
        assert line.pop("article")["id"] == entry.article.id
        assert to_annotation(line.pop("annotation")) == entry.annotation
        assert documents.to_quote(line, entry.article.id) == entry.quote


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_jsonl_is_safe_to_be_shown_and_still_the_record(text: str) -> None:
    line = exported([entry(text)], "jsonl")
    assert not UNSAFE.search(line)
    assert json.loads(line)["text"] == text


def test_markdown_tells_who_when_where_and_puts_marks_around_what_was_said_only(entries: list[Entry]) -> None:
    brief = exported(entries, "markdown")
    assert brief.startswith("# 6 quotes\n")
    assert "> “We value the treaty,”\n\n— **Kim Jong Un**, leader, KP (direct)\n\nBBC, 2024-06-19, " in brief
    assert "[Title of summit](<https://example.org/summit>)" in brief
    assert "- toward US: -0.60\n- toward sanctions: -0.20\n" in brief
    assert "\n**speaker unknown** — reported by BBC News: *" in brief
    assert "\nNote: compare\n" in brief


def test_a_brief_says_once_what_is_verbatim(entries: list[Entry]) -> None:
    legend = (
        "\n\nBlock quotes are verbatim. What stands in italics is the outlet's report; in it, only what"
        " stands in quotation marks is verbatim.\n\n---\n"
    )
    assert exported(entries, "markdown").startswith(f"# 6 quotes{legend}")
    assert exported(entries[:1], "markdown").startswith(f"# 1 quote{legend}")
    assert exported(entries, "markdown").count(legend) == 1
    assert exported([], "markdown") == "# 0 quotes\n"


def test_scores_in_exports_have_their_signs_and_places(entries: list[Entry]) -> None:
    said = replace(
        entries[2], quote=replace(entries[2].quote, stances=(stance(US, -0.123456), stance(NATO, 0.5)))
    )
    said = replace(said, annotation=Annotation(scores=(Correction(NATO, -0.25),)))
    [row] = csv.DictReader(StringIO(exported([said], "csv")))
    assert [row[name] for name in ("target_1", "score_1", "target_2", "score_2", "confidence")] == [
        "US",
        "-0.1235",
        "Nato",
        "-0.25",
        "0.9",
    ]
    assert "- toward US: -0.12\n- toward Nato: -0.25 (corrected; found was +0.50)\n" in exported(
        [said], "markdown"
    )
    [annotation] = json.loads(exported([said], "webannotation"))["first"]["items"]
    assert [body["value"] for body in annotation["body"] if body["purpose"] == "assessing"] == [
        "US: -0.12",
        "Nato: -0.25",
    ]


def test_each_column_of_a_table_has_what_it_says() -> None:
    of = article("a", "Text of it.", published=date(2024, 6, 19), outlet="BBC", url="https://example.org/a")
    speaker = replace(PUTIN, affiliation="Kremlin")
    said = quote(of, "Text", speaker=speaker, countries=("US",), topics=("medtop:20000642",), kind=Kind.MIXED)
    annotation = Annotation(marked=True, note="mine", verdict=Verdict.RIGHT)
    [row] = csv.DictReader(StringIO(exported([Entry(said, of, annotation)], "csv")))
    columns = {
        "id": said.id,
        "published": "2024-06-19",
        "outlet": "BBC",
        "title": "Title of a",
        "url": "https://example.org/a",
        "speaker": "Vladimir Putin",
        "speakers": "Vladimir Putin",
        "role": "president",
        "affiliation": "Kremlin",
        "country": "RU",
        "kind": "mixed",
        "act": "speech",
        "quote": "Text",
        "printed": "Text",
        "about": "US",
        "topics": "sanctions",
        "confidence": "0.9",
        "marked": "yes",
        "note": "mine",
        "verdict": "right",
    }
    assert list(row.items()) == list(columns.items())


def reported(text: str, words: str, *, outlet: str | None = "BBC") -> Entry:
    """An indirect quote: Russia condemned something."""
    of = article("a", text, outlet=outlet)
    at = text.index("condemned")
    said = replace(
        quote(of, words, speaker=PUTIN, kind=Kind.INDIRECT, stances=(mention(US),)),
        cue=(at, at + len("condemned")),
        source=(0, len("Russia")),
    )
    return Entry(said, of, Annotation())


def test_a_quote_in_part_in_the_outlets_words_is_told_with_its_cue() -> None:
    one = reported("Russia condemned “the test” as such.", "“the test”")
    mixed = replace(one, quote=replace(one.quote, kind=Kind.MIXED))
    assert in_brief(mixed) == "condemned “the test”"
    brief = exported([mixed], "markdown")
    assert "— reported by BBC: *Russia condemned “the test”* (mixed, cue “condemned”)\n" in brief
    assert "\n>" not in brief


def test_indirect_speech_is_told_in_the_outlets_words_and_never_looks_like_a_quotation() -> None:
    brief = exported([reported("Russia, its neighbour, condemned the test as such.", "the test")], "markdown")
    assert (
        "**Vladimir Putin**, president, Russia — reported by BBC: "
        "*Russia, its neighbour, condemned the test* (indirect, cue “condemned”)\n"
    ) in brief
    assert "\n>" not in brief
    assert "- US: mentioned, nothing points either way\n" in brief
    nowhere = exported([reported("Russia condemned the test.", "the test", outlet=None)], "markdown")
    assert "— reported in the article's words: *Russia condemned the test* (" in nowhere


def test_tables_and_annotations_have_the_outlets_words_beside_an_indirect_quote() -> None:
    one = reported("Russia condemned the test.", "the test")
    [row] = csv.DictReader(StringIO(exported([one], "csv")))
    assert (row["kind"], row["quote"], row["printed"]) == (
        "indirect",
        "the test",
        "Russia condemned the test",
    )
    assert (row["target_1"], row["score_1"]) == ("US", "")
    [annotation] = json.loads(exported([one], "webannotation"))["first"]["items"]
    values = {body["purpose"]: body["value"] for body in annotation["body"]}
    assert values == {
        "classifying": "indirect",
        "describing": "In the outlet's words: Russia condemned the test",
        "identifying": "Vladimir Putin",
    }


def test_what_stands_in_several_paragraphs_is_shown_without_what_lies_between() -> None:
    one = reported("Russia spoke.\nIt condemned much. It ended.\nThe test was wrong.", "The test was wrong")
    assert as_printed(one) == "Russia … condemned … The test was wrong"
    assert with_cue(one) == "condemned … The test was wrong"


@pytest.mark.parametrize(
    ("kind", "words", "shown"),
    [
        (Kind.DIRECT, "Yes", "“Yes”"),
        (Kind.DIRECT, '"Yes"', '"Yes"'),
        (Kind.DIRECT, "«Yes»", "«Yes»"),
        (Kind.MIXED, "that “yes” is", "that “yes” is"),
    ],
)
def test_marks_are_never_doubled(kind: Kind, words: str, shown: str) -> None:
    of = article("a", words)
    assert as_said(Entry(quote(of, words, kind=kind), of, Annotation())) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"),
        ("[x](http://evil)", r"\[x\](http\://evil)"),
        ("<script>&amp;", r"\<script\>\&amp;"),
        ("# heading\n\n- list", r"\# heading - list"),
        ("- list", r"\- list"),
        ("1. list", r"1\. list"),
        ("2024 was", "2024 was"),
        ("a | b ~c~ $x$", r"a \| b \~c\~ \$x\$"),
        ("www.evil.org me@evil.org", r"www\.evil.org me\@evil.org"),
        ("\x1b[31mred\u202e", "\ufffd\\[31mred\ufffd"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a b)(>\n", "](<https://example.org/a%20b%29%28%3E%0A>)"),
        ("https://example.org/a%20b?c=d#e", "](<https://example.org/a%20b?c=d#e>)"),
        ("javascript:alert(1)", "2024-06-19, He left.\n"),
    ],
)
def test_markdown_links_only_to_the_web(url: str, link: str) -> None:
    assert link in exported([entry(url=url)], "markdown")


@pytest.mark.parametrize("format", TEXTS)
def test_nothing_from_an_article_reaches_the_terminal_as_control(format: str) -> None:
    text = exported([entry("\x1b]52;c;aGk=\x07 \x9b31m \u202eevil\u200b \x7f.")], format)
    assert not UNSAFE.search(text)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_an_empty_selection_is_an_export(format: str) -> None:
    assert isinstance(b"".join(render([], format)), bytes)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_file_a_stream_of_bytes_and_one_of_text_get_the_same(
    format: str, entries: list[Entry], tmp_path: Path
) -> None:
    written, under = BytesIO(), BytesIO()
    write(entries, format, tmp_path / "brief")
    write(iter(entries), format, written)
    with TextIOWrapper(under) as text:
        write(entries, format, text)
        assert (tmp_path / "brief").read_bytes() == written.getvalue() == under.getvalue()


def test_an_existing_file_is_replaced_only_when_asked_for(entries: list[Entry], tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    path.write_text("mine")
    with pytest.raises(ExportError, match=r"quotes\.csv: exists"):
        write(entries, "csv", path)
    assert path.read_text() == "mine"
    write(entries, "csv", path, force=True)
    assert path.read_text().startswith("id,")


def test_a_failing_export_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        write([entry(), None], "jsonl", tmp_path / "quotes.jsonl")  # type: ignore[list-item]  # the failure
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["", "missing/quotes.csv"])
def test_a_place_that_takes_no_file_is_named(place: str, entries: list[Entry], tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=str(tmp_path)):
        write(entries, "csv", tmp_path / place, force=True)


def test_an_unknown_format_is_named_with_those_there_are(entries: list[Entry]) -> None:
    with pytest.raises(ExportError, match=r"docx: .*csv"):
        write(entries, "docx", BytesIO())

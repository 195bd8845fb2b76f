"""The command line by what it prints and with which status it ends; extraction is a stand-in for speed."""

import io
import json
import re
import sys
from dataclasses import replace

import pytest

from store import open_desk
from store.contract import Correction
from tests.tui.factories import NORWAY, UNITED_STATES, hostile, stance, treaty, warning
from tests.tui.running import UNDATED, stand_in

UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture
def filled(own_desk):
    """A desk with five quotes of two articles."""
    desk = open_desk(own_desk)
    desk.add([treaty(), warning()])
    desk.close()
    return own_desk


@pytest.fixture
def article(tmp_path):
    """A file with one quote."""
    path = tmp_path / "a.txt"
    path.write_text("“Norway is kind,” said Anna Berg.\n", encoding="utf-8")
    return path


# Usage


def test_help_names_every_command(run):
    ran = run("--help")
    assert ran.status == 0
    for command in (
        "demo",
        "add",
        "extract",
        "stance",
        "quotes",
        "speakers",
        "countries",
        "topics",
        "export",
        "explain",
    ):
        assert f"\n  {command} " in ran.out


@pytest.mark.parametrize(
    "command",
    ["demo", "add", "extract", "stance", "quotes", "speakers", "topics", "export", "explain", "verify"],
)
def test_every_command_has_help(run, command):
    ran = run(command, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"Usage: onrecord {command}")


def test_the_version_is_shown(run):
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\n", run("--version").out)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["nonsense"], "nonsense"),
        (["--nonsense"], "--nonsense"),
        (["add"], "SOURCE"),
        (["extract"], "SOURCE"),
        (["extract", "--nonsense", "a.txt"], "--nonsense"),
        (["quotes", "--nonsense"], "--nonsense"),
        (["quotes", "--limit", "0"], "--limit"),
        (["quotes", "--limit", "x"], "--limit"),
        (["quotes", "--sort", "x"], "--sort"),
        (["export", "--format", "docx"], "--format"),
        (["export"], "--format"),
        (["export", "--output", "a.docx"], "--format"),
        (["explain"], "QUOTE_ID"),
        (["stance"], "EXAMPLES"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(run, arguments, named):
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert named in ran.err


# Adding


def test_adding_keeps_and_says_what_it_did(run, article):
    assert run("add", article) == (0, "added 1 article with 1 quote; 0 articles already there\n", UNDATED)
    assert [row["text"] for row in run("quotes", "--json").rows] == ["Norway is kind,"]


def test_dated_articles_are_added_without_a_word(run, tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\npublished: 2024-06-19\n---\n“Yes,” said Anna Berg.", encoding="utf-8")
    assert run("add", path).err == ""


def test_adding_again_on_demand_finds_the_quotes_anew_and_says_what_changed(
    run, article, own_desk, monkeypatch, tmp_path
):
    other = tmp_path / "b.txt"
    other.write_text("“Yes,” said Anna Berg. “No,” she said.\n", encoding="utf-8")
    run("add", article, other)
    same = run("add", "--again")
    assert same == (
        0, "read 2 articles again; 0 quotes new, 0 changed, 0 no longer found, 3 as before\n", ""
    )  # fmt: skip
    marked = next(row["id"] for row in run("quotes", "--json").rows if row["text"] == "Yes,")
    desk = open_desk(own_desk)
    desk.annotate([marked], marked=True)
    desk.close()

    def better(articles, **options):
        for found in stand_in(articles, **options):
            renewed = [replace(each, speaker=None) for each in found.quotes if each.text != "No,"]
            yield replace(found, quotes=tuple(each for each in renewed if each.text != "Yes,"))

    monkeypatch.setattr("stance.pipeline.extract", better)
    only = run("add", "--again", article)
    assert only.out == "read 1 article again; 0 quotes new, 1 changed, 0 no longer found, 0 as before\n"
    assert run("add", "--again").out == (
        "read 2 articles again; 0 quotes new, 0 changed, 1 no longer found, 1 as before;"
        " 1 quote no longer found, but kept with your work on it\n"
    )
    monkeypatch.setattr("stance.pipeline.extract", stand_in)
    third = tmp_path / "c.txt"
    third.write_text("“Never,” said Anna Berg.\n", encoding="utf-8")
    assert run("add", "--again", other, third).out == (
        "read 1 article again; added 1 article; 2 quotes new, 0 changed, 0 no longer found, 1 as before\n"
    )
    assert {row["text"] for row in run("quotes", "--json").rows} == {
        "Norway is kind,", "Yes,", "No,", "Never,"
    }  # fmt: skip


def test_a_desk_that_isn_t_there_can_t_be_read_again(run, own_desk):
    ran = run("add", "--again")
    assert (ran.status, ran.out) == (1, "")
    assert str(own_desk) in ran.err
    assert not own_desk.exists()


@pytest.mark.parametrize("command", ["add", "extract"])
def test_files_of_other_kinds_in_a_folder_are_counted(run, tmp_path, command):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "a.py", "b.docx", ".hidden.docx"):
        (folder / name).write_text("Nobody spoke.")
    ran = run(command, folder)
    assert ran.status == 0
    assert f"onrecord: {folder}: 2 files of other kinds were passed over\n" in ran.err
    (folder / "a.py").unlink()
    assert ": 1 file of another kind was passed over\n" in run(command, folder).err


def test_adding_again_changes_nothing(run, article, own_desk):
    run("add", article)
    before = {path: path.read_bytes() for path in own_desk.rglob("*.json")}
    ran = run("add", article, article)
    assert (ran.status, ran.out) == (0, "added 0 articles with 0 quotes; 2 articles already there\n")
    assert {path: path.read_bytes() for path in own_desk.rglob("*.json")} == before


@pytest.mark.parametrize("command", ["add", "extract"])
def test_bad_input_is_named_and_the_good_is_not_lost(run, article, tmp_path, command):
    for name, content in {
        "empty.txt": b"",
        "binary.txt": b"\0\1" * 99,
        "a.docx": b"PK",
        "b.json": b"{",
    }.items():
        (tmp_path / name).write_bytes(content)
    other = tmp_path / "z.txt"
    other.write_text("“Thank you,” said Anna Berg.\n", encoding="utf-8")
    bad = [tmp_path / name for name in ("missing.txt", "empty.txt", "binary.txt", "a.docx", "b.json")]
    ran = run(command, article, *bad, other)
    assert ran.status == 2
    said = [line.split(": ")[1] for line in ran.err.splitlines()]
    assert said[: len(bad)] == [str(path) for path in bad]
    if command == "add":
        assert said[len(bad) :] == ["2 articles have no date"]
        assert ran.out == "added 2 articles with 2 quotes; 0 articles already there\n"
    else:
        assert [row["quotes"][0]["text"] for row in ran.rows] == ["Norway is kind,", "Thank you,"]


def test_a_file_of_nothing_but_problems_does_not_flood(run, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("nonsense\n" * 500)
    ran = run("extract", path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].startswith("onrecord: and 480 more problems like these: 480 is ")


def test_another_text_under_a_known_link_is_said(run, tmp_path):
    for text in ("“Yes,” said Anna Berg.", "“No,” said Anna Berg."):
        path = tmp_path / "a.json"
        path.write_text(json.dumps({"text": text, "url": "https://news.example/a"}), encoding="utf-8")
        ran = run("add", path)
    assert ran.status == 0
    assert "with another text" in ran.err
    assert [row["text"] for row in run("quotes", "--json").rows] == ["Yes,"]


def test_a_desk_that_another_program_writes_to_is_named(run, article, own_desk):
    other = open_desk(own_desk)
    ran = run("add", article)
    other.close()
    assert ran.status == 2
    assert str(own_desk) in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_wrong_registry_on_the_desk_is_named(run, article, own_desk):
    own_desk.mkdir()
    (own_desk / "topics.toml").write_text("nonsense")
    ran = run("add", article)
    assert ran.status == 2
    assert "topics.toml" in ran.err


@pytest.mark.parametrize("place", ["before", "behind", "environment"])
def test_the_desk_can_be_named_in_three_ways(run, article, tmp_path, monkeypatch, place):
    desk = tmp_path / place
    if place == "environment":
        monkeypatch.setenv("ONRECORD_DESK", str(desk))
        ran = run("add", article)
    elif place == "before":
        ran = run("--desk", desk, "add", article)
    else:
        ran = run("add", article, "--desk", desk)
    assert ran.status == 0
    assert (desk / "desk.json").exists()
    assert not (tmp_path / "desk").exists()


# Extracting and scoring


def test_extract_prints_the_articles_in_order_and_keeps_nothing(run, tmp_path, own_desk):
    path = tmp_path / "a.jsonl"
    rows = [
        {"id": "b", "text": "“Norway is kind,” said Anna.", "published": "2024-06-19"},
        {"id": "a", "text": "None."},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    ran = run("extract", path)
    assert (ran.status, ran.err) == (0, "")
    first, second = ran.rows
    assert {key: first[key] for key in ("id", "title", "outlet", "url", "published")} == {
        "id": "b",
        "title": None,
        "outlet": None,
        "url": None,
        "published": "2024-06-19",
    }
    [found] = first["quotes"]
    [[start, end]] = found["content"]
    assert rows[0]["text"][start:end] == found["text"] == "Norway is kind,"
    nothing_given = {"title": None, "outlet": None, "url": None, "published": None}
    assert second == {"id": "a", **nothing_given, "topics": [], "quotes": []}
    assert not own_desk.exists()


def test_extract_adds_the_text_where_asked(run, article):
    assert run("extract", "--text", article).rows[0]["text"] == "“Norway is kind,” said Anna Berg.\n"


def test_extract_reads_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("“Yes,” said Anna.".encode())))
    assert run("extract", "-").rows[0]["quotes"][0]["text"] == "Yes,"


def test_extract_decodes_as_told(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("“Güte,” said Anna.".encode("cp1252"))
    assert run("extract", path).status == 2
    assert run("extract", path, "--encoding", "cp1252").rows[0]["quotes"][0]["text"] == "Güte,"


@pytest.fixture
def scorer(monkeypatch):
    """In place of the language model and the rules: for the target where the text praises, else neutral."""

    def score_pair(parsed, text, *, holder, target):
        praise = ("praise", "praises", 0.5, "It is praise.")
        return stance(NORWAY, text, *([praise] if "praises" in text else []))

    monkeypatch.setattr("stance.parsing.parse_all", lambda texts: texts)
    monkeypatch.setattr("stance.scoring.score_pair", score_pair)


def test_stance_scores_examples_one_by_one(run, tmp_path, scorer):
    path = tmp_path / "a.jsonl"
    rows = [
        {"id": "b", "text": "Ann praises Bob.", "holder": [0, 3], "target": [12, 15], "label": 1},
        {"id": "a", "text": "Bob left.", "holder": None, "target": [0, 3], "label": 0},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    ran = run("stance", path)
    assert (ran.status, ran.err) == (0, "")
    praised, neutral = ran.rows
    [evidence] = praised["evidence"]
    assert evidence["text"] == "praises"
    assert praised["score"] > 0
    assert praised.keys() == {"id", "score", "label", "evidence"}
    assert neutral == {"id": "a", "score": 0, "label": 0, "evidence": []}


def test_stance_names_wrong_examples_and_scores_the_others(run, tmp_path, scorer):
    path = tmp_path / "a.jsonl"
    good = [{"id": name, "text": "Bob left.", "holder": None, "target": [0, 3]} for name in "abc"]
    bad = {"id": "x", "text": "Bob left.", "holder": None, "target": [0, 99]}
    path.write_text("\n".join([*map(json.dumps, [good[0], bad, good[1]]), "{", json.dumps(good[2])]))
    ran = run("stance", path)
    assert ran.status == 2
    assert [row["id"] for row in ran.rows] == ["a", "b", "c"]
    assert [line.split(": ")[1] for line in ran.err.splitlines()] == [f"{path}, line 2", f"{path}, line 4"]


@pytest.mark.parametrize("content", [None, "", "\0\1\2"])
def test_a_file_without_examples_is_named(run, tmp_path, scorer, content):
    path = tmp_path / "a.jsonl"
    if content is not None:
        path.write_text(content)
    ran = run("stance", path)
    assert (ran.status, ran.out) == (2, "")
    assert str(path) in ran.err


# Looking


@pytest.mark.parametrize("command", ["quotes", "speakers", "countries", "topics", "verify", "explain abcd"])
def test_where_no_desk_is_nothing_is_found(run, own_desk, command):
    ran = run(*command.split())
    assert (ran.status, ran.out) == (1, "")
    assert str(own_desk) in ran.err


@pytest.mark.parametrize("command", ["quotes", "add a.txt", "verify", ""])
@pytest.mark.parametrize("kind", ["file", "folder of other things"])
def test_what_is_no_desk_is_named_and_left_alone(run, own_desk, command, kind):
    if kind == "file":
        own_desk.write_text("mine")
    else:
        (own_desk / "photos").mkdir(parents=True)
    ran = run(*command.split())
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith(f"onrecord: {own_desk}: is")
    assert (
        own_desk.read_text() == "mine" if kind == "file" else [*own_desk.iterdir()] == [own_desk / "photos"]
    )


@pytest.mark.parametrize("command", ["quotes", "speakers", "countries", "topics", "export --format csv"])
def test_where_nothing_matches_the_status_is_1(run, filled, command):
    assert run(*command.split(), "country:XX") == (1, "", "onrecord: nothing found\n")


def test_the_quotes_table_fits_80_columns(run, filled, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    ran = run("quotes")
    assert ran.status == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    for words in ("Anna Berg", "Ivan Orlov", "2024-06-24", "analysts"):
        assert words in ran.out


def test_a_reported_quote_is_listed_with_its_cue_and_as_such(run, filled, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    out = run("quotes").out
    assert "indirect: said that Norway had always been an honest neighbour" in out
    assert "“This treaty is good news" in out
    [row] = run("quotes", "about:NO", "--json").rows
    assert "in the outlet's words: Ivan Orlov, the president, said that Norway had" in (
        run("explain", row["id"]).out
    )


def test_quotes_as_json_say_all(run, filled):
    rows = run("quotes", "speaker:orlov", "--json").rows
    assert {row["speaker"]["name"] for row in rows} == {"Ivan Orlov"}
    assert rows[0]["article"]["outlet"] == "The Fjord Post"
    assert rows[0]["marked"] is False


def test_a_negated_term_is_no_option(run, filled):
    rows = run("quotes", "-country:RU", "-kind:indirect", "--json").rows
    assert {row["speaker"]["country"] for row in rows} == {"NO", "JP"}


def test_a_query_may_be_one_argument_or_several(run, filled):
    several = run("quotes", "country:RU", "about:US", "--json")
    assert several.out == run("quotes", "country:RU about:US", "--json").out
    assert len(several.rows) == 1


@pytest.mark.parametrize("command", ["quotes --json", "countries --json", "export --format jsonl"])
def test_a_term_that_is_not_understood_is_said_the_rest_filters_and_the_status_is_2(run, filled, command):
    ran = run(*command.split(), "kind:mixed", "stance:much", "colour:red")
    assert ran.status == 2
    assert len(ran.rows) == 1
    said = ran.err.splitlines()
    assert ["stance:much" in said[0], "colour:red" in said[1]] == [True, True]
    nothing = run(*command.split(), "country:XX", "colour:red")
    assert (nothing.status, nothing.out) == (2, "")
    assert nothing.err.endswith("onrecord: nothing found\n")


def test_quotes_can_be_limited_and_sorted(run, filled):
    rows = run("quotes", "--json", "--limit", "2", "--sort", "against").rows
    assert [row["stances"][0]["target"]["id"] for row in rows] == ["US", "RU"]


@pytest.mark.parametrize(
    ("command", "counts"),
    [
        ("speakers", {"Ivan Orlov": 2, "Anna Berg": 1, "Mei Tanaka": 1, "South Korea": 1, "analysts": 1}),
        ("countries", {"RU": 2, "NO": 1, "JP": 1, "KR": 1}),
        ("topics", {"medtop:20000641": 3, "medtop:20000642": 1, "medtop:20000076": 1}),
    ],
)
def test_facets_have_counts_and_means(run, filled, command, counts):
    rows = run(command, "--json").rows
    assert {row["name" if command == "speakers" else "key"]: row["count"] for row in rows} == counts
    assert all(row["mean"] is None or -1 <= row["mean"] <= 1 for row in rows)
    table = run(command)
    assert table.status == 0
    assert all(row["name"] in table.out for row in rows)


def test_explain_lists_the_evidence_and_the_score_without_each(run, filled):
    [row] = run("quotes", "about:US", "--json").rows
    ran = run("explain", row["id"][:8])
    assert ran.status == 0
    for words in (
        "Ivan Orlov",
        "a shameful attack on ordinary people",
        "toward United States",
        "(against)",
        "−0.70",
    ):
        assert words.replace("−", "-") in ran.out
    for evidence in row["stances"][0]["evidence"]:
        assert evidence["rule"] in ran.out
        assert evidence["text"] in ran.out


def test_a_corrected_score_is_explained_as_one(run, filled):
    [row] = run("quotes", "about:US", "--json").rows
    desk = open_desk(filled)
    desk.revise([row["id"]], lambda old: replace(old, scores=(Correction(UNITED_STATES, 0.2),)))
    desk.close()
    assert "toward United States: +0.20 (for), corrected; found was -" in run("explain", row["id"]).out


def test_a_target_that_is_merely_mentioned_is_said_to_be_so(run, filled):
    [row] = run("quotes", "about:JP", "--json").rows
    assert "Japan: mentioned, nothing points either way\n" in run("explain", row["id"]).out
    assert "neutral" not in run("explain", row["id"]).out
    [line] = [line for line in run("quotes", "about:JP").out.splitlines() if row["id"][:8] in line]
    assert "JP" in line
    assert "0.00" not in line
    [speaker] = run("speakers", "about:JP", "--json").rows
    assert speaker["mean"] is None


@pytest.mark.parametrize("quote_id", ["0123456789abcdef", "zz", ""])
def test_an_id_that_no_quote_has_is_not_found(run, filled, quote_id):
    ran = run("explain", quote_id)
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1


def test_verify_finds_nothing_on_a_good_desk(run, filled):
    assert run("verify") == (0, "", "onrecord: checked 6 quotes in 2 articles, found 0 problems\n")


def test_verify_finds_a_changed_word(run, filled):
    for path in filled.rglob("2024*.json"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("honest neighbour had", "honest"), encoding="utf-8"
        )
        path.write_text(
            path.read_text(encoding="utf-8").replace("shameful attack", "splendid attack", 1),
            encoding="utf-8",
        )
    ran = run("verify")
    assert ran.status == 1
    assert ran.out


def test_verify_lists_a_damaged_file_and_checks_the_others(run, filled):
    (filled / "desk.json").write_text("{")
    ran = run("verify")
    assert ran.status == 1
    [line] = ran.out.splitlines()
    assert line.startswith(f"{filled / 'desk.json'}: is damaged")
    assert ran.err == "onrecord: checked 6 quotes in 2 articles, found 1 problem\n"
    for path in filled.rglob("2024*.json"):
        path.write_text("{")
    assert run("verify").err == "onrecord: checked 0 quotes in 0 articles, found 2 problems\n"


# Exporting


@pytest.mark.parametrize("arguments", [(), ("--output", "out.json"), ("--output", "out")])
def test_an_export_without_a_format_says_which_there_are(run, filled, arguments):
    ran = run("export", *arguments)
    assert (ran.status, ran.out) == (2, "")
    for words in ("--output", "--format", ".xlsx", "webannotation", *arguments[1:]):
        assert words in ran.err


@pytest.mark.parametrize(("format", "suffix"), [("csv", ".csv"), ("jsonl", ".jsonl"), ("markdown", ".md")])
def test_exports_go_to_a_file_or_to_stdout(run, filled, tmp_path, format, suffix):
    path = tmp_path / f"out{suffix}"
    assert run("export", "--format", format, "--output", path).status == 0
    assert "a shameful attack on ordinary people" in path.read_text(encoding="utf-8")
    ran = run("export", "--format", format)
    assert ran.status == 0
    assert "a shameful attack on ordinary people" in ran.out


def test_the_format_follows_from_the_file_name(run, filled, tmp_path):
    assert run("export", "country:RU", "--output", tmp_path / "out.jsonl").status == 0
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_file_that_exists_is_replaced_only_by_force(run, filled, tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("mine")
    ran = run("export", "--output", path)
    assert (ran.status, ran.err) == (2, f"onrecord: {path}: exists already; --force replaces it\n")
    assert path.read_text() == "mine"
    assert run("export", "--output", path, "--force").status == 0
    assert path.read_text(encoding="utf-8") != "mine"


def test_an_export_into_a_missing_folder_is_named(run, filled, tmp_path):
    ran = run("export", "--output", tmp_path / "no" / "out.csv")
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1


# The overview


def test_away_from_a_terminal_the_desk_is_printed(run, filled, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    ran = run()
    assert ran.status == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    assert ran.out.startswith("6 quotes in 2 articles\n")
    for words in ("speakers", "Anna Berg", "countries", "topics", "latest quotes"):
        assert words in ran.out


def test_a_new_user_is_told_where_to_start(run):
    ran = run()
    assert ran.status == 0
    assert "onrecord demo" in ran.out


def test_a_damaged_desk_is_named_and_not_replaced(run, filled):
    for path in filled.rglob("*.json"):
        path.write_text("{")
    ran = run()
    assert ran.status == 2
    assert str(filled) in ran.err


# Untrusted text


@pytest.mark.parametrize("command", [(), ("quotes",), ("speakers",), ("explain", "ID"), ("verify",)])
def test_hostile_articles_reach_the_terminal_harmlessly(run, own_desk, command):
    desk = open_desk(own_desk)
    desk.add([hostile()])
    desk.close()
    quote_id = hostile().quotes[0].id
    ran = run(*[quote_id if word == "ID" else word for word in command])
    assert ran.status == 0
    assert not UNSAFE.search(ran.out)
    assert not UNSAFE.search(ran.err)
    if command:
        assert "[/x]" in ran.out or command == ("verify",)


def test_hostile_file_names_reach_the_terminal_harmlessly(run, tmp_path):
    path = tmp_path / "\x1b]52;c;aGk=\x07\u202e[x]\n.txt"
    path.write_text("")
    ran = run("extract", path, tmp_path / "\x1b[2J.docx")
    assert ran.status == 2
    assert not UNSAFE.search(ran.err)
    assert len(ran.err.splitlines()) == 2


def test_hostile_queries_and_ids_reach_the_terminal_harmlessly(run, filled):
    for arguments in (
        ("quotes", "kind:\x1b[2J"),
        ("quotes", "--\x1b[2J"),
        ("explain", "\x1b[2J"),
        ("\x1b[2J",),
    ):
        ran = run(*arguments)
        assert not UNSAFE.search(ran.err)
        assert len(ran.err.splitlines()) == 1


def test_formulas_in_csv_are_guarded(run, tmp_path):
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({"text": "“=cmd()” said Anna.", "title": "@SUM(A1)", "outlet": "+1"}), encoding="utf-8"
    )
    run("add", path)
    ran = run("export", "--format", "csv")
    assert "=cmd()" in ran.out
    assert not re.search(r'(?:^|,)"?[=+@]', ran.out, re.MULTILINE)

"""Reading: every format gives articles, every bad input one line that names it, and nothing else is lost."""

import io
import json
import os
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import SourceError
from stance.reading import read
from stance.reading.article_formats import read_json, read_jsonl, read_markdown
from stance.reading.examples import Example, read_examples
from stance.reading.links import canonical_url, safe_url
from stance.records import Article, digest, make_id

PAGE = """<!doctype html><html><head>{meta}
<title>Leaders sign a pact - The Example</title>
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2024-06-19T10:00:00Z">
<link rel="canonical" href="https://news.example.org/pact?utm_source=x">
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Leaders sign a pact</h1>
<p>The president said on Wednesday that the two countries would help each other in case of war.</p>
<p>“We stand together,” said his host after the talks, which had lasted for two hours in the capital.</p>
</article><footer>Copyright</footer></body></html>"""


@pytest.fixture
def write(tmp_path):
    """Write a file below `tmp_path` and give its path."""

    def write_file(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write_file


def problems_of(sources, **options):
    """The articles and the messages of the problems of some sources."""
    problems = []
    articles = list(read(sources, on_problem=lambda problem: problems.append(str(problem)), **options))
    return articles, problems


def test_plain_text_is_the_whole_file_without_a_guessed_title(write):
    text = "A headline\n\n“No,” he said.\n"
    assert list(read([write("a.txt", text)])) == [Article(id=make_id(text), text=text, sha256=digest(text))]


def test_offsets_hold_for_the_text_as_it_was_given(write):
    raw = "One\r\n\ttwo \x1b[1m three"
    [article] = read([write("a.txt", raw)])
    assert article.text == "One \n two \ufffd[1m three"
    assert article.text.index("three") == raw.index("three")


def test_a_byte_order_mark_is_no_part_of_the_text(write):
    paths = [write(f"{codec}.txt", "“Güte”".encode(codec)) for codec in ("utf-8-sig", "utf-16", "utf-32")]
    assert [article.text for article in read(paths)] == ["“Güte”"] * 3


def test_another_encoding_can_be_named(write):
    [article] = read([write("a.txt", "“Güte”".encode("cp1252"))], encoding="cp1252")
    assert article.text == "“Güte”"


def test_markdown_takes_its_fields_from_the_front_matter(write):
    source = (
        '---\ntitle: "On \\"record\\": a test"\noutlet: \'The Day\'\nurl: https://example.org/a#top\n'
        "published: 2024-06-19\nsources:\n  - https://example.org/b\n# a comment\n---\n\nHe said *no*.\n"
    )
    [article] = read([write("a.md", source)])
    assert article.text == "He said *no*.\n"
    assert article.title == 'On "record": a test'
    assert article.outlet == "The Day"
    assert article.url == "https://example.org/a#top"
    assert article.published == date(2024, 6, 19)
    assert article.id == make_id("https://example.org/a")


@pytest.mark.parametrize(
    "source",
    ["He said no.\n", "---\nHe said no, and never closed it.\n", "He said no.\n---\nShe left.\n---\n"],
)
def test_markdown_without_front_matter_is_all_text(source):
    [article] = read_markdown("a.md", source.encode())
    assert article.text == source
    assert article.title is None


def test_markdown_with_windows_line_ends(write):
    [article] = read([write("a.md", "---\r\ntitle: A\r\n---\r\n\r\nHe said no.\r\n")])
    assert (article.title, article.text) == ("A", "He said no. \n")


def test_markdown_with_empty_front_matter():
    [article] = read_markdown("a.md", b"---\n---\nHe said no.")
    assert article.text == "He said no."


def test_a_page_gives_its_text_and_what_it_says_of_itself(write):
    [article] = read([write("a.html", PAGE.format(meta='<meta charset="utf-8">'))])
    assert "“We stand together,” said his host" in article.text
    assert "Copyright" not in article.text
    assert article.outlet == "The Example"
    assert "Leaders sign a pact" in article.title
    assert article.published == date(2024, 6, 19)
    assert article.id == make_id("https://news.example.org/pact")


def test_a_page_is_decoded_as_it_declares(write):
    page = PAGE.format(meta='<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">')
    [article] = read([write("a.htm", page.encode("cp1252"))])
    assert "“We stand together,”" in article.text


def test_a_page_is_decoded_as_its_xml_declares(write):
    page = '<?xml version="1.0" encoding="windows-1252"?>' + PAGE.format(meta="")
    [article] = read([write("a.html", page.encode("cp1252"))])
    assert "“We stand together,”" in article.text


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("&#147;No,&#148; he&#x92;s sure", "“No,” he’s sure"),
        ("&#8220;No&#8221; &amp; &#60;b&#62;", "“No” & <b>"),
        ("one &#0; two &#27;[31m &#x1B; three", "one \ufffd two \ufffd[31m \ufffd three"),
        (
            "one &#xD800; two &#xFFFF; three &#99999999999999999999; four",
            "one \ufffd two \ufffd three \ufffd four",
        ),
        ("one \0 two \x1b[31m three", "one \ufffd two \ufffd[31m three"),
        ("[/x] [red]brackets[/red] stay", "[/x] [red]brackets[/red] stay"),
    ],
)
def test_no_character_of_a_page_harms_or_costs_the_rest(write, written, read_as):
    page = PAGE.format(meta="").replace("in the capital", written)
    [article] = read([write("a.html", page)])
    assert read_as in article.text
    assert "“We stand together,” said his host" in article.text


def test_a_link_or_a_date_of_a_page_that_is_none_is_left_out(write):
    page = (
        PAGE.format(meta="")
        .replace("2024-06-19T10:00:00Z", "2024-99-99")
        .replace("https://news", "javascript://news")
    )
    [article] = read([write("a.html", page)])
    assert (article.url, article.published) == (None, None)


def test_a_page_without_an_article_says_so(write):
    _, [problem] = problems_of([write("a.html", "<html><body></body></html>")])
    assert problem.endswith("a.html: has no article text that could be told from the rest of the page")


def test_a_long_page_loses_nothing(write):
    paragraphs = "".join(
        f"<p>On day {day} the minister said that talk {day} went on.</p>" for day in range(900)
    )
    [article] = read([write("a.html", f"<html><body><article>{paragraphs}</article></body></html>")])
    assert article.text.count("the minister said") == 900


@pytest.mark.parametrize("as_list", [False, True])
def test_json_is_one_article_or_a_list(write, as_list):
    value = {"id": "mine", "text": "He said no.", "published": "2024-06-19T23:30:00Z", "other": 1}
    [article] = read([write("a.json", json.dumps([value] if as_list else value))])
    assert (article.id, article.text, article.published) == ("mine", "He said no.", date(2024, 6, 19))


def test_json_lines_keep_their_ids_and_their_order(write):
    rows = [{"id": name, "text": f"{name} said no.", "title": None} for name in ("b/1", "a 2", "ß")]
    path = write("a.jsonl", "\ufeff" + "\r\n".join(map(json.dumps, rows)) + "\n\n")
    assert [article.id for article in read([path])] == ["b/1", "a 2", "ß"]


def test_json_lines_are_read_one_by_one():
    def lines():
        yield b'{"text": "He said no."}\n'
        raise AssertionError("read too far")

    assert next(read_jsonl("a.jsonl", lines())).text == "He said no."


def test_a_bad_line_loses_nothing_of_the_others(write):
    good = [json.dumps({"id": str(number), "text": "He said no."}) for number in range(3)]
    path = write("a.jsonl", "\n".join([good[0], '{"id": "x", "text": "He', good[1], "[1]", good[2]]))
    articles, problems = problems_of([path])
    assert [article.id for article in articles] == ["0", "1", "2"]
    assert [problem.split(": ")[0] for problem in problems] == [f"{path}, line 2", f"{path}, line 4"]


def test_half_an_emoji_in_json_is_replaced():
    [article] = read_json("a.json", b'{"text": "He said \\ud83d no."}')
    assert article.text == "He said \ufffd no."


def test_a_folder_is_read_in_order_at_any_depth(write, tmp_path):
    for name in ("b.txt", "a.md", "a/z.TXT", "c.docx", ".hidden.txt", ".git/x.txt"):
        write(name, f"{name} said no.")
    assert [article.text for article in read([tmp_path])] == [
        "a.md said no.",
        "b.txt said no.",
        "a/z.TXT said no.",
    ]


def test_a_folder_that_links_to_itself_is_read_once(write, tmp_path):
    write("a.txt", "He said no.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(read([tmp_path]))) == 1


def test_standard_input_is_plain_text():
    [article] = read(["-"], stdin=io.BytesIO("“No,” he said.".encode()))
    assert article.text == "“No,” he said."


BAD = {
    "missing.txt": (None, "no such file or directory"),
    "empty.txt": ("", "is empty"),
    "blank.md": ("---\ntitle: A\n---\n \n", "is empty"),
    "empty.jsonl": ("\n\n", "is empty"),
    "empty.html": ("", "is empty"),
    "binary.txt": (bytes(range(256)), "is binary, not text"),
    "binary.jsonl": (b"\x1f\x8b\x08\x00\xff\n\x00\x00\n", "is binary, not text"),
    "latin.txt": ("Güte".encode("latin-1"), "is not UTF-8 text (byte 0xfc at offset 1)"),
    "latin.json": ('{"text": "Güte"}'.encode("latin-1"), "is not UTF-8 text"),
    "latin.html": ("<p>Güte</p>".encode("latin-1"), "is not UTF-8 text"),
    "broken.json": ('{"text":\n "a', "is broken JSON ("),
    "broken.jsonl": ('{"text": "a"', "is broken JSON ("),
    "deep.json": ("[" * 100_000, "is JSON with a number too long or nesting too deep"),
    "number.json": ("1" * 5000, "is JSON with a number too long or nesting too deep"),
    "none.json": ("[]", "has no articles"),
    "string.json": ('"He said no."', "is not a JSON object"),
    "textless.json": ('{"title": "A"}', 'has no "text"'),
    "wrong.json": ('{"text": ["A"]}', 'has a "text" that is no string'),
    "id.json": ('{"id": 7, "text": "A"}', 'has a "id" that is no string'),
    "escape.json": (
        '{"id": "\\u001b[1m", "text": "A"}',
        'has an "id" with control characters or stray spaces',
    ),
    "date.json": (
        '{"text": "A", "published": "19 June"}',
        "has a \"published\" that is no ISO date, '19 June'",
    ),
    "day.md": ("---\npublished: 2024-06-31\n---\nA", "has a \"published\" that is no ISO date, '2024-06-31'"),
    "matter.md": (
        "---\ntitle: A\nwords\n---\nA",
        'has a front matter line that is no "field: value" (line 3)',
    ),
    "letter.docx": (b"PK", ".docx files aren't read here"),
    "README": ("A", "files without a suffix aren't read here"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_with_its_reason_and_loses_nothing(write, tmp_path, name):
    content, reason = BAD[name]
    bad = tmp_path / name if content is None else write(name, content)
    before, after = write("1.txt", "He said no."), write("2.txt", "She said yes.")
    articles, problems = problems_of([before, bad, after])
    assert [article.text for article in articles] == ["He said no.", "She said yes."]
    assert len({problem.split(": ", 1)[0] for problem in problems}) == len(problems) == 1
    assert problems[0].startswith(str(bad))
    assert reason in problems[0]
    assert "\n" not in problems[0]
    with pytest.raises(SourceError, match=name):
        list(read([bad]))


def test_a_folder_without_articles_is_an_error(write, tmp_path):
    write("sub/letter.docx", b"PK")
    _, [problem] = problems_of([tmp_path])
    assert problem.startswith(f"{tmp_path}: has no articles in it")


def test_a_bad_file_in_a_folder_loses_nothing_of_the_others(write, tmp_path):
    for name, content in (("a.txt", "He said no."), ("b.txt", b"\xff"), ("c.txt", "She said yes.")):
        write(name, content)
    articles, problems = problems_of([tmp_path])
    assert len(articles) == 2
    assert problems == [f"{tmp_path / 'b.txt'}: is not UTF-8 text (byte 0xff at offset 0)"]


def test_a_link_into_the_own_machine_is_refused():
    _, [problem] = problems_of(["http://127.0.0.1/a.html"])
    assert problem == "http://127.0.0.1/a.html: is refused: 127.0.0.1 is not on the public internet"


def test_a_file_that_is_far_too_large_is_an_error(write, monkeypatch):
    monkeypatch.setattr("stance.reading.sources.FILE_BYTES", 2_000_000)
    _, [problem] = problems_of([write("a.txt", "No.\n" * 600_000)])
    assert problem.endswith("a.txt: is larger than 2 MB")


def test_a_paragraph_that_no_article_has_is_an_error(write):
    articles, [problem] = problems_of([write("a.txt", "No. " * 60_000), write("b.txt", "No.\n" * 60_000)])
    assert len(articles) == 1
    assert problem.endswith("a.txt: has a paragraph of 240,000 characters, longer than any article's")


@pytest.mark.parametrize(("length", "is_article"), [(200_000, True), (200_001, False)])
def test_a_paragraph_of_200_000_characters_is_the_longest(write, length, is_article):
    articles, problems = problems_of([write("a.txt", "x" * length + "\nNo.")])
    assert (len(articles), len(problems)) == (is_article, not is_article)


def test_a_name_that_is_far_too_long_is_an_error():
    _, [problem] = problems_of(["x" * 5000 + ".txt"])
    assert problem.endswith("file name too long")


def test_a_hostile_file_name_is_shown_harmlessly(write):
    _, [problem] = problems_of([write("a\x1b]0;x\x07\n\u202e[/x].txt", "")])
    assert problem.endswith("a\ufffd]0;x\ufffd \ufffd[/x].txt: is empty")


def test_a_name_in_another_encoding_is_shown_harmlessly(tmp_path):
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    _, [problem] = problems_of([name])
    assert problem.encode("utf-8").endswith("\ufffd.txt: no such file or directory".encode())


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (" http://example.org ", "http://example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://example.org/\x1b[31m", None),
        ("https://example.org/a b", None),
        ("https://example.org/\u202ea", None),
        ("https://[::1", None),
        ("https://example.org:port/", None),
        ("https://user:secret@example.org/", None),
        ("", None),
        (None, None),
    ],
)
def test_only_links_that_a_reader_may_follow_are_kept(url, kept):
    assert safe_url(url) == kept


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("https://example.org:443/a?utm_source=x&utm_medium=y#part", "https://example.org/a"),
        ("https://example.org/a?fbclid=1&id=2&at_medium=RSS", "https://example.org/a?id=2"),
        ("http://user:secret@example.org:8080/", "http://example.org:8080/"),
        ("https://[::1]/A", "https://[::1]/A"),
    ],
)
def test_links_to_one_page_have_one_form(url, canonical):
    assert canonical_url(url) == canonical


@pytest.mark.parametrize("query", ["12345", "cid=1", "eid=1", "gallery=2", "reference=3", "id=", "p=a%26b"])
def test_what_may_name_an_article_stays_in_its_link(query):
    assert canonical_url(f"https://example.org/a?{query}").endswith(query)


def test_one_page_and_one_text_have_one_id():
    def id_of(**fields):
        [article] = read_json("a.json", json.dumps(fields).encode())
        return article.id

    link = "https://example.org/a"
    assert id_of(text="He said no.", url=link) == id_of(text="He said yes.", url=f"{link}?utm_campaign=x#1")
    assert id_of(text="He said no.") == id_of(text="He said no.", title="A", url="javascript:x")
    assert id_of(text="He said no.") != id_of(text="He said yes.")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["id", "text", "url"]), inner)
    ),
)


@given(JSON)
def test_any_json_is_articles_or_problems(value):
    found = list(read_json("a.json", json.dumps(value).encode()))
    assert found
    for item in found:
        assert isinstance(item, Article) or str(item).startswith("a.json")


@given(st.binary())
def test_any_bytes_are_articles_or_problems(data):
    for found in (read_markdown("a.md", data), read_jsonl("a.jsonl", data.splitlines(keepends=True))):
        for item in found:
            assert isinstance(item, Article) or "\n" not in str(item)


def test_examples_keep_their_places(write):
    rows = [
        {"id": "a", "text": "Ann backs Bob.", "holder": [0, 3], "target": [10, 13], "label": 1},
        {"id": "b", "text": "\tBob won.", "holder": None, "target": [1, 4]},
    ]
    path = write("a.jsonl", "\n".join(map(json.dumps, rows)))
    assert list(read_examples(path)) == [
        Example(id="a", text="Ann backs Bob.", holder=(0, 3), target=(10, 13)),
        Example(id="b", text=" Bob won.", holder=None, target=(1, 4)),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"target": [0, 4]},
        {"target": [2, 1]},
        {"target": [1, 1]},
        {"target": [-1, 2]},
        {"target": [False, True]},
        {"target": None},
        {"target": "ab"},
        {"holder": [0]},
        {"holder": [0, 1.0]},
        {"text": None},
        {"id": 1},
    ],
)
def test_an_example_with_a_wrong_place_is_a_problem(write, change):
    path = write(
        "a.jsonl", json.dumps({"id": "a", "text": "Bob", "holder": None, "target": [0, 3], **change})
    )
    [problem] = read_examples(path)
    assert str(problem).startswith(f"{path}, line 1: has ")


@pytest.mark.parametrize(("content", "reason"), [(None, "no such file or directory"), ("", "is empty")])
def test_a_file_without_examples_is_a_problem(write, tmp_path, content, reason):
    path = tmp_path / "a.jsonl" if content is None else write("a.jsonl", content)
    assert [str(problem) for problem in read_examples(path)] == [f"{path}: {reason}"]

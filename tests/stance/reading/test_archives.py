"""Pages as servers send them: encodings, canonical links, days, error pages; archives of such pages."""

import gzip
import io
import zipfile
from contextlib import redirect_stderr
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import SourceError
from stance.reading import archives, read
from stance.reading.archives import read_mhtml, read_warc, read_zip
from stance.reading.pages import read_html, read_served
from tests.stance.reading.web.bad_web import ARTICLE, html

URL = "https://www.news.example.com/2024/pact?utm_source=feed"


def served(page, **options):
    """The one article of a page, or what is said of it."""
    data = page if isinstance(page, bytes) else page.encode("utf-8")
    [found] = read_served(URL, data, options.pop("url", URL), **options)
    return str(found) if isinstance(found, SourceError) else found


def test_an_outlet_known_beforehand_gives_way_to_the_pages_own():
    assert served(html(), outlet="A Feed").outlet == "The Example"
    assert served(html().replace("og:site_name", "other"), outlet="A Feed").outlet == "A Feed"


def test_a_page_gives_its_text_title_outlet_and_place():
    article = served(html())
    assert "“We stand together,” said his host" in article.text
    assert (article.title, article.outlet) == ("Leaders sign a pact", "The Example")
    assert article.url == URL
    assert article.published is None


@pytest.mark.parametrize(
    ("canonical", "kept"),
    [
        ("https://www.news.example.com/pact", "https://www.news.example.com/pact"),
        ("https://amp.example.com/pact", "https://amp.example.com/pact"),
        ("https://www.bbc.co.uk/news", URL),
        ("javascript:alert(1)", URL),
        ("http://user:secret@www.news.example.com/pact", URL),
    ],
)
def test_a_canonical_link_counts_within_its_own_site(canonical, kept):
    """A page that could name another site's link would take that article's place on the desk."""
    assert served(html(head=f'<link rel="canonical" href="{canonical}">')).url == kept


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-06-19T23:30:00-05:00", date(2024, 6, 19)),
        ("2024-06-20T00:30:00+02:00", date(2024, 6, 20)),
        ("2024-06-19", date(2024, 6, 19)),
        ("yesterday", None),
        ("3 hours ago", None),
        ("", None),
    ],
)
def test_the_day_is_that_of_the_page_s_own_clock_and_never_guessed(written, day):
    head = f'<meta property="article:published_time" content="{written}">'
    assert served(html(head=head)).published == day


def test_the_feed_s_day_stands_in_for_a_page_without_one():
    assert served(html(), published=date(2024, 6, 1)).published == date(2024, 6, 1)
    head = '<meta property="article:published_time" content="2024-06-19">'
    assert served(html(head=head), published=date(2024, 6, 1)).published == date(2024, 6, 19)


@pytest.mark.parametrize(
    ("encoding", "charset", "declared"),
    [
        ("utf-8", "iso-8859-1", ""),  # the server is wrong
        ("utf-8", "no-such-encoding", ""),
        ("cp1252", "iso-8859-1", ""),  # as browsers read it
        ("cp1252", "utf-8", '<meta charset="windows-1252">'),  # the server is wrong, the page is right
        ("cp1252", None, ""),  # nobody says
        ("utf-16", None, ""),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_is_really_in(encoding, charset, declared):
    page = html(
        body=ARTICLE + "<p>Der Präsident grüßte die Gäste – “très bien”, so hieß es über Österreich.</p>"
    )
    article = served(page.replace("<title>", declared + "<title>").encode(encoding), charset=charset)
    assert "“We stand together,”" in article.text
    assert "Präsident grüßte" in article.text


@pytest.mark.parametrize(
    "title",
    [
        "404 Not Found",
        "Error 503",
        "Page not found - The Example",
        "403 Forbidden",
        "Just a moment...",
        "500",
    ],
)
def test_an_error_page_sent_with_success_is_no_article(title):
    body = "<p>We looked everywhere for the page that you asked for, and it was not to be found here.</p>" * 2
    assert served(html(title, body)) == f"{URL}: is an error page, {title!r}"


@pytest.mark.parametrize("title", ["404 people rescued from flood", "500 days of war", "Service resumes"])
def test_an_article_that_starts_with_a_number_is_one(title):
    assert served(html(title)).title == title


@pytest.mark.parametrize(("words", "is_article"), [(149, False), (150, True)])
def test_an_error_page_has_fewer_than_150_words(words, is_article):
    heading = len(["404", "Not", "Found"])
    body = f"<p>{' '.join(['word'] * (words - heading))}.</p>"
    found = served(html("404 Not Found", body))
    assert isinstance(found, str) != is_article


@pytest.mark.parametrize(("before", "is_seen"), [(4000, True), (4096, False)])
def test_a_declaration_is_looked_for_in_the_first_4096_bytes(before, is_seen):
    page = html(
        body="<p>Die Łódź lag am Ufer, sagte Anna Berg, und niemand wusste, wem die Łódź war.</p>" * 2
    )
    data = f"<!--{'x' * (before - 7)}--><meta charset='iso-8859-2'>{page}".encode("iso-8859-2")
    [found] = read_html("a.html", data)
    assert isinstance(found, SourceError) != is_seen
    assert is_seen == ("Łódź" in getattr(found, "text", ""))


def test_a_page_longer_than_any_article_is_refused():
    page = html(body=f"<p>{'He said that it was so and that they would go. ' * 10_000}</p>")
    assert served(page).endswith(" characters of text, more than any article")


def test_a_page_without_text_is_said_to_be_so():
    assert "no article text" in served("<html><body></body></html>")
    assert served("") == f"{URL}: is empty"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "idna", "hex", "\x00"]))
def test_any_bytes_give_an_article_or_one_line(data, charset):
    for found in read_served(URL, data, URL, charset=charset):
        if isinstance(found, SourceError):
            assert "\n" not in str(found)


# Archives

MHTML = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example.com/a\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
    "--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://news.example.com/a\r\n\r\n{page}\r\n"
    "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--B--\r\n"
)


def mhtml(page):
    """A page as a browser saves it whole."""
    import quopri

    return MHTML.format(page=quopri.encodestring(page.encode("utf-8")).decode("ascii")).encode()


def warc(pages):
    """A web archive of pages by link."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for url, (status, kind, body) in pages.items():
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=headers)
        )
    return stream.getvalue()


def zipped(files, **options):
    """A zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def all_of(path):
    """The articles and problems of a file."""
    problems = []
    return list(read([path], on_problem=lambda problem: problems.append(str(problem)))), problems


def test_a_page_saved_whole_gives_its_article(tmp_path):
    path = tmp_path / "a.mhtml"
    path.write_bytes(mhtml(html()))
    [article], problems = all_of(path)
    assert problems == []
    assert article.url == "https://news.example.com/a"
    assert "“We stand together,”" in article.text


@pytest.mark.parametrize("data", [b"", b"no mail at all", MHTML.format(page="").encode(), b"\x00\xff" * 90])
def test_a_saved_page_without_a_page_is_said(data):
    assert [str(found) for found in read_mhtml("a.mht", data)] == ["a.mht: has no page in it"]


def test_a_web_archive_gives_the_pages_that_were_found(tmp_path):
    path = tmp_path / "a.warc.gz"
    pages = {
        "https://news.example.com/a": ("200 OK", "text/html; charset=utf-8", html().encode()),
        "https://news.example.com/gone": ("404 Not Found", "text/html", html("Gone").encode()),
        "https://news.example.com/i.png": ("200 OK", "image/png", b"\x89PNG"),
        "https://news.example.com/b": ("200 OK", "text/html", html("Another").encode()),
    }
    path.write_bytes(warc(pages))
    articles, problems = all_of(path)
    assert problems == []
    assert [article.url for article in articles] == [
        "https://news.example.com/a",
        "https://news.example.com/b",
    ]
    plain = tmp_path / "a.warc"
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    assert all_of(plain) == (articles, [])


def test_a_web_archive_that_breaks_off_keeps_what_came_before():
    whole, broken = (
        warc({f"https://news.example.com/{name}": ("200 OK", "text/html", html(body=body).encode())})
        for name, body in (("a", ARTICLE), ("b", ARTICLE * 500))
    )
    broken = gzip.decompress(broken)
    stream = io.BytesIO(gzip.decompress(whole) + broken[: len(broken) // 2])
    [article, problem] = read_warc("a.warc", stream)
    assert article.title == "Leaders sign a pact"
    assert str(problem) == "a.warc, https://news.example.com/b: breaks off before its end"


ARCHIVES = {
    "mhtml": mhtml(html()),
    "warc.gz": warc({"https://news.example.com/a": ("200 OK", "text/html", html().encode())}),
    "zip": zipped({"a.txt": "Yes.", "b.html": html()}),
}
ARCHIVES["warc"] = gzip.decompress(ARCHIVES["warc.gz"])


def read_archive(kind, data):
    match kind:
        case "mhtml":
            return list(read_mhtml("a", data))
        case "zip":
            return list(read_zip("a", io.BytesIO(data), (".txt",), lambda *_: iter(())))
        case _:
            return list(read_warc("a", io.BytesIO(data)))


@given(st.sampled_from(sorted(ARCHIVES)), st.floats(0, 1), st.integers(0, 9), st.binary(max_size=9))
def test_spoilt_archives_give_articles_or_lines_and_print_nothing(kind, place, gone, put):
    data = ARCHIVES[kind]
    at = int(place * len(data))
    printed = io.StringIO()
    with redirect_stderr(printed):
        found = read_archive(kind, data[:at] + put + data[at + gone :])
    assert not any("\n" in str(problem) for problem in found if isinstance(problem, SourceError))
    assert printed.getvalue() == ""


@pytest.mark.parametrize("header", ["multipart/mixed; boundary={0}\r\n\r\n--{0}", "message/rfc822\r\n"])
def test_parts_in_parts_without_end_are_said(header):
    data = "".join(f"Content-Type: {header.format(level)}\r\n" for level in range(3000)).encode()
    [problem] = read_mhtml("a.mht", data)
    assert str(problem) == "a.mht: has parts in parts without end"


@pytest.mark.parametrize("data", [b"", b"nothing of the kind", b"\x1f\x8bnothing"])
def test_what_is_no_web_archive_is_said(data):
    [problem] = read_warc("a.warc", io.BytesIO(data))
    assert str(problem).startswith("a.warc: ")
    assert "\n" not in str(problem)


def test_a_page_in_an_archive_has_a_limit(monkeypatch):
    monkeypatch.setattr(archives, "PAGE_BYTES", 2_000_000)
    page = ("200 OK", "text/html", b"<p>" + b"x" * 3_000_000)
    [problem] = read_warc("a.warc", io.BytesIO(warc({"https://news.example.com/a": page})))
    assert str(problem) == "a.warc, https://news.example.com/a: is larger than 2 MB"


def test_a_zip_gives_its_articles_and_names_what_it_can_t_read(tmp_path):
    path = tmp_path / "a.zip"
    files = {
        "one.txt": "He said no.",
        "pages/two.html": html(),
        "pages/three.mhtml": mhtml(html("Three")),
        "four.md": "---\ntitle: Four\n---\n\nYes.",
        "five.jsonl": '{"id": "5", "text": "Five."}\n',
        "empty.txt": "",
        "picture.png": b"\x89PNG",
        "__MACOSX/._one.txt": "junk",
        "nested.zip": zipped({"x.txt": "x"}),
    }
    path.write_bytes(zipped(files))
    articles, problems = all_of(path)
    assert [article.title for article in articles] == [None, "Leaders sign a pact", "Three", "Four", None]
    assert problems == [f"{path}, empty.txt: is empty"]


def test_names_in_a_zip_lead_nowhere(tmp_path):
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(zipped({"../../evil.txt": "Out.", "/etc/evil.txt": "Out.", "a\x1b[2J\n.txt": ""}))
    before = sorted(tmp_path.rglob("*"))
    articles, [problem] = all_of(path)
    assert [article.text for article in articles] == ["Out.", "Out."]
    assert "\x1b" not in problem
    assert sorted(tmp_path.rglob("*")) == before


def test_bombs_in_a_zip_are_cut_off(monkeypatch):
    monkeypatch.setattr(archives, "PAGE_BYTES", 1_000_000)
    monkeypatch.setattr(archives, "ARCHIVE_BYTES", 1_500_000)
    sizes = []

    def reader(name, suffix, data):
        sizes.append(len(data))
        return iter(())

    data = zipped({f"{number}.txt": b"0" * size for number, size in enumerate([5_000_000, 900_000, 900_000])})
    problems = [str(problem) for problem in read_zip("a.zip", io.BytesIO(data), (".txt",), reader)]
    assert sizes == [900_000]
    assert [problem.partition(": ")[2][:14] for problem in problems] == ["is larger than", "is left out: t"]


def test_an_encrypted_or_damaged_member_loses_nothing_of_the_others():
    data = bytearray(zipped({"a.txt": "Secret.", "b.txt": "B" * 500, "c.txt": "C"}))
    first, central = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    data[first + 6] |= 1
    data[central + 8] |= 1
    spoilt = data.index(b"b.txt") + len("b.txt")
    data[spoilt] ^= 0xFF
    found = list(
        read_zip("a.zip", io.BytesIO(data), (".txt",), lambda name, suffix, data: iter([(name, data)]))
    )
    assert str(found[0]) == "a.zip, a.txt: is encrypted"
    assert str(found[1]).startswith("a.zip, b.txt: is damaged")
    assert found[2] == ("a.zip, c.txt", b"C")


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "no zip"), (b"PK\x03\x04xx", "no zip"), (zipped({"a.png": "x"}), "has no articles")],
    # A zip holds the time when it was made, so its bytes can't name a test.
    ids=["nothing", "cut off", "a picture"],
)
def test_what_is_no_zip_is_said(data, reason):
    [problem] = read_zip("a.zip", io.BytesIO(data), (".txt",), lambda *_: iter(()))
    assert reason in str(problem)

"""Feeds: what RSS, Atom, JSON Feed and OPML list, and what hostile ones get."""

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.cleaning import Unreadable
from stance.reading.web.syndication import FeedEntry, OpmlOutline, read_feed, read_opml, write_opml

URL = "https://news.example/feed.xml"

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The &amp; Example</title>
<item><title>First [b]</title><link>/a</link><guid isPermaLink="false">77</guid>
<pubDate>Wed, 19 Jun 2024 23:30:00 -0500</pubDate></item>
<item><title>Second</title><link>https://news.example/b</link><pubDate>yesterday</pubDate></item>
<item><title>No link</title></item>
<item><title>Bad link</title><link>javascript:alert(1)</link></item>
<item><title>Password</title><link>https://me:secret@news.example/c</link></item>
<item><title>Twice</title><link>/a</link></item></channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><entry><id>urn:1</id>
<title>First</title><link rel="alternate" href="https://news.example/a"/><published>2024-06-20T00:30:00+02:00</published>
<updated>2024-07-01T00:00:00Z</updated></entry></feed>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "JSON",
    "items": [
        {
            "id": "1",
            "url": "https://news.example/a",
            "title": "First",
            "date_published": "2024-06-19T23:30:00-05:00",
        },
        {"id": 2, "url": 3, "title": None},
        "no item",
    ],
}


def test_rss_names_its_entries_in_order():
    feed = read_feed(RSS, URL)
    assert feed.title == "The & Example"
    assert feed.entries == (
        FeedEntry("77", "https://news.example/a", "First [b]", date(2024, 6, 19)),
        FeedEntry("https://news.example/b", "https://news.example/b", "Second", None),
    )


def test_atom_names_its_entries_with_the_day_of_their_own_clock():
    assert read_feed(ATOM, URL).entries == (
        FeedEntry("urn:1", "https://news.example/a", "First", date(2024, 6, 20)),
    )


def test_a_json_feed_names_its_entries():
    feed = read_feed(json.dumps(JSON).encode(), URL)
    assert feed.title == "JSON"
    assert feed.entries == (FeedEntry("1", "https://news.example/a", "First", date(2024, 6, 19)),)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>no</body></html>",
        b"{}",
        b'{"version": "1"}',
        b"{",
        b"\x00\xff",
        b"[" * 10_000,
        b'{"a":' * 9999,
        ATOM.replace(b"2024-06", b"2024-06&#x110000;"),
    ],
)
def test_what_is_no_feed_is_said(data):
    with pytest.raises(Unreadable, match="is no feed"):
        read_feed(data, URL)


def test_a_page_that_names_its_feed_helps_on():
    page = (
        '<html><head><link rel="stylesheet" href="/a.css"><link href="/rss?a=1&amp;b=2" rel="alternate"'
        ' type="application/rss+xml" title="News"></head><body>News</body></html>'
    )
    with pytest.raises(Unreadable) as raised:
        read_feed(page.encode(), "https://news.example/world/")
    assert str(raised.value) == "is no feed; it names the feed https://news.example/rss?a=1&b=2"


def bomb(root):
    """XML whose entities multiply."""
    entities = "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10 if level else "ha"}">' for level in range(8)
    )
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}]>{root}'.encode()


def test_entities_in_a_feed_do_not_multiply():
    data = bomb('<rss version="2.0"><channel><title>&e7;</title></channel></rss>')
    assert len(read_feed(data, URL).title or "") < 100


def test_a_feed_of_files_opens_none(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    data = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file://{secret}">]>'
    data += '<rss version="2.0"><channel><title>&f;</title></channel></rss>'
    assert "secret" not in (read_feed(data.encode(), URL).title or "").replace("&f;", "")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_feed_or_none(data):
    with suppress(Unreadable):
        read_feed(data, URL)


@given(st.integers(0, len(RSS) - 1), st.binary(min_size=1, max_size=4), st.sampled_from([RSS, ATOM]))
def test_a_feed_with_spoilt_bytes_is_a_feed_or_none(at, bytes, feed):
    with suppress(Unreadable):
        read_feed(feed[:at] + bytes + feed[at + len(bytes) :], URL)


def test_opml_names_feeds_in_folders_each_once():
    data = b"""<?xml version="1.0"?><opml version="2.0"><body>
    <outline text="News"><outline text="A" xmlUrl="https://a.example/feed"/>
    <outline title="B &lt;b&gt;" xmlUrl="https://b.example/feed"/></outline>
    <outline text="Again" xmlUrl="https://a.example/feed"/><outline text="Bad" xmlUrl="file:///etc/passwd"/>
    </body></opml>"""
    assert read_opml(data) == [
        OpmlOutline("https://a.example/feed", "A"),
        OpmlOutline("https://b.example/feed", "B <b>"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no list of feeds"),
        (b"<rss/>", "is no list of feeds"),
        (b'<?xml version="1.0" encoding="UT-8"?><opml/>', "is no list of feeds"),
        (b"<opml><body/></opml>", "names no feeds"),
        (bomb("<opml><body/></opml>"), "defines entities of its own"),
    ],
)
def test_what_is_no_opml_is_said(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read_opml(data)


TITLES = st.none() | st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=50)


@given(st.dictionaries(st.integers(0, 9), TITLES, min_size=1))
def test_a_list_of_feeds_comes_back_as_it_was_written(feeds):
    listed = [OpmlOutline(f"https://{number}.example/feed?a=1&b=2", title) for number, title in feeds.items()]
    back = read_opml(write_opml(listed).encode())
    assert back == [OpmlOutline(feed.url, feed.title or feed.url) for feed in listed]


@pytest.mark.parametrize("form", ["rss", "json"])
def test_a_thousand_entries_are_read_of_a_feed(form):
    if form == "rss":
        items = "".join(f"<item><link>/{number}</link></item>" for number in range(1001))
        data = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    else:
        items = [{"id": str(number), "url": f"/{number}"} for number in range(1001)]
        data = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode()
    entries = read_feed(data, URL).entries
    assert (len(entries), entries[-1].link) == (1000, "https://news.example/999")

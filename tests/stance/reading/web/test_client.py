"""Many links for callers without an event loop: in order, at the same time, and stopped at once."""

import asyncio
from threading import Timer

import pytest

from stance.errors import SourceError
from stance.reading.web import Web
from stance.reading.web.client import AHEAD, shown_url
from tests.stance.reading.web.bad_web import answer, html, serving_in_a_thread


@pytest.fixture
def site():
    with serving_in_a_thread({f"/{number}": answer(html(str(number))) for number in range(9)}) as up:
        yield up


def links(*paths, host="news.example"):
    return [(f"http://{host}/{path}", None) for path in paths]


def test_pages_come_in_the_order_of_their_links(site):
    asked = links(3, 1, "404", 2) + links(5, host="other.example")
    with Web(site.fetcher()) as web:
        found = list(web.fetch(asked))
    assert [url for url, _ in found] == [url for url, _ in asked]
    assert [isinstance(page, SourceError) for _, page in found] == [False, False, True, False, False]


def test_slow_hosts_wait_side_by_side_and_take_no_time_from_others(site):
    everybody_is_waiting = asyncio.Event()

    async def wait_for_all(request, writer):
        if site.asked["/slow"] >= 20:
            everybody_is_waiting.set()
        await everybody_is_waiting.wait()
        writer.write(answer(html()))
        await writer.drain()

    site.routes |= {"/robots.txt": answer(status="404 Not Found"), "/slow": wait_for_all}
    with Web(site.fetcher()) as web:
        found = list(web.fetch([(f"http://slow-{number}.example/slow", None) for number in range(20)]))
    assert [str(page) for _, page in found if isinstance(page, SourceError)] == []


def test_links_are_taken_as_they_are_needed(site):
    taken = []

    def endless():
        while True:
            taken.append(len(taken))
            yield f"http://host-{len(taken)}.example/1", None

    with Web(site.fetcher()) as web:
        pages = web.fetch(endless())
        for _ in range(3):
            next(pages)
        assert len(taken) == AHEAD + 2
    assert AHEAD == 64


def test_fetching_within_fetching_mixes_nothing_up(site):
    with Web(site.fetcher()) as web:
        seen = []
        for url, _ in web.fetch(links(1, 2)):
            seen += [url, *(inner for inner, _ in web.fetch(links(3, 4)))]
    assert [url[-1] for url in seen] == ["1", "3", "4", "2", "3", "4"]


def test_stopping_ends_what_is_under_way(site):
    with Web(site.fetcher()) as web:
        Timer(0.05, web.stop).start()
        assert list(web.fetch(links("silent", 1))) == []


def test_nothing_is_asked_once_it_is_stopped(site):
    with Web(site.fetcher()) as web:
        web.stop()
        assert list(web.fetch(links(1))) == []
    assert site.asked == {}


def test_leaving_early_leaves_nothing_under_way(site):
    with Web(site.fetcher()) as web:
        pages = web.fetch(links(1) + links("silent", host="slow.example"))
        next(pages)


@pytest.mark.parametrize(
    ("url", "harmless"),
    [
        ("https://me:secret@news.example/a@b", "https://news.example/a@b"),
        ("https://me:sec@ret@news.example", "https://news.example"),
        ("https://news.example/a", "https://news.example/a"),
        ("http://news.example/\x1b[2J\n", "http://news.example/\ufffd[2J"),
        ("no link", "no link"),
    ],
)
def test_a_link_is_shown_without_a_password_and_harmlessly(url, harmless):
    assert shown_url(url) == harmless

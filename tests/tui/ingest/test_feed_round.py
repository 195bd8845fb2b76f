"""Rounds of watching: only what is new is read, nothing is lost, and one bad feed never stops the others."""

from datetime import UTC, datetime, timedelta

import pytest

from stance.reading.web import Web
from stance.records import Extraction
from stance.registries import shipped
from store import open_desk
from store.desk_errors import DeskLocked
from store.read_log import ReadLog
from store.subscriptions import FeedBook, Subscription
from tests.benchmarks.make_articles import rewrite, story
from tests.stance.reading.web.bad_web import answer, html, serving_in_a_thread
from tui.ingest import feed_round

NOW = datetime(2024, 6, 19, 10, tzinfo=UTC)
FEED, OTHER = "http://news.example/feed", "http://other.example/rss"


class Interrupted(BaseException):
    """What ends a process wherever it is, as KeyboardInterrupt does."""


def feed(*paths):
    """An RSS feed of these pages."""
    items = "".join(f"<item><title>{path}</title><link>/{path}</link></item>" for path in paths)
    return answer(f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>', type="text/xml")


def page(number, make=story):
    """A page with an article."""
    headline, paragraphs = make(number)
    return answer(html(headline, "".join(f"<p>{text}</p>" for text in paragraphs)))


@pytest.fixture
def site():
    pages = {f"/{number}": page(number) for number in range(6)}
    with serving_in_a_thread({"/feed": feed(0, 1), "/rss": feed(2), **pages}) as up:
        yield up


@pytest.fixture
def watch(tmp_path, site, monkeypatch):
    """Watch one round: what came of it, and what was said."""

    def extract(articles, *, registries, executor=None):
        for article in articles:
            yield Extraction(article, ())

    monkeypatch.setattr("stance.pipeline.extract", extract)
    path = tmp_path / "desk"
    open_desk(path).close()

    def one_round(*urls, now=NOW, **options):
        book, said = FeedBook(path), []
        book.subscribe(map(Subscription, urls))
        with Web(site.fetcher()) as web:
            outcome = feed_round.watch_once(
                book,
                book,
                path,
                shipped(),
                web,
                now=now,
                on_problem=lambda problem: said.append(str(problem)),
                **options,
            )
        return outcome, said

    one_round.path = path
    return one_round


def titles(path):
    """What is on the desk."""
    desk = open_desk(path, read_only=True)
    return sorted(article.title for article in desk.articles())


def headlines(*numbers):
    return sorted(story(number)[0] for number in numbers)


def test_new_entries_are_read_and_kept(watch):
    outcome, said = watch(FEED, OTHER)
    assert (outcome.added.articles_new, said) == (3, [])
    assert titles(watch.path) == headlines(0, 1, 2)
    book = FeedBook(watch.path)
    assert [(feed.title, feed.articles, feed.failures, feed.answered) for feed in book] == [
        ("News", 2, 0, NOW),
        ("News", 1, 0, NOW),
    ]


def test_only_new_entries_are_read_in_the_next_round(watch, site):
    watch(FEED)
    site.routes["/feed"] = feed(3, 0, 1)
    outcome, _ = watch()
    assert outcome.added.articles_new == 1
    assert [site.asked[f"/{number}"] for number in range(4)] == [1, 1, 0, 1]


def test_a_page_that_does_not_say_whose_it_is_is_its_feeds(watch, site):
    for path in ("/0", "/1"):
        site.routes[path] = site.routes[path].replace(b"og:site_name", b"og:site_mane")
    watch(FEED)
    assert {article.outlet for article in open_desk(watch.path, read_only=True).articles()} == {"News"}


def test_a_round_without_news_does_not_open_the_desk(watch):
    watch(FEED)
    holder = open_desk(watch.path)
    assert watch() == (None, [])
    holder.close()


def test_one_bad_feed_stops_no_other(watch, site):
    site.routes["/rss"] = answer("<html>no feed</html>")
    outcome, said = watch(OTHER, FEED, "http://dead.example/silent-feed")
    assert outcome.added.articles_new == 2
    assert said == [f"{OTHER}: is no feed", "http://dead.example/silent-feed: answered 404 Not Found"]
    book = FeedBook(watch.path)
    assert (book[OTHER].failures, book[OTHER].problem, book[FEED].failures) == (1, "is no feed", 0)


def test_an_entry_that_fails_is_tried_again_and_given_up_in_the_end(watch, site):
    site.routes["/1"] = answer("gone", status="410 Gone")
    for tries in range(5):
        _, said = watch(FEED)
        assert len(said) == (1 if tries < 3 else 0)
    assert site.asked["/1"] == 3
    assert titles(watch.path) == headlines(0)


def test_an_entry_that_comes_back_is_kept(watch, site):
    site.routes["/1"] = [answer("", status="404 Not Found"), page(1)]
    watch(FEED)
    watch(FEED)
    assert titles(watch.path) == headlines(0, 1)


def test_an_unchanged_feed_is_not_read_again_unless_an_entry_is_left(watch, site):
    async def versioned(request, writer):
        known = 'if-none-match: "1"' in request.lower()
        listed = feed(0, 1).replace(b"\r\n\r\n", b'\r\nETag: "1"\r\n\r\n', 1)
        writer.write(answer(status="304 Not Modified") if known else listed)
        await writer.drain()

    site.routes |= {"/feed": versioned, "/1": [answer("", status="404 Not Found"), page(1)]}
    watch(FEED)
    assert FeedBook(watch.path)[FEED].etag is None
    watch(FEED)
    assert FeedBook(watch.path)[FEED].etag == '"1"'
    assert watch(FEED, now=NOW + timedelta(hours=1)) == (None, [])
    assert FeedBook(watch.path)[FEED].answered == NOW + timedelta(hours=1)
    assert titles(watch.path) == headlines(0, 1)


def test_an_interruption_keeps_what_was_finished_and_the_next_round_reads_the_rest(watch, site, monkeypatch):
    whole = feed_round.add_articles

    def interrupted(desk, articles, *rest, **options):
        def until_the_signal():
            yield next(articles)
            raise Interrupted

        return whole(desk, until_the_signal(), *rest, **options)

    monkeypatch.setattr(feed_round, "add_articles", interrupted)
    with pytest.raises(Interrupted):
        watch(FEED)
    assert titles(watch.path) == headlines(0)
    monkeypatch.setattr(feed_round, "add_articles", whole)
    watch(FEED)
    assert titles(watch.path) == headlines(0, 1)
    assert site.asked["/0"] == 1


def test_a_desk_in_use_loses_nothing(watch):
    holder = open_desk(watch.path)
    with pytest.raises(DeskLocked):
        watch(FEED)
    holder.close()
    assert watch(FEED)[0].added.articles_new == 2


def test_one_story_in_two_outlets_is_kept_once_with_both(watch, site):
    site.routes |= {"/rss": feed("copy"), "/copy": page(0, rewrite)}
    outcome, _ = watch(FEED, OTHER)
    assert (outcome.added.articles_new, outcome.copies) == (2, 1)
    desk = open_desk(watch.path, read_only=True)
    [main] = [article for article in desk.articles() if article.title == story(0)[0]]
    assert [copy.url for copy in ReadLog(watch.path).copies(main.id)] == ["http://other.example/copy"]
    assert FeedBook(watch.path)[OTHER].seen == ("http://other.example/copy",)


def test_another_language_is_told_of_once(watch, site):
    words = "Le président a déclaré mercredi que les deux pays s'aideraient mutuellement en cas de guerre. "
    site.routes["/1"] = answer(html("Deux pays", f"<p>{words * 4}</p>"))
    assert watch(FEED)[1] == ["http://news.example/1: is in French, not English"]
    assert watch(FEED) == (None, [])
    assert titles(watch.path) == headlines(0)


def test_one_link_in_two_feeds_is_read_once(watch, site):
    site.routes["/rss"] = (
        feed("x").replace(b"/x<", b"http://news.example/0<").replace(b"Content-Length: ", b"X-Was: ")
    )
    watch(FEED, OTHER)
    assert site.asked["/0"] == 1
    assert [feed.articles for feed in FeedBook(watch.path)] == [2, 1]

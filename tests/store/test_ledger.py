"""The ledger and the list of feeds: what is noted counts once it is kept, and survives restarts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.records import Article
from store.errors import DeskDamaged, DeskTooNew
from store.feeds import MOST_SEEN, MOST_TRIES, FeedBook, Subscription
from store.ledger import Copy, Ledger

URL = "https://news.example/a"
NOW = datetime(2024, 6, 19, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def article(id):
    return Article(id, "Text.", "", title=f"Title {id}", outlet="Herald", published=date(2024, 6, 19))


def test_a_page_is_known_once_its_article_is_kept(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.note_page("page", "kept")
    ledger.note_page("other", "lost")
    assert not ledger.knows_page("page")
    ledger.settle({"kept"})
    for known in (ledger, Ledger(tmp_path, {"kept"})):
        assert known.knows_page("page")
        assert not known.knows_page("other")
        assert known.passed_over == 1


def test_a_page_whose_article_has_left_the_desk_is_read_again(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.note_page("page", "a")
    ledger.note_version(URL, ('"1"', None), "a")
    ledger.settle({"a"})
    again = Ledger(tmp_path, {"b"})
    assert not again.knows_page("page")
    assert again.version(URL) is None


def test_a_link_is_asked_for_with_the_version_that_is_kept(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.note_version(URL, ('"1"', None), "a")
    ledger.note_version("https://news.example/b", (None, None), "a")
    ledger.settle({"a"})
    again = Ledger(tmp_path, {"a"})
    assert again.version(URL) == ('"1"', None)
    assert again.version("https://news.example/b") is None


def test_copies_are_listed_each_once(tmp_path):
    ledger = Ledger(tmp_path)
    for _ in range(2):
        ledger.note_copy("main", article("copy"))
    ledger.settle({"main"})
    again = Ledger(tmp_path)
    assert again.is_copy("copy")
    assert again.copies("main") == (Copy("copy", "Title copy", "Herald", None, date(2024, 6, 19)),)
    assert again.copies("copy") == ()


def test_a_copy_counts_as_kept_for_its_page(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.note_page("page", "copy")
    ledger.note_copy("main", article("copy"))
    ledger.settle({"main"})
    assert ledger.knows_page("page")


def test_copies_of_a_story_that_has_left_the_desk_are_new_stories(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.note_copy("main", article("copy"))
    ledger.settle({"main"})
    ledger.settle(set())
    assert not ledger.is_copy("copy")
    assert not Ledger(tmp_path).is_copy("copy")


def test_nothing_is_written_where_nothing_is_new(tmp_path):
    Ledger(tmp_path).settle({"a"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"{}", b'{"version": 1, "pages": [], "feeds": [1]}', b"\xff"]
)
@pytest.mark.parametrize(("name", "kind"), [("read.json", Ledger), ("feeds.json", FeedBook)])
def test_a_damaged_file_is_named_with_what_to_do(tmp_path, data, name, kind):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DeskDamaged, match="or delete it"):
        kind(tmp_path)


@pytest.mark.parametrize(
    "copy", ["{}", "7", '{"id": "b", "title": null, "outlet": null, "url": null, "published": "soon"}']
)
def test_a_damaged_copy_is_named_before_anybody_asks_for_it(tmp_path, copy):
    (tmp_path / "read.json").write_text(f'{{"version": 1, "copies": {{"a": [{copy}]}}}}', encoding="utf-8")
    with pytest.raises(DeskDamaged, match="or delete it"):
        Ledger(tmp_path)


@pytest.mark.parametrize(("name", "kind"), [("read.json", Ledger), ("feeds.json", FeedBook)])
def test_a_newer_file_is_left_alone(tmp_path, name, kind):
    (tmp_path / name).write_bytes(b'{"version": 2}')
    with pytest.raises(DeskTooNew):
        kind(tmp_path)


# Feeds


def test_feeds_survive_restarts_as_they_were(tmp_path):
    feed = Subscription(URL, "Title", '"1"', "then", NOW, NOW, "broke off", 2, 7, ("a", "b"), {"c": 1})
    assert FeedBook(tmp_path).subscribe([feed]) == 1
    assert list(FeedBook(tmp_path)) == [feed]
    assert FeedBook(tmp_path).subscribe([Subscription(URL)]) == 0
    assert FeedBook(tmp_path)[URL] == feed


def test_a_feed_can_be_dropped(tmp_path):
    FeedBook(tmp_path).subscribe([Subscription(URL)])
    assert FeedBook(tmp_path).drop(URL)
    assert not FeedBook(tmp_path).drop(URL)
    assert len(FeedBook(tmp_path)) == 0


def test_a_feed_dropped_by_another_program_stays_dropped(tmp_path):
    watching = FeedBook(tmp_path)
    watching.subscribe([Subscription(URL), Subscription(f"{URL}/2")])
    FeedBook(tmp_path).drop(URL)
    watching.put([feed.did(NOW) for feed in watching])
    assert [feed.url for feed in FeedBook(tmp_path)] == [f"{URL}/2"]


def test_a_failing_feed_is_asked_less_and_less_often():
    feed = Subscription(URL)
    assert feed.is_due(NOW, HOUR)
    waits = []
    for _ in range(8):
        feed = feed.failed(NOW, "broke off")
        waits.append(next(hours for hours in range(100) if feed.is_due(NOW + hours * HOUR, HOUR)))
    assert waits == [1, 2, 4, 8, 15, 29, 29, 29]
    assert feed.did(NOW).failures == 0
    assert feed.did(NOW).problem is None


def test_an_entry_is_tried_a_few_times():
    feed = Subscription(URL)
    for _ in range(MOST_TRIES - 1):
        feed = feed.with_failed(["a"])
        assert feed.seen == ()
    assert feed.with_done(["a"]).tries == {}
    feed = feed.with_failed(["a"])
    assert (feed.seen, feed.tries) == (("a",), {})


@given(st.lists(st.lists(st.sampled_from("abcdef"))))
def test_entries_that_are_done_with_are_remembered_once_the_latest_last(rounds):
    feed = Subscription(URL)
    for ids in rounds:
        feed = feed.with_done(ids)
    assert len(set(feed.seen)) == len(feed.seen)
    assert set(feed.seen) == {id for ids in rounds for id in ids}


def test_so_many_entries_are_remembered():
    feed = Subscription(URL).with_done(map(str, range(MOST_SEEN + 5)))
    assert (len(feed.seen), feed.seen[0]) == (MOST_SEEN, "5")

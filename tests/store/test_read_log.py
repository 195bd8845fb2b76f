"""The read log and the list of feeds: what is noted counts once it is kept, and survives restarts."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.records import Article
from store.desk_errors import DeskDamaged, DeskTooNew, DeskUnreadable, StoreError
from store.read_log import Copy, ReadLog
from store.subscriptions import MOST_SEEN, MOST_TRIES, FeedBook, Subscription

URL = "https://news.example/a"
NOW = datetime(2024, 6, 19, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def article(id):
    return Article(id, "Text.", "", title=f"Title {id}", outlet="Herald", published=date(2024, 6, 19))


def write(path, tables):
    path.write_text(json.dumps({"version": 1, **tables}), encoding="utf-8")


def test_a_page_is_known_once_its_article_is_kept(tmp_path):
    read_log = ReadLog(tmp_path)
    read_log.note_page("page", "kept")
    read_log.note_page("other", "lost")
    assert not read_log.knows_page("page")
    read_log.commit({"kept"})
    for known in (read_log, ReadLog(tmp_path, {"kept"})):
        assert known.knows_page("page")
        assert not known.knows_page("other")
        assert known.passed_over == 1


def test_a_page_whose_article_has_left_the_desk_is_read_again(tmp_path):
    read_log = ReadLog(tmp_path)
    read_log.note_page("page", "a")
    read_log.note_version(URL, ('"1"', None), "a")
    read_log.commit({"a"})
    again = ReadLog(tmp_path, {"b"})
    assert not again.knows_page("page")
    assert again.version(URL) is None


def test_a_link_is_asked_for_with_the_version_that_is_kept(tmp_path):
    read_log = ReadLog(tmp_path)
    read_log.note_version(URL, ('"1"', None), "a")
    read_log.note_version("https://news.example/b", (None, None), "a")
    read_log.commit({"a"})
    again = ReadLog(tmp_path, {"a"})
    assert again.version(URL) == ('"1"', None)
    assert again.version("https://news.example/b") is None


def test_copies_are_listed_each_once(tmp_path):
    read_log = ReadLog(tmp_path)
    for _ in range(2):
        read_log.note_copy("main", article("copy"))
    read_log.commit({"main"})
    again = ReadLog(tmp_path)
    assert again.is_copy("copy")
    assert again.copies("main") == (Copy("copy", "Title copy", "Herald", None, date(2024, 6, 19)),)
    assert again.copies("copy") == ()


def test_a_copy_counts_as_kept_for_its_page(tmp_path):
    read_log = ReadLog(tmp_path)
    read_log.note_page("page", "copy")
    read_log.note_copy("main", article("copy"))
    read_log.commit({"main"})
    assert read_log.knows_page("page")


def test_copies_of_a_story_that_has_left_the_desk_are_new_stories(tmp_path):
    read_log = ReadLog(tmp_path)
    read_log.note_copy("main", article("copy"))
    read_log.commit({"main"})
    read_log.commit(set())
    assert not read_log.is_copy("copy")
    assert not ReadLog(tmp_path).is_copy("copy")


def test_without_a_folder_it_is_kept_in_memory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read_log = ReadLog()
    read_log.note_copy("main", article("copy"))
    read_log.commit({"main"})
    assert [copy.id for copy in read_log.copies("main")] == ["copy"]
    assert not ReadLog().is_copy("copy")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_where_nothing_is_new(tmp_path):
    ReadLog(tmp_path).commit({"a"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"{}", b'{"version": 1, "pages": [], "feeds": [1]}', b"\xff"]
)
@pytest.mark.parametrize(("name", "kind"), [("read.json", ReadLog), ("feeds.json", FeedBook)])
def test_a_damaged_file_is_named_with_what_to_do(tmp_path, data, name, kind):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DeskDamaged, match="or delete it"):
        kind(tmp_path)


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ({"pages": None}, "None stands where an object should"),
        ({"pages": {"p": 7}}, "pages, 'p': 7 stands where a text should"),
        ({"links": {URL: "then"}}, "'then' stands where an object should"),
        ({"links": {URL: {}}}, "None stands where a text should"),
        ({"links": {URL: {"etag": 1, "article": "a"}}}, f"links, '{URL}': 1 stands where a text should"),
        ({"links": {URL: {"modified": [], "article": "a"}}}, "[] stands where a text should"),
        ({"copies": {"a": {}}}, "copies, 'a': {} stands where a list should"),
        ({"copies": {"a": [{}]}}, "None stands where a text should"),
        ({"copies": {"a": [7]}}, "7 stands where an object should"),
        ({"copies": {"a": [{"id": "b", "outlet": 7}]}}, "7 stands where a text should"),
        ({"copies": {"a": [{"id": "b", "published": "soon"}]}}, "Invalid isoformat string: 'soon'"),
        ({"pages": {"a\x1b[2J\n": ["x" * 99]}}, r"pages, 'a\x1b[2J\n': ['xxx"),
    ],
)
def test_an_odd_ledger_is_named_with_what_is_odd_before_anybody_asks_for_it(tmp_path, tables, reason):
    write(tmp_path / "read.json", tables)
    with pytest.raises(DeskDamaged, match="or delete it") as raised:
        ReadLog(tmp_path)
    assert reason in str(raised.value)
    assert len(str(raised.value).removeprefix(str(tmp_path))) < 300
    assert str(raised.value).isprintable()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": 7}, "7 stands where a text should"),
        ({"asked": "2024-06-19T10:00:00"}, "is no time"),
        ({"answered": "0001-01-01T00:00:00+00:00"}, "is no time"),
        ({"asked": "soon"}, "Invalid isoformat"),
        ({"failures": -1}, "-1 stands where a number of things should"),
        ({"failures": True}, "True stands where a number of things should"),
        ({"articles": None}, "None stands where a number of things should"),
        ({"seen": "abc"}, "'abc' stands where a list should"),
        ({"seen": [1]}, "1 stands where a text should"),
        ({"tries": {"e": "1"}}, "tries, 'e': '1' stands where a number of things should"),
    ],
)
def test_an_odd_feed_is_named_with_what_is_odd_before_anybody_asks_for_it(tmp_path, fields, reason):
    FeedBook(tmp_path).subscribe([Subscription(URL)])
    document = json.loads((tmp_path / "feeds.json").read_bytes())
    document["feeds"][URL] |= fields
    write(tmp_path / "feeds.json", document)
    with pytest.raises(DeskDamaged, match="or delete it") as raised:
        FeedBook(tmp_path)
    assert f"feeds, '{URL}': " in str(raised.value)
    assert reason in str(raised.value)


@pytest.mark.parametrize(("name", "kind"), [("read.json", ReadLog), ("feeds.json", FeedBook)])
def test_what_cannot_be_read_at_all_is_not_said_to_be_damaged(tmp_path, name, kind):
    (tmp_path / name).mkdir()
    with pytest.raises(DeskUnreadable, match=r"can't be read \("):
        kind(tmp_path)


def test_a_feed_that_has_always_failed_is_still_asked():
    feed = Subscription(URL, asked=NOW, failures=10**9)
    assert not feed.is_due(NOW + 28 * HOUR, HOUR)
    assert feed.is_due(NOW + 29 * HOUR, HOUR)


MOMENTS = ["2024-06-19T10:00:00+00:00", "9999-12-31T23:59:59-12:00", "2024-06-19T10:00:00", "2024-06-19", ""]
odd = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 2**70)
    | st.floats()
    | st.sampled_from(["a", "b", "\n", *MOMENTS]),
    lambda values: st.lists(values, max_size=2) | st.dictionaries(st.sampled_from("ab"), values, max_size=2),
    max_leaves=4,
)
words = st.sampled_from(["a", "b", "c"])


def nearly(**fields):
    """Objects with these fields, now and then with another value or without one."""
    sound = st.fixed_dictionaries(fields)
    spoilt = st.tuples(sound, st.sampled_from([*fields]), odd)
    return st.one_of(
        sound,
        spoilt.map(lambda drawn: drawn[0] | {drawn[1]: drawn[2]}),
        spoilt.map(lambda drawn: {key: value for key, value in drawn[0].items() if key != drawn[1]}),
    )


def table_of(values):
    return st.dictionaries(words, values, max_size=2)


ledgers = nearly(
    version=st.just(1),
    pages=table_of(words),
    links=table_of(nearly(etag=words | st.none(), modified=words | st.none(), article=words)),
    copies=table_of(
        st.lists(
            nearly(
                id=words,
                title=words | st.none(),
                outlet=words | st.none(),
                url=words | st.none(),
                published=st.sampled_from(["2024-06-19", "2024-06-31", "9999-12-31"]) | st.none(),
            ),
            max_size=2,
        )
    ),
)
books = nearly(
    version=st.just(1),
    feeds=table_of(
        nearly(
            **dict.fromkeys(("title", "etag", "modified", "problem"), words | st.none()),
            **dict.fromkeys(("asked", "answered"), st.sampled_from(MOMENTS[:1]) | st.none()),
            **dict.fromkeys(("failures", "articles"), st.integers(0, 2**40)),
            seen=st.lists(words, max_size=2),
            tries=table_of(st.integers(0, 3)),
        )
    ),
)


def opened(kind, path, document):
    """What opens on this content of the file; None where it is refused with the file's name, on one line."""
    path.write_bytes(json.dumps(document).encode())
    try:
        return kind(path.parent)
    except StoreError as error:
        refusal = str(error)
    assert refusal.startswith(f"{path}: ")
    assert refusal.isprintable()
    return None


@given(ledgers | odd)
def test_a_ledger_of_any_shape_is_refused_at_once_or_works(document):
    with TemporaryDirectory() as name:
        folder = Path(name)
        read_log = opened(ReadLog, folder / "read.json", document)
        if read_log is None:
            return
        read_log.commit({"a"})
        for key in "abc":
            read_log.knows_page(key)
            etag, modified = read_log.version(key) or (None, None)
            assert isinstance(etag, str | None)
            assert isinstance(modified, str | None)
            read_log.note_page(key, key)
            read_log.note_version(key, ("1", None), key)
            for copy in read_log.copies(key):
                assert {type(copy.id), type(copy.title), type(copy.url)} <= {str, type(None)}
                assert copy.published is None or copy.published.isoformat()
        read_log.note_copy("a", article("d"))
        read_log.commit({"a", "c"})
        assert ReadLog(folder, {"a"}).knows_page("a")


@given(books | odd)
def test_a_list_of_feeds_of_any_shape_is_refused_at_once_or_works(document):
    with TemporaryDirectory() as name:
        folder = Path(name)
        book = opened(FeedBook, folder / "feeds.json", document)
        for feed in book or ():
            feed.is_due(NOW, HOUR)
            assert feed.answered is None or feed.answered.astimezone()
            assert f"{feed.articles:,} {feed.failures:,}"
        if book is not None:
            book.put(feed.with_failure(NOW, "broke off").with_done(["b"]).with_failed(["a"]) for feed in book)
            assert len(FeedBook(folder)) == len(book)


@pytest.mark.parametrize(("name", "kind"), [("read.json", ReadLog), ("feeds.json", FeedBook)])
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
    watching.put([feed.with_success(NOW) for feed in watching])
    assert [feed.url for feed in FeedBook(tmp_path)] == [f"{URL}/2"]


def test_a_failing_feed_is_asked_less_and_less_often():
    feed = Subscription(URL)
    assert feed.is_due(NOW, HOUR)
    waits = []
    for _ in range(8):
        feed = feed.with_failure(NOW, "broke off")
        waits.append(next(hours for hours in range(100) if feed.is_due(NOW + hours * HOUR, HOUR)))
    assert waits == [1, 2, 4, 8, 15, 29, 29, 29]
    assert feed.with_success(NOW).failures == 0
    assert feed.with_success(NOW).problem is None


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

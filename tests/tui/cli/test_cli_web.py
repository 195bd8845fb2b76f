"""The command line with links and feeds: what is read, what is kept, what is said of the rest."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from stance.reading import web
from store import open_desk
from store.subscriptions import FeedBook, Subscription
from tests.benchmarks.make_articles import rewrite, story, text_of
from tests.stance.reading.web.bad_web import answer, html, serving_in_a_thread
from tests.tui.running import UNDATED
from tui.cli import feed_commands

ROOT = Path(__file__).parent.parent.parent.parent
FEED = "http://news.example/feed"


@pytest.fixture
def site(monkeypatch):
    """A site that the commands' links lead to."""
    listed = "".join(f"<item><link>/{number}</link></item>" for number in range(2))
    pages = {
        f"/{number}": answer(html(story(number)[0], "".join(f"<p>{text}</p>" for text in story(number)[1])))
        for number in range(4)
    }
    feed = answer(f'<rss version="2.0"><channel><title>News</title>{listed}</channel></rss>', type="text/xml")
    with serving_in_a_thread({"/feed": feed, **pages}) as up:
        whole = web.Web
        monkeypatch.setattr(
            web, "Web", lambda *, allow_private: whole(up.fetcher(allow_private=allow_private))
        )
        yield up


# Links


def test_a_link_is_read_and_kept(run, site, own_desk):
    ran = run("add", "http://news.example/0")
    assert (ran.status, ran.err) == (0, UNDATED)
    assert ran.out.startswith("added 1 article with ")
    desk = open_desk(own_desk, read_only=True)
    [article] = desk.articles()
    assert (article.url, article.title) == ("http://news.example/0", story(0)[0])


def test_a_feed_gives_its_articles_and_again_nothing(run, site):
    assert run("add", FEED).out.startswith("added 2 articles with ")
    assert run("add", FEED).out == "added 0 articles with 0 quotes; 2 articles already there\n"


def test_a_link_can_be_extracted_without_keeping_it(run, site, own_desk):
    ran = run("extract", "http://news.example/0", "http://news.example/1")
    assert [row["title"] for row in ran.rows] == [story(0)[0], story(1)[0]]
    assert not own_desk.exists()


def test_what_can_t_be_read_is_named_and_the_rest_is_kept(run, site, tmp_path):
    (tmp_path / "a.txt").write_text("“Yes,” said Anna Berg.")
    ran = run(
        "add", "http://news.example/404", "http://news.example/0", tmp_path / "a.txt", "http://10.0.0.1/x",
        "http://me:secret@news.example/1",
    )  # fmt: skip
    assert ran.status == 2
    assert ran.out.startswith("added 2 articles")
    assert ran.err.splitlines()[:-1] == [
        "onrecord: http://news.example/404: answered 404 Not Found",
        "onrecord: http://10.0.0.1/x: is refused: 10.0.0.1 is not on the public internet",
        "onrecord: http://news.example/1: is refused: it holds a user name or a password",
    ]


def test_private_networks_are_opened_on_demand_and_said_so(run, site):
    ran = run("add", "--allow-private", "http://10.0.0.1/0")
    assert ran.status == 0
    assert ran.err.startswith("onrecord: links may lead into private networks (--allow-private)\n")


def test_an_unchanged_page_is_neither_sent_nor_read_again(run, site):
    page = answer(html(), ETag='"1"')

    async def versioned(request, writer):
        known = 'if-none-match: "1"' in request.lower()
        writer.write(answer(status="304 Not Modified") if known else page)
        await writer.drain()

    site.routes["/v"] = versioned
    run("add", "http://news.example/v")
    ran = run("add", "http://news.example/v")
    assert (ran.status, ran.out) == (0, "added 0 articles with 0 quotes; 1 article already there\n")


# Saved pages


def test_pages_that_are_known_are_passed_over(run, tmp_path, monkeypatch):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.html").write_text(html(story(number)[0], f"<p>{story(number)[1][0]}</p>" * 3))
    assert run("add", folder).out.startswith("added 3 articles")
    monkeypatch.setattr("stance.reading.pages._article", None)
    assert run("add", folder).out == "added 0 articles with 0 quotes; 3 articles already there\n"


def test_a_copy_is_not_kept_but_named_beside_its_story(run, tmp_path, own_desk):
    for name, text in (("a", story(0)), ("b", rewrite(0)), ("c", story(1))):
        (tmp_path / f"{name}.md").write_text(f"---\noutlet: Outlet {name}\n---\n{text_of(text)}")
    ran = run("add", tmp_path / "a.md", tmp_path / "b.md", tmp_path / "c.md")
    assert ran.out.endswith("; 0 articles already there; 1 article only repeated a story that is there\n")
    again = run("add", tmp_path / "b.md")
    assert again.out == "added 0 articles with 0 quotes; 1 article already there\n"
    desk = open_desk(own_desk, read_only=True)
    entry = next(entry for entry in desk.find() if entry.article.outlet == "Outlet a")
    explained = run("explain", entry.quote.id).out
    assert "the same story in 1 other article:\n  Outlet b\n" in explained


def test_copies_are_kept_on_demand(run, tmp_path):
    for name, text in (("a", story(0)), ("b", rewrite(0))):
        (tmp_path / f"{name}.txt").write_text(text_of(text))
    assert run("add", "--copies", tmp_path / "a.txt", tmp_path / "b.txt").out.startswith("added 2 articles")


def test_other_languages_are_left_out_unless_they_are_wanted(run, tmp_path):
    path = tmp_path / "fr.txt"
    path.write_text("Le président a déclaré mercredi que les deux pays s'aideraient en cas de guerre. " * 3)
    ran = run("add", path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"onrecord: {path}: is in French, not English\n"
    lines = tmp_path / "many.jsonl"
    lines.write_text(json.dumps({"id": "7", "text": path.read_text()}))
    assert run("add", lines).err == f"onrecord: {lines}, 7: is in French, not English\n"
    assert run("add", "--any-language", path).out.startswith("added 1 article")


def test_many_problems_are_summed_up_by_kind(run, tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.html").write_text("" if number % 2 else "<html><body></body></html>")
    ran = run("add", folder)
    lines = ran.err.splitlines()
    assert len(lines) == 21
    assert "20 more problems like these: 10 has no article text" in lines[-1]
    assert "10 is empty" in lines[-1]


# Reprints


def test_reprints_show_who_cut_what(run, tmp_path):
    whole = "“We will never accept threats from any neighbour, and we stand by the treaty”"
    (tmp_path / "a.md").write_text(f"---\noutlet: The Whole\n---\n{whole} said Anna Berg in Oslo.")
    (tmp_path / "b.md").write_text(f"---\noutlet: The Half\n---\nShe said: {whole[:48]}”.")
    run("add", tmp_path)
    ran = run("reprints")
    assert ran.status == 0
    assert "The Half: cut “and we stand by the treaty”" in ran.out.replace("\n", " ").replace("  ", " ")
    [rows] = run("reprints", "--json").rows
    assert [(row["outlet"], row["cut"]) for row in rows] == [
        ("The Whole", []),
        ("The Half", ["and we stand by the treaty"]),
    ]
    assert run("reprints", "outlet:Whole").status == 1


# Feeds


def test_one_round_keeps_what_is_new_and_remembers_the_feed(run, site):
    ran = run("watch", "--once", FEED)
    assert ran.status == 0
    assert ran.out.startswith("added 2 articles")
    assert ran.err == "onrecord: took in 1 feed\n"
    assert run("watch", "--once") == (0, "", "")
    [row] = run("feeds", "--json").rows
    assert (row["url"], row["title"], row["articles"], row["problem"]) == (FEED, "News", 2, None)


def test_watching_goes_on_until_it_is_stopped(run, site, monkeypatch):
    pauses = []

    def pause(watch, seconds):
        pauses.append(seconds)
        if len(pauses) == 2:
            watch.stop(signal.SIGTERM, None)

    monkeypatch.setattr(feed_commands.Watch, "pause", pause)
    monkeypatch.setattr(Subscription, "is_due", lambda feed, now, interval: True)
    ran = run("watch", "--interval", "10", FEED)
    assert (ran.status, ran.err.splitlines()[-1]) == (0, "onrecord: stopped; what was read is kept")
    assert site.asked["/feed"] == 2
    assert all(540 <= seconds <= 660 for seconds in pauses)


def test_a_locked_desk_is_tried_again_in_the_next_round(run, site, own_desk, monkeypatch):
    holder = open_desk(own_desk)

    def pause(watch, seconds):
        if site.asked["/feed"] == 2:
            watch.stop(signal.SIGINT, None)
        holder.close()

    monkeypatch.setattr(feed_commands.Watch, "pause", pause)
    monkeypatch.setattr(Subscription, "is_due", lambda feed, now, interval: True)
    ran = run("watch", FEED)
    assert "the next round tries again" in ran.err
    assert ran.out.startswith("added 2 articles")


def test_the_second_signal_insists():
    watch = feed_commands.Watch()
    watch.stop(signal.SIGINT, None)
    assert watch.is_over
    with pytest.raises(KeyboardInterrupt):
        watch.stop(signal.SIGINT, None)


def test_one_round_without_any_answer_is_an_error(run, site):
    ran = run("watch", "--once", "http://news.example/0", "http://news.example/404")
    assert ran.status == 2
    assert ran.err.splitlines()[1:] == [
        "onrecord: http://news.example/0: is no feed",
        "onrecord: http://news.example/404: answered 404 Not Found",
    ]
    listed = run("feeds").out.replace("\n", " ")
    assert "failed 1 time in a row" in listed


def test_lists_of_feeds_come_in_and_go_out(run, tmp_path):
    path = tmp_path / "feeds.opml"
    path.write_text('<opml><body><outline text="The News" xmlUrl="http://news.example/feed"/></body></opml>')
    ran = run("feeds", "--add", path)
    assert (ran.status, ran.err) == (0, "onrecord: took in 1 feed\n")
    assert "The News" in ran.out
    assert "not asked yet" in ran.out
    out = run("feeds", "--opml").out
    path.write_text(out)
    assert run("feeds", "--add", path).err == ""
    assert run("feeds", "--remove", "http://news.example/feed").status == 1
    assert run("feeds").status == 1


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("missing.opml", "missing.opml: no such file or directory"),
        ("http://me:secret@news.example/", "http://news.example/: is no link that can be followed"),
    ],
)
@pytest.mark.parametrize("command", [("watch", "--once"), ("feeds", "--add")])
def test_what_is_no_feed_is_refused_and_not_remembered(run, own_desk, command, named, reason):
    ran = run(*command, named)
    assert ran.status == 2
    assert reason in ran.err
    assert "secret" not in ran.err
    assert not own_desk.exists()


def test_a_feed_that_isn_t_there_can_t_be_removed(run, own_desk):
    assert run("feeds", "--remove", FEED) == (1, "", f"onrecord: {FEED}: is none of the feeds\n")
    assert run("watch").status == 1


def test_a_signal_ends_a_watching_process_cleanly(own_desk):
    asked = Event()

    async def empty(request, writer):
        writer.write(
            answer('<rss version="2.0"><channel><title>News</title></channel></rss>', type="text/xml")
        )
        await writer.drain()
        asked.set()

    with serving_in_a_thread({"/feed": empty}) as site:
        link = f"http://127.0.0.1:{site.port}/feed"
        process = subprocess.Popen(
            [sys.executable, "-m", "tui", "watch", "--allow-private", link],
            cwd=ROOT,
            env={**os.environ, "ONRECORD_DESK": str(own_desk)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert asked.wait(60)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert err.splitlines()[-1] == "onrecord: stopped; what was read is kept"
    assert len(FeedBook(own_desk)) == 1

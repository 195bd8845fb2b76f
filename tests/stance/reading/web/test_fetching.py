"""Links: each of the worst of the web ends in one clear line, and no door opens into a private network."""

import asyncio
import shutil
import ssl
import subprocess
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.cleaning import Unreadable
from stance.reading.memory import Validators
from stance.reading.web.fetching import MAX_FAILURES, USER_AGENT, Limits
from stance.reading.web.public_addresses import is_public
from stance.reading.web.rate_limits import LONGEST_PAUSE, PAUSE, backoff, retry_after
from stance.reading.web.responses import content_type
from tests.stance.reading.web.bad_web import PUBLIC, answer, html, moved, serving


async def said(fetcher, url):
    """What is said of a link that can't be read."""
    with pytest.raises(Unreadable) as raised:
        await fetcher.fetch(url)
    message = str(raised.value)
    assert "\n" not in message
    assert "secret" not in message
    return message


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("endless", "is larger than 1 MB"),
        ("bomb", "is larger than 1 MB"),
        ("large", "is larger than 1 MB"),
        ("circle", "redirects in a circle"),
        ("far", "redirects more than 5 times"),
        ("home", "is refused: 127.0.0.1 is not on the public internet"),
        ("home-6", "is refused: ::1 is not on the public internet"),
        ("metadata", "is refused: 169.254.169.254 is not on the public internet"),
        ("inside", "is refused: intranet.example leads to 10.0.0.7, which is not on the public internet"),
        ("file", "is refused: 'file' is neither http nor https"),
        ("password", "is refused: it holds a user name or a password"),
        ("nowhere", "redirects to no valid link"),
        ("nonsense", "redirects to no valid link"),
        ("500", "answered 500 Internal Server Error, 3 times"),
        ("404", "answered 404 Not Found"),
        ("truncated", "broke off before its end"),
        ("truncated-gzip", "broke off before its end"),
        ("not-gzip", "is damaged: it isn't compressed as it says"),
        ("brotli", "is compressed as 'br', which wasn't asked for"),
        ("hang-up", "hung up without an answer"),
        ("not-http", "gave no answer in HTTP"),
        ("pdf", "is 'application/pdf', not a page, a text or a feed"),
        ("image", "is 'image/png', not a page, a text or a feed"),
        ("untyped", "is of no stated type, not a page, a text or a feed"),
        ("private/a", "is refused by the site's robots.txt"),
    ],
)
async def test_the_worst_of_the_web_ends_in_one_clear_line(path, reason):
    async with serving({}) as site:
        site.names["intranet.example"] = ["10.0.0.7"]
        fetcher = site.fetcher(bytes=1_000_000)
        assert await said(fetcher, f"http://news.example/{path}") == reason
        await fetcher.close()


@pytest.mark.parametrize("path", ["drip", "silent"])
async def test_a_page_that_takes_too_long_is_given_up(path):
    async with serving({}) as site:
        fetcher = site.fetcher(seconds=0.5)
        assert await said(fetcher, f"http://news.example/{path}") == "takes longer than 0.5 seconds"
        await fetcher.close()


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
    ],
)
async def test_private_addresses_are_never_connected_to(link):
    async with serving({"/": answer(html())}) as site:
        fetcher = site.fetcher()
        assert "is not on the public internet" in await said(fetcher, link)
        assert site.addresses == []
        await fetcher.close()


async def test_one_private_address_among_public_ones_closes_the_door():
    async with serving({}) as site:
        site.names["news.example"] = [PUBLIC, "192.168.1.1"]
        fetcher = site.fetcher()
        assert "leads to 192.168.1.1" in await said(fetcher, "http://news.example/a")
        assert site.addresses == []
        await fetcher.close()


async def test_connections_go_to_the_address_that_was_checked():
    """A name that changes its address after the check (DNS rebinding) gains nothing."""
    async with serving({}) as site:
        answers = [[PUBLIC], [PUBLIC], ["127.0.0.1"]]

        async def rebinding(host, port):
            return answers.pop(0)

        site.resolve = rebinding
        fetcher = site.fetcher()
        assert await fetcher.fetch("http://news.example/a")
        assert "leads to 127.0.0.1" in await said(fetcher, "http://news.example/a")
        assert site.addresses == [PUBLIC, PUBLIC]
        await fetcher.close()


async def test_private_addresses_can_be_allowed():
    async with serving({}) as site:
        fetcher = site.fetcher(allow_private=True)
        page = await fetcher.fetch("http://127.0.0.1/a")
        assert b"Leaders sign" in page.body
        await fetcher.close()


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("ftp://news.example/a", "is refused: 'ftp' is neither http nor https"),
        ("http://user:secret@news.example/a", "is refused: it holds a user name or a password"),
        ("http://user@news.example/a", "is refused: it holds a user name or a password"),
        ("http:///a", "is no valid link"),
        ("http://news.example:port/", "is no valid link"),
        (f"http://news.example/{'x' * 3000}", "is no valid link"),
    ],
)
async def test_links_that_are_no_links_are_not_followed(link, reason):
    async with serving({}) as site:
        fetcher = site.fetcher()
        assert await said(fetcher, link) == reason
        assert site.asked == {}
        await fetcher.close()


async def test_a_name_without_an_address_is_said():
    async with serving({}) as site:

        async def unknown(host, port):
            raise OSError("no such name")

        site.resolve = unknown
        fetcher = site.fetcher()
        assert await said(fetcher, "http://gone.example/") == (
            "can't be reached: no address is known for gone.example"
        )
        await fetcher.close()


async def test_a_certificate_that_nobody_trusts_is_said(tmp_path):
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl, which makes the certificate, isn't installed")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        f"{openssl} req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1".split()
        + f"-keyout {key} -out {certificate} -days 2 -subj /CN=news.example".split(),
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    async with serving({}, ssl=context) as site:
        fetcher = site.fetcher()
        reason = await said(fetcher, "https://news.example/a")
        assert reason == "can't be reached: its certificate isn't trusted"
        await fetcher.close()


async def test_a_server_without_encryption_is_said_to_be_so():
    async with serving({}) as site:
        fetcher = site.fetcher()
        reason = await said(fetcher, "https://news.example/a")
        assert reason == "can't be reached: no secure connection can be made"
        await fetcher.close()


async def test_a_slow_page_delays_no_other():
    async with serving({}) as site:
        fetcher = site.fetcher()
        slow = asyncio.create_task(fetcher.fetch("http://slow.example/silent"))
        page = await fetcher.fetch("http://news.example/a")
        assert page is not None
        assert not slow.done()
        slow.cancel()
        await fetcher.close()


async def test_a_dead_host_is_given_up_and_holds_up_nobody():
    async with serving({}) as site:
        fetcher = site.fetcher()
        reasons = [await said(fetcher, f"http://dead.example/hang-up?{number}") for number in range(5)]
        assert reasons == ["answered 404 Not Found"] * 5
        reasons = [await said(fetcher, "http://dead.example/hang-up") for _ in range(5)]
        assert reasons[:3] == ["hung up without an answer"] * 3
        assert reasons[3:] == ["is left alone, since its host was silent 3 times in a row"] * 2
        assert await fetcher.fetch("http://news.example/a")
        await fetcher.close()


async def test_an_answer_makes_up_for_silence():
    async with serving({}) as site:
        fetcher = site.fetcher()
        for _ in range(3):
            for _ in range(2):
                assert await said(fetcher, "http://news.example/hang-up") == "hung up without an answer"
            assert await fetcher.fetch("http://news.example/a")
        await fetcher.close()


async def test_an_error_status_makes_up_for_silence_too():
    async with serving({}) as site:
        fetcher = site.fetcher()
        for path in ("hang-up", "hang-up", "404", "hang-up", "hang-up", "404"):
            reason = await said(fetcher, f"http://news.example/{path}")
            assert "left alone" not in reason
        await fetcher.close()


async def test_time_is_that_of_all_redirects_together():
    async def slow(request, writer):
        await asyncio.sleep(0.3)
        number = int(request.split(" ", 2)[1].rpartition("-")[2])
        writer.write(moved(f"/slow-{number + 1}") if number < 3 else answer(html()))
        await writer.drain()

    async with serving({f"/slow-{number}": slow for number in range(4)}) as site:
        fetcher = site.fetcher(seconds=0.5)
        assert await said(fetcher, "http://news.example/slow-0") == "takes longer than 0.5 seconds"
        await fetcher.close()


@pytest.mark.parametrize(("redirects", "is_read"), [(5, True), (6, False)])
async def test_five_redirects_are_followed(redirects, is_read):
    hops = {f"/hop-{number}": moved(f"/hop-{number + 1}") for number in range(1, redirects + 1)}
    async with serving({**hops, f"/hop-{redirects + 1}": answer(html())}) as site:
        fetcher = site.fetcher()
        if is_read:
            assert await fetcher.fetch("http://news.example/hop-1")
        else:
            assert await said(fetcher, "http://news.example/hop-1") == "redirects more than 5 times"
        await fetcher.close()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_every_redirect_is_one(status):
    async with serving({"/go": moved("/a", f"{status} Elsewhere")}) as site:
        fetcher = site.fetcher()
        assert (await fetcher.fetch("http://news.example/go")).url == "http://news.example/a"
        await fetcher.close()


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
async def test_a_busy_host_is_asked_three_times(status):
    async with serving({"/busy": answer(status=f"{status} Later")}) as site:
        fetcher = site.fetcher()
        assert await said(fetcher, "http://news.example/busy") == f"answered {status} Later, 3 times"
        assert site.asked["/busy"] == 3
        await fetcher.close()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 501, 505])
async def test_other_errors_are_final(status):
    async with serving({"/no": answer(status=f"{status} No")}) as site:
        fetcher = site.fetcher()
        assert await said(fetcher, "http://news.example/no") == f"answered {status} No"
        assert site.asked["/no"] == 1
        await fetcher.close()


@pytest.mark.parametrize(("seconds", "is_waited_for"), [(60, True), (61, False)])
async def test_a_minute_is_waited_for(seconds, is_waited_for):
    busy = answer(status="503 Later", Retry_After=str(seconds))
    async with serving({"/busy": [busy, answer(html())]}) as site:
        fetcher = site.fetcher()
        if is_waited_for:
            assert await fetcher.fetch("http://news.example/busy")
            assert site.slept == [60]
        else:
            assert "asks to come back in 61 seconds" in await said(fetcher, "http://news.example/busy")
        await fetcher.close()


@pytest.mark.parametrize(("length", "is_read"), [(2000, True), (2001, False)])
async def test_a_link_of_2000_characters_is_the_longest(length, is_read):
    link = "http://news.example/".ljust(length, "x")
    async with serving({}) as site:
        fetcher = site.fetcher()
        reason = await said(fetcher, link)
        assert reason == ("answered 404 Not Found" if is_read else "is no valid link")
        await fetcher.close()


@pytest.mark.parametrize("is_declared", [True, False])
@pytest.mark.parametrize(("size", "is_read"), [(10_000, True), (10_001, False)])
async def test_a_page_may_be_as_large_as_the_limit(size, is_read, is_declared):
    page = answer(b"x" * size, **({} if is_declared else {"Content_Length": None}))
    async with serving({"/page": page}) as site:
        fetcher = site.fetcher(bytes=10_000)
        if is_read:
            assert len((await fetcher.fetch("http://news.example/page")).body) == size
        else:
            assert "is larger than 0.01 MB" in await said(fetcher, "http://news.example/page")
        await fetcher.close()


async def test_what_follows_a_compressed_page_counts_too():
    import gzip

    page = answer(
        gzip.compress(html().encode()) + b"x" * 20_000, Content_Encoding="gzip", Content_Length=None
    )
    async with serving({"/page": page}) as site:
        fetcher = site.fetcher(bytes=10_000)
        assert await said(fetcher, "http://news.example/page") == "is larger than 0.01 MB"
        await fetcher.close()


async def test_no_site_asks_for_a_longer_pause_than_half_a_minute():
    robots = answer("User-agent: *\nCrawl-delay: 3600\n", type="text/plain")
    async with serving({"/robots.txt": robots}) as site:
        fetcher = site.fetcher(pause=1)
        await fetcher.fetch("http://news.example/a")
        await fetcher.fetch("http://news.example/a")
        assert [round(seconds) for seconds in site.slept] == [30]
        await fetcher.close()


async def test_no_site_asks_for_a_shorter_pause_than_the_usual():
    robots = answer("User-agent: *\nCrawl-delay: 2\n", type="text/plain")
    async with serving({"/robots.txt": robots}) as site:
        fetcher = site.fetcher(pause=5)
        await fetcher.fetch("http://news.example/a")
        await fetcher.fetch("http://news.example/a")
        assert [round(seconds) for seconds in site.slept] == [5]
        await fetcher.close()


@pytest.mark.parametrize(
    ("attempt", "least", "most"), [(0, 0.75, 1.25), (1, 1.5, 2.5), (2, 3, 5), (3, 6, 10)]
)
def test_the_wait_doubles_from_attempt_to_attempt(attempt, least, most):
    waits = [backoff(attempt) for _ in range(200)]
    assert least <= min(waits) < max(waits) <= most
    assert max(waits) - min(waits) > (most - least) / 2


def test_the_usual_limits():
    assert Limits() == Limits(seconds=20, redirects=5, bytes=10_000_000, tries=3, max_retry_after=60)
    assert (PAUSE, LONGEST_PAUSE, MAX_FAILURES) == (1, 30, 3)


async def test_a_robots_file_that_is_far_too_large_closes_the_site():
    async with serving({"/robots.txt": answer("#" * 600_000, type="text/plain")}) as site:
        fetcher = site.fetcher()
        reason = await said(fetcher, "http://news.example/a")
        assert reason == "is left alone, since the site's robots.txt is larger than 0.5 MB"
        await fetcher.close()


async def test_a_host_is_asked_for_one_page_at_a_time():
    async def page(request, writer):
        await asyncio.sleep(0)
        writer.write(answer(html()))
        await writer.drain()

    async with serving({f"/{number}": page for number in range(8)}) as site:
        fetcher = site.fetcher()
        await asyncio.gather(*(fetcher.fetch(f"http://news.example/{number}") for number in range(8)))
        assert site.most_under_way == 1
        assert site.asked["/robots.txt"] == 1
        await fetcher.close()


async def test_a_pause_follows_each_request():
    async with serving({"/robots.txt": answer(status="404 Not Found")}) as site:
        fetcher = site.fetcher(pause=5)
        await fetcher.fetch("http://news.example/a")
        assert site.slept == []
        await fetcher.fetch("http://news.example/a")
        assert [round(seconds) for seconds in site.slept] == [5]
        await fetcher.close()


async def test_the_pause_that_a_site_asks_for_is_kept():
    robots = answer("User-agent: onrecord\nCrawl-delay: 12\n", type="text/plain")
    async with serving({"/robots.txt": robots}) as site:
        fetcher = site.fetcher(pause=1)
        await fetcher.fetch("http://news.example/a")
        await fetcher.fetch("http://news.example/a")
        assert [round(seconds) for seconds in site.slept] == [12]
        await fetcher.close()


async def test_a_busy_page_is_asked_for_again():
    busy = answer(status="503 Service Unavailable", Retry_After="7")
    async with serving({"/busy": [busy, answer(status="502 Bad Gateway"), answer(html())]}) as site:
        fetcher = site.fetcher()
        assert await fetcher.fetch("http://news.example/busy")
        assert site.slept[0] == 7
        assert 1 < site.slept[1] < 3
        await fetcher.close()


async def test_nobody_is_waited_for_too_long():
    busy = answer(status="429 Too Many Requests", Retry_After="3600")
    async with serving({"/busy": busy}) as site:
        fetcher = site.fetcher()
        reason = await said(fetcher, "http://news.example/busy")
        assert reason == "answered 429 Too Many Requests and asks to come back in 3,600 seconds"
        assert site.slept == []
        await fetcher.close()


async def test_a_site_whose_robots_file_fails_is_left_alone():
    async with serving({"/robots.txt": answer(status="500 Oops")}) as site:
        fetcher = site.fetcher()
        reason = await said(fetcher, "http://news.example/a")
        assert reason == "is left alone, since the site's robots.txt answered 500 Oops, 3 times"
        assert site.asked["/a"] == 0
        await fetcher.close()


async def test_a_site_without_robots_file_is_read():
    async with serving({"/robots.txt": answer("no", status="403 Forbidden")}) as site:
        fetcher = site.fetcher()
        assert await fetcher.fetch("http://news.example/private/a")
        await fetcher.close()


async def test_robots_of_the_place_that_a_link_leads_to_are_heeded():
    async with serving({"/go": moved("http://other.example/private/a")}) as site:
        fetcher = site.fetcher()
        assert await said(fetcher, "http://news.example/go") == "is refused by the site's robots.txt"
        await fetcher.close()


async def test_an_unchanged_page_is_not_sent_again():
    async def versioned(request, writer):
        is_known = 'if-none-match: "v1"' in request.lower()
        writer.write(answer(status="304 Not Modified") if is_known else answer(html(), ETag='"v1"'))
        await writer.drain()

    async with serving({"/v": versioned}) as site:
        fetcher = site.fetcher()
        page = await fetcher.fetch("http://news.example/v")
        assert page.validators == Validators('"v1"')
        assert await fetcher.fetch("http://news.example/v", cached=page.validators) is None
        await fetcher.close()


async def test_requests_are_honest_and_carry_no_cookies():
    async with serving({"/a": answer(html(), Set_Cookie="id=1")}) as site:
        fetcher = site.fetcher()
        await fetcher.fetch("http://news.example/a")
        await fetcher.fetch("http://news.example/a")
        assert all(f"user-agent: {USER_AGENT}".lower() in head.lower() for head in site.requests)
        assert not any("cookie" in head.lower() for head in site.requests)
        await fetcher.close()


async def test_redirects_are_followed_and_the_end_is_told():
    async with serving({"/old": moved("http://www.news.example/a#part", "301 Moved Permanently")}) as site:
        fetcher = site.fetcher()
        page = await fetcher.fetch("http://news.example/old")
        assert (page.asked, page.url) == ("http://news.example/old", "http://www.news.example/a")
        await fetcher.close()


@pytest.mark.parametrize("compression", ["gzip", "deflate", "raw"])
async def test_compressed_pages_are_read(compression):
    import gzip
    import zlib

    data = html().encode()
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(data),
        "deflate": zlib.compress(data),
        "raw": raw.compress(data) + raw.flush(),
    }[compression]
    coding = "gzip" if compression == "gzip" else "deflate"
    async with serving({"/z": answer(packed, Content_Encoding=coding)}) as site:
        fetcher = site.fetcher()
        page = await fetcher.fetch("http://news.example/z")
        assert page.body == data
        await fetcher.close()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "192.0.0.192",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "224.0.1.1", "240.0.0.1", "255.255.255.255", "0.0.0.0",
        "168.63.129.16", "192.88.99.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254",
        "ff02::1", "ff0e::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1",
        "64:ff9b:1::1", "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "3fff::1", "::7f00:1", "100::1",
        "not an address", "",
    ],
)  # fmt: skip
def test_these_addresses_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", PUBLIC, "2600::1", "2001:4860:4860::8888", "2a00:1450::1"])
def test_these_addresses_are_public(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_no_ipv4_address_gets_through_in_a_wrapping_of_ipv6(address):
    assert not is_public(f"::ffff:{address}")
    assert not is_public(f"64:ff9b::{address}")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("30", 30),
        ("soon", None),
        ("Wed, 19 Jun 2024 10:01:00 GMT", 60),
        ("Wed, 19 Jun 2024 09:00:00 GMT", 0),
        ("-5", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(header, seconds):
    assert retry_after(header, now=datetime(2024, 6, 19, 10, tzinfo=UTC)) == seconds


@given(st.text())
def test_any_content_type_header_can_be_taken(header):
    content_type(header)
    retry_after(header)


def test_a_content_type_names_its_charset():
    assert content_type('Text/HTML; charset="ISO-8859-1"') == ("text/html", "ISO-8859-1")

"""The worst of the web on a loopback port: hosts with any name and address, all of them this one server."""

import asyncio
import gzip
from collections import Counter
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from threading import Thread

import httpcore

from stance.reading.web.fetching import Fetcher, Limits
from stance.reading.web.public_backend import PublicOnlyBackend

PUBLIC = "93.184.215.14"
ARTICLE = (
    "<p>The president said on Wednesday that the two countries would help each other in case of war.</p>"
    "<p>“We stand together,” said his host after the talks, which had lasted two hours in the capital.</p>"
)


def html(title="Leaders sign a pact", body=ARTICLE, head=""):
    """A page."""
    return (
        f"<!doctype html><html><head><title>{title}</title>"
        f'<meta property="og:site_name" content="The Example">'
        f"{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def answer(body="", *, status="200 OK", type="text/html; charset=utf-8", **headers):
    """What a server sends, whole; header names with _ for -; a header of None is left out."""
    data = body.encode() if isinstance(body, str) else body
    given = {"Content_Type": type, "Content_Length": len(data), "Connection": "close", **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in given.items() if value is not None]
    return (
        f"HTTP/1.1 {status}\r\n{chr(13).join(lines).replace(chr(13), chr(13) + chr(10))}\r\n\r\n".encode()
        + data
    )


def moved(place, status="302 Found"):
    """A redirect."""
    return answer(status=status, Location=place)


async def drip(request, writer):
    """A header that never ends, a byte at a time."""
    writer.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.005)


async def endless(request, writer):
    """A page that never ends."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
    while True:
        writer.write(b"<p>and so on</p>" * 1000)
        await writer.drain()


async def silent(request, writer):
    """No answer at all."""
    await asyncio.sleep(3600)


async def hang_up(request, writer):
    """Nothing but the end of the connection."""


BOMB = gzip.compress(b"<p>boom</p>" * 2_000_000)
"""22 MB in some 30 KB."""

WORST = {
    "/drip": drip,
    "/endless": endless,
    "/silent": silent,
    "/hang-up": hang_up,
    "/bomb": answer(BOMB, Content_Encoding="gzip"),
    "/large": answer(b"x", Content_Length=999_000_000),
    "/circle": moved("/circle-2"),
    "/circle-2": moved("/circle"),
    "/far": moved("/far-1"),
    **{f"/far-{number}": moved(f"/far-{number + 1}") for number in range(1, 8)},
    "/home": moved("http://127.0.0.1/admin"),
    "/home-6": moved("http://[::1]/admin"),
    "/metadata": moved("http://169.254.169.254/latest/meta-data/"),
    "/inside": moved("http://intranet.example/"),
    "/file": moved("file:///etc/passwd"),
    "/password": moved("http://user:secret@news.example/a"),
    "/nowhere": moved("http://[::1"),
    "/nonsense": moved("http:F/other.example/a"),
    "/500": answer("sorry", status="500 Internal Server Error"),
    "/404": answer("no", status="404 Not Found"),
    "/truncated": answer("half a page", Content_Length=5000),
    "/truncated-gzip": answer(gzip.compress(html().encode())[:-30], Content_Encoding="gzip"),
    "/not-gzip": answer("plain", Content_Encoding="gzip"),
    "/brotli": answer("x", Content_Encoding="br"),
    "/pdf": answer(b"%PDF-1.7", type="application/pdf"),
    "/image": answer(b"\x89PNG", type="image/png"),
    "/untyped": answer("who knows", type=None, Content_Type=None),
    "/error-page": answer(
        html("404 Not Found", "<p>We looked everywhere for the page that you asked for.</p>")
    ),
    "/empty": answer(""),
    "/binary": answer(bytes(range(256)) * 40),
    "/not-http": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "/private/a": answer(html()),
    "/robots.txt": answer("User-agent: *\nDisallow: /private/\n", type="text/plain"),
}


class Site:
    """The server, what it was asked for, and the addresses that connections went to."""

    def __init__(self, routes):
        self.routes = {**WORST, "/a": answer(html()), **routes}
        self.asked = Counter()
        self.requests = []
        self.addresses = []
        self.names = {}
        self.slept = []
        self.under_way = 0
        self.most_under_way = 0
        self.port = 0

    async def handle(self, reader, writer):
        """Answer one request."""
        with closing(writer), suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            start = await reader.readexactly(1)
            if start == b"\x16":  # a greeting in TLS, which this port doesn't speak
                writer.write(answer(status="400 Bad Request"))
                await writer.drain()
                return
            head = (start + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            self.under_way += 1
            self.most_under_way = max(self.most_under_way, self.under_way)
            try:
                await self.reply(head, writer)
            finally:
                self.under_way -= 1

    async def reply(self, head, writer):
        """What the path's route says."""
        path = head.split(" ", 2)[1]
        self.asked[path] += 1
        self.requests.append(head)
        route = self.routes.get(path, answer("no", status="404 Not Found"))
        if isinstance(route, list):
            route = route.pop(0) if len(route) > 1 else route[0]
        if isinstance(route, bytes):
            writer.write(route)
            await writer.drain()
        else:
            await route(head, writer)

    async def resolve(self, host, port):
        """The addresses of a name: those of `names`, else a public one; an address is its own."""
        if host.replace(".", "").isdigit() or ":" in host:
            return [host]
        if host in self.names:
            return self.names[host]
        return [PUBLIC]

    async def sleep(self, seconds):
        """Doesn't."""
        self.slept.append(seconds)

    def fetcher(self, *, allow_private=False, pause=0.0, **limits):
        """A fetcher whose network is this server. Only tests of the time limit give a short one."""
        backend = PublicOnlyBackend(allow_private=allow_private, resolve=self.resolve, network=Network(self))
        return Fetcher(
            backend=backend, limits=Limits(**{"seconds": 60, **limits}), pause=pause, sleep=self.sleep
        )


class Network(httpcore.AsyncNetworkBackend):
    """Connects to the site, whatever the address."""

    def __init__(self, site):
        self.site = site

    async def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        """A connection to the site."""
        self.site.addresses.append(host)
        return await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", self.site.port, timeout)


@asynccontextmanager
async def serving(routes, *, ssl=None):
    """A site that is up."""
    site = Site(routes)
    server = await asyncio.start_server(site.handle, "127.0.0.1", 0, ssl=ssl)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()


@contextmanager
def serving_in_a_thread(routes):
    """A site that is up for callers without an event loop."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    site = Site(routes)

    async def start():
        server = await asyncio.start_server(site.handle, "127.0.0.1", 0)
        site.port = server.sockets[0].getsockname()[1]
        return server

    server = asyncio.run_coroutine_threadsafe(start(), loop).result()
    try:
        yield site
    finally:

        async def end():
            server.close()
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

"""The dashboard in a browser: who may reach it, what the page loads, what a dead server leaves."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store import open_desk
from tests.tui.serving.served import served_desk
from tui.cli import main
from tui.serving.addresses import is_loopback, is_own_page, is_wanted

aiohttp = pytest.importorskip("aiohttp", reason="the extra serve isn't installed")
pytest.importorskip("textual_serve", reason="the extra serve isn't installed")


@pytest.mark.parametrize("address", ["127.0.0.1", "127.3.2.1", "::1", "localhost"])
def test_loopback_addresses_are_served(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "::", "192.168.1.2", "example.org", "localhost.evil.example", ""]
)
def test_other_addresses_need_a_flag_that_says_why(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert not is_loopback(address)
    assert main(["serve", "--address", address]) == 2
    assert "Whoever opens it can read the whole desk" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        ("127.0.0.1:8010", True),
        ("localhost:8010", True),
        ("[::1]:8010", True),
        ("evil.example:8010", False),
        ("127.0.0.1.evil.example", False),
        ("[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_requests_for_the_served_address_are_answered(host: str | None, wanted: bool) -> None:
    assert is_wanted(host, "127.0.0.1") is wanted


def test_only_its_own_page_may_connect() -> None:
    assert is_own_page("http://127.0.0.1:8010", "127.0.0.1:8010")
    assert not is_own_page("http://evil.example", "127.0.0.1:8010")
    assert not is_own_page("http://127.0.0.1:9", "127.0.0.1:8010")
    assert not is_own_page(None, "127.0.0.1:8010")


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """A server on a desk of two articles, and its host."""
    async with served_desk(tmp_path) as server:
        yield server


async def seen(socket: aiohttp.ClientWebSocketResponse, words: str) -> None:
    """Wait until these words came to the browser."""
    text = ""
    async with asyncio.timeout(60):
        while words not in re.sub(r"\x1b\[[0-9;?>]*[a-zA-Z]", "", text):
            message = await socket.receive()
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
            if message.type is aiohttp.WSMsgType.BINARY:
                text += message.data.decode(errors="replace")


def windows_of(path: Path) -> list[int]:
    """The processes that show this desk in a browser."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"tui.serving.window" in command and str(path).encode() in command:
            found.append(int(process.name))
    return found


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
async def test_a_browsers_window_from_the_first_key_to_the_servers_death(
    served: tuple[asyncio.subprocess.Process, str], tmp_path: Path
) -> None:
    server, host = served
    async with aiohttp.ClientSession() as browser:
        page = await browser.get(f"http://{host}/")
        text = await page.text()
        assert f'data-session-websocket-url="ws://{host}/ws"' in text
        assert not re.search(r"""(src|href)=["'](https?:)?//""", text)
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        for path in re.findall(r'(?:src|href)="(/[^"]+)"', text):
            assert (await browser.get(f"http://{host}{path}")).status == 200
        assert (await browser.get(f"http://{host}/", headers={"Host": "evil.example"})).status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await browser.ws_connect(f"ws://{host}/ws", origin="http://evil.example")
        async with browser.ws_connect(
            f"ws://{host}/ws?width=100&height=30", origin=f"http://{host}"
        ) as window:
            await seen(window, "Mei Tanaka")
            await window.send_str(json.dumps(["stdin", "?"]))
            await seen(window, "type to find")
            assert windows_of(tmp_path / "desk")
            os.kill(server.pid, signal.SIGKILL)
    async with asyncio.timeout(30):
        while windows_of(tmp_path / "desk"):
            await asyncio.sleep(0.1)
    open_desk(tmp_path / "desk").close()

"""The dashboard in a real browser: it is drawn, takes keys at once, and loads nothing from elsewhere."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.serving import served_desk

if TYPE_CHECKING:
    from aiohttp import ClientWebSocketResponse

aiohttp = pytest.importorskip("aiohttp", reason="the extra serve isn't installed")
pytest.importorskip("textual_serve", reason="the extra serve isn't installed")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--window-size=1280,800", "--remote-debugging-port=0",
)  # fmt: skip
ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-9;?>]*[a-zA-Z]")
BINARY = 2
"""The opcode of frames with bytes: those for the terminal."""
CODES = {"Enter": ("\r", 13)}
"""What keys that aren't characters type, and their codes."""


class Page:
    """A page of the browser, driven through its DevTools protocol."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.requested: list[str] = []
        """Everything that it asked for, by address."""
        self.complaints: list[str] = []
        """What its console shows as an error, and what its scripts failed with."""
        self._socket = socket
        self._sent = 0
        self._written = ""

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Do something, and say what came of it."""
        self._sent += 1
        await self._socket.send_json({"id": self._sent, "method": method, "params": parameters})
        while (message := await self._next()).get("id") != self._sent:
            pass
        assert "error" not in message, message
        return message["result"]  # type: ignore[no-any-return] # as the protocol has it

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other; what was written before is forgotten."""
        self._written = ""
        for key in keys:
            text, code = CODES.get(key, (key, 0))
            named = {"key": key, "windowsVirtualKeyCode": code}
            await self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **named)
            await self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    async def sees(self, words: str) -> None:
        """Wait until the terminal in the page was given these words."""
        async with asyncio.timeout(30):
            while words not in self._written:
                await self._next()

    async def becomes(self, expression: str) -> None:
        """Wait until a JavaScript expression is true."""
        async with asyncio.timeout(30):
            while not (await self.call("Runtime.evaluate", expression=expression))["result"]["value"]:
                await asyncio.sleep(0.02)

    async def picture(self) -> bytes:
        """What it shows, as a PNG."""
        return base64.b64decode((await self.call("Page.captureScreenshot"))["data"])

    async def differs(self, before: bytes) -> bytes:
        """Wait until it shows something else, and give that."""
        async with asyncio.timeout(30):
            while (now := await self.picture()) == before:
                await asyncio.sleep(0.02)
        return now

    async def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = await self._socket.receive_json()
        given = message.get("params", {})
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.requested.append(given["request"]["url"])
            case "Network.webSocketCreated":
                self.requested.append(given["url"])
            case "Network.webSocketFrameReceived" if given["response"]["opcode"] == BINARY:
                written = base64.b64decode(given["response"]["payloadData"])
                self._written += ESCAPE_SEQUENCE.sub("", written.decode(errors="replace"))
            case "Log.entryAdded" if given["entry"]["level"] == "error":
                self.complaints.append(given["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(given))
        return message


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Page]:
    """An empty page of a browser that keeps all it keeps in this folder, which has a short path."""
    assert BROWSER
    browser = await asyncio.create_subprocess_exec(
        BROWSER, *FLAGS, f"--user-data-dir={folder}", "about:blank",
        stderr=asyncio.subprocess.DEVNULL, env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
        start_new_session=True,
    )  # fmt: skip
    try:
        async with asyncio.timeout(30):
            while not (told := folder / "DevToolsActivePort").exists() or not told.read_text().strip():
                await asyncio.sleep(0.02)
        port = told.read_text().split()[0]
        async with aiohttp.ClientSession() as session:
            pages = await (await session.get(f"http://127.0.0.1:{port}/json")).json()
            address = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
            async with session.ws_connect(address, max_msg_size=0) as socket:
                yield Page(socket)
    finally:
        browser.terminate()
        try:
            await asyncio.wait_for(browser.wait(), 10)
        except TimeoutError:
            # Its helpers are of its group, and go with it.
            os.killpg(browser.pid, signal.SIGKILL)
            await browser.wait()


@pytest.fixture
def profile() -> Iterator[Path]:
    """A folder whose path is short enough for the browser's sockets, which those of pytest aren't."""
    with TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.mark.skipif(BROWSER is None, reason=f"none of these browsers is installed: {', '.join(BROWSERS)}")
async def test_the_dashboard_is_drawn_and_takes_keys_and_loads_nothing_from_elsewhere(
    tmp_path: Path, profile: Path
) -> None:
    async with served_desk(tmp_path) as (_, host), opened(profile) as page:
        for domain in ("Page", "Network", "Runtime", "Log"):
            await page.call(f"{domain}.enable")
        blank = await page.picture()
        await page.call("Page.navigate", url=f"http://{host}/")
        await page.sees("Mei Tanaka")
        await page.becomes("document.activeElement.matches('#terminal textarea')")
        shown = await page.differs(blank)

        await page.press("j")
        await page.sees("toward Japan")
        shown = await page.differs(shown)
        await page.press("/", *"autumn")
        await page.sees("1 / 1 of 6 quotes")
        await page.press("Enter")
        await page.sees("Space mark")
        await page.differs(shown)
        assert not page.complaints

        await page.press("q")
        await page.becomes("document.activeElement.matches('.ended a')")
        await page.press("Enter")
        await page.sees("Mei Tanaka")
        await page.becomes("document.activeElement.matches('#terminal textarea')")
        await page.press("?")
        await page.sees("type to find")
        assert {address.split("/")[2] for address in page.requested if "://" in address} == {host}
        assert not [address for address in page.requested if address.startswith("https:")]

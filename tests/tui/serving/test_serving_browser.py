"""The dashboard in a real browser: it is drawn, takes keys at once, and loads nothing from elsewhere."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.serving.served import served_desk

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
SECONDS = 60
"""How long anything may take on a machine that is busy with the rest of the suite."""
LISTENER = """
Object.defineProperty(Object.prototype, "terminal", {
  set(terminal) {
    Object.defineProperty(this, "terminal", { value: terminal });
    const rows = () => Array.from({ length: terminal.rows }, (_, at) => terminal.buffer.active.getLine(at));
    window.shown = () => rows().map((row) => row?.translateToString()).join("\\n");
  },
});
"""
"""What the page runs before its own scripts, so that `shown()` gives the characters on its terminal.

They are drawn on a canvas, which says nothing of them, and the page keeps its terminal to itself; but it
keeps it as `terminal`.
"""
KEYS_GO_TO_TERMINAL = "document.activeElement?.matches('#terminal textarea')"
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

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Do something, and say what came of it."""
        answer = await self._answer(method, **parameters)
        assert "error" not in answer, answer
        return answer["result"]  # type: ignore[no-any-return] # as the protocol has it

    async def open(self, address: str) -> None:
        """Go to an address, listening from the start."""
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.call(f"{domain}.enable")
        await self.call("Page.addScriptToEvaluateOnNewDocument", source=LISTENER)
        await self.call("Page.navigate", url=address)

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            text, code = CODES.get(key, (key, 0))
            named = {"key": key, "windowsVirtualKeyCode": code}
            await self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **named)
            await self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    async def sees(self, words: str) -> None:
        """Wait until the terminal in the page shows these words, in one row."""
        await self.becomes(f"window.shown?.().includes({json.dumps(words)})")

    async def misses(self, words: str) -> None:
        """Wait until the terminal in the page doesn't show these words."""
        await self.becomes(f"window.shown && !shown().includes({json.dumps(words)})")

    async def becomes(self, expression: str) -> None:
        """Wait until a JavaScript expression is true."""
        async with asyncio.timeout(SECONDS):
            while not await self._is(expression):
                await asyncio.sleep(0.02)

    async def picture(self) -> bytes:
        """What it shows, as a PNG."""
        return base64.b64decode((await self.call("Page.captureScreenshot"))["data"])

    async def differs(self, before: bytes) -> bytes:
        """Wait until it shows something else, and give that."""
        async with asyncio.timeout(SECONDS):
            while (now := await self.picture()) == before:
                await asyncio.sleep(0.02)
        return now

    async def _is(self, expression: str) -> bool:
        answer = await self._answer("Runtime.evaluate", expression=f"Boolean({expression})")
        if "error" in answer:
            # It is on its way from one document to the next, and has none.
            return False
        assert "exceptionDetails" not in answer["result"], answer
        return answer["result"]["result"]["value"] is True

    async def _answer(self, method: str, **parameters: object) -> dict[str, Any]:
        self._sent += 1
        await self._socket.send_json({"id": self._sent, "method": method, "params": parameters})
        while (message := await self._next()).get("id") != self._sent:
            pass
        return message

    async def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = await self._socket.receive_json()
        given = message.get("params", {})
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.requested.append(given["request"]["url"])
            case "Network.webSocketCreated":
                self.requested.append(given["url"])
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
        async with asyncio.timeout(SECONDS):
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
        blank = await page.picture()
        await page.open(f"http://{host}/")
        await page.sees("Mei Tanaka")
        await page.becomes(KEYS_GO_TO_TERMINAL)
        shown = await page.differs(blank)

        await page.misses("toward Japan")
        await page.press("j")
        await page.sees("toward Japan")
        shown = await page.differs(shown)
        await page.press("/")
        await page.misses("Space mark")
        await page.press(*"autumn")
        await page.sees("1 / 1 of 6 quotes")
        await page.press("Enter")
        await page.sees("Space mark")
        await page.differs(shown)
        assert not page.complaints

        await page.press("q")
        await page.becomes("document.activeElement?.matches('.ended a')")
        await page.press("Enter")
        await page.becomes(KEYS_GO_TO_TERMINAL)
        await page.sees("Mei Tanaka")
        await page.misses("type to find")
        await page.press("?")
        await page.sees("type to find")
        assert {address.split("/")[2] for address in page.requested if "://" in address} == {host}
        assert not [address for address in page.requested if address.startswith("https:")]

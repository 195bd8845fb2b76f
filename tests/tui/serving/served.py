"""A server of the dashboard in a process of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from store import open_desk
from tests.tui import factories


@asynccontextmanager
async def served_desk(folder: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """A server on a desk of two articles in this folder, and its host."""
    desk = open_desk(folder / "desk", names=factories.NAMES)
    desk.add(factories.extractions())
    desk.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tui", "serve", "--port", str(port), "--desk", str(folder / "desk"),
        stdout=asyncio.subprocess.PIPE, env=environment,
    )  # fmt: skip
    assert server.stdout
    try:
        async with asyncio.timeout(60):
            while b"The dashboard is at" not in await server.stdout.readline():
                pass
            # It says so just before it listens.
            while not await listens(port):
                await asyncio.sleep(0.02)
        yield server, f"127.0.0.1:{port}"
    finally:
        if server.returncode is None:
            server.terminate()
        await server.wait()


async def listens(port: int) -> bool:
    """Whether something listens at the port of this machine."""
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True

"""The command `serve`."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from stance.errors import StanceError
from tui.cli.exit_status import DONE
from tui.cli.options import DeskOption
from tui.serving.addresses import is_loopback

RISK = (
    "is reached by others than you. Whoever opens it can read the whole desk, change your work on it, and "
    "read and write files as you, without a password and unencrypted. If you want that, add --expose"
)


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port.")] = 8010,
    address: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address; by default only this machine reaches it.")
    ] = "127.0.0.1",
    expose: Annotated[
        bool, typer.Option("--expose", help="Allow an address that others reach. Read what it says first.")
    ] = False,
    desk: DeskOption = None,
) -> int:
    """Show the dashboard in a browser.

    \b
    onrecord serve
    onrecord serve --port 9000 --desk project/desk

    Needs the extra `serve`. The page loads nothing from elsewhere, and only this machine reaches it.
    """
    if not is_loopback(address) and not expose:
        raise typer.BadParameter(f"{address} {RISK}", param_hint="--address")
    try:
        from tui.serving.server import DashboardServer
    except ModuleNotFoundError as missing:
        raise StanceError(f"serve needs {missing.name}: pip install 'onrecord[serve]'") from missing
    path: Path = desk or context.obj
    # `exec` replaces the shell, so that this process is the parent of the dashboard's.
    command = f"exec {shlex.join([sys.executable, '-m', 'tui.serving.window', str(path)])}"
    DashboardServer(command, address, port).serve()
    return DONE

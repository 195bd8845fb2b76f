"""How a command ends: its exit status, and at most one line on stderr that says why."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper

import typer

from stance.errors import StanceError
from store.desk_errors import NotFound, StoreError
from tui.cli.progress import say
from tui.desks import NothingFound

DONE, NOTHING, BAD, INTERRUPTED, CUT_OFF = 0, 1, 2, 130, 141
"""Exit statuses; the last two as shells have them for the signals INT and PIPE."""


def status_of(command: Callable[[], int | None]) -> int:
    """Run a command and give its exit status; what a user can act on becomes a line on stderr."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        status = command()
        sys.stdout.flush()
    except typer.TyperException as problem:
        say(f"{problem.format_message()} (see onrecord --help)")
        return BAD
    except (NothingFound, NotFound) as problem:
        say(problem)
        return NOTHING
    except (StanceError, StoreError) as problem:
        say(problem)
        return BAD
    except (BrokenPipeError, SystemExit):
        # Typer turns the former into the latter, and into nothing else. What is still buffered has no reader;
        # its flush at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except OSError as problem:
        say(f"{problem.filename or 'output'}: {(problem.strerror or 'failed').lower()}")
        return BAD
    if status == INTERRUPTED:
        say("interrupted")
    return status or DONE

"""The dashboard as the command line starts it: on a desk's folder, or on a throwaway desk of samples."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from store.read_log import ReadLog
from tui.app import OnrecordApp
from tui.config import default_config, load
from tui.desks import desk_for_dashboard, sample_desk
from tui.ingest.extraction_process import AddRequest, feed_of


def dashboard_on(path: Path) -> OnrecordApp:
    """The dashboard on the desk in a folder, with the user's configuration."""
    _prepare()
    return OnrecordApp(
        partial(desk_for_dashboard, path),
        title=str(path),
        read=partial(feed_of, folder=path),
        ledger=partial(ReadLog, path),
        config=load(default_config()),
    )


def demonstration() -> OnrecordApp:
    """The dashboard on a throwaway desk that fills with the sample articles."""
    _prepare()
    feed = feed_of(AddRequest(are_samples=True))
    return OnrecordApp(
        sample_desk,
        title="demo, a throwaway desk",
        is_throwaway=True,
        feed=feed,
        config=load(default_config()),
    )


def _prepare() -> None:
    from multiprocessing.resource_tracker import ensure_running

    # The feed's process needs the resource tracker, which passes on stderr's descriptor. Textual takes stderr
    # over, so the tracker must be running before.
    ensure_running()

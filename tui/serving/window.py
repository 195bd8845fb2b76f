"""The process behind one browser window: `python -m tui.serving.window PATH`, started by the server."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app import OnrecordApp

SECONDS_TO_NOTICE = 1
SECONDS_TO_CLOSE = 5


def main() -> None:
    """Show the dashboard on the desk at a path, to the server that started this process."""
    # Textual reads it when it is imported.
    os.environ["TEXTUAL_DRIVER"] = "tui.serving.driver:WindowDriver"
    from tui.dashboard import dashboard_on

    app = dashboard_on(Path(sys.argv[1]))
    Thread(target=end_with_parent, args=(app, os.getppid()), daemon=True).start()
    app.run()


def end_with_parent(app: OnrecordApp, parent: int) -> None:
    """Close the app when the server is gone, also where it was killed without notice."""
    while os.getppid() == parent:
        sleep(SECONDS_TO_NOTICE)
    app.call_from_thread(app.exit)
    sleep(SECONDS_TO_CLOSE)
    os._exit(1)


if __name__ == "__main__":
    main()

"""What stands between the dashboard and the page that shows it."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver
from textual.events import AppFocus


class WindowDriver(WebDriver):
    """Textual's, with the keys' focus from the start."""

    def start_application_mode(self) -> None:
        """Begin focused. Textual's begins blurred, even if the page has reported its focus before."""
        super().start_application_mode()
        self._app.call_later(self._app.post_message, AppFocus())

"""The dashboard as a Textual app. Its first frame needs neither the desk nor the language model."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, ClassVar

from textual.app import SystemCommand
from textual.command import Provider
from textual.events import Event, Paste
from textual.notifications import Notify
from textual.screen import Screen

from store.contract import Desk
from store.read_log import ReadLog
from tui.commands import GROUPS
from tui.config import Config
from tui.flows import FLOWS
from tui.ingest.extraction_process import AddRequest, ExtractionFeed, feed_of
from tui.key_queue import KeyQueueApp
from tui.palette import Commands
from tui.plain import plain
from tui.screens.main import Main
from tui.screens.main_host import MainHost
from tui.themes import DARK, DEFAULTS, LIGHT

LINE_ENDS = re.compile(r"\r\n?")


class OnrecordApp(KeyQueueApp):
    """Browse the quotes of a desk.

    `open_desk` runs in a thread once the first frame is drawn and may raise `StoreError`, `StanceError` or
    OSError, which the dashboard shows. `ledger` then opens the record of what was read into the desk and may
    raise `StoreError`. The extractions of `feed` are added to the desk as they come; both are closed at the
    end. Before an analyst leaves a throwaway desk with work on it, the dashboard asks.
    """

    TITLE = "onrecord"
    # Small, so that they cover little of a small terminal, and above the bottom line.
    CSS = """
    ToastRack { margin: 0 1 1 0; }
    Toast { max-width: 75%; margin: 0; padding: 0 1; }
    """
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Commands}
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so that a ClassVar would not override it
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-roomy"),
        (140, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]  # noqa: RUF012 - the same

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        *,
        title: str = "",
        is_throwaway: bool = False,
        feed: ExtractionFeed | None = None,
        read: Callable[[AddRequest], ExtractionFeed] = feed_of,
        ledger: Callable[[], ReadLog] = ReadLog,
        config: Config | None = None,
    ) -> None:
        super().__init__()
        self._config = config or Config()
        self._main = Main(
            title,
            open_desk,
            is_throwaway=is_throwaway,
            feed=feed,
            read=read,
            ledger=ledger,
            keys=self._config.keys,
            make_flow=_flow_on,
        )
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.set_keymap(
            {
                f"{group.name}.{command.name}": self._config.keys[command.name]
                for group in GROUPS
                for command in group.commands
                if command.name in self._config.keys
            }
        )

    def on_mount(self) -> None:
        """Use the theme that the user chose, and report what is wrong in the configuration."""
        problems, wanted = list(self._config.problems), self._config.theme
        names = {"dark": DARK.name, "light": LIGHT.name, **{name: name for name in self.available_themes}}
        if wanted in names:
            self.theme = names[wanted]
        elif wanted is not None:
            problems.append(f"theme: there is no {wanted!r}; there are {', '.join(names)}")
        if problems:
            self.notify(
                "\n".join(problems), title="Configuration", severity="warning", timeout=15, markup=False
            )

    async def on_event(self, event: Event) -> None:
        """Clean what is pasted before any field draws it: it may come from a malicious page."""
        if isinstance(event, Paste):
            event.text = plain(LINE_ENDS.sub("\n", event.text))
        await super().on_event(event)

    async def action_quit(self) -> None:
        """Quit as our own command does, when Textual's key for it is pressed."""
        if not any(worker.name == "leave" and not worker.is_finished for worker in self.workers):
            await self._main.action_flow("leave")

    async def until_ready(self) -> None:
        """Wait for what the main screen is about to show."""
        await self._main.flows.until_ready()

    def on_notify(self, event: Notify) -> None:
        """Let a notification replace the one before it with the same title."""
        new = event.notification
        new.message, new.title = plain(new.message), plain(new.title)
        for former in list(self._notifications):
            if (former.title, former.severity) == (new.title, new.severity):
                # Textual has no public way to remove a single notification, only all of them.
                self._unnotify(former, refresh=False)

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        return self._main

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of our own themes, for Textual's themes."""
        return DEFAULTS

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's own commands, without those that ours replace."""
        ours = {"Quit", "Keys", "Maximize", "Minimize"}
        return (command for command in super().get_system_commands(screen) if command.title not in ours)

    def action_toggle_light(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name


def _flow_on(main: Main, name: str) -> Coroutine[Any, Any, None]:
    """A flow by its name, for the main screen, which knows none itself."""
    return FLOWS[name](MainHost(main))

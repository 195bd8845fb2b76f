"""Every command, declared once: its keys, its place in the footer, its line in help and palette."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does."""

    action: str
    """Name of the action on the widget or screen that the command's group belongs to."""
    keys: str
    """Comma-separated, as Textual names them."""
    shown: str
    """The keys as help and footer print them."""
    title: str
    """What it does, for help and palette."""
    label: str = ""
    """One or two words for the footer; empty: not there."""

    @property
    def is_typed(self) -> bool:
        """Whether its key is a character, which a text field takes for itself."""
        return len(self.shown) == 1


@dataclass(frozen=True, slots=True)
class Group:
    """The commands of one place."""

    name: str
    commands: tuple[Command, ...]

    def bindings(self) -> list[Binding]:
        """The commands as Textual's key bindings."""
        return [
            Binding(command.keys, command.action, command.title, show=False)
            for command in self.commands
            if command.keys
        ]


MOVING = Group(
    "In every list",
    (
        Command("cursor_down", "j,down", "j ↓", "Move down"),
        Command("cursor_up", "k,up", "k ↑", "Move up"),
        Command("page_down", "pagedown,ctrl+f", "PgDn", "A page down"),
        Command("page_up", "pageup,ctrl+b", "PgUp", "A page up"),
        Command("first", "g,home", "g Home", "To the first"),
        Command("last", "G,end", "G End", "To the last"),
    ),
)

FACETS = Group(
    "Countries, Topics, Speakers",
    (
        Command(
            "include", "enter,space", "Enter", "Show only quotes with this value, or no longer", "only this"
        ),
        Command("exclude", "x", "x", "Leave out quotes with this value, or no longer", "leave out"),
    ),
)

QUOTES = Group(
    "Quotes",
    (
        Command("read", "enter", "Enter", "Read the quote in its context", "read"),
        Command("screen.mark", "space", "Space", "Mark the quote, or unmark it", "mark"),
    ),
)

DETAIL = Group(
    "Quote",
    (
        Command("scroll_down", "j,down", "j ↓", "Scroll down", "scroll"),
        Command("scroll_up", "k,up", "k ↑", "Scroll up"),
        Command("scroll_home", "g,home", "g Home", "To the beginning"),
        Command("scroll_end", "G,end", "G End", "To the end"),
        Command("screen.next_quote", "n,right", "n →", "Read the next quote", "next"),
        Command("screen.previous_quote", "p,left", "p ←", "Read the quote before"),
        Command("screen.mark", "space", "Space", "Mark the quote, or unmark it", "mark"),
    ),
)

FILTER = Group(
    "Filter line",
    (Command("leave", "enter,down", "Enter", "Go to the quotes", "to the quotes"),),
)

EVERYWHERE = Group(
    "Everywhere",
    (
        Command("filter", "slash", "/", "Write a filter", "filter"),
        Command("clear", "c", "c", "Clear the filter", "clear"),
        Command(
            "export", "e", "e", "Export the marked quotes, or those shown where none is marked", "export"
        ),
        Command("help", "question_mark,f1", "?", "Every key, and what the filter line understands", "help"),
        Command("app.quit", "q", "q", "Quit", "quit"),
        Command("mark_all", "asterisk", "*", "Mark all quotes shown, or unmark them", "mark all"),
        Command("back", "escape", "Esc", "A step back: to the quotes, then to the unfiltered ones", "back"),
        Command("zoom", "z", "z", "Give this pane the whole screen, or no longer", "zoom"),
        Command("app.focus_next", "tab", "Tab", "To the next pane", "next pane"),
        Command("app.focus_previous", "shift+tab", "⇧Tab", "To the pane before"),
        Command("pane('countries')", "1", "1", "To the countries"),
        Command("pane('topics')", "2", "2", "To the topics"),
        Command("pane('speakers')", "3", "3", "To the speakers"),
        Command("pane('quotes')", "4", "4", "To the quotes"),
        Command("pane('detail')", "5", "5", "To the quote in its context"),
        Command("app.toggle_light", "t", "t", "Light or dark"),
        Command("app.command_palette", "ctrl+p", "^P", "Find a command by its name", "commands"),
    ),
)

GROUPS = (EVERYWHERE, MOVING, FACETS, QUOTES, DETAIL, FILTER)
"""In the order of the help."""

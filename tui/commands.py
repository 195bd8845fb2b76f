"""Every command, declared once: its keys and needs, its place in the footer, its line in help and palette."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Flag, auto
from typing import Any

from textual.actions import parse
from textual.binding import Binding


class Need(Flag):
    """What must be there for a command to make sense."""

    NOTHING = 0
    DESK = auto()
    """An open desk."""
    WRITABLE = auto()
    """A desk that can be written to."""
    QUOTE = auto()
    """A quote under the cursor."""
    SPEAKER = auto()
    """A quote under the cursor whose speaker is known."""
    LINK = auto()
    """A quote under the cursor whose article has a link."""
    FILTER = auto()
    """Something in the filter line."""
    FORWARD = auto()
    """A filter that was stepped back from."""
    NEW = auto()
    """New quotes from what was added last."""
    NO_FAILURE = auto()
    """A desk that is open or will be."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does."""

    name: str
    """What a user's configuration calls it."""
    action: str
    """Name of the action on the widget or screen that the command's group belongs to."""
    keys: str
    """Comma-separated, as Textual names them; those of a user's configuration come instead."""
    title: str
    """What it does, for help and palette."""
    label: str = ""
    """One or two words for the footer; empty: not there."""
    needs: Need = Need.NOTHING


@dataclass(frozen=True, slots=True)
class Group:
    """The commands of one place."""

    name: str
    commands: tuple[Command, ...]

    def bindings(self) -> list[Binding]:
        """The commands as Textual's key bindings."""
        return [
            Binding(command.keys, command.action, command.title, show=False, id=f"{self.name}.{command.name}")
            for command in self.commands
        ]


def flow(name: str) -> str:
    """The action that runs a flow of the main screen, from whatever has the focus."""
    return f"screen.flow('{name}')"


ANNOTATE = Need.QUOTE | Need.WRITABLE

MARK = Command("mark", flow("mark"), "space", "Mark the quote, or unmark it", "mark", ANNOTATE)
NOTE = Command("note", flow("note"), "n", "Write a note on the quote", "note", ANNOTATE)
CORRECT = Command(
    "correct", flow("correct"), "c", "Correct speaker and scores, or say right or wrong", "correct", ANNOTATE
)
COPY = Command("copy", flow("copy"), "y", "Copy the quote as a citation", "copy", Need.QUOTE)
OPEN = Command("open", flow("open"), "o", "Open the article in the browser", "open", Need.LINK)
TIME_LINE = Command(
    "timeline", flow("timeline"), "t", "The speaker's stance over time", "over time", Need.SPEAKER
)
TURNS = Command("turns", flow("turns"), "r", "Where the speaker's stance turned", "turns", Need.SPEAKER)

ADDED = Command("added", "added", "w", "Show what was added last", needs=Need.NEW)

MOVING = Group(
    "In every list",
    (
        Command("down", "cursor_down", "j,down", "Move down"),
        Command("up", "cursor_up", "k,up", "Move up"),
        Command("page-down", "page_down", "pagedown,ctrl+f", "A page down"),
        Command("page-up", "page_up", "pageup,ctrl+b", "A page up"),
        Command("first", "first", "g,home", "To the first"),
        Command("last", "last", "G,end", "To the last"),
    ),
)

FACETS = Group(
    "Countries, Topics, Speakers",
    (
        Command(
            "include",
            "include",
            "enter,space",
            "Show only quotes with this value, or no longer",
            "only this",
            Need.DESK,
        ),
        Command(
            "exclude",
            "exclude",
            "x",
            "Leave out this value's quotes, or no longer",
            "leave out",
            Need.DESK,
        ),
        Command("narrow", "narrow", "f", "Find a value: type how it starts", "find", Need.DESK),
        replace(TIME_LINE, title="This value's stance over time", needs=Need.DESK),
        replace(TURNS, title="Where a stance of its speakers turned", needs=Need.DESK),
    ),
)

QUOTES = Group(
    "Quotes",
    (
        Command("read", "read", "enter", "Read the quote in its context", "read", Need.QUOTE),
        MARK,
        NOTE,
        CORRECT,
        COPY,
        OPEN,
        TIME_LINE,
        TURNS,
    ),
)

DETAIL = Group(
    "Quote",
    (
        Command("next", "screen.step_quote(1)", "right,J", "Read the next quote", "next", Need.QUOTE),
        MARK,
        NOTE,
        CORRECT,
        Command("previous", "screen.step_quote(-1)", "left,K", "Read the quote before", needs=Need.QUOTE),
        Command("scroll-down", "scroll_down", "j,down", "Scroll down", "scroll", Need.QUOTE),
        Command("scroll-up", "scroll_up", "k,up", "Scroll up"),
        Command("top", "scroll_home", "g,home", "To the beginning"),
        Command("bottom", "scroll_end", "G,end", "To the end"),
        COPY,
        OPEN,
        TIME_LINE,
        TURNS,
    ),
)

FILTER = Group(
    "Filter line",
    (
        Command("leave", "screen.pane('quotes')", "enter,down", "Go to the quotes", "to the quotes"),
        Command("complete", "complete", "tab", "Complete the word; again for the next", "complete"),
    ),
)

EVERYWHERE = Group(
    "Everywhere",
    (
        Command("filter", "pane('filter')", "slash", "Write a filter", "filter", Need.NO_FAILURE),
        Command("help", "help", "question_mark,f1", "Every key, and the language of the filter line", "help"),
        Command(
            "back",
            "back",
            "escape",
            "A step back: to the quotes, then to the filter before",
            "back",
        ),
        Command(
            "forward",
            "forward",
            "right_square_bracket",
            "Forward, to the filter that was stepped back from",
            "forth",
            Need.FORWARD,
        ),
        Command(
            "export",
            flow("export"),
            "e",
            "Export the marked quotes, or those shown if none is marked",
            "export",
            Need.QUOTE,
        ),
        Command("quit", flow("leave"), "q", "Quit", "quit"),
        Command("mark-all", flow("mark_all"), "asterisk", "Mark all quotes shown, or none", "all", ANNOTATE),
        Command("undo", flow("undo"), "u", "Undo the last mark, note or correction", "undo", Need.WRITABLE),
        Command("redo", flow("redo"), "ctrl+r", "Redo what was undone", needs=Need.WRITABLE),
        Command("sort", flow("sort"), "s", "Sort the quotes", "sort", Need.DESK),
        Command("views", flow("views"), "v", "Go to a saved view, save this one", "views", Need.DESK),
        Command("matrix", flow("matrix"), "m", "Who stands where toward whom", "matrix", Need.DESK),
        Command(
            "all-turns", flow("all_turns"), "R", "Where a stance turned in all quotes shown", needs=Need.DESK
        ),
        Command(
            "add",
            flow("add"),
            "a",
            "Add articles: files, folders, pasted text; stop adding",
            "add",
            Need.WRITABLE,
        ),
        ADDED,
        Command(
            "clear", "clear", "ctrl+l", "Clear the filter; a step back brings it back", needs=Need.FILTER
        ),
        Command("zoom", "zoom", "z", "Give this pane the whole screen, or no longer", "zoom"),
        Command("hide", "hide", "h", "Hide the panes to the left, or show them"),
        Command("next-pane", "app.focus_next", "tab", "To the next pane", "next pane"),
        Command("pane-before", "app.focus_previous", "shift+tab", "To the pane before"),
        Command("countries", "pane('countries')", "1", "To the countries"),
        Command("topics", "pane('topics')", "2", "To the topics"),
        Command("speakers", "pane('speakers')", "3", "To the speakers"),
        Command("quotes", "pane('quotes')", "4", "To the quotes"),
        Command("quote", "pane('detail')", "5", "To the quote in its context"),
        Command("light", "app.toggle_light", "d", "Dark or light"),
        Command("palette", "app.command_palette", "ctrl+p", "Find a command by its name", "commands"),
    ),
)

GROUPS = (EVERYWHERE, MOVING, FACETS, QUOTES, DETAIL, FILTER)
"""In the order of the help."""

Keys = Mapping[str, str]
"""The keys that a user gave to commands, by the command's name."""

SHOWN = {
    "slash": "/",
    "question_mark": "?",
    "asterisk": "*",
    "right_square_bracket": "]",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "right": "→",
    "left": "←",
    "f1": "F1",
}
"""Keys as help and footer print them, where that isn't their name."""


def keys_of(command: Command, keys: Keys) -> tuple[str, ...]:
    """A command's keys, as Textual names them."""
    return tuple(keys.get(command.name, command.keys).split(","))


def shown(key: str) -> str:
    """A key as help and footer print it."""
    if key.startswith("ctrl+") and len(key) == 6:
        return f"^{key[-1].upper()}"
    return SHOWN.get(key, key)


def is_typed(command: Command, keys: Keys) -> bool:
    """Whether its first key is a character, which a text field takes for itself."""
    return len(shown(keys_of(command, keys)[0])) == 1


def _parsed(action: str) -> tuple[str, tuple[Any, ...]]:
    _, name, parameters = parse(action)
    return name, parameters


def _least_needs() -> dict[tuple[str, tuple[Any, ...]], Need]:
    needs: dict[tuple[str, tuple[Any, ...]], Need] = {}
    for command in (command for group in GROUPS for command in group.commands):
        action = _parsed(command.action)
        needs[action] = needs.get(action, command.needs) & command.needs
    return needs


NEEDS = _least_needs()
"""What each action needs at least, by its name and parameters."""

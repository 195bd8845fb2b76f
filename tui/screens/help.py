"""The help: every key by its place, every sign, and the query language. Typing searches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.contract import Verdict
from store.folding import fold
from store.query import FIELDS
from tui.commands import GROUPS, Group, Keys, keys_of, shown
from tui.drawing.signs import CHOSEN, CORRECTED, LEFT_OUT, MARKED, NOTED, VERDICTS

LANGUAGE = "The query language of the filter line"
SIGNS = "Signs"
KEY_WIDTH = 13
FIELD_WIDTH = 12
GRAMMAR = (
    'Other words and "phrases" are looked for in the quotes.',
    "A minus before a term leaves out what it finds: -country:RU",
    "The same field twice means either; different fields mean both.",
)
LEGEND = (
    (MARKED, "You marked the quote."),
    (NOTED, "You wrote a note on it."),
    (CORRECTED, "You corrected its speaker or a score."),
    (f"{VERDICTS[Verdict.RIGHT]} {VERDICTS[Verdict.WRONG]}", "You judged what was found: right, wrong."),
    (f"{CHOSEN} {LEFT_OUT}", "In a pane: the filter asks for this value, leaves it out."),
    ("▁ … █", "In a pane: the value's share, beside the most frequent one's."),
    ("−0.62 ━│", "A score from −1, against, to +1, for; the bar points the same way."),
    ("–", "No score: nothing points either way, or what was found is judged wrong."),
)
"""Signs and what they mean."""

Line = tuple[str, str]
"""A key, sign or field, and its explanation."""
Section = tuple[str, Sequence[Line]]


def sections(groups: Iterable[Group], keys: Keys) -> Iterator[Section]:
    """The commands of each place with their keys, then the signs and the query language."""
    for group in groups:
        yield (
            group.name,
            [(" ".join(map(shown, keys_of(command, keys))), command.title) for command in group.commands],
        )
    yield SIGNS, LEGEND
    fields = [(f"{field}:", takes) for field, takes in FIELDS.items()]
    yield LANGUAGE, [*fields, *(("", line) for line in GRAMMAR)]


def found(sections: Iterable[Section], typed: str) -> Iterator[Section]:
    """The lines that contain all words that were typed; words in the section's title count, too."""
    words = fold(typed).split()
    for title, lines in sections:
        kept = [line for line in lines if all(word in fold(" ".join((title, *line))) for word in words)]
        if kept:
            yield title, kept


def as_content(sections: Iterable[Section]) -> Content:
    """The sections, one below the other."""
    blocks = []
    for title, lines in sections:
        width = FIELD_WIDTH if title == LANGUAGE else KEY_WIDTH
        block = [Content.styled(title, "bold $accent")]
        block += [
            Content.assemble((f"  {key:<{width}} " if key else "  ", "bold"), what) for key, what in lines
        ]
        blocks.append(Content("\n").join(block))
    return Content("\n\n").join(blocks) if blocks else Content.styled("Nothing is called so.", "$aside")


class Help(ModalScreen[None]):
    """The keys of the pane in use first."""

    DEFAULT_CSS = """
    Help {
        align: center middle;
        & > Vertical {
            width: 80;
            max-width: 100%;
            height: 100%;
            border: heavy $border;
            border-title-color: $border;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            padding: 0 1;
            background: $surface;
        }
        & VerticalScroll { scrollbar-size-vertical: 1; }
        & Input { background: $panel; margin: 0 0 1 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss", "Close", show=False),
        Binding("down", "scroll('down')", "Down", show=False),
        Binding("up", "scroll('up')", "Up", show=False),
        Binding("pagedown", "scroll('page_down')", "A page down", show=False, priority=True),
        Binding("pageup", "scroll('page_up')", "A page up", show=False, priority=True),
    ]

    def __init__(self, keys: Keys, here: Sequence[Group] = ()) -> None:
        super().__init__()
        groups = [*here, *(group for group in GROUPS if group not in here)]
        self._sections = [*sections(groups, keys)]

    def compose(self) -> ComposeResult:
        """The search field and its results."""
        with Vertical() as box:
            box.border_title = Content("Keys")
            box.border_subtitle = Content("type to find · ↑ ↓ scroll · Esc closes")
            yield Input(placeholder="find", compact=True, select_on_focus=False)
            with VerticalScroll(can_focus=False):
                yield Static(as_content(self._sections))

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        self.query_one(Static).update(as_content(found(self._sections, event.value)))

    def action_scroll(self, where: str) -> None:
        """Scroll the results; the search field keeps the focus."""
        box = self.query_one(VerticalScroll)
        scroll = {
            "down": box.scroll_down,
            "up": box.scroll_up,
            "page_down": box.scroll_page_down,
            "page_up": box.scroll_page_up,
        }
        scroll[where](animate=False)

"""Asks who really speaks and where they stand, and whether the find is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static

from stance.records import Quote, Speaker, Target
from store.contract import Annotation, Correction, Entry, Verdict
from store.folding import fold
from tui.drawing.context import CONTENT_STYLE
from tui.figures import score_text
from tui.plain import one_line
from tui.screens.dialog import Dialog
from tui.widgets.choice import Choice

VERDICTS = (None, Verdict.RIGHT, Verdict.WRONG)
MINUS = "−"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an analyst says of a quote."""

    verdict: Verdict | None
    speaker: str | None
    """The name; None: as found."""
    scores: Mapping[Target, float | None]
    """None: as found."""


def corrected(old: Annotation, quote: Quote, answer: Answer, speaker: Speaker | None) -> Annotation:
    """The annotation with the answer in it; `speaker` is who the answer names."""
    scores = {correction.target: correction.score for correction in old.scores}
    for target, score in answer.scores.items():
        scores.pop(target, None)
        if score is not None:
            scores[target] = score
    return replace(
        old,
        verdict=answer.verdict,
        speaker=None if speaker == quote.speaker else speaker,
        scores=tuple(Correction(target, score) for target, score in scores.items()),
    )


class Correct(Dialog[Answer]):
    """Gives what the analyst says."""

    DEFAULT_CSS = "Correct { & #words { height: auto; max-height: 3; } }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "keep", "Keep", show=False),
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Before", show=False),
    ]

    def __init__(self, entry: Entry, names: Sequence[str]) -> None:
        super().__init__()
        self._entry = entry
        self._names = names
        """Of speakers, for completion."""
        self._targets = tuple(stance.target for stance in entry.stances)

    def compose(self) -> ComposeResult:
        """The quote; a field for the verdict, the speaker, each score."""
        entry = self._entry
        with Vertical() as box:
            box.border_title = Content("Correct")
            box.border_subtitle = Content("↑ ↓ field · Enter keeps · Esc closes")
            yield Static(Content.styled(one_line(entry.quote.text), CONTENT_STYLE), id="words")
            yield Label("What was found is")
            yield Choice(
                ("unjudged", "right", "wrong"), VERDICTS.index(entry.annotation.verdict), id="verdict"
            )
            yield Label("Speaker (empty: as found)")
            yield Input(
                one_line(entry.speaker.name) if entry.speaker else "",
                id="speaker",
                compact=True,
                select_on_focus=False,
                suggester=SuggestFromList(self._names, case_sensitive=False),
            )
            for index, stance in enumerate(entry.stances):
                name = one_line(stance.target.name)
                yield Label(f"Score toward {name}, −1 … +1 (empty: as found)", markup=False)
                text = "" if entry.is_mention(stance) else score_text(stance.score).strip()
                yield Input(text, id=f"score-{index}", compact=True, select_on_focus=False)
            yield self.outcome()

    def on_mount(self) -> None:
        """Start with the verdict."""
        self.query_one(Choice).focus()

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Give the answer, or say which field isn't understood."""
        scores: dict[Target, float | None] = {}
        for index, target in enumerate(self._targets):
            field = self.query_one(f"#score-{index}", Input)
            try:
                scores[target] = self._score(target, field.value)
            except ValueError:
                self.say(f"✗ {field.value!r} is no number from −1 to +1.")
                field.focus()
                return
        verdict = VERDICTS[self.query_one(Choice).chosen]
        self.dismiss(Answer(verdict, self._speaker(), scores))

    def _speaker(self) -> str | None:
        name = one_line(self.query_one("#speaker", Input).value).strip()
        found = self._entry.quote.speaker
        return None if not name or (found and fold(name) == fold(found.name)) else name

    def _score(self, target: Target, text: str) -> float | None:
        """The number; None where it is the one that was found. Raises ValueError."""
        text = text.strip().replace(MINUS, "-")
        if not text:
            return None
        number = float(text)
        if not -1 <= number <= 1:
            raise ValueError(text)
        found = {stance.target: stance.score for stance in self._entry.quote.stances}
        return None if target in found and round(found[target], 2) == number else number

"""The dialog in which an analyst corrects speaker and scores, or judges a quote right or wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static

from stance.records import Quote, Speaker, Target
from store.contract import Annotation, Correction, Entry, Verdict
from store.folding import fold, has_word
from tui.drawing.context import CONTENT_STYLE
from tui.figures import score_text
from tui.names import quote_words, target_name
from tui.plain import one_line
from tui.screens.dialog import Dialog
from tui.widgets.choice import Choice

VERDICTS = (None, Verdict.RIGHT, Verdict.WRONG)
MINUS = "−"
NO_SCORE = "No score: it names nobody that is known. You can give one."


@dataclass(frozen=True, slots=True)
class Judgement:
    """An analyst's judgement of a quote."""

    verdict: Verdict | None
    speaker: str | None
    """The name; None: as found."""
    scores: Mapping[Target, float | None]
    """None: as found."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names that an analyst can use: speakers and targets of the desk."""

    speakers: Sequence[str]
    targets: Sequence[str]
    target_called: Callable[[str], Target | None]


def corrected(old: Annotation, quote: Quote, judgement: Judgement, speaker: Speaker | None) -> Annotation:
    """The annotation with the judgement in it; `speaker` is the one that the judgement names."""
    scores = {correction.target: correction.score for correction in old.scores}
    for target, score in judgement.scores.items():
        scores.pop(target, None)
        if score is not None:
            scores[target] = score
    return replace(
        old,
        verdict=judgement.verdict,
        speaker=None if speaker == quote.speaker else speaker,
        scores=tuple(Correction(target, score) for target, score in scores.items()),
    )


class Correct(Dialog[Judgement]):
    """Gives the judgement."""

    DEFAULT_CSS = """
    Correct {
        & #words { height: auto; max-height: 3; margin: 0 0 1 0; }
        & Horizontal { height: 1; }
        & Horizontal Label { width: 28; margin: 0 1 0 0; }
        & Horizontal Input { width: 1fr; }
        & Horizontal Input.score { width: 8; margin: 0 0 0 1; }
        & Choice { width: 1fr; }
        & .legend { width: 1fr; margin: 1 0 0 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "keep", "Keep", show=False),
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Before", show=False),
    ]

    def __init__(self, entry: Entry, known: KnownNames) -> None:
        super().__init__()
        self._entry = entry
        self._known = known
        self._before: tuple[str, ...] = ()
        """What the fields held at first."""
        self._asked: str | None = None
        """The unknown name that the dialog asked about last, folded."""
        self._targets = tuple(stance.target for stance in entry.stances)

    def compose(self) -> ComposeResult:
        """The quote; a line for the verdict, the speaker, each score, and one more."""
        entry = self._entry
        with VerticalScroll(can_focus=False) as box:
            box.border_title = Content("Correct")
            box.border_subtitle = Content("↑ ↓ field · → completes · Enter keeps · Esc closes")
            yield Static(Content.styled(quote_words(entry), CONTENT_STYLE), id="words")
            with Horizontal():
                yield Label("What was found is")
                yield Choice(("unjudged", "right", "wrong"), VERDICTS.index(entry.annotation.verdict))
            with Horizontal():
                yield Label("Speaker")
                yield self._name_field(
                    "speaker", self._known.speakers, entry.speaker.name if entry.speaker else ""
                )
            if not entry.stances:
                yield Label(NO_SCORE, classes="legend")
            for index, stance in enumerate(entry.stances):
                with Horizontal():
                    yield Label(f"Score toward {target_name(stance.target)}", markup=False)
                    text = "" if entry.is_mention(stance) else score_text(stance.score).strip()
                    yield Input(text, id=f"score-{index}", classes="score", compact=True)
            with Horizontal():
                yield Label("Score toward another")
                yield self._name_field("target", self._known.targets, "", placeholder="name")
                yield Input(id="score", classes="score", placeholder="−1 … +1", compact=True)
            yield Label(
                "Scores go from −1 (against) to +1 (for). An empty field: as found.", classes="legend"
            )
            yield self.outcome()

    def _name_field(self, id: str, names: Sequence[str], text: str, placeholder: str = "") -> Input:
        return Input(
            one_line(text),
            placeholder=placeholder,
            id=id,
            compact=True,
            suggester=SuggestFromList(names, case_sensitive=False),
        )

    def _fields(self) -> tuple[str, ...]:
        return (str(self.query_one(Choice).chosen), *(field.value for field in self.query(Input)))

    def draft(self) -> object:
        """What the fields hold, where it was changed."""
        now = self._fields()
        return None if now == self._before else now

    def on_mount(self) -> None:
        """Start with the verdict."""
        self._before = self._fields()
        self.query_one(Choice).focus()

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Give the judgement, or say which field is wrong."""
        try:
            scores = {
                target: self._score(f"score-{index}", target) for index, target in enumerate(self._targets)
            }
            scores |= self._other_score()
        except ValueError as problem:
            self.say(f"✗ {problem}")
        else:
            name = self._speaker()
            if name and fold(name) != self._asked and not self._is_known(name):
                self._asked = fold(name)
                self.query_one("#speaker").focus()
                like = next((one for one in self._known.speakers if has_word(fold(one), fold(name))), None)
                known = f"; {one_line(like)} is" if like else ""
                self.say(f"✗ Nobody here is called {name!r}{known}. Enter again keeps it as a new name.")
                return
            verdict = VERDICTS[self.query_one(Choice).chosen]
            self.dismiss(Judgement(verdict, name, scores))

    def _typed(self, id: str) -> str:
        return one_line(self.query_one(f"#{id}", Input).value).strip()

    def _speaker(self) -> str | None:
        name, found = self._typed("speaker"), self._entry.quote.speaker
        return None if not name or (found and fold(name) == fold(found.name)) else name

    def _is_known(self, name: str) -> bool:
        return any(fold(name) == fold(known) for known in self._known.speakers)

    def _other_score(self) -> dict[Target, float | None]:
        """The score toward the other target, if one is named. Raises ValueError with a sentence."""
        name = self._typed("target")
        if not name:
            if self._typed("score"):
                raise self._wrong("target", "Toward whom is that score? Name a target.")
            return {}
        target = self._known.target_called(name)
        if target is None:
            raise self._wrong("target", f"Nothing on this desk is called {name!r}.")
        if not self._typed("score"):
            raise self._wrong("score", f"Which score toward {target_name(target)}?")
        return {target: self._score("score", target)}

    def _score(self, id: str, target: Target) -> float | None:
        """The typed number; None where it is the score that was found. Raises ValueError with a sentence."""
        text = self._typed(id)
        if not text:
            return None
        try:
            number = float(text.replace(MINUS, "-").replace(",", "."))
        except ValueError:
            number = float("nan")
        if not -1 <= number <= 1:
            raise self._wrong(id, f"{text!r} is no number from −1 to +1.")
        found = {stance.target: stance.score for stance in self._entry.quote.stances}
        return None if target in found and round(found[target], 2) == number else number

    def _wrong(self, id: str, problem: str) -> ValueError:
        """The error, with the focus on the field that is wrong."""
        self.query_one(f"#{id}", Input).focus()
        return ValueError(problem)

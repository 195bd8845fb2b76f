"""An analyst's work at the dashboard: notes, verdicts, corrections, and taking them back."""

from __future__ import annotations

import pytest
from textual.widgets import Input
from textual.widgets._toast import Toast

from store.contract import Annotation, Correction, Verdict
from store.query import parse
from tests.tui import factories
from tests.tui.dashboards import NARROW, WIDE, dashboard, filled, press, screen_text, settle
from tui.screens.correct import Correct, Judgement, corrected
from tui.screens.note import Note

QUOTE = factories.treaty().quotes[2]


async def test_writing_changing_and_removing_a_note() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "n", "type [/x] check this", "enter")
        assert desk.find()[0].annotation.note == "[/x] check this"
        await press(pilot, "n", "ctrl+j", "type again", "enter")
        assert desk.find()[0].annotation.note == "[/x] check this\nagain"
        await press(pilot, "enter", "G")
        assert "again" in screen_text(pilot)
        await press(pilot, "n", "type never kept", "escape")
        assert "Esc again throws it away" in screen_text(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Note)
        assert desk.find()[0].annotation.note == "[/x] check this\nagain"
        await press(pilot, "u", "u")
        assert desk.find()[0].annotation.note is None
        await press(pilot, "ctrl+r")
        assert desk.find()[0].annotation.note == "[/x] check this"


async def test_correcting_speaker_score_and_verdict() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type shameful", "enter", "c", "right", "right", "down")
        await press(pilot, "ctrl+u", "type anna berg", "down", "ctrl+u", "type −0,25", "enter")
        entry = desk.find()[5]
        assert entry.annotation.verdict is Verdict.WRONG
        assert entry.speaker == factories.ANNA
        assert [stance.score for stance in entry.stances] == [-0.25]
        text = screen_text(pilot)
        assert "corrected by you; found was Ivan Orlov" in text
        assert "≠ corrected by you; found was −0.78" in text
        await press(pilot, "u")
        assert desk.find()[5].annotation == Annotation()
        assert "Undone: verdicts and speakers and scores of 1 quote" in screen_text(pilot)


async def test_a_speaker_whom_the_desk_does_not_know_is_told() -> None:
    async with dashboard().run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c", "down", "ctrl+u", "type Ola Nord", "enter")
        assert "Nobody here is called 'Ola Nord'." in screen_text(pilot)
        await press(pilot, "enter")
        assert "New to this desk" in screen_text(pilot)


async def test_what_is_typed_over_a_score_takes_its_place() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", "down", "down", *"0.5", "enter")
        assert [correction.score for correction in desk.find()[0].annotation.scores] == [0.5]


async def test_what_was_corrected_is_not_thrown_away_unasked() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", "escape")
        assert not isinstance(pilot.app.screen, Correct)
        await press(pilot, "c", "right", "escape")
        assert "Esc again throws it away" in screen_text(pilot)
        await press(pilot, "down", *"Mei", "escape", "escape")
        assert not isinstance(pilot.app.screen, Correct)


async def test_a_part_of_a_name_is_told_whose_it_may_be() -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "c", "down", *"tanaka", "enter")
        assert "Nobody here is called 'tanaka'; Mei Tanaka is." in screen_text(pilot)


@pytest.mark.parametrize("wrong", ["much", "1.5", "nan", "--"])
async def test_a_score_that_is_none_is_told_and_can_be_mended(wrong: str) -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c", "down", "down", "ctrl+u", f"type {wrong}", "enter")
        assert isinstance(pilot.app.screen, Correct)
        assert "is no number from −1 to +1" in screen_text(pilot)
        await press(pilot, "ctrl+u", "type +1", "enter")
        assert not isinstance(pilot.app.screen, Correct)
        assert [stance.score for stance in desk.find()[0].stances] == [1]


async def test_a_quote_without_a_score_says_why_and_can_be_given_one() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "type autumn", "enter", "c")
        assert "You can give one." in screen_text(pilot)
        await press(pilot, "down", "down", "type russ", "right", "down", "type -0.5", "enter")
        [entry] = desk.find(parse("autumn"))
        assert entry.annotation.scores == (Correction(factories.RUSSIA, -0.5),)
        assert "−0.50" in screen_text(pilot)
        await press(pilot, "c")
        assert "Score toward Russia" in screen_text(pilot)
        await press(pilot, "down", "down", "ctrl+u", "enter")
        [entry] = desk.find(parse("autumn"))
        assert entry.annotation.scores == ()


@pytest.mark.parametrize(
    ("name", "score", "said"),
    [
        ("nobody", "1", "Nothing on this desk is called 'nobody'."),
        ("", "1", "Toward whom is that score?"),
        ("#sanctions", "", "Which score toward #sanctions?"),
        ("#sanctions", "2", "'2' is no number from −1 to +1."),
    ],
)
async def test_a_score_toward_another_that_is_not_understood_can_be_mended(
    name: str, score: str, said: str
) -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c", "up", f"type {score}", "up", f"type {name}", "enter")
        assert said in screen_text(pilot)
        assert desk.find()[0].annotation == Annotation()


async def test_what_is_told_of_undoing_replaces_what_was_told_before() -> None:
    async with dashboard().run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "space", "j", "space", "u", "u", "u", "ctrl+r")
        text = screen_text(pilot)
        assert "Done again: marks of 1 quote" in text
        assert "Undone" not in text
        assert "nothing to undo" not in text
        assert len(pilot.app.screen.query(Toast)) == 1


async def test_leaving_everything_as_it_is_corrects_nothing() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c", "enter")
        assert desk.find()[0].annotation == Annotation()
        await press(pilot, "u")
        assert "There is nothing to undo." in screen_text(pilot)


async def test_a_speaker_nobody_knows_becomes_a_person() -> None:
    desk = filled(factories.extractions())
    async with dashboard(desk).run_test(size=NARROW, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c", "down", "ctrl+u", "type Nora Néw", "enter", "enter")
        speaker = desk.find()[0].speaker
        assert speaker
        assert (speaker.id, speaker.name) == ("nora-new", "Nora Néw")
        await press(pilot, "c", "down")
        assert pilot.app.screen.query_one("#speaker", Input).value == "Nora Néw"
        await press(pilot, "ctrl+u", "enter")
        assert desk.find()[0].annotation.speaker is None


def test_an_empty_score_goes_back_to_what_was_found() -> None:
    target = QUOTE.stances[0].target
    old = Annotation(note="kept", scores=(Correction(target, 0.5),))
    new = corrected(old, QUOTE, Judgement(None, None, {target: None}), None)
    assert new == Annotation(note="kept")

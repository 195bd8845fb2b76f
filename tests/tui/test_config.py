from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.dashboards import NARROW, dashboard, main, press, screen_text, settle
from tui.config import Config, load


def written(folder: Path, text: str) -> Config:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return load(file)


def test_without_a_file_everything_is_as_shipped(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Config()


def test_theme_and_keys_are_taken(tmp_path: Path) -> None:
    config = written(tmp_path, 'theme = "light"\n[keys]\nnote = "N"\nnext = "right,ctrl+n"')
    assert config == Config("light", {"note": "N", "next": "right,ctrl+n"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = ", "line 1"),
        ('themes = "x"', "there is no setting 'themes'"),
        ("theme = 3", "theme: is a name, not 3"),
        ("keys = 1", "keys: is a table"),
        ('[keys]\nnte = "N"', "keys.nte: there is no such command; did you mean note?"),
        ("[keys]\nnote = 1", "keys.note: is a key or several"),
        ('[keys]\nnote = "N,"', "keys.note: is a key or several"),
        ('[keys]\nnote = "c"', "keys.note: c is the key of correct already"),
        ('[keys]\nnote = "/"', "keys.note: / is the key of filter already"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    config = written(tmp_path, text + "\n")
    assert len(config.problems) == 1
    assert config.problems[0].startswith(str(tmp_path / "config.toml"))
    assert said in config.problems[0]


def test_the_rest_of_a_broken_file_holds(tmp_path: Path) -> None:
    config = written(tmp_path, '[keys]\nnte = "N"\nexport = "E"')
    assert config.keys == {"export": "E"}


def test_two_commands_can_change_their_keys(tmp_path: Path) -> None:
    config = written(tmp_path, '[keys]\ncorrect = "C"\nnote = "c"')
    assert config == Config(None, {"correct": "C", "note": "c"})


async def test_keys_of_the_user_work_and_are_shown() -> None:
    config = Config(keys={"quotes": "q", "quit": "Q", "help": "f2"})
    async with dashboard(config=config).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "1", "q")
        assert main(pilot).query_one("#quotes").has_focus
        await press(pilot, "question_mark")
        assert len(pilot.app.screen_stack) == 1
        assert "f2 help" in screen_text(pilot)
        await press(pilot, "f2", "type quit")
        assert "Q             Quit" in screen_text(pilot)


async def test_what_is_wrong_is_told_and_the_dashboard_starts() -> None:
    config = Config(theme="mauve", problems=("config.toml: [x] is odd",))
    async with dashboard(config=config).run_test(size=(160, 48), notifications=True) as pilot:
        await settle(pilot)
        text = screen_text(pilot)
        assert "config.toml: [x] is odd" in text
        assert "there is no 'mauve'; there are dark, light" in text
        assert "6 quotes" in text

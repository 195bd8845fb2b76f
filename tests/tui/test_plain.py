from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.plain import one_line, plain, short_name


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31mred",
        "\x1b]52;c;aGk=\x07",
        "\x9b31m",
        "\u202eback\u202c",
        "\u2066isolated\u2069",
        "zero\u200bwidth",
        "bell\x07",
        "delete\x7f",
        "line\u2028separator",
    ],
)
def test_what_could_steer_a_terminal_is_replaced(text: str) -> None:
    assert "\ufffd" in plain(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") for character in plain(text))


@given(st.text())
def test_every_character_is_replaced_by_one(text: str) -> None:
    assert len(plain(text)) == len(one_line(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_an_unterminated_escape_swallows_nothing() -> None:
    assert plain("We \x1b]0;stand").endswith("]0;stand")


def test_lines_and_tabs_stay_in_a_passage_and_go_from_a_row() -> None:
    assert plain("a\tb\nc") == "a\tb\nc"
    assert one_line("a\tb\nc") == "a b c"


def test_letters_of_every_script_stay() -> None:
    text = "Владимир 金正恩 محمد e\u0301 “quoted” 🇰🇷"
    assert plain(text) == text


@pytest.mark.parametrize(
    ("name", "width", "shown"),
    [
        ("Volodymyr Zelenskyy", 14, "V. Zelenskyy"),
        ("Ursula von der Leyen", 16, "U. von der Leyen"),
        ("Xi Jinping", 10, "Xi Jinping"),
        ("his counterpart", 8, "his counterpart"),
        ("Pelé", 2, "Pelé"),
    ],
)
def test_a_name_is_shortened_only_where_it_must_be(name: str, width: int, shown: str) -> None:
    assert short_name(name, width) == shown

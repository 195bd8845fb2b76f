"""The themes where there are only sixteen colours, or none that are ours."""

from __future__ import annotations

import pytest
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from tests.tui.dashboards import NARROW, dashboard, press, screen_text, settle
from tui.themes import DARK, LIGHT


def of_sixteen(theme: Theme, name: str) -> int | None:
    colour = theme.variables.get(name) or getattr(theme, name)
    return Color.parse(colour).rich_color.downgrade(ColorSystem.STANDARD).number


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stance-for", "stance-against"),
        ("foreground", "background"),
        ("stance-for", "background"),
        ("stance-against", "background"),
        ("accent", "background"),
        ("aside", "background"),
        ("foreground", "cursor-background"),
    ],
)
def test_what_must_be_told_apart_is_so_in_sixteen_colours(theme: Theme, one: str, other: str) -> None:
    assert of_sixteen(theme, one) != of_sixteen(theme, other)


def luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["foreground", "stance-for", "stance-against", "accent", "aside", "error"])
@pytest.mark.parametrize("ground", ["background", "panel"])
def test_text_has_the_contrast_that_readers_need(theme: Theme, name: str, ground: str) -> None:
    """4.5 to 1, the AA level of WCAG 2."""
    text, behind = (
        luminance(Color.parse(theme.variables.get(part) or getattr(theme, part))) for part in (name, ground)
    )
    assert (max(text, behind) + 0.05) / (min(text, behind) + 0.05) >= 4.5


@pytest.mark.parametrize("name", ["ansi-dark", "nord", "solarized-light"])
async def test_any_theme_of_textual_will_do(name: str) -> None:
    async with dashboard().run_test(size=NARROW) as pilot:
        pilot.app.theme = name
        await settle(pilot)
        await press(pilot, "j", "enter", "m", "right", "escape")
        assert "Mei Tanaka" in screen_text(pilot)

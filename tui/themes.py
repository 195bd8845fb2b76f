"""The two themes, dark and light, with diverging colours that colour-blind readers can tell apart."""

from __future__ import annotations

from textual.theme import Theme

STANCE_COLOURS = {"stance-for": "#6cb4f5", "stance-against": "#f2a154"}
"""Blue and orange differ in hue with every common colour blindness; lightness carries no meaning."""

DARK = Theme(
    name="onrecord-dark",
    primary="#5aa2e0",
    secondary="#7f8fa3",
    accent="#e8c468",
    warning="#f2a154",
    error="#f0788c",
    success="#6cb4f5",
    foreground="#d9dee5",
    background="#14181e",
    surface="#14181e",
    panel="#1f262f",
    variables=STANCE_COLOURS
    | {
        "border": "#e8c468",
        "border-blurred": "#3a4552",
        "aside": "#8d99a8",
        "quoted-background": "#2b3a4d",
        "cursor-background": "#2c4a68",
        "cursor-blurred-background": "#212a35",
        "footer-key-foreground": "#e8c468",
        "scrollbar": "#3a4552",
        "scrollbar-hover": "#8d99a8",
        "scrollbar-active": "#e8c468",
        "scrollbar-background": "#14181e",
        "scrollbar-background-hover": "#14181e",
        "scrollbar-background-active": "#14181e",
    },
)

LIGHT = Theme(
    name="onrecord-light",
    primary="#1f6fb2",
    secondary="#5c6b7c",
    accent="#8a5a00",
    warning="#a34700",
    error="#b3203a",
    success="#1f6fb2",
    foreground="#1d252e",
    background="#f7f5f0",
    surface="#f7f5f0",
    panel="#e9e5dc",
    dark=False,
    variables={
        "stance-for": "#0b5fa5",
        "stance-against": "#a34700",
        "border": "#8a5a00",
        "border-blurred": "#c3bcae",
        "aside": "#56616d",
        "quoted-background": "#dbe7f3",
        "cursor-background": "#b9d4ee",
        "cursor-blurred-background": "#e6e2d8",
        "footer-key-foreground": "#8a5a00",
        "scrollbar": "#c3bcae",
        "scrollbar-hover": "#56616d",
        "scrollbar-active": "#8a5a00",
        "scrollbar-background": "#f7f5f0",
        "scrollbar-background-hover": "#f7f5f0",
        "scrollbar-background-active": "#f7f5f0",
    },
)

DEFAULTS = STANCE_COLOURS | {
    "aside": "#888888",
    "quoted-background": "#808080 30%",
    "cursor-background": "#808080 45%",
    "cursor-blurred-background": "#808080 25%",
}
"""The values of these variables in themes that don't define them."""

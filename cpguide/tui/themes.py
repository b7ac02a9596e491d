"""The three looks: dark, light, and high contrast for a projector.

Text stands out at least 7:1 from every ground it is used on, muted text 4.5:1, borders and the
focus mark 3:1. A test computes it.
"""

from __future__ import annotations

from textual.theme import Theme

_ROLES = {
    "foreground": "text foreground-muted block-cursor-blurred-foreground footer-foreground"
    " footer-description-foreground input-cursor-background",
    "muted": "text-muted text-disabled",
    "background": "block-cursor-foreground input-cursor-foreground input-selection-foreground",
    "surface": "scrollbar-background scrollbar-background-hover scrollbar-background-active"
    " scrollbar-corner-color",
    "panel": "block-cursor-blurred-background block-hover-background footer-background"
    " footer-item-background footer-key-background footer-description-background",
    "line": "border-blurred scrollbar",
    "focus": "border text-primary text-secondary text-accent block-cursor-background"
    " input-selection-background scrollbar-hover scrollbar-active footer-key-foreground",
    "firm": "text-success",
    "open": "text-warning",
    "urgent": "text-error",
}
"""Which of Textual's color names each of our colors fills, so that none is computed for us."""


def _theme(name: str, dark: bool, **colors: str) -> Theme:
    """A theme from its grounds (background, surface, panel), texts (foreground, muted) and signals."""
    named = {name: color for role, color in colors.items() for name in _ROLES[role].split()}
    styles = {"block-cursor-text-style": "bold", "block-cursor-blurred-text-style": "bold"}
    return Theme(
        name=name,
        dark=dark,
        primary=colors["focus"],
        secondary=colors["focus"],
        accent=colors["focus"],
        success=colors["firm"],
        warning=colors["open"],
        error=colors["urgent"],
        foreground=colors["foreground"],
        background=colors["background"],
        surface=colors["surface"],
        panel=colors["panel"],
        variables={**named, **styles, "input-cursor-text-style": "none"},
    )


THEMES = (
    _theme(
        "cp-dark",
        dark=True,
        background="#10151b",
        surface="#161d25",
        panel="#1d2731",
        foreground="#e9eef3",
        muted="#a9b5c1",
        line="#67788a",
        focus="#93c1ff",
        firm="#93db9c",
        open="#f2c879",
        urgent="#ffaaa1",
    ),
    _theme(
        "cp-light",
        dark=False,
        background="#fcfbf8",
        surface="#f4f2ed",
        panel="#ebe8e1",
        foreground="#171c21",
        muted="#4d5761",
        line="#78828c",
        focus="#0a4585",
        firm="#17532a",
        open="#664000",
        urgent="#8a1a12",
    ),
    _theme(
        "cp-contrast",
        dark=True,
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        foreground="#ffffff",
        muted="#dcdcdc",
        line="#ffffff",
        focus="#ffff70",
        firm="#8dff8d",
        open="#ffd24d",
        urgent="#ffb0b0",
    ),
)
"""The themes in the order in which one key goes through them."""

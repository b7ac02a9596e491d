"""The few kinds of text block that every page and panel is made of."""

from __future__ import annotations

from textual.content import Content
from textual.visual import Visual

from cpguide.tui.plain import plain
from cpguide.tui.widgets.layout import Hung

HEAD = "bold $text-primary"
MUTED = "$text-muted"
STRONG = "bold"
GOOD = "$text-success"
DOUBT = "$text-warning"
FAULT = "bold $text-error"
NOTICE = "bold $text-warning"

CONFIDENCE = {"verified": "✓", "corroborated": "≈", "unverified": "?"}
"""Symbol of a confidence; the word always stands beside it."""

POINTER = "\N{HEAVY RIGHT-POINTING ANGLE QUOTATION MARK ORNAMENT}"
"""Stands before the line that is pointed at."""

_NONE = Content("")


def gap() -> Visual:
    """An empty line."""
    return Content(" ")


def heading(text: str) -> Visual:
    """A heading."""
    return plain(text, HEAD)


def para(text: str, style: str = "") -> Visual:
    """A paragraph."""
    return plain(text, style)


def bullet(text: str, mark: str = "·", style: str = "") -> Visual:
    """A paragraph behind a mark, with a hanging indent."""
    return Hung(plain(f"{mark} ", style or MUTED), plain(text, style))


def inset(text: str, style: str = "", by: int = 2) -> Visual:
    """A paragraph set in from the left."""
    return Hung(Content(" " * by), plain(text, style))


def labelled(label: str, text: str, width: int = 10) -> Visual:
    """A small label and its text beside it."""
    return Hung(plain(f"{label:<{width}}", MUTED), plain(text))


def spans(*parts: tuple[str, str]) -> Content:
    """Pieces of text in their own styles, on one line."""
    line = _NONE
    for text, style in parts:
        line = line + plain(text, style)
    return line

"""Plain text broken into lines: as wide as the terminal, and always the same where there is none."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from textwrap import wrap

FALLBACK, NARROWEST, WIDEST = 80, 40, 100
"""The width of a file or a pipe, and the widths between which a terminal is believed."""


def width() -> int:
    """How wide a line may be. What goes to a file or a pipe depends on no terminal."""
    if not _on_terminal():
        return FALLBACK
    return min(max(get_terminal_size((FALLBACK, 24)).columns, NARROWEST), WIDEST)


def wrapped(text: str, indent: str = "", first: str = "") -> list[str]:
    """The lines of a text, the first one behind `first` and the others behind `indent`.

    No word is broken: an id, a digest or the name of a file stays whole even where it is too long.
    """
    return wrap(
        text,
        width(),
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def for_terminal(text: str, indent: str = "") -> list[str]:
    """The text wrapped where people read it; one line where a program may, which searches line by line."""
    return wrapped(text, indent) if _on_terminal() else [text]


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()

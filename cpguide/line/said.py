"""Text as line mode says it: short lines of plain words, with nothing in them that a terminal would obey."""

from __future__ import annotations

from textwrap import wrap
from unicodedata import category, normalize

from cpguide.guide.problem import shown
from cpguide.spelled import spelled

WIDTH = 80
_LONGEST_ECHO = 30

_IN_WORDS = str.maketrans({"·": ";", "§": "section", "¶": "paragraph"})
"""What is said for a symbol that a terminal has not; the stream finds one that looks alike for the others."""


def said(*texts: str) -> tuple[str, ...]:
    """Texts as lines of at most 80 columns, each text on lines of its own; an empty one is an empty line.

    Runs of spaces become one, and a dot between two words becomes a pause.
    """
    return tuple(line for text in texts for line in _lines(text))


def _lines(text: str) -> list[str]:
    plain = " ".join(spelled(text.replace(" · ", "; ")).split())
    return wrap(plain, WIDTH, break_on_hyphens=False) or [""]


def echo(typed: str) -> str:
    """What was typed, as it may be said back: cleaned, on one line and short."""
    typed = " ".join(typed[: 2 * _LONGEST_ECHO].split())
    short = typed if len(typed) <= _LONGEST_ECHO else f"{typed[: _LONGEST_ECHO - 3]}..."
    return shown(short)


def fitting(line: str, encoding: str) -> list[str]:
    """A line for a terminal of this encoding: symbols it has not become words, letters lose accents."""
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        plain = normalize("NFKD", line.translate(_IN_WORDS))
        bare = "".join(mark for mark in plain if not category(mark).startswith("M"))
        return wrap(bare, WIDTH, break_on_hyphens=False)
    return [line]

"""Text that may go to a terminal: every character of it is shown, none is obeyed."""

from __future__ import annotations

import re

from cpguide.guide.characters import FORBIDDEN, spell

_OBEYED = re.compile(rf"{FORBIDDEN.pattern}|\r")


def spelled(text: str) -> str:
    """The text with each character that a terminal would obey or hide spelled out, for example <U+001B>."""
    if text.isascii() and text.isprintable():  # nearly always, and the pattern is slow
        return text
    return _OBEYED.sub(spell, text)

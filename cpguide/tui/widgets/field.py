"""A line to type or paste into: every character of it is shown, none reaches the terminal as a command."""

from __future__ import annotations

from textual.widgets import Input

from cpguide.spelled import spelled


class Field(Input):
    """An input that spells out what a terminal would obey or hide, for example <U+001B>."""

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in place of another; typing and pasting end here."""
        super().replace(spelled(text[:MOST]), start, end)


MOST = 2000
"""More of what is pasted at once is never looked at: no field holds as much."""

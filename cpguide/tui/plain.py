"""The one gateway by which text of the rules reaches the screen."""

from __future__ import annotations

from textual.content import Content

from cpguide.spelled import spelled


def plain(text: str, style: str = "") -> Content:
    """The text with every character shown literally: nothing in it is read as markup or as a command.

    A character that a terminal would obey or hide is spelled out, for example <U+001B>.
    """
    shown = spelled(text)
    return Content.styled(shown, style) if style else Content(shown)

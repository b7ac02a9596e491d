"""A book as one HTML file: nothing is loaded, nothing runs, and the rules are shown literally."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from cpguide.check.book.parts import Book
from cpguide.check.book.svg import drawing
from cpguide.output.html import in_margins, rendered

_SHORT = 1200
"""A record or row of fewer characters is kept on one page; a longer one would leave too much of it white."""


def html(book: Book) -> str:
    """The whole book; the same book gives the same bytes."""
    margins = [("bottom-left", book.slip), *([("top-center", book.draft)] if book.draft else [])]
    return rendered(
        "cpguide.check.book",
        "book",
        in_margins(margins),
        book=book,
        drawing=drawing,
        short=lambda lines: _letters(lines) < _SHORT,
    )


def _letters(lines: object) -> int:
    """How many characters of text a block, or several of them, hold."""
    if isinstance(lines, str):
        return len(lines)
    if isinstance(lines, tuple):
        return sum(map(_letters, lines))
    return sum(_letters(getattr(lines, field.name)) for field in fields(lines)) if is_dataclass(lines) else 0

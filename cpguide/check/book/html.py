"""A book as one HTML file: nothing is loaded, nothing runs, and the rules are shown literally."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import fields, is_dataclass
from hashlib import sha256
from importlib.resources import files

from cpguide.check.book.parts import Book
from cpguide.check.book.svg import drawing

_TEMPLATE, _STYLE = "book.html.jinja", "book.css"
_SHORT = 1200
"""A record or row of fewer characters is kept on one page; a longer one would leave too much of it white."""
_UNSAFE = re.compile(r"[^0-9A-Za-z .:]")


def html(book: Book) -> str:
    """The whole book; the same book gives the same bytes."""
    from jinja2 import Environment, StrictUndefined  # late: only this needs it

    here = files("cpguide.check.book")
    style = here.joinpath(_STYLE).read_text(encoding="utf-8") + _margins(book)
    template = here.joinpath(_TEMPLATE).read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made = environment.from_string(template).render(
        book=book,
        drawing=drawing,
        short=lambda lines: _letters(lines) < _SHORT,
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
    )
    return f"{made.strip()}\n"


def _margins(book: Book) -> str:
    """What stands in the margins of each printed page: a style sheet can read it from nowhere else."""
    slip, draft = f"@bottom-left {{ content: {_quoted(book.slip)}; }}", ""
    if book.draft:
        draft = f" @top-center {{ content: {_quoted(book.draft)}; }}"
    return f"@page {{ {slip}{draft} }}\n"


def _quoted(text: str) -> str:
    """A text of the rules as a string of a style sheet, with nothing in it that could end the string."""
    escaped = _UNSAFE.sub(lambda mark: f"\\{ord(mark[0]):x} ", text)
    return f'"{escaped}"'


def _letters(lines: object) -> int:
    """How many characters of text a block, or several of them, hold."""
    if isinstance(lines, str):
        return len(lines)
    if isinstance(lines, tuple):
        return sum(map(_letters, lines))
    return sum(_letters(getattr(lines, field.name)) for field in fields(lines)) if is_dataclass(lines) else 0

"""A book as one HTML file: nothing is loaded, nothing runs, and the rules are shown literally."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from cpguide.check.book.parts import Book
from cpguide.check.book.svg import drawing

_TEMPLATE, _STYLE = "book.html.jinja", "book.css"


def html(book: Book) -> str:
    """The whole book; the same book gives the same bytes."""
    from jinja2 import Environment, StrictUndefined  # late: only this needs it

    here = files("cpguide.check.book")
    style = here.joinpath(_STYLE).read_text(encoding="utf-8")
    template = here.joinpath(_TEMPLATE).read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made = environment.from_string(template).render(
        book=book,
        drawing=drawing,
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
    )
    return f"{made.strip()}\n"

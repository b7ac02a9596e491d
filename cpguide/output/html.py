"""A result, or any page, as one HTML file: nothing is loaded, nothing runs, and texts are shown literally."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files

from cpguide.engine.result import Result
from cpguide.output import words
from cpguide.output.page import page
from cpguide.output.sheet import Page

_SHEET = "@page { margin: 14mm 15mm 15mm; }\n"
"""Narrower margins for a page that is to fit on one sheet of paper."""
_UNSAFE = re.compile(r"[^0-9A-Za-z .:]")


def html(result: Result) -> str:
    """The whole result as HTML; the same input gives the same bytes."""
    return html_of(page(result))


def html_of(made: Page) -> str:
    """A whole page as HTML."""
    margins = [("bottom-left", made.title)]
    if made.training:
        margins.append(("top-center", words.TRAINING))
    style = in_margins(margins) + (_SHEET if made.short else "")
    return rendered("cpguide.output", "page", style, page=made, training=words.TRAINING)


def rendered(package: str, name: str, more_style: str, **values: object) -> str:
    """An HTML file from the template and the style sheet called `name` in a package.

    The template gets the style with its hash, for a policy that lets nothing else apply.
    """
    from jinja2 import Environment, StrictUndefined  # late: only this needs it

    here = files(package)
    style = here.joinpath(f"{name}.css").read_text(encoding="utf-8") + more_style
    template = here.joinpath(f"{name}.html.jinja").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style_hash = b64encode(sha256(style.encode()).digest()).decode()
    made = environment.from_string(template).render(style=style, style_hash=style_hash, **values)
    return f"{made.strip()}\n"


def in_margins(texts: Iterable[tuple[str, str]]) -> str:
    """Style for what stands in the margins of each printed page: a style sheet can read it from nowhere else.

    Each text goes with the name of its place, for example "bottom-left".
    """
    placed = " ".join(f"@{place} {{ content: {_quoted(text)}; }}" for place, text in texts)
    return f"@page {{ {placed} }}\n"


def _quoted(text: str) -> str:
    """A text of the rules as a string of a style sheet, with nothing in it that could end the string."""
    escaped = _UNSAFE.sub(lambda mark: f"\\{ord(mark[0]):x} ", text)
    return f'"{escaped}"'

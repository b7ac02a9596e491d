"""A page as a tagged PDF (PDF/UA-1), set by typst. Texts go to it as data, never as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from importlib.resources import files
from typing import Literal

from cpguide.guide.characters import spell
from cpguide.output import words
from cpguide.output.formats import MissingExtra
from cpguide.output.sheet import Page

Paper = Literal["us-letter", "a4"]

_NO_GLYPH = re.compile("[^\\x20-\\x7e\u00a0-\u00ac\u00ae-\u024f\u0370-\u04ff\u2010-\u2027●○✗✓]")
"""What the fonts that typst carries may not have: characters outside Latin, Greek and Cyrillic."""


def pdf_of(made: Page, paper: Paper = "us-letter") -> bytes:
    """A whole page as PDF; the same page gives the same bytes. Raises `MissingExtra` without typst.

    A character that no font has is spelled out, for example <U+65E5>.
    """
    try:
        from typst import Compiler, Fonts, TypstError
    except ImportError:
        raise MissingExtra(
            "PDF needs one more library: pip install 'cpguide[pdf]'. Or take HTML, and print that."
        ) from None
    template = files("cpguide.output").joinpath("page.typ").read_bytes()
    fonts = Fonts(include_system_fonts=False)

    def compiled(fit: Callable[[str], str]) -> bytes:
        data = json.dumps(_fitted(_data(made, paper), fit))
        compiler = Compiler(template, font_paths=fonts, sys_inputs={"page": data})
        whole = compiler.compile(format="pdf", pdf_standards=["ua-1"])
        assert isinstance(whole, bytes)
        return whole

    try:
        return compiled(_on_one_line)
    except TypstError:  # which is how it says that no font has a character
        return compiled(lambda text: _NO_GLYPH.sub(spell, _on_one_line(text)))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _data(made: Page, paper: Paper) -> dict[str, object]:
    mark = words.TRAINING if made.training else ""
    return {**asdict(made), "edition": made.edition, "training": mark, "paper": paper}


def _fitted(value: object, fit: Callable[[str], str]) -> object:
    """The value with every text in it made to fit."""
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, dict):
        return {key: _fitted(one, fit) for key, one in value.items()}
    return [_fitted(one, fit) for one in value] if isinstance(value, (list, tuple)) else value

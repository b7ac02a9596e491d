"""For a console that lacks characters: each is shown by one that looks alike, so that lines stay as long."""

# ruff: noqa: RUF001 - that they can be taken for each other is the point

from __future__ import annotations

import codecs

_ALIKE = {
    **dict.fromkeys("─━╌‐‑‒–—―−╴╶▁▔", "-"),
    **dict.fromkeys("│┃┆▎▏▕█▌▐", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝", "+"),
    **dict.fromkeys("●•▪", "*"),
    **dict.fromkeys("❯▸→›≥", ">"),
    **dict.fromkeys("‹←", "<"),
    **dict.fromkeys("‘’′", "'"),
    **dict.fromkeys("“”″", '"'),
    "○": "o",
    "✗": "x",
    "×": "x",
    "✓": "+",
    "▾": "v",
    "↓": "v",
    "▼": "v",
    "↑": "^",
    "▲": "^",
    "·": "-",
    "…": ".",
    "§": "S",
    "\u00a0": " ",
}


def _shown(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_ALIKE.get(mark, "?") for mark in error.object[error.start : error.end]), error.end


codecs.register_error("alike", _shown)

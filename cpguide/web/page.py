"""The page and all it loads: our own page, and the terminal in a browser that textual-serve carries."""

from __future__ import annotations

from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
OPEN_TO_ALL = (
    "Training only. Everyone on this network can use this page, and nothing on it is encrypted. "
    "Never enter the facts of a real case."
)
"""What the page says at its top when not only this machine can reach it."""


class Part(NamedTuple):
    """One thing the page loads."""

    body: bytes
    kind: str


_OURS = {"page.css": "text/css", "page.js": "text/javascript"}
_CARRIED = {
    "js/textual.js": "text/javascript",
    "css/xterm.css": "text/css",
    "fonts/RobotoMono-VariableFont_wght.ttf": "font/ttf",
    "fonts/RobotoMono-Italic-VariableFont_wght.ttf": "font/ttf",
}


def parts() -> dict[str, Part]:
    """Everything the page loads, by its path on the server. Raises OSError where a file is missing."""
    spec = find_spec("textual_serve")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("textual-serve is not installed")
    carried = Path(spec.origin).parent / "static"
    found = {name: Part((HERE / name).read_bytes(), kind) for name, kind in _OURS.items()}
    found |= {name: Part((carried / name).read_bytes(), kind) for name, kind in _CARRIED.items()}
    return {f"/static/{name}": part for name, part in found.items()}


def page(host: str, warning: str = "") -> str:
    """The page that is opened as `host`, with a warning at its top where there is one."""
    text = (HERE / "page.html").read_text(encoding="utf-8")
    told = f'<p id="warning" role="alert">{escape(warning)}</p>' if warning else ""
    return text.replace("{{host}}", escape(host)).replace("{{warning}}", told)

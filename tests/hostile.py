"""Texts that would do something if anything obeyed them: one table for all outputs and all screens."""

# ruff: noqa: RUF001, E501 - texts as nobody should write them

from __future__ import annotations

from typing import Any

from cpguide.guide.characters import FORBIDDEN
from cpguide.guide.model import Guide

REFUSED = {
    "escape": "a\x1b[31mred",
    "clipboard": "\x1b]52;c;aGVsbG8=\x07",
    "link of a terminal": "\x1b]8;;https://x.example\x1b\\x\x1b]8;;\x1b\\",
    "device control": "\x1bPq#0\x1b\\",
    "title": "\x1b]0;owned\x07",
    "c1": "a\x9b31mb\x90c\x85d",
    "bell and backspace": "a\x07b\x08c\x7f",
    "null": "a\x00b",
    "tab": "a\tb",
    "bidi override": "a\u202egnirts\u202cb",
    "bidi isolate": "a\u2066b\u2069c\u200fd\u061ce",
    "zero width": "ze\u200bro\u200cw\u2060i\ufeffdth",
    "tags": "a\U000e0041\U000e0042b",
    "line separators": "a\u2028b\u2029c",
    "private use": "a\ue000b\U000f0000c",
    "filler": "a\u3164b\u115fc",
    "emoji of several": "\U0001f469\u200d\U0001f4bb",
    "soft hyphen": "an\xadti",
}
"""Texts with a character that no file may hold."""

LITERAL = {
    "markup": "victim of [severe] trafficking [/] [/x] [b]bold[/b]",
    "action": "[@click=app.quit]x[/] [link=https://x.example]y[/link]",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)" \' x=\'y',
    "entity": "&lt;b&gt; &amp;amp; &#x41; <!-- x --> ]]> <?x?>",
    "style": "</style><style>body{display:none}</style> */ } @import 'x';",
    "template": "{{7*7}} {% raw %} {# x #} ${7*7} {0} {name!r} %s{}%n %(x)s",
    "shell": "$(id) `id` ; rm -rf ~ | x && y",
    "typst": '#eval("1+1") #import "x" $x$ @ref <label> #[b] \\u{41}',
    "links": "[a](javascript:alert(1)) ![b](https://x.example) <https://x.example> https://x.example www.x.example",
    "emphasis": "**bold** _under_ ~~gone~~ `code` a*b*c",
    "table": "| a | b | --- | :-: |",
    "heading": "# heading",
    "list": "- not a list",
    "numbered": "1. not a list",
    "quote": "> not a quote",
    "fence": "``` not code",
    "rule": "---",
    "underline": "===",
    "footnote": "[^1]: x [x]: https://x.example",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(1+1)",
    "calendar": "x; y, z\\n END:VEVENT ATTENDEE:mailto:a@x.example",
    "json": '"}], "x": [{"\\u0022": null, \\',
    "path": "../../etc/passwd C:\\Windows\\System32 CON nul.txt",
    "right to left": "שלום عربى abc",
    "combining": "a" + "\u0301\u0323" * 20 + "b",
    "wide": "日本語 ｆｕｌｌ 한글",
    "emoji": "😀 🇺🇸",
    "symbols": "§ 1 — “quoted” ½ ﬁ İ ẞ",
}
"""Texts that a file may hold: they are shown as they are written, everywhere."""

FEW = {
    name: text
    for name, text in {**REFUSED, **LITERAL}.items()
    if name
    in (
        "escape", "clipboard", "c1", "null", "tab", "bidi override", "zero width", "tags", "private use", "filler",
        "markup", "action", "entity", "template", "links", "right to left", "combining", "wide", "emoji",
    )
}  # fmt: skip
"""One of each kind that matters to a screen."""

LONG = "long " * 2_000
UNBROKEN = "x" * 10_000

HOSTILE = {**REFUSED, **LITERAL}

_TEXTS = {
    "ask", "why", "help", "ask_of", "label", "says", "title", "who", "due", "clock", "confirm", "conflict",
    "publisher", "note", "term", "short", "name", "use", "hours", "city", "summary", "edition",
    "kept", "seen", "published",
}  # fmt: skip
"""The fields of the records that hold free text."""
_LISTS = {"disclaimers", "honesty"}


def filled(guide: Guide, text: str) -> Guide:
    """The guide with this text in every place where its authors write freely."""
    made: Guide = _filled(guide, text)
    return made


def _filled(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {key: _filled(one, text) for key, one in value.items()}
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_filled(one, text) for one in value)
    if not hasattr(value, "_fields"):
        return value
    changed: dict[str, Any] = {}
    for name in value._fields:
        now = getattr(value, name)
        if name == "title" and hasattr(value, "publisher"):
            continue  # cited by what stands before its first comma
        if name in _TEXTS and isinstance(now, str) and now:
            changed[name] = text
        elif name in _LISTS:
            changed[name] = tuple(text for _ in now)
        elif name == "stages":
            changed[name] = {kind: dict.fromkeys(stages, text) for kind, stages in now.items()}
        elif isinstance(now, tuple | dict) and name not in ("when", "effective"):
            changed[name] = _filled(now, text)
    return value._replace(**changed)


def quoted(text: str) -> str:
    """The text between the double quotes of YAML, with an escape for whatever a file may not hold."""
    marks = (f"\\U{ord(c):08X}" if FORBIDDEN.match(c) else f"\\{c}" if c in '"\\' else c for c in text)
    return f'"{"".join(marks)}"'


def squashed(text: str) -> str:
    """The text without white space and in one case: what is left however it was wrapped."""
    return "".join(text.split()).casefold()


def assert_nothing_hidden(text: str) -> None:
    """No character is in the text that a terminal would obey or hide."""
    found = FORBIDDEN.search(text)
    assert not found, f"{found[0]!r} in {text[max(0, found.start() - 40) :][:80]!r}"

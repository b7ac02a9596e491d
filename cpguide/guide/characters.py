"""Which characters a file may hold: plain UTF-8 text, with nothing that hides, reorders or controls."""

from __future__ import annotations

import re

# Control characters but the line breaks, soft hyphen and other invisible marks, bidi controls, line and
# paragraph separators, surrogates, private use, non-characters, tags and supplementary variation selectors.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U000e0000-\U0010ffff]"
)
_BREAK = re.compile("\r\n|\r|\n")
_DIRECTIVE = re.compile(r"%(?<![^\r\n]%)")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Refused(Exception):
    """A file is not in the dialect at all; the place is 1-based."""

    def __init__(self, code: str, message: str, suggestion: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code, self.message, self.suggestion = code, message, suggestion
        self.line, self.column = line, column


def decode(data: bytes) -> str:
    """The text of a file without its byte order mark; `Refused` when it is not plain UTF-8."""
    if data.startswith(_UTF_16):
        raise Refused("CP106", "the file is UTF-16, not UTF-8.", "Save it as UTF-8.", 1, 1)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line, column = _place(data[: error.start].decode("utf-8"))
        message = f"not UTF-8 at byte {error.start + 1} (line {line})."
        raise Refused("CP106", message, "Save the file as UTF-8.", line, column) from None
    if "%" in text and (found := _DIRECTIVE.search(text)):
        advice = "Delete the line that begins with %."
        raise Refused("CP113", "directives are not allowed.", advice, *_place(text[: found.start()]))
    # The pattern is slow. In plain ASCII the parser stumbles over all that is forbidden but the tab.
    if not data.isascii() or b"\t" in data:
        refuse_forbidden(text)
    return text


def refuse_forbidden(text: str) -> None:
    """Raise `Refused` at the first character that may not stand in a file."""
    if found := FORBIDDEN.search(text):
        raise _unfit(text, found.start())


def _unfit(text: str, at: int) -> Refused:
    line, column = _place(text[:at])
    if text[at] == "\t":
        return Refused("CP108", f"line {line} uses a tab.", "YAML wants spaces.", line, column)
    return Refused("CP107", f"{describe(text[at])} in the file.", "Delete it.", line, column)


def spell(found: re.Match[str]) -> str:
    """A character that was found, in words that every screen shows: <U+001B>."""
    return f"<U+{ord(found[0]):04X}>"


def describe(character: str) -> str:
    """How a message names a character that may not stand in a text."""
    if character < "\x20" or "\x7f" <= character <= "\x9f":
        return f"control character U+{ord(character):04X}"
    return f"invisible or private character <U+{ord(character):04X}>"


def _place(before: str) -> tuple[int, int]:
    """Line and column of the character that follows `before`."""
    lines = _BREAK.split(before)
    return len(lines), len(lines[-1]) + 1

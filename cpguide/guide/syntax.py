"""What the parser complains about, in words for an author, the same whichever parser is at work."""

from __future__ import annotations

from typing import Any

from cpguide.guide.characters import Refused

BAD_ESCAPE = (
    "CP107",
    "a backslash in double quotes begins no known character.",
    "Write the character itself, or use single quotes.",
)
"""Code, message and suggestion for an escape that names no character."""
NO_TAGS = ("CP117", "tags are not allowed.", "Put quotes around texts that begin with !.")
"""Code, message and suggestion for a tag."""

_AT_PROBLEM = (
    ("undefined tag handle", *NO_TAGS),
    (
        "mapping values are not allowed",
        "CP110",
        'a ":" stands where no key can be.',
        "Put quotes around texts that hold a colon, or compare the indentation with the line above.",
    ),
    (
        "cannot start any token",
        "CP111",
        "a text begins with a special character.",
        "Put quotes around the text.",
    ),
    (
        "sequence entries are not allowed",
        "CP111",
        'a "-" stands where no list can begin.',
        "Begin the list on its own line, or put quotes around the text.",
    ),
)
"""What stands in the parser's own words, and code, message and suggestion for the author."""

_AT_CONTEXT = (
    ("scanning an alias", "CP116", "aliases are not allowed.", "Put quotes around texts that begin with *."),
    ("scanning an anchor", "CP116", "anchors are not allowed.", "Put quotes around texts that begin with &."),
    ("a tag", *NO_TAGS),
    (
        "a simple key",
        "CP111",
        'this line has no ":" after its key.',
        "Write `key: text`, or indent the line if it goes on with the text above.",
    ),
)
_ESCAPES = ("escape", "expected hex", "hexdecimal", "hexadecimal")
_FLOWS = {"while parsing a flow sequence": "[", "while parsing a flow mapping": "{"}


def explain(error: Any) -> Refused:
    """The refusal behind a parser's error."""
    at = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if at is None:  # the pure Python parser on a backslash that names a number beyond Unicode
        return Refused(*BAD_ESCAPE, 1, 1)
    context, problem = error.context or "", error.problem or ""
    start = error.context_mark or at
    if "quoted scalar" in context and any(word in problem for word in _ESCAPES):
        return _refused(start, *BAD_ESCAPE)
    if "quoted scalar" in context:
        advice = "Close it; or it belongs to a quote opened further up."
        return _refused(start, "CP112", "this quote is never closed.", advice)
    if context in _FLOWS:
        message = f'this "{_FLOWS[context]}" is not closed before line {at.line + 1}, column {at.column + 1}.'
        return _refused(start, "CP112", message, "Close it, or put a comma between the parts.")
    for words, *said in _AT_CONTEXT:
        if words in context:
            return _refused(start, *said)
    for words, *said in _AT_PROBLEM:
        if words in problem:
            return _refused(at, *said)
    advice = "Compare indentation and quotes with the lines above."
    return _refused(at, "CP109", "the file cannot be understood here.", advice)


def _refused(mark: Any, code: str, message: str, suggestion: str) -> Refused:
    return Refused(code, message, suggestion, mark.line + 1, mark.column + 1)

"""What the parser complains about, in words for an author, the same whichever parser is at work."""

from __future__ import annotations

from typing import Any, NamedTuple


class Complaint(NamedTuple):
    """A syntax error in plain words, and the parser's mark of where it is."""

    code: str
    message: str
    suggestion: str
    mark: Any


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


def explain(error: Any) -> Complaint:
    """The complaint behind a parser error that carries marks."""
    context, problem = error.context or "", error.problem or ""
    at = error.problem_mark or error.context_mark
    start = error.context_mark or at
    if "quoted scalar" in context and any(word in problem for word in _ESCAPES):
        return Complaint(*BAD_ESCAPE, start)
    if "quoted scalar" in context:
        return Complaint("CP112", "this quote is never closed.",
                         "Close it; or it belongs to a quote opened further up.", start)  # fmt: skip
    if context in _FLOWS:
        message = f'this "{_FLOWS[context]}" is not closed before line {at.line + 1}, column {at.column + 1}.'
        return Complaint("CP112", message, "Close it, or put a comma between the parts.", start)
    for words, code, message, suggestion in _AT_CONTEXT:
        if words in context:
            return Complaint(code, message, suggestion, start)
    for words, code, message, suggestion in _AT_PROBLEM:
        if words in problem:
            return Complaint(code, message, suggestion, at)
    return Complaint("CP109", "the file cannot be understood here.",
                     "Compare indentation and quotes with the lines above.", at)  # fmt: skip

"""What in a text could identify a real person: numbers given to people, birth dates, street addresses.

A name cannot be told from an invented one. What is found is never repeated: a report may be printed anywhere.
"""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY}\b"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})"
)
_KINDS = {
    "a_number": (
        "an A-number",
        r"\b(?:A|alien)(?:[- ]?(?:number|no\.?|file))?(?: is)?[-:# ]{0,2}"
        r"(?:\d{8,9}|\d{2,3}[- ]\d{3}[- ]\d{3})(?!\w|-\d)",
    ),
    "ssn": ("a Social Security number", r"(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])"),
    "passport": ("a passport number", r"\bpassport(?: number| no\.?)?(?: is)?[:# ]{1,2}[A-Z]{0,2}\d{6,9}\b"),
    "born": (
        "a birth date",
        r"\b(?:born(?: in [\w ,]{1,40}?)?|(?:date of birth|birth ?date|birthday|DOB)(?: is| was|:|,)?"
        rf"|turn(?:s|ed|ing)? \d{{1,2}})(?: on)?(?: the)? {_DATE}",
    ),
    "street": (
        "a street address",
        r"\b\d{1,5} (?-i:(?:[A-Z0-9][\w.'-]* ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln"
        r"|Drive|Dr|Highway|Hwy)\b)|\bP\.? ?O\.? Box \d|\b[a-z]+, (?-i:[A-Z]{2}) \d{5}\b",
    ),
    "long": ("a number of nine or more digits", r"(?<![\w.-])[A-Z]{0,3}\d{9,}(?![\w-])"),
}
_IDENTIFYING = re.compile("|".join(f"(?P<{id}>{pattern})" for id, (_, pattern) in _KINDS.items()), re.I)
_HINT = re.compile(r"\d{2}|\b(?:birth|born|turn)")


def identifying(text: str) -> str:
    """The kind of what could identify a real person in the text, such as "an A-number"; "" where nothing."""
    if not _HINT.search(text) or not (found := _IDENTIFYING.search(text)):
        return ""
    return _KINDS[found.lastgroup or ""][0]

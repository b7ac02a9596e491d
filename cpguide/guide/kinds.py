"""The kinds of values a record can hold: text, id, word, date, address, period, condition."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from cpguide.guide.calendar import LENGTH, Effective, Span, parse_date
from cpguide.guide.kind import Kind, Scalar, Wrong
from cpguide.guide.model import Citation
from cpguide.guide.page import Container, Key, Node, Page
from cpguide.guide.problem import did_you_mean, shown

MAX_TEXT = 2_000
MAX_WORD = 80
FIRST_YEAR, LAST_YEAR = 1900, 2200


class Text(Scalar):
    """Plain sentences of at most `MAX_TEXT` characters, in words of at most `MAX_WORD`."""

    def read(self, value: Node, page: Page, node: Container, key: Key) -> Any:
        """The text, or `empty` after a report."""
        if type(value) is str:  # the common case ends here, the rest may take longer
            size = len(value)
            if (0 < size <= MAX_WORD and not value.isspace()) or (
                MAX_WORD < size <= MAX_TEXT and not _long_word(value)
            ):
                return value
        return super().read(value, page, node, key)

    def parse(self, text: str) -> str:
        """The text itself."""
        if len(text) > MAX_TEXT:
            message = f"a text of {len(text)} characters; at most {MAX_TEXT} can be shown."
            raise Wrong("CP205", message, "Shorten it.")
        if word := _long_word(text):
            raise Wrong("CP206", f'a word of more than {MAX_WORD} letters: "{shown(word)}".', "Break it up.")
        if not text.strip():
            raise Wrong("CP204", "the text is blank.")
        return text


def _long_word(text: str) -> str:
    """The beginning of the first word of more than `MAX_WORD` letters, or nothing."""
    at = 0
    while len(text) - at > MAX_WORD:
        end = at + MAX_WORD + 1
        gap = text.rfind(" ", at, end)
        if gap < 0 and (gap := text.rfind("\n", at, end)) < 0:
            return text[at:end]
        at = gap + 1
    return ""


class Id(Scalar):
    """A name for something, written as `pattern`; `among` tells what it names, where it must be there."""

    def __init__(self, expected: str, pattern: str, example: str, among: str = "") -> None:
        super().__init__()
        self.expected = expected
        self.pattern = pattern
        self.example = example
        self.among = among
        self._matches = re.compile(pattern, re.ASCII).fullmatch

    def parse(self, text: str) -> str:
        """The id itself."""
        if not self._matches(text):
            odd = "".join(f" <U+{ord(mark):04X}>" for mark in text if not mark.isascii())
            message = f'"{shown(text)}"{odd} is not {self.expected}.'
            raise Wrong("CP207", message, f"Write it like {self.example}.")
        return text


class Choice(Scalar):
    """One of a few words."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.words = words
        self.expected = "one of " + ", ".join(words)

    def parse(self, text: str) -> str:
        """The word itself."""
        if text not in self.words:
            raise Wrong("CP209", f'"{shown(text)}" is not {self.expected}.', did_you_mean(text, self.words))
        return text


class Flag(Scalar):
    """`true` or `false`."""

    expected = "true or false"
    empty = False

    def parse(self, text: str) -> bool:
        """Whether it says true."""
        if text not in ("true", "false"):
            raise Wrong("CP209", f'"{shown(text)}" is not {self.expected}.', "Write true or false.")
        return text == "true"


class Day(Scalar):
    """A calendar date."""

    expected = "a date"
    empty = None

    def parse(self, text: str) -> date:
        """The date."""
        day = parse_date(text)
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise Wrong("CP208", f'"{shown(text)}" is not a calendar date.', "Write it as YYYY-MM-DD.")
        return day


class Length(Scalar):
    """A length of time: "24 hours", "90 days", "4 months"."""

    expected = "a length of time"
    empty = None

    def parse(self, text: str) -> Span:
        """The length."""
        span = Span.parse(text, LENGTH)
        if span is None:
            message = f'"{shown(text)}" is not a length of time.'
            raise Wrong("CP216", message, "Write it like 24 hours, 90 days or 4 months.")
        return span


class Url(Scalar):
    """The address of a web page."""

    expected = "a web address"
    pattern = r"https://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][!-~]*)?"

    def parse(self, text: str) -> str:
        """The address itself."""
        if not re.fullmatch(self.pattern, text) or len(text) > MAX_TEXT:
            message = f'"{shown(text)}" is not a web address that begins with https:// and holds no spaces.'
            raise Wrong("CP210", message, "Give the https address of the page.")
        return text


class Cite(Scalar):
    """A source id, and after a space the place in the source."""

    expected = "a source"
    empty = Citation("", "")

    def __init__(self, source: Id) -> None:
        super().__init__()
        self.source = source

    def parse(self, text: str) -> Citation:
        """The citation."""
        source, _, pinpoint = text.partition(" ")
        return Citation(self.source.parse(source), pinpoint.strip())


class Period(Kind):
    """`{from: date, to: date}`, both ends included, either may be left out."""

    expected = "{from: ..., to: ...}"
    empty = Effective()
    ends = ("from", "to")

    def read(self, value: Node, page: Page, node: Container, key: Key) -> Effective:
        """The days it covers."""
        if not isinstance(value, dict) or not value or not value.keys() <= {*self.ends}:
            message = f'"{key}" should be {self.expected}.'
            page.report("CP203", message, "Write one or both of from and to.", page.place(node, key))
            return Effective()
        first, last = (
            Day().read(value[end], page, value, end) if end in value else None for end in self.ends
        )
        if first and last and first > last:
            page.report("CP213", f'"{key}" ends before it begins.', "Swap the dates.", page.place(node, key))
        return Effective(first, last)


class Deferred(Kind):
    """A condition: read later, when every question and fact is known. Some may speak of `lines` too."""

    expected = "a condition"
    empty = None

    def __init__(self, lines: bool = False) -> None:
        self.lines = lines

    def read(self, value: Node, page: Page, node: Container, key: Key) -> Node:
        """The node as it is."""
        return value

"""What a kind of value is: how an author calls it, how it is read, and what is said when it is not that.

Each kind reads a node and reports what is wrong with it at its place; what it cannot use it
replaces by its `empty` value, so that reading goes on and finds everything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cpguide.guide.page import Container, Key, Node, Page
from cpguide.guide.problem import shown

LONG = 50
"""Texts of this length or more are sentences, which hardly ever come twice."""


class Wrong(Exception):
    """A text is no value of the kind; code, message and suggestion."""

    def __init__(self, code: str, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.said = code, message, suggestion


class Kind:
    """A kind of value: what an author calls it, and how to read it."""

    expected = "text"
    empty: Any = ""

    def read(self, value: Node, page: Page, node: Container, key: Key) -> Any:
        """The value of `node[key]`, which is `value`, or `empty` after a report."""
        raise NotImplementedError

    def wrong_type(self, value: Node, page: Page, node: Container, key: Key) -> Any:
        """Report that `value` is no such thing at all."""
        found = {str: "text", list: "a list", dict: "a mapping"}[type(value)]
        where = f'"{shown(key)}"' if isinstance(key, str) else "an entry of the list"
        advice = (
            "Put it in brackets: [...]." if self.expected.startswith("a list") and found == "text" else ""
        )
        message = f"{where} should be {self.expected}, found {found}."
        page.report("CP203", message, advice, page.place(node, key))
        return self.empty


class Scalar(Kind):
    """A kind written as one text. `parse` turns the text into the value or raises `Wrong`.

    `known` keeps the values of texts met before: ids, dates and citations come again and again.
    """

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}

    def parse(self, text: str) -> Any:
        """The value written as `text`."""
        raise NotImplementedError

    def read(self, value: Node, page: Page, node: Container, key: Key) -> Any:
        """The value, or `empty` after a report."""
        if not isinstance(value, str):
            return self.wrong_type(value, page, node, key)
        try:
            parsed = self.parse(value)
            if len(value) < LONG:
                self.known[value] = parsed
            return parsed
        except Wrong as wrong:
            code, message, suggestion = wrong.said
            if not value.strip():
                code, message, suggestion = (
                    "CP204",
                    f'"{shown(str(key))}" is blank.',
                    "Write it, or delete the field.",
                )
            page.report(code, message, suggestion, page.place(node, key))
            return self.empty


class Listing(Kind):
    """A list of one kind, without repetition; empty only where `empty_too`."""

    empty = ()

    def __init__(self, of: Scalar, expected: str, empty_too: bool = False) -> None:
        self.of = of
        self._known: Callable[[Any], Any] = of.known.__getitem__
        self.expected = expected
        self.empty_too = empty_too

    def read(self, value: Node, page: Page, node: Container, key: Key) -> tuple[Any, ...]:
        """The values in order."""
        if not isinstance(value, list):
            return self.wrong_type(value, page, node, key)  # type: ignore[no-any-return]
        try:
            known = tuple(map(self._known, value))
        except (KeyError, TypeError):
            known = ()
        if known and len(set(known)) == len(known):
            return known
        read = self.of.read
        values = [read(entry, page, value, number) for number, entry in enumerate(value)]
        if not values and not self.empty_too:
            page.report("CP211", f'"{key}" is an empty list.', "Name at least one.", page.place(node, key))
        if len(set(map(str, value))) < len(value):
            page.report("CP212", f'"{key}" names something twice.', "Delete one.", page.place(node, key))
        return tuple(values)

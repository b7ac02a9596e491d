"""YAML as this project reads it: mappings, lists and texts, with the place of each, and nothing else.

Built on the parser's events, so no tag is ever constructed and no alias followed. Every scalar
stays the text that was written. What the dialect leaves out is refused with a reason: tags,
anchors, merges, several documents, duplicate keys, tabs, deep nesting, invisible characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import repeat, starmap
from typing import Any
from unicodedata import is_normalized, normalize

from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from cpguide.guide.characters import FORBIDDEN, Refused, decode, describe
from cpguide.guide.page import Mapping, Node, Page, Places
from cpguide.guide.problem import Problem, Problems, shown
from cpguide.guide.syntax import BAD_ESCAPE, NO_TAGS, explain

MAX_BYTES = 1 << 20
MAX_DEPTH = 12
MAX_EVENTS = 20_000

_NUMBER = re.compile(r"[-+.]?[0-9][0-9_.,:eE+-]*")
_NO_WORDS = ("true", "false", "null", "~", "")
# Patterns that begin with plain characters run fast; what must stand before is looked at afterwards.
_MARKS = re.compile(r"[&*!](?<!\w.)(?:(?<=!)|(?=\S))")
_ESCAPE = re.compile(r"\\[^\r\n]")


class PurePython(Reader, Scanner, Parser):
    """The parser of PyYAML where libyaml is missing."""

    def __init__(self, data: bytes) -> None:
        Reader.__init__(self, data)
        Scanner.__init__(self)
        Parser.__init__(self)


PARSER: Callable[[bytes], Any] = PurePython
"""What turns bytes into events; libyaml's parser where it was built in."""
with suppress(ImportError):
    from yaml._yaml import CParser

    PARSER = CParser


def read(name: str, data: bytes, problems: Problems) -> Page | None:
    """The page in `data`, or None when it is not in the dialect; what is wrong goes to `problems`."""
    try:
        if len(data) > MAX_BYTES:
            raise Refused("CP105", "the file is larger than 1 MiB.", "Split it.", 1, 1)
        text = decode(data)
        data = data.removeprefix(b"\xef\xbb\xbf")
        page = Page(name, problems, partial(_places, data))
        _Builder(page, PARSER(data), text).build()
        return page
    except Refused as no:
        problems.add(Problem(no.code, name, no.line, no.column, no.message, no.suggestion))
        return None


def _places(data: bytes) -> Places:
    found: Places = []
    inside: Places = []
    for event in iter(PARSER(data).get_event, None):
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            inside.pop()
        elif kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent:
            mark = event.start_mark
            place = (getattr(event, "value", ""), mark.line + 1, mark.column + 1)
            if inside:
                inside[-1].append(place)
            if kind is not ScalarEvent:
                found.append([place])
                inside.append(found[-1])
    return found


class _Builder:
    """Turns the events of one file into its page."""

    def __init__(self, page: Page, parser: Any, text: str) -> None:
        self._page = page
        self._parser = parser
        self._events: Iterator[Any] = starmap(parser.get_event, repeat((), MAX_EVENTS))
        self._words: set[str] = set()
        self._twice: list[tuple[Mapping, str, Any]] = []
        # Looking closely at every text costs time; one look at the file tells whether any needs it.
        closely = (
            ("\\" in text and _ESCAPE.search(text))
            or (("&" in text or "*" in text or "!" in text) and _MARKS.search(text))
            or not (text.isascii() or is_normalized("NFC", text))
        )
        self._simple = None if closely else ScalarEvent

    def build(self) -> None:
        """Fill the page, or raise `Refused`."""
        try:
            self._document()
        except StopIteration:
            raise Refused("CP119", "the file holds too many keys and values.", "Split it.", 1, 1) from None
        except MarkedYAMLError as error:
            complaint = explain(error)
            raise _refused(complaint.code, complaint.message, complaint.suggestion, complaint.mark) from None
        except ValueError:  # PurePython, where a backslash names a number beyond Unicode
            raise _refused(*BAD_ESCAPE, self._parser.get_mark()) from None
        for node, key, mark in self._twice:
            first = self._page.place(node, key, at_key=True)[0]
            message = f'"{shown(key)}" is written twice, in line {first} and in line {mark.line + 1}.'
            self._page.report("CP114", message, "Delete or rename one.", (mark.line + 1, mark.column + 1))

    def _document(self) -> None:
        next(self._events)
        event = next(self._events)
        if type(event) is not StreamEndEvent:
            event = next(self._events)
        if type(event) is StreamEndEvent or (type(event) is ScalarEvent and not event.value):
            raise Refused("CP101", "the file is empty.", "Write its records, or delete the file.", 1, 1)
        root = self._value(event, 0)
        if not isinstance(root, dict):
            found = "a list" if isinstance(root, list) else "text"
            message = f"expected a mapping at the top of the file, found {found}."
            raise _refused("CP102", message, "Begin with `key: ...`.", event.start_mark)
        self._page.root = root
        next(self._events)
        event = next(self._events)
        if type(event) is not StreamEndEvent:
            advice = "One file holds one document: delete this line."
            raise _refused("CP120", "a second document begins here.", advice, event.start_mark)

    def _mapping(self, depth: int) -> Mapping:
        node: Mapping = {}
        self._page.containers.append(node)
        events, words, simple = self._events, self._words, self._simple
        for event in events:
            if type(event) is simple and (key := event.value) in words:
                pass
            elif type(event) is MappingEndEvent:
                return node
            else:
                key = self._key(event)
            if key in node:
                self._twice.append((node, key, event.start_mark))
            event = next(events)
            node[key] = event.value if type(event) is simple else self._value(event, depth)
        raise StopIteration

    def _list(self, depth: int) -> list[Node]:
        node: list[Node] = []
        self._page.containers.append(node)
        simple = self._simple
        for event in self._events:
            if type(event) is simple:
                node.append(event.value)
            elif type(event) is SequenceEndEvent:
                return node
            else:
                node.append(self._value(event, depth))
        raise StopIteration

    def _value(self, event: Any, depth: int) -> Node:
        """The node that begins with `event`, looked at closely."""
        kind = type(event)
        if kind is AliasEvent or event.anchor is not None:
            advice = "Write the text out."
            raise _refused("CP116", "anchors and aliases are not allowed.", advice, event.start_mark)
        if event.tag is not None:
            raise _refused(*NO_TAGS, event.start_mark)
        if kind is ScalarEvent:
            text: str = event.value
            if found := FORBIDDEN.search(text):
                mark = event.start_mark
                if "\ud800" <= found[0] <= "\udfff":  # libyaml finds these itself
                    raise _refused(*BAD_ESCAPE, mark)
                raise _refused("CP107", f"{describe(found[0])} in a text.", "Write plain text.", mark)
            return text if text.isascii() else normalize("NFC", text)
        if depth == MAX_DEPTH:
            raise _refused("CP118", f"nested deeper than {MAX_DEPTH}.", "Write it flatter.", event.start_mark)
        return self._mapping(depth + 1) if kind is MappingStartEvent else self._list(depth + 1)

    def _key(self, event: Any) -> str:
        """The key that `event` is, looked at closely."""
        mark = event.start_mark
        if type(event) not in (ScalarEvent, AliasEvent):
            raise _refused("CP115", "keys must be words.", "Write `key: ...`.", mark)
        key = event.value if type(event) is self._simple else self._value(event, 0)
        assert isinstance(key, str)
        if key.replace("-", "_").isidentifier() and key.lower() not in _NO_WORDS:
            self._words.add(key)
            return key
        plain = event.implicit[0]
        if plain and key == "<<":
            raise _refused("CP116", "merges are not allowed.", "Write the keys out.", mark)
        if not key.strip() or (plain and (key.lower() in _NO_WORDS or _NUMBER.fullmatch(key))):
            message = f'keys must be words, not "{shown(key)}".'
            raise _refused("CP115", message, "Put quotes around it if it is meant as a word.", mark)
        return key


def _refused(code: str, message: str, suggestion: str, mark: Any) -> Refused:
    return Refused(code, message, suggestion, mark.line + 1, mark.column + 1)

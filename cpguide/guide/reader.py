"""YAML as this project reads it: mappings, lists and texts, with the place of each, and nothing else.

Built on the parser's events, so no tag is ever constructed and no alias followed. Every scalar
stays the text that was written. What the dialect leaves out is refused with a reason: tags,
anchors, merges, several documents, duplicate keys, tabs, deep nesting, invisible characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import repeat
from typing import Any
from unicodedata import is_normalized, normalize

from yaml.error import YAMLError
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

from cpguide.guide.characters import FORBIDDEN, Refused, decode, describe, refuse_forbidden
from cpguide.guide.page import Mapping, Node, Page, Places
from cpguide.guide.problem import Problem, Problems, shown
from cpguide.guide.syntax import BAD_ESCAPE, NO_TAGS, explain

MAX_BYTES = 1 << 20
MAX_DEPTH = 12
MAX_VALUES = 20_000

_NUMBER = re.compile(r"[-+.]?[0-9][0-9_.,:eE+-]*")
_NO_WORDS = ("true", "false", "null", "~", "")
# A pattern that begins with one plain character runs fast; what must stand before it is looked at afterwards.
_MARKS = (
    ("!", re.compile(r"!(?<!\w!)")),
    ("&", re.compile(r"&(?<!\w&)\S")),
    ("*", re.compile(r"\*(?<!\w\*)\S")),
)
_RETURN = re.compile("\r")  # raw ones are line breaks, and gone by now; this one was written as an escape
_ESCAPE = re.compile(r"\\[^\r\n]")


class PurePython(Reader, Scanner, Parser):
    """The parser of PyYAML where libyaml is missing."""

    def __init__(self, data: bytes) -> None:
        Reader.__init__(self, data)
        Scanner.__init__(self)
        Parser.__init__(self)


_WORDS: set[str] = set()
"""Keys met before, in any file, that are words however they are quoted."""

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
        # With a line break at the end both parsers name the same place for what is missing there.
        data = data.removeprefix(b"\xef\xbb\xbf")
        if not data.endswith((b"\n", b"\r")):
            data += b"\n"
        page = Page(name, problems, partial(_places, data))
        try:
            _Builder(page, PARSER(data), text).build()
        except (YAMLError, ValueError) as error:
            refuse_forbidden(text)
            raise explain(error) from None
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
            text = normalize("NFC", event.value) if kind is ScalarEvent else ""
            place = (text, mark.line + 1, mark.column + 1)
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
        self._next: Callable[[], Any] = parser.get_event
        self._room = repeat(None, MAX_VALUES)
        self._twice: list[tuple[Mapping, str, Any]] = []
        # Looking closely at every text costs time; one look at the file tells whether any needs it.
        closely = (
            ("\\" in text and _ESCAPE.search(text))
            or any(mark in text and pattern.search(text) for mark, pattern in _MARKS)
            or not (text.isascii() or is_normalized("NFC", text))
        )
        self._simple = None if closely else ScalarEvent

    def build(self) -> None:
        """Fill the page, or raise `Refused`."""
        self._document()
        for node, key, mark in self._twice:
            first = self._page.place(node, key, at_key=True)[0]
            message = f'"{shown(key)}" is written twice, in line {first} and in line {mark.line + 1}.'
            self._page.report("CP114", message, "Delete or rename one.", (mark.line + 1, mark.column + 1))

    def _document(self) -> None:
        self._next()
        event = self._next()
        if type(event) is not StreamEndEvent:
            event = self._next()
        if type(event) is StreamEndEvent or (type(event) is ScalarEvent and not event.value):
            raise Refused("CP101", "the file is empty.", "Write its records, or delete the file.", 1, 1)
        root = self._value(event, 1)
        if not isinstance(root, dict):
            found = "a list" if isinstance(root, list) else "text"
            message = f"expected a mapping at the top of the file, found {found}."
            raise _refused("CP102", message, "Begin with `key: ...`.", event.start_mark)
        self._page.root = root
        self._next()
        event = self._next()
        if type(event) is not StreamEndEvent:
            advice = "One file holds one document: delete this line."
            raise _refused("CP120", "a second document begins here.", advice, event.start_mark)

    def _mapping(self, event: Any, depth: int) -> Mapping:
        """The mapping that begins with `event`; in a plain file called straight, without `_value`."""
        if depth > MAX_DEPTH:
            raise _too_deep(event)
        node: Mapping = {}
        self._page.containers.append(node)
        next_event, words, simple = self._next, _WORDS, self._simple
        for _ in self._room:
            event = next_event()
            if type(event) is simple and (key := event.value) in words:
                pass
            elif type(event) is MappingEndEvent:
                return node
            else:
                key = self._key(event)
            if key in node:
                self._twice.append((node, key, event.start_mark))
            event = next_event()
            if type(event) is simple:
                node[key] = event.value
            elif simple and type(event) is MappingStartEvent:
                node[key] = self._mapping(event, depth + 1)
            else:
                node[key] = self._value(event, depth + 1)
        raise _too_many()

    def _list(self, event: Any, depth: int) -> list[Node]:
        if depth > MAX_DEPTH:
            raise _too_deep(event)
        node: list[Node] = []
        self._page.containers.append(node)
        next_event, simple = self._next, self._simple
        for _ in self._room:
            event = next_event()
            if type(event) is simple:
                node.append(event.value)
            elif type(event) is SequenceEndEvent:
                return node
            else:
                node.append(self._value(event, depth + 1))
        raise _too_many()

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
            if found := FORBIDDEN.search(text) or _RETURN.search(text):
                mark = event.start_mark
                if "\ud800" <= found[0] <= "\udfff":  # libyaml finds these itself
                    raise _refused(*BAD_ESCAPE, mark)
                raise _refused("CP107", f"{describe(found[0])} in a text.", "Write plain text.", mark)
            return text if text.isascii() else normalize("NFC", text)
        return self._mapping(event, depth) if kind is MappingStartEvent else self._list(event, depth)

    def _key(self, event: Any) -> str:
        """The key that `event` is, looked at closely."""
        mark = event.start_mark
        if type(event) not in (ScalarEvent, AliasEvent):
            raise _refused("CP115", "keys must be words.", "Write `key: ...`.", mark)
        key = event.value if type(event) is self._simple else self._value(event, 0)
        assert isinstance(key, str)
        if key.replace("-", "_").isidentifier() and key.lower() not in _NO_WORDS:
            _WORDS.add(key)
            return key
        plain = event.implicit[0]
        if plain and key == "<<":
            raise _refused("CP116", "merges are not allowed.", "Write the keys out.", mark)
        if not key.strip() or (plain and (key.lower() in _NO_WORDS or _NUMBER.fullmatch(key))):
            message = f'keys must be words, not "{shown(key)}".'
            raise _refused("CP115", message, "Put quotes around it if it is meant as a word.", mark)
        return key


def _too_deep(event: Any) -> Refused:
    return _refused("CP118", f"nested deeper than {MAX_DEPTH}.", "Write it flatter.", event.start_mark)


def _too_many() -> Refused:
    return Refused("CP119", f"the file holds more than {MAX_VALUES} values.", "Split it.", 1, 1)


def _refused(code: str, message: str, suggestion: str, mark: Any) -> Refused:
    return Refused(code, message, suggestion, mark.line + 1, mark.column + 1)

"""Whatever the rules say, each output has the same structure and says just that."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt

from cpguide.engine.deadlines import starts
from cpguide.engine.result import Result
from cpguide.guide.calendar import Entered
from cpguide.guide.load import load
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from cpguide.output import html, markdown
from cpguide.output.formats import FORMATS
from cpguide.training.debrief import debrief
from tests.catalogue import bad
from tests.hostile import LITERAL, LONG, UNBROKEN, filled, squashed
from tests.output.test_ics import CHILD, dated
from tests.output.test_outputs import LOCAL, result
from tests.output.test_pdf import tags
from tests.training.told import scenario
from tests.tui.host import interview, small_guide

PLAIN = "Qz"
"""What a hostile text is compared with: the page must differ in this text and in nothing else."""


@dataclass
class Read:
    """An output as its reader sees it: its structure, and what it says."""

    structure: list[object] = field(default_factory=list)
    says: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All that is said, however it was wrapped."""
        return squashed("".join(self.says))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read = Read()
        self._styled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        policy = ("http-equiv", "Content-Security-Policy") in attrs  # holds the digest of the style
        self.read.structure.append((tag, [name for name, _ in attrs] if policy else attrs))
        self._styled = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.read.structure.append(tag)
        self._styled = False

    def handle_data(self, data: str) -> None:
        if not self._styled:
            self.read.says.append(data)

    def handle_comment(self, data: str) -> None:
        self.read.structure.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.read.structure.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.read.structure.append(("instruction", data))


def read_html(made: str) -> Read:
    parser = _Parser()
    parser.feed(made)
    parser.close()
    return parser.read


def read_markdown(made: str) -> Read:
    """As GitHub would: with tables, strikethrough and links of bare addresses."""
    reader = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "strikethrough", "linkify"])
    read = Read()
    for block in reader.parse(made):
        read.structure.append((block.type, block.tag))
        for inner in block.children or []:
            if inner.type in ("text", "text_special"):
                read.says.append(inner.content)
            elif inner.type not in ("softbreak",):
                read.structure.append((inner.type, inner.attrs))
    return read


def read_json(made: str) -> Read:
    read = Read()

    def walk(value: object) -> None:
        read.structure.append(type(value))
        if isinstance(value, dict):
            read.structure.extend(value)
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        else:
            read.says.append(str(value))

    walk(json.loads(made))
    return read


def read_text(made: str) -> Read:
    return Read([], [made])


READ: dict[str, Callable[[str], Read]] = {
    "html": read_html,
    "markdown": read_markdown,
    "json": read_json,
    "text": read_text,
}
OTHERS = {"pdf", "ics"}
"""Formats whose words are another matter: a PDF holds pictures of letters, a calendar hardly any words."""


@cache
def guide() -> Guide:
    """A guide with a line of every kind, and its result with all of them open or firm."""
    return small_guide(confidence="unverified")


def of(kind: str, said: str) -> Read:
    """The result of the guide that says this everywhere, in this format, as read back."""
    made = FORMATS[kind].make(Result(interview(filled(guide(), said), role="federal")))
    return READ[kind](made.decode())


@bad(113, 114)
@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize("said", LITERAL.values(), ids=LITERAL)
def test_a_text_changes_nothing_but_what_is_said(kind: str, said: str) -> None:
    expected, made = of(kind, PLAIN), of(kind, said)
    assert made.structure == expected.structure
    assert made.words == expected.words.replace(squashed(PLAIN), squashed(said))
    assert squashed(said) in made.words


@bad(113, 114)
@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize("said", [LONG.strip(), UNBROKEN], ids=["long", "unbroken"])
def test_a_long_text_is_there_in_full(kind: str, said: str) -> None:
    assert of(kind, said).words == of(kind, PLAIN).words.replace(squashed(PLAIN), squashed(said))


@pytest.mark.parametrize("said", LITERAL.values(), ids=LITERAL)
def test_a_debrief_says_the_story_as_it_is_written(said: str) -> None:
    """The story of a scenario is a text like those of the rules."""

    def made(words: str) -> list[Read]:
        told = replace(scenario(role="federal", age="minor"), title=words, story=words, notes=(words,))
        page = debrief(told, interview(small_guide(), role="federal", age="minor"))
        return [read_html(html.html_of(page)), read_markdown(markdown.markdown_of(page))]

    for read, expected in zip(made(said), made(PLAIN), strict=True):
        assert read.structure == expected.structure
        assert read.words == expected.words.replace(squashed(PLAIN), squashed(said))


def test_the_shipped_rules_say_the_same_in_every_format() -> None:
    """The comparison above can fail: what is compared is really said."""
    made = result(LOCAL, load(rules_folder()), date(2026, 11, 23))
    said = [route.line.title for route in made.routes]
    for kind, read in READ.items():
        words = read(FORMATS[kind].make(made).decode()).words
        assert [title for title in said if squashed(title) not in words] == []


def test_every_format_is_read_here() -> None:
    assert {*READ, *OTHERS} == {*FORMATS}


@bad(113)
@pytest.mark.parametrize("said", [" ".join(LITERAL.values()), UNBROKEN[:200]], ids=["all", "unbroken"])
def test_a_pdf_is_built_as_with_other_words(said: str) -> None:
    def built(words: str) -> object:
        found = tags(FORMATS["pdf"].make(Result(interview(filled(guide(), words), role="federal"))))
        del found["/Strong"]  # one more for each break of a sheet within it
        return found

    assert built(said) == built(PLAIN)


@bad(115)
@pytest.mark.parametrize(
    "said", [" ".join(LITERAL.values()), LONG, UNBROKEN], ids=["all", "long", "unbroken"]
)
def test_a_calendar_is_built_as_with_other_words(said: str) -> None:
    shipped = load_shipped()

    def lines(words: str) -> list[str]:
        day = next(start.id for start in starts(result(CHILD, shipped)) if start.past)
        known: dict[str, Any] = {day: Entered(date(2026, 11, 20), None)}
        made = FORMATS["ics"].make(dated(CHILD, made=filled(shipped, words), **known)).decode()
        assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
        unfolded = made.replace("\r\n ", "")
        return [re.split("[:;]", line)[0] for line in unfolded.split("\r\n")]

    assert lines(said) == lines(PLAIN)


@cache
def load_shipped() -> Guide:
    return load(rules_folder())

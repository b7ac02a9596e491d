"""Reading a made book: what its HTML and Markdown say, and what they have to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt

from cpguide.check.book import book
from cpguide.check.book.html import html
from cpguide.check.book.markdown import markdown
from cpguide.check.report import Report, check
from cpguide.guide.folder import read_folder
from cpguide.guide.model import Guide, Item, Route
from cpguide.guide.problem import Problems
from cpguide.guide.where import rules_folder

AS_OF = date(2026, 11, 23)
VOID = {"meta", "path", "polygon", "rect", "br"}
INLINE = {"a", "span", "strong", "em"}


def read(folder: Path, as_of: date = AS_OF) -> Report:
    """What the check says of the rules in a folder."""
    problems = Problems()
    return check(read_folder(folder, problems), problems, as_of)


@cache
def shipped() -> Report:
    """What the check says of the shipped rules."""
    return read(rules_folder())


def shipped_guide() -> Guide:
    """The shipped rules."""
    guide = shipped().guide
    assert guide
    return guide


@cache
def shipped_html() -> str:
    """The book of the shipped rules in HTML."""
    return html(book(shipped()))


@cache
def shipped_markdown() -> str:
    """The book of the shipped rules in Markdown."""
    return markdown(book(shipped()))


@cache
def shipped_pages() -> tuple[Page, Page]:
    """The book of the shipped rules from HTML, and from Markdown."""
    return Page(shipped_html()), rendered(shipped_markdown())


class Page(HTMLParser):
    """Checks that tags nest, and keeps what the tests ask for.

    `by_id` holds the words from an element that has an id up to the next one: those of a record.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.by_id: dict[str | None, list[str]] = {"": []}
        self.here = self.by_id[""]
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if "id" in dict(attrs):
            self.here = self.by_id.setdefault(dict(attrs)["id"], [])
        if tag not in INLINE:  # a cell or a line of a list is not one word with the one before it
            self.handle_data(" ")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)
            self.here.append(data)

    @cached_property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def record(self, anchor: str) -> str:
        """What stands under an anchor, up to the next one."""
        return " ".join("".join(self.by_id[anchor]).split())

    def all(self, name: str) -> Iterator[str]:
        return (value for _, attributes in self.tags if (value := attributes.get(name)) is not None)


def rendered(made: str) -> Page:
    """Markdown as a page."""
    return Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(made))


def shown(made: str) -> str:
    """Markdown without the backslashes that make it literal."""
    return " ".join(re.sub(r"\\([^0-9A-Za-z\s])", r"\1", made).split())


def ids(guide: Guide) -> set[str]:
    library = guide.library
    named: dict[str, Iterable[str]] = {
        "question": guide.questions,
        "fact": guide.facts,
        "route": guide.routes,
        "item": guide.items,
        "never": guide.never,
        "evidence": library.evidence,
        "source": library.sources,
        "term": library.terms,
        "contact": library.contacts,
        "deadline": library.deadlines,
    }
    return {f"{about}-{id}" for about, records in named.items() for id in records}


def lines(guide: Guide) -> tuple[Route | Item, ...]:
    return (*guide.routes.values(), *guide.items.values())

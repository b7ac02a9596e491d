"""Reading a made book: what its HTML and Markdown say, and what they have to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt

from cpguide.check.report import Report, check
from cpguide.guide.folder import read_folder
from cpguide.guide.model import Guide, Item, Route
from cpguide.guide.problem import Problems

AS_OF = date(2026, 11, 23)
VOID = {"meta", "path", "polygon", "rect", "br"}


def read(folder: Path, as_of: date = AS_OF) -> Report:
    """What the check says of the rules in a folder."""
    problems = Problems()
    return check(read_folder(folder, problems), problems, as_of)


class Page(HTMLParser):
    """Checks that tags nest, and keeps what the tests ask for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    @cached_property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

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
    }
    return {f"{about}-{id}" for about, records in named.items() for id in records}


def lines(guide: Guide) -> tuple[Route | Item, ...]:
    return (*guide.routes.values(), *guide.items.values())


def texts(guide: Guide) -> Iterator[str]:
    """Every text that a lawyer signs."""
    library, about = guide.library, guide.about
    yield from (
        about.title,
        about.edition,
        about.summary,
        *about.sections,
        *about.disclaimers,
        *about.honesty,
    )
    for question in guide.questions.values():
        yield from (question.ask, question.why, question.help, question.ask_of)
        yield from (text for option in question.options for text in (option.label, option.says))
    yield from (fact.says[1:] for fact in guide.facts.values())
    yield from (never.says for never in guide.never.values())
    for line in lines(guide):
        yield from (line.title, line.says, line.confirm)
    for item in guide.items.values():
        yield from (item.who, item.due, item.clock)
        yield from (str(day) for day in (item.effective.first, item.effective.last) if day)
    for record in library.evidence.values():
        yield from (
            record.says,
            record.confirm,
            record.conflict,
            record.kept,
            *(citation.pinpoint for citation in record.sources),
        )
    for source in library.sources.values():
        yield from (source.title, source.publisher, source.published, source.note, source.url, source.kept)
    yield from (text for term in library.terms.values() for text in (term.term, term.says, term.kept))
    for contact in library.contacts.values():
        yield from (contact.name, contact.use, contact.number, contact.also, contact.email, contact.note)
    yield from (office.note for office in library.offices.values())
    yield from (state.name for state in library.states.values())
    yield from library.left_out.values()

"""A result, or any page, as Markdown. Every character of the rules is shown literally."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cpguide.engine.result import Result
from cpguide.output.page import page
from cpguide.output.sheet import Entry, Page, Section, Table

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$@]")
_BLOCK = re.compile(r"^(\s*\d*)([-+=.)])")
_LINK = re.compile(r"(?<=[a-z]):(?=//)|(?<=www)\.", re.IGNORECASE)


def literal(text: str) -> str:
    """Text on one line, with a backslash before every character that Markdown could read as markup."""
    text = _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    text = _LINK.sub(r"\\\g<0>", text)
    return _BLOCK.sub(r"\1\\\2", text)


def markdown(result: Result) -> str:
    """The whole result as Markdown; the same input gives the same bytes."""
    return markdown_of(page(result))


def markdown_of(made: Page) -> str:
    """A whole page as Markdown."""
    lines = [f"# {literal(made.title)}", "", *(f"{literal(line)}  " for line in made.head)]
    for section in made.sections:
        lines += ["", *_section(section)]
    lines += ["", "---", "", *(f"{literal(line)}  " for line in made.foot)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {literal(section.title)}"
    for group in section.groups:
        if group.heading:
            yield ""
            yield f"### {literal(group.heading)}"
        yield ""
        if isinstance(group, Table) and not group.tick:
            yield from _table(group)
        else:
            box = "[ ] " if isinstance(group, Table) else ""
            for entry in group.entries:
                yield from _entry(entry, box)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.columns)
    yield f"|{' --- |' * len(table.columns)}"
    yield from map(_row, table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(literal, cells))} |"


def _entry(entry: Entry, box: str) -> Iterator[str]:
    mark = "(open) " if entry.open else box
    bold = "**" if entry.text or entry.notes else ""
    yield f"- {mark}{bold}{literal(entry.title)}{bold}"
    if entry.text:
        yield f"  {literal(entry.text)}"
    for note in entry.notes:
        yield f"  - {literal(note)}"

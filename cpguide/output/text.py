"""A result, or any page, as plain text, at most 80 columns wide."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from cpguide.engine.result import Result
from cpguide.output.page import page
from cpguide.output.sheet import Entry, Group, Page, Section, Table

_WIDTH = 80


def text(result: Result) -> str:
    """The whole result as text; the same input gives the same bytes."""
    return text_of(page(result))


def text_of(made: Page) -> str:
    """A whole page as text."""
    lines = [*(_wrap(line) for line in (made.title, *made.head))]
    for section in made.sections:
        lines += ["", *section_lines(section)]
    lines += ["", "-" * 20, *(_wrap(line) for line in made.foot)]
    return "\n".join(lines) + "\n"


def section_lines(section: Section) -> Iterator[str]:
    """One part of a page as lines."""
    yield _wrap(section.title.upper())
    for group in section.groups:
        yield from _group(group)


def _group(group: Group | Table) -> Iterator[str]:
    if group.heading:
        yield ""
        yield _wrap(group.heading, "  ")
    box = "[ ]" if isinstance(group, Table) and group.tick else ""
    for entry in group.entries:
        yield from _entry(entry, box or ("?" if entry.open else "*"))


def _entry(entry: Entry, mark: str) -> Iterator[str]:
    indent = " " * (len(mark) + 3)
    yield _wrap(entry.title, f"  {mark} ", indent)
    if entry.text:
        yield _wrap(entry.text, indent)
    for note in entry.notes:
        yield _wrap(note, f"{indent}- ", f"{indent}  ")


def _wrap(line: str, first: str = "", rest: str | None = None) -> str:
    following = first if rest is None else rest
    said = " ".join(line.split())
    return fill(said, _WIDTH, initial_indent=first, subsequent_indent=following, break_on_hyphens=False)

"""The index: in which chapter, and in which section of it, each record stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cpguide.check.book.compose import paragraph
from cpguide.check.book.parts import Part, Point, Points, Run

_SAYS = "The chapter of each record, and the section in it, by the id of the record."


def index(chapters: Iterable[Part]) -> Part:
    """Every record in the chapters by its id. Whoever reads on paper cannot follow a link."""
    found = [entry for chapter in chapters for entry in _records(chapter)]
    points = tuple(
        Point((Run(record.id, record.anchor), Run(f": {'; '.join(within)}")))
        for record, within in sorted(found, key=lambda entry: entry[0].id.casefold())
    )
    return Part("index", "Index", (paragraph(_SAYS), Points(points)))


def _records(part: Part, within: tuple[str, ...] = ()) -> Iterator[tuple[Part, tuple[str, ...]]]:
    """The records in a part, each with the titles of the parts around it."""
    if part.id:
        yield part, within
    for smaller in part.parts:
        yield from _records(smaller, (*within, part.title))

"""What the slides of a demonstration have in common: labels, room, and lists that stay short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from textual.visual import Visual

from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.output import words
from cpguide.tui.blocks import MUTED, STRONG, bullet, gap, para, spans

AIRY, DENSE, SHORT = 2, 1, 0
"""How much room a slide takes, from the most: the first that fits the screen is drawn."""


def label(name: str, more: str = "") -> Iterator[Visual]:
    """What kind of slide it is, above everything else."""
    yield spans((name.upper(), f"{STRONG} {MUTED}"), (f"   {more}" if more else "", MUTED))
    yield gap()


def spaced(rows: Iterable[Visual], room: int) -> Iterator[Visual]:
    """The rows, with an empty line between them unless room is short."""
    for number, row in enumerate(rows):
        if number and room != SHORT:
            yield gap()
        yield row


def first(rows: Iterable[Visual], most: int) -> list[Visual]:
    """The first rows."""
    return [*islice(rows, most)]


def more(number: int, what: str) -> Iterator[Visual]:
    """How many lines are left out, and how to see them."""
    if number > 0:
        yield gap()
        yield para(f"and {words.counted(number, f'more {what}')}: s shows all", MUTED)


def headed(head: str, rows: Sequence[Visual], most: int) -> Iterator[Visual]:
    """A small heading with the first rows and a count of the others."""
    if rows:
        yield from (gap(), para(head, MUTED), *rows[:most])
        if len(rows) > most:
            yield para(f"  and {len(rows) - most} more", MUTED)


def titles(interview: Interview, ids: Iterable[str]) -> list[Visual]:
    """Lines by their titles, routes before items, each with the symbol of its status."""
    findings = [Result(interview).finding(id) for id in ids]
    return [bullet(words.title_alone(found.line), words.SYMBOL[found.status], MUTED) for found in findings]

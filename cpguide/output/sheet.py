"""What a page is made of: headings, entries and tables, before any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cpguide.output.words import TRAINING


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the page: what it is, what it says, and the smaller notes under it."""

    title: str
    text: str = ""
    notes: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a small heading; the heading may be empty."""

    heading: str
    entries: tuple[Entry, ...]

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.entries)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; the first cell of a row says what it is about. The heading may be empty."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tick: bool = False
    """Whether each row has a box to tick."""

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.rows)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The rows as entries, for where there are no tables: each other cell is a note with its column."""
        return tuple(Entry(first, "", tuple(self._notes(more))) for first, *more in self.rows)

    def _notes(self, cells: Iterable[str]) -> Iterator[str]:
        return (f"{column}: {cell}" for column, cell in zip(self.columns[1:], cells, strict=True) if cell)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page."""

    title: str
    groups: tuple[Group | Table, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole result or debrief, ready to be rendered."""

    title: str
    head: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    short: bool = False
    """Whether it is made to fit on one sheet of paper."""

    @property
    def training(self) -> bool:
        """Whether it comes of an invented case."""
        return TRAINING in self.head

    @property
    def edition(self) -> str:
        """The line of the head that names the edition and the day."""
        return next((line for line in self.head if line != TRAINING), "")

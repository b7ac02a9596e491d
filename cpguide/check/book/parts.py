"""What a book is made of, before any format: chapters, their parts, and the blocks these hold.

A renderer decides how each looks and nothing else; all words are here. A `Run` leads to the part whose
anchor it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a line: `to` is the anchor they lead to.

    `tone` is "", "aside" for what may be passed over, "doubt" for what stands out, or "whole" for what is
    kept on one line.
    """

    text: str
    to: str = ""
    tone: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of a list, with the list under it."""

    line: Line
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `tone` is "", "notice", or "draft" for a warning that nobody may miss."""

    line: Line
    tone: str = ""
    shape: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    points: tuple[Point, ...]
    shape: ClassVar[str] = "points"


@dataclass(frozen=True, slots=True)
class Field:
    """What a label says of a part: a line, and a list under it."""

    label: str
    line: Line
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels and what they say."""

    fields: tuple[Field, ...]
    shape: ClassVar[str] = "fields"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; the first cell of a row names it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    shape: ClassVar[str] = "table"


@dataclass(frozen=True, slots=True)
class Box:
    """A section in the chart, with what is settled in it."""

    title: str
    settles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Sections in order. An arrow leads from the number of a box to that of a later one which needs it."""

    title: str
    says: str
    boxes: tuple[Box, ...]
    arrows: tuple[tuple[int, int], ...]
    shape: ClassVar[str] = "chart"


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to be filled in by hand, on paper only."""

    says: str
    labels: tuple[str, ...]
    shape: ClassVar[str] = "lines"


Block = Paragraph | Points | Fields | Table | Chart | Lines


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter, a section of one, or a record: a heading, blocks, and smaller parts.

    `id` is what the rules call a record; a part with none stands in the table of contents.
    """

    anchor: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """The rules as a book: the title page, the chapters, and what stands at the foot.

    `slip` tells on each printed page which book it belongs to. `draft` is "", or the words that keep
    anybody from signing.
    """

    title: str
    front: tuple[Block, ...]
    chapters: tuple[Part, ...]
    foot: str
    slip: str
    draft: str

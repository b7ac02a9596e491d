"""A book as Markdown. Every character of the rules is shown literally; the chart is Mermaid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cpguide.check.book.parts import (
    Block,
    Book,
    Chart,
    Fields,
    Line,
    Lines,
    Paragraph,
    Part,
    Point,
    Points,
    Run,
    Table,
)
from cpguide.output.markdown import literal

_RULE = "_" * 30
_PLAIN = re.compile(r"[^0-9A-Za-z ,'()?]")
"""Everything in a label that Mermaid may take for more than itself."""


def markdown(book: Book) -> str:
    """The whole book; the same book gives the same bytes."""
    lines = [f"# {literal(book.title)}", ""]
    for block in book.front:
        lines += [*_block(block), ""]
    lines += ["## Contents", "", *_contents(book.chapters)]
    for chapter in book.chapters:
        lines += ["", *_part(chapter, 2)]
    lines += ["", "---", ""]
    lines += [f"**{literal(book.draft)}**", ""] if book.draft else []
    lines.append(literal(book.foot))
    return "\n".join(lines) + "\n"


def _contents(parts: Iterable[Part], depth: int = 0) -> Iterator[str]:
    for part in parts:
        if not part.id:
            yield f"{'  ' * depth}- [{literal(part.title)}](#{part.anchor})"
            yield from _contents(part.parts, depth + 1)


def _part(part: Part, level: int) -> Iterator[str]:
    name = f" ({literal(part.id)})" if part.id and part.id != part.title else ""
    yield f'<a id="{part.anchor}"></a>'
    yield ""
    yield f"{'#' * level} {literal(part.title)}{name}"
    for block in part.blocks:
        yield ""
        yield from _block(block)
    for smaller in part.parts:
        yield ""
        yield from _part(smaller, level + 1)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"**{_line(block.line)}**" if block.tone else _line(block.line)
    elif isinstance(block, Points):
        yield from _points(block.points)
    elif isinstance(block, Fields):
        for field in block.fields:
            yield f"- **{literal(field.label)}:** {_line(field.line)}"
            yield from _points(field.points, 1)
    elif isinstance(block, Table):
        yield _row(map(literal, block.heads))
        yield _row("---" for _ in block.heads)
        yield from (_row(map(_line, row)) for row in block.rows)
    elif isinstance(block, Chart):
        yield from _chart(block)
    elif isinstance(block, Lines):
        yield literal(block.says)
        for label in block.labels:
            yield ""
            yield f"{literal(label)}: {literal(_RULE)}"


def _points(points: Iterable[Point], depth: int = 0) -> Iterator[str]:
    for point in points:
        yield f"{'  ' * depth}- {_line(point.line)}"
        yield from _points(point.points, depth + 1)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    said = literal(run.text)
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[1:][-1:].isspace() else ""
    return f"{before}[{said}](#{run.to}){after}" if run.to else f"{before}{said}{after}"


def _chart(chart: Chart) -> Iterator[str]:
    # Without the routes, which stand in the table: Mermaid would lay them across the arrows.
    yield "```mermaid"
    yield "flowchart TD"
    yield f"  accTitle: {_label(chart.title)}"
    for number, box in enumerate(chart.boxes, 1):
        yield f'  s{number}["{_label(box.title)}"]'
    for number in range(1, len(chart.boxes)):
        yield f"  s{number} ~~~ s{number + 1}"
    for before, after in chart.arrows:
        yield f"  s{before + 1} --> s{after + 1}"
    yield "```"


def _label(text: str) -> str:
    return _PLAIN.sub(lambda mark: f"#{ord(mark[0])};", " ".join(text.split()))

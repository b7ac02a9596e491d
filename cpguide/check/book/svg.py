"""The chart of the sections, laid out: boxes from top to bottom, arrows at their left, routes at their right.

Places are whole numbers in the units of the drawing. Nobody knows how wide a letter is, so lines are
broken early enough for wide ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from cpguide.check.book.parts import Box, Chart

_LINE = 19
_PAD = 11
_GAP = 22
_LANE = 20
_BOX_WIDTH, _BOX_LETTERS = 230, 26
_ROUTES_LEFT, _ROUTES_WIDTH, _ROUTES_LETTERS = 40, 480, 58
_PORT = 9
"""Arrows that meet a box keep at least this much apart."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text at its place."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle with its lines of text; `kind` is "section" or "routes"."""

    kind: str
    x: int
    y: int
    width: int
    height: int
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from box to box, and the corners of its head; no head where it only joins."""

    path: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The chart ready to be written down."""

    width: int
    height: int
    title: str
    says: str
    frames: tuple[Frame, ...]
    arrows: tuple[Arrow, ...]
    joins: tuple[Arrow, ...]


def drawing(chart: Chart) -> Drawing:
    """Where everything in the chart stands."""
    lanes = _lanes(chart.arrows)
    left = (max(lanes.values(), default=0) + 2) * _LANE
    frames, joins, top = [], [], _GAP // 2
    sections: list[Frame] = []
    for number, box in enumerate(chart.boxes):
        ports = sum(number in arrow for arrow in chart.arrows)
        section, routes = _frames(box, left, top, ports)
        sections.append(section)
        frames.append(section)
        if routes:
            frames.append(routes)
            middle = section.y + section.height // 2
            joins.append(Arrow(f"M{section.x + section.width} {middle}H{routes.x}"))
        top = max(frame.y + frame.height for frame in (section, routes) if frame) + _GAP
    right = left + _BOX_WIDTH + _ROUTES_LEFT + _ROUTES_WIDTH
    arrows = tuple(_arrow(chart, sections, lanes, arrow) for arrow in chart.arrows)
    return Drawing(right + 4, top, chart.title, chart.says, tuple(frames), arrows, tuple(joins))


def _frames(box: Box, left: int, top: int, ports: int) -> tuple[Frame, Frame | None]:
    """The box of a section and, beside it, that of its routes; both around one middle."""
    title = _wrapped([box.title], _BOX_LETTERS)
    routes = _wrapped(box.settles, _ROUTES_LETTERS)
    high = max(_height(title), (ports + 1) * _PORT)
    beside = _height(routes) if routes else 0
    whole = max(high, beside)
    section = _frame("section", left, top + (whole - high) // 2, _BOX_WIDTH, high, title)
    if not routes:
        return section, None
    x = left + _BOX_WIDTH + _ROUTES_LEFT
    return section, _frame("routes", x, top + (whole - beside) // 2, _ROUTES_WIDTH, beside, routes)


def _wrapped(texts: list[str] | tuple[str, ...], letters: int) -> list[str]:
    return [line for text in texts for line in wrap(text, letters) or [""]]


def _height(lines: list[str]) -> int:
    return len(lines) * _LINE + 2 * _PAD - 4


def _frame(kind: str, x: int, y: int, width: int, height: int, lines: list[str]) -> Frame:
    first = y + (height - len(lines) * _LINE) // 2 + _LINE - 5
    texts = tuple(Text(x + 12, first + number * _LINE, line) for number, line in enumerate(lines))
    return Frame(kind, x, y, width, height, texts)


def _lanes(arrows: tuple[tuple[int, int], ...]) -> dict[tuple[int, int], int]:
    """A lane for each arrow, so that no two that run beside each other share one; short ones go inside."""
    taken: list[list[tuple[int, int]]] = []
    lanes = {}
    for arrow in sorted(arrows, key=lambda arrow: (arrow[1] - arrow[0], arrow)):
        start, end = arrow
        lane = 0
        while lane < len(taken) and any(s < end and start < e for s, e in taken[lane]):
            lane += 1
        if lane == len(taken):
            taken.append([])
        taken[lane].append(arrow)
        lanes[arrow] = lane
    return lanes


def _arrow(
    chart: Chart, sections: list[Frame], lanes: dict[tuple[int, int], int], arrow: tuple[int, int]
) -> Arrow:
    start = arrow[0]
    x, lane = sections[start].x, sections[start].x - (lanes[arrow] + 1) * _LANE
    leaves, comes = (_port(chart, sections, lanes, number, arrow) for number in arrow)
    head = f"{x},{comes} {x - 9},{comes - 4} {x - 9},{comes + 4}"
    return Arrow(f"M{sections[start].x} {leaves}H{lane}V{comes}H{x - 9}", head)


def _port(
    chart: Chart,
    sections: list[Frame],
    lanes: dict[tuple[int, int], int],
    number: int,
    arrow: tuple[int, int],
) -> int:
    """The height at which an arrow meets a box: those that come stand above those that leave.

    Of those that come the innermost stands highest, of those that leave lowest: so they do not cross there.
    """
    come = sorted((a for a in chart.arrows if a[1] == number), key=lambda a: lanes[a])
    leave = sorted((a for a in chart.arrows if a[0] == number), key=lambda a: -lanes[a])
    ports = [*come, *leave]
    box = sections[number]
    return box.y + box.height * (ports.index(arrow) + 1) // (len(ports) + 1)

"""Pairs of measurements and the table they end up in.

The machine changes its speed for seconds at a time, so that only a ratio of two measurements taken one
after the other means anything. Every figure is the median of such ratios.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

Measure = Callable[[], float]
"""Measures once and returns what it found, in any unit: seconds, bytes, decisions a second."""


@dataclass(frozen=True)
class Row:
    """One line of the table: a figure measured several times, and what it should be.

    `note` says what the two sides were in absolute terms. A `goal` is a greatest value unless
    `at_least` is set; without one the line only informs.
    """

    what: str
    against: str
    values: Sequence[float] = ()
    goal: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """ "met" or "short"; empty where there is nothing to meet."""
        if self.goal is None or not self.values:
            return ""
        middle = median(self.values)
        return "met" if (middle >= self.goal if self.at_least else middle <= self.goal) else "short"

    def cells(self) -> tuple[str, ...]:
        """The line as texts, one a column."""
        if not self.values:
            return (self.what, self.against, "-", "", "", "", self.note)
        spread = f"{_short(min(self.values))}..{_short(max(self.values))}"
        goal = "" if self.goal is None else f"{'>=' if self.at_least else '<='} {self.goal:g}"
        return self.what, self.against, _short(median(self.values)), spread, goal, self.verdict, self.note


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def in_turn(ours: Measure, theirs: Measure, runs: int) -> list[tuple[float, float]]:
    """Measure A B A B ..., as pairs."""
    return [(ours(), theirs()) for _ in range(runs)]


def row(
    what: str,
    against: str,
    pairs: Sequence[tuple[float, float]],
    goal: float | None,
    shown: Callable[[float], str],
    at_least: bool = False,
) -> Row:
    """The line for pairs of measurements: their ratios, and the medians of both sides in a note."""
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    note = f"{shown(ours)} to {shown(theirs)}"
    return Row(what, against, [mine / other for mine, other in pairs], goal, at_least, note)


def milliseconds(seconds: float) -> str:
    """A time as "12.3 ms"."""
    return f"{seconds * 1000:.1f} ms"


def table(rows: Sequence[Row]) -> str:
    """The lines under their headings, in columns."""
    heads = ("what", "against", "median", "min..max", "goal", "", "medians of both sides")
    lines = [heads, *(row.cells() for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )

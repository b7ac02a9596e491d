"""The peak memory of a whole interview in the full screen."""

from __future__ import annotations

import resource
from itertools import pairwise

from tests.bench.child import BARE, MARK, cpguide
from tests.bench.compare import Row, in_turn, row
from tests.bench.path import Step, long_way, shipped
from tests.bench.terminal import Terminal


def measure(runs: int) -> list[Row]:
    """The lines of this part."""
    steps = long_way(shipped())
    pairs = in_turn(lambda: _interview(steps), _bare, runs)
    # A child's peak begins with that of the process it was split from: this one has to be smaller.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if own >= min(other for _, other in pairs):
        raise RuntimeError(f"the bench itself took {_megabytes(own)}, too much to measure its children")
    return [row("peak memory of an interview", "bare Textual app", pairs, 1.15, _megabytes)]


def _interview(steps: list[Step]) -> float:
    """Answer every question, look at every tab of the result, leave."""
    terminal = Terminal(cpguide("new"))
    terminal.until(steps[0].words, whole_frame=False)
    terminal.settle(0.3)
    for step, following in pairwise(steps):
        for key in step.prepare:
            terminal.send(key)
            terminal.settle()
        terminal.send(step.give)
        terminal.until(following.words)
    terminal.settle()
    for key in "234567":
        terminal.send(key)
        terminal.settle()
    return terminal.leave("xx")


def _bare() -> float:
    terminal = Terminal(BARE)
    terminal.until(MARK, whole_frame=False)
    terminal.settle(0.3)
    return terminal.leave("q")


def _megabytes(size: float) -> str:
    return f"{size / 1e6:.1f} MB"

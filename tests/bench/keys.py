"""What an answer costs: from the key to the next question, and in how many frames."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.bench.child import MARK, MOVING, cpguide
from tests.bench.compare import Row, milliseconds, row
from tests.bench.path import Step, long_way, shipped
from tests.bench.terminal import Terminal

DOWN, UP = "\x1b[B", "\x1b[A"


def measure(runs: int) -> list[Row]:
    """The lines of this part."""
    steps = long_way(shipped())
    peer = Terminal(MOVING)
    peer.until(MARK, whole_frame=False)
    pairs, frames = [], []
    try:
        moves = _moves(peer)
        for taken, count in _answers(steps):
            pairs.append((taken, next(moves)))
            frames.append(count)
            if len(pairs) == runs:
                break
    finally:
        peer.leave()
    return [
        row("answer key to next question", "OptionList highlight moves", pairs, 2.5, milliseconds),
        Row("frames for an answer key", "-", frames, 1, note="counted, not a ratio"),
    ]


def _answers(steps: list[Step]) -> Iterator[tuple[float, int]]:
    """Seconds and frames for each answer on the way, begun again as often as wanted."""
    while True:
        terminal = Terminal(cpguide("new"))
        try:
            terminal.until(steps[0].words, whole_frame=False)
            terminal.settle(0.3)
            for step, following in pairwise(steps[:-1]):
                for key in step.prepare:
                    terminal.send(key)
                    terminal.settle()
                terminal.send(step.give)
                taken = terminal.until(following.words)
                terminal.settle()
                yield taken, terminal.frames
        finally:
            terminal.leave()


def _moves(peer: Terminal) -> Iterator[float]:
    """Seconds for each move of the highlight; the first one, which makes it appear, left out."""
    peer.settle(0.3)
    while True:
        for key in (DOWN, DOWN, DOWN, UP, UP, UP):
            peer.send(key)
            yield peer.until("An option with a label")
            peer.settle()

"""How long a start takes: to the first question on the screen, to the help, to a decision."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from cpguide.guide.where import rules_folder
from tests.bench.child import BARE, MARK, PASS, cpguide, lasting
from tests.bench.compare import Row, in_turn, milliseconds, row
from tests.bench.path import long_way, shipped
from tests.bench.terminal import Terminal


def measure(runs: int) -> list[Row]:
    """The lines of this part."""
    first = long_way(shipped())[0].words
    screens = in_turn(lambda: _painted(cpguide("new"), first), lambda: _painted(BARE, MARK), runs + 1)[1:]
    lines = [row("start to first question", "bare Textual app", screens, 1.10, milliseconds)]
    scenarios = cycle(_scenarios())
    for what, command, goal in (
        ("--help", lambda: cpguide("--help"), 4),
        ("--version", lambda: cpguide("--version"), 4),
        ("decide SCENARIO", lambda: cpguide("decide", str(next(scenarios))), 8),
    ):
        pairs = in_turn(lambda command=command: lasting(command()), lambda: lasting(PASS), runs + 1)[1:]  # type: ignore[misc]
        lines.append(row(what, "python -c pass", pairs, goal, milliseconds))
    return lines


def _painted(command: tuple[str, ...], words: str) -> float:
    terminal = Terminal(command)
    try:
        return terminal.until(words, whole_frame=False)
    finally:
        terminal.leave()


def _scenarios() -> list[Path]:
    found = sorted((rules_folder() / "scenarios").glob("*.yaml"))
    if not found:
        raise FileNotFoundError("no scenario in the rules to decide")
    return found

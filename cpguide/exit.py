"""How the program ends: its exit codes, and what it says on standard error."""

from __future__ import annotations

import sys
from enum import IntEnum
from pathlib import Path


class Exit(IntEnum):
    """What the exit code of a command means."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    RULES = 3
    CASE = 4
    FILES = 5
    INTERNAL = 70
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


def complain(*lines: str) -> None:
    """Say these lines on standard error; nothing in them is obeyed by a terminal or breaks a line."""
    from contextlib import suppress  # both only where something is to be said

    from cpguide.spelled import spelled

    if lines and sys.stderr:
        said = "\n".join(spelled(line).replace("\n", "<U+000A>") for line in lines)
        with suppress(OSError):  # where nobody can be told, the exit code has to do
            print(f"cpguide: {said}", file=sys.stderr, flush=True)


def fault_line(error: BaseException, fate: str = "nothing was kept") -> str:
    """A fault of our own in one line: its kind and its place, never a value, so that no answer can leak.

    `fate` tells what became of the case.
    """
    package = Path(__file__).parent
    place, trace = "unknown place", error.__traceback__
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(package):
            place = f"{file.relative_to(package.parent).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"internal error: {type(error).__name__} at {place}; {fate}"

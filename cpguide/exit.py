"""How the program ends: its exit codes, and what it says on standard error."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from pathlib import Path
from typing import NoReturn


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
    QUIT = 131
    TERMINATED = 143


SIGNALS = {"SIGTERM": Exit.TERMINATED, "SIGHUP": Exit.HUNG_UP, "SIGQUIT": Exit.QUIT}
"""The exit code of each signal that ends the program, besides the interrupt; not every system has all."""


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """While this lasts, a signal that asks for the end unwinds the program: nothing is left half done.

    A signal that was ignored from the start, as under nohup, stays ignored.
    """
    obeyed = []
    for name, code in SIGNALS.items():
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):  # not in the main thread, which alone hears signals
                signal.signal(number, lambda *_, code=code: _end(code))
                obeyed.append(number)
    try:
        yield
    finally:
        for number in obeyed:
            signal.signal(number, signal.SIG_DFL)


def _end(code: Exit) -> NoReturn:
    for name in SIGNALS:  # the same wish said twice must not stop the tidying up
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)
    hush()
    raise SystemExit(int(code))


def hush() -> None:
    """Let nothing more reach standard output: whoever read it does not, or must not, any longer."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def bear_any_text() -> None:
    """Let both streams show what they have no code for by something else, instead of a fault."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_errors(stream.encoding))


def _errors(encoding: str) -> str:
    """How a stream of this encoding shows what it has no code for."""
    if encoding.lower().replace("-", "").startswith("utf"):
        return "replace"  # halves of characters only, as file names may hold them
    import cpguide.alike  # noqa: F401 - only for old consoles; it registers itself

    return "alike"


def dump_nothing() -> None:
    """Should the program be killed by a fault, the system writes no picture of its memory."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def complain(*lines: str) -> None:
    """Say these lines on standard error; nothing in them is obeyed by a terminal or breaks a line."""
    from cpguide.spelled import spelled  # only where something is to be said

    if lines and sys.stderr:
        said = "\n".join(spelled(line).replace("\n", "<U+000A>") for line in lines)
        with suppress(OSError):  # where nobody can be told, the exit code has to do
            print(f"cpguide: {said}", file=sys.stderr, flush=True)


REPORT = "Please report this line. Is the installation whole? Ask: cpguide doctor"
"""What to do about a fault of our own."""


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

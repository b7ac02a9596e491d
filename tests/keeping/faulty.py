"""A system that fails at a call that was chosen, or kills the program there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

STEPS = ("open", "write", "fsync", "replace", "unlink", "mkdir", "fchmod")
"""All that changes a file or a folder, and all that makes it durable."""


@contextmanager
def stepped(at: Callable[[str, int], int | None], names: tuple[str, ...] = STEPS) -> Iterator[list[str]]:
    """Ask `at` before each call, with its name and its number of all calls; gives the names called so far.

    `at` may raise, or answer how many bytes a write is to take at most; None lets the call be.
    """
    real = {name: getattr(os, name) for name in names}
    called: list[str] = []

    def wrapped(name: str) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            called.append(name)
            most = at(name, len(called))
            if name == "write" and most is not None:
                given = (given[0], given[1][:most])
            return real[name](*given, **named)

        return call

    for name in names:
        setattr(os, name, wrapped(name))
    try:
        yield called
    finally:
        for name in names:
            setattr(os, name, real[name])

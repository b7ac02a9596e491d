"""The loop of line mode: say, hear, keep; until somebody leaves or there is nothing left to hear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.exit import Exit, complain
from cpguide.line import pages
from cpguide.line.ear import Ear
from cpguide.line.said import echo, said
from cpguide.line.talk import Deed, Talk, Turn
from cpguide.line.voice import Voice


class Kept(Protocol):
    """A file in which the case is kept. Its methods raise `OSError`."""

    @property
    def name(self) -> str:
        """What the file is called, as it may be said."""

    def keep(self, interview: Interview) -> None:
        """Write the case; it is durable when this returns."""

    def end(self) -> None:
        """Keep it no longer; the file stays."""


Begin = Callable[[str, Interview], Kept]
"""Begins to keep a case in a file of this name. Raises `OSError`."""
Export = Callable[[str, Result], str]
"""Writes a result to a file of this name and returns how it is called. Raises `OSError` and `ValueError`."""

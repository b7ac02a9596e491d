"""What can be wrong with a file, as values: a `Problem` for each thing, collected rather than thrown singly.

Codes are stable. CP1xx: the file as text and YAML. CP2xx: the shape of a record or condition.
CP3xx: what records say about each other.
CP4xx: cases and scenarios. CP5xx: what the proof finds. CP6xx: what lint finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cpguide.guide.characters import FORBIDDEN, spell

LONGEST_SHOWN = 60
_UNSHOWN = re.compile(rf"{FORBIDDEN.pattern}|[^\S ]")
"""What is not seen in a message, or not for what it is: all that a file may not hold, and odd spaces."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file: where it is (1-based), what it is and what to do about it.

    `level` is "error", or "warning" for what does not stop anybody.
    """

    code: str
    file: str
    line: int
    column: int
    message: str
    suggestion: str = ""
    level: str = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.said}"

    @property
    def said(self) -> str:
        """What it is and what to do, on one line whatever texts of the rules stand in it."""
        return " ".join(f"{self.message} {self.suggestion}".split())


def _order(problem: Problem) -> tuple[object, ...]:
    place = (problem.file, problem.line, problem.column)
    return (*place, problem.code, problem.message, problem.suggestion, problem.level)


class RulesError(Exception):
    """The rules cannot be used; `problems` names everything that is wrong, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UnreadableError(Exception):
    """A file or folder exists but the system does not let us read it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class Problems:
    """Collects what is wrong while reading goes on."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, problem: Problem) -> None:
        """Keep one more problem."""
        self._found.append(problem)

    def about(self, file: str) -> bool:
        """Whether anything is wrong with this file."""
        return any(problem.file == file for problem in self._found)

    def sorted(self) -> tuple[Problem, ...]:
        """Every problem once, by file, line and column."""
        return tuple(sorted(set(self._found), key=_order))

    def stop(self) -> None:
        """Raise a RulesError when anything was found."""
        if self._found:
            raise RulesError(self.sorted())


def shown(text: str) -> str:
    """`text` as it may stand in a message: short, on one line, with invisible characters spelled out."""
    short = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."
    return short if short.isascii() and short.isprintable() else _UNSHOWN.sub(spell, short)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """The sentence that offers the nearest of `words`, or nothing when none is near."""
    from difflib import get_close_matches  # imported late: a guide without problems never needs it

    near = get_close_matches(word[:LONGEST_SHOWN], sorted(words), n=1, cutoff=0.6)
    return f'Did you mean "{shown(near[0])}"?' if near else ""

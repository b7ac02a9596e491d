"""What is said when the rules were read again: what is wrong with them, or which answers they take out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from textual.visual import Visual
from textual.widgets import Static

from cpguide.guide.problem import Problem
from cpguide.output.words import counted
from cpguide.tui.blocks import MUTED, NOTICE, STRONG, gap, inset, para
from cpguide.tui.plain import plain
from cpguide.tui.renewal import Lost
from cpguide.tui.screens.line import PageScreen
from cpguide.tui.widgets.detail import Detail

MOST = 200
"""So many problems are listed at once: nobody mends more before saving again."""


class ProblemsScreen(PageScreen):
    """Every problem of the rules on disk, shown anew whenever they are saved."""

    def __init__(self, folder: Path, problems: Sequence[Problem]) -> None:
        super().__init__(_broken(problems), _problems(folder, problems))
        self._folder = folder

    def show(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        self.query_one("#page-title", Static).update(plain(_broken(problems), STRONG))
        self.query_one(Detail).show(_problems(self._folder, problems))


def _broken(problems: Sequence[Problem]) -> str:
    return f"! The rules on disk are broken: {counted(len(problems), 'problem')}"


def _problems(folder: Path, problems: Sequence[Problem]) -> Iterator[Visual]:
    yield para(
        "The last good rules are in use. Mend these files and save them: the new rules come by themselves."
    )
    yield para(f"Folder: {folder}", MUTED)
    for problem in problems[:MOST]:
        yield gap()
        yield para(f"{problem.file}:{problem.line}:{problem.column}  {problem.code}", STRONG)
        yield inset(problem.message)
        if problem.suggestion:
            yield inset(problem.suggestion, MUTED)
    if (more := len(problems) - MOST) > 0:
        yield gap()
        yield para(f"And {counted(more, 'problem')} more. Mend these first: one slip can cause many.", NOTICE)


class LostScreen(PageScreen):
    """The answers that the new rules took out, each by name."""

    def __init__(self, says: str, lost: Sequence[Lost]) -> None:
        super().__init__(f"! {says} {counted(len(lost), 'answer')} taken out", _lost(lost))


def _lost(lost: Iterable[Lost]) -> Iterator[Visual]:
    yield para("These answers no longer fit the rules. Answer again what is still asked.", NOTICE)
    for one in lost:
        yield gap()
        yield para(one.ask, STRONG)
        yield inset(one.given)
        yield inset(one.why, MUTED)

"""The scenarios of both folders under both guides: which of them end otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cpguide.casefile import case_on
from cpguide.check.diff.both import Both
from cpguide.check.diff.merge import RETYPED
from cpguide.check.diff.side import Side
from cpguide.check.scenarios import FOLDER
from cpguide.engine.case import Case
from cpguide.engine.diagram import NO, YES
from cpguide.engine.interview import ABSENT, FIRM, OPEN
from cpguide.guide.problem import Problem, Problems
from cpguide.guide.reader import read

Files = Mapping[str, bytes]
_TRUTH = {YES: FIRM, NO: ABSENT}


@dataclass(frozen=True, slots=True)
class Retold:
    """A scenario that ends otherwise under the new rules, or that fits one of the two only.

    `version` is "old" where the old folder tells it otherwise and this is how, else "new". `lines` are
    the routes and items that change, with what each was and is: firm, open or absent. `misfits` are what
    one of the guides says against its answers.
    """

    file: str
    version: str
    routes: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    lines: tuple[tuple[str, str, str], ...] = ()
    misfits: tuple[tuple[str, Problem], ...] = ()

    @property
    def changes(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.lines or self.misfits)


def retell(both: Both, old: Files, new: Files) -> Iterator[Retold]:
    """Every scenario among the files of either folder, in its version of the new one or in both."""
    for name in sorted({*old, *new}):
        if name.startswith(FOLDER):
            told = None
            for version, files in (("new", new), ("old", old)):
                if name in files:
                    under = [_case(name, files[name], side, both.as_of) for side in (both.old, both.new)]
                    if under != told:
                        yield _retold(both, name, version, *under)
                    told = under


_Read = Case | tuple[Problem, ...]


def _case(name: str, data: bytes, side: Side, as_of: date) -> _Read:
    """The case in a scenario as one guide reads it, or what that guide says against it."""
    problems = Problems()
    page = read(name, data, problems)
    if page is None:
        return problems.sorted()
    case = case_on(page, side.written, None if "as_of" in page.root else as_of)
    return problems.sorted() if len(problems) else case


def _retold(both: Both, name: str, version: str, old: _Read, new: _Read) -> Retold:
    sides = (("old", both.old, old), ("new", both.new, new))
    misfits = tuple((word, one) for word, _, case in sides if isinstance(case, tuple) for one in case)
    if misfits:
        return Retold(name, version, misfits=misfits)
    (_, first, before), (_, second, after) = sides
    assert isinstance(before, Case)
    assert isinstance(after, Case)
    was, is_ = _truths(both, first, before), _truths(both, second, after)
    pairs = ((id, was.get(id, ABSENT), is_.get(id, ABSENT)) for id in dict.fromkeys((*was, *is_)))
    lines = tuple(pair for pair in pairs if pair[1] != pair[2])
    return Retold(name, version, (_routes(first, was), _routes(second, is_)), lines)


def _routes(side: Side, truths: Mapping[str, str]) -> tuple[str, ...]:
    """The routes that are not ruled out."""
    return tuple(id for id in side.guide.routes if truths[id] != ABSENT)


def _truths(both: Both, side: Side, case: Case) -> dict[str, str]:
    """Whether each route and item is firm, open or absent."""
    names = {id.removesuffix(RETYPED): id for id in side.guide.questions}
    known = both.space.known(Case(case.as_of, {names[id]: a for id, a in case.answers.items()}))
    left = both.diagrams.restrict(side.lines.values(), known)
    return {id: _TRUTH.get(one, OPEN) for id, one in zip(side.lines, left, strict=True)}

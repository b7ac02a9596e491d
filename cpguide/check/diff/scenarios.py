"""The scenarios of both folders: what was edited in them, and how they end under both guides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cpguide.casefile import case_on
from cpguide.check.diff.both import Both, Change
from cpguide.check.diff.merge import RETYPED
from cpguide.check.diff.side import Side
from cpguide.check.scenarios import FOLDER
from cpguide.engine.case import Case
from cpguide.engine.diagram import NO, YES
from cpguide.engine.interview import ABSENT, FIRM, OPEN
from cpguide.guide.page import Node
from cpguide.guide.problem import Problem, Problems
from cpguide.guide.reader import read

Files = Mapping[str, bytes]
EXPECTED = "expect."
"""Begins the name of a field that says how a scenario must end."""

EACH = "each"
"""The version of a scenario that both folders tell, each so that only its own guide can judge it."""

_TRUTH = {YES: FIRM, NO: ABSENT}


def edits(old: Files, new: Files) -> Iterator[Change]:
    """Scenarios that are "added" or "removed", and "edited" fields: `ids` are the file and the field.

    An edited file has no field where only comments or layout differ, or what cannot be read.
    """
    for name in _names(old, new):
        if name not in old or name not in new:
            yield Change("added" if name in new else "removed", "scenarios", (name,))
        elif old[name] != new[name]:
            before, after = (dict(_fields(name, files[name])) for files in (old, new))
            fields = [field for field in {**before, **after} if before.get(field) != after.get(field)]
            for field in fields:
                values = before.get(field, ()), after.get(field, ())
                yield Change("edited", "scenarios", (name, field), *values)
            if not fields:
                yield Change("edited", "scenarios", (name,))


def _names(old: Files, new: Files) -> list[str]:
    return sorted(name for name in {*old, *new} if name.startswith(FOLDER))


def _fields(name: str, data: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    page = read(name, data, Problems())
    yield from _texts("", page.root) if page else ()


def _texts(path: str, node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The texts of each field, such as "expect.route"."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(f"{path}.{key}" if path else key, value)
    else:
        yield path, tuple(map(str, node)) if isinstance(node, list) else (str(node),)


@dataclass(frozen=True, slots=True)
class Retold:
    """How a scenario ends under the old rules and under the new.

    `version` is "old" where the old folder tells another case and this is how, else "new"; or `EACH` where
    either guide can judge only what its own folder tells. `lines` are the routes and items that change,
    with what each was and is: firm, open or absent. `misfits` are what a guide says against its answers.
    """

    file: str
    version: str
    routes: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    lines: tuple[tuple[str, str, str], ...] = ()
    misfits: tuple[tuple[str, Problem], ...] = ()


def retell(both: Both, old: Files, new: Files) -> Iterator[Retold]:
    """Every scenario among the files of either folder, in its version of the new one or in both."""
    for name in _names(old, new):
        told: dict[str, tuple[_Read, _Read]] = {}
        for version, files in (("new", new), ("old", old)):
            if name in files:
                before, after = (_case(name, files[name], side, both.as_of) for side in (both.old, both.new))
                if (before, after) not in told.values():
                    told[version] = before, after
        found = [_retold(both, name, version, *under) for version, under in told.items()]
        yield from found
        if len(found) > 1 and all(one.misfits for one in found):
            each = _retold(both, name, EACH, told["old"][0], told["new"][1])
            yield from () if each.misfits else (each,)


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
    if isinstance(old, Case) and isinstance(new, Case):
        was, is_ = _truths(both, both.old, old), _truths(both, both.new, new)
        pairs = ((id, was.get(id, ABSENT), is_.get(id, ABSENT)) for id in dict.fromkeys((*was, *is_)))
        lines = tuple(pair for pair in pairs if pair[1] != pair[2])
        return Retold(name, version, (_routes(both.old, was), _routes(both.new, is_)), lines)
    read = (("old", old), ("new", new))
    misfits = tuple((word, one) for word, case in read if not isinstance(case, Case) for one in case)
    return Retold(name, version, misfits=misfits)


def _routes(side: Side, truths: Mapping[str, str]) -> tuple[str, ...]:
    """The routes that are not ruled out."""
    return tuple(id for id in side.guide.routes if truths[id] != ABSENT)


def _truths(both: Both, side: Side, case: Case) -> dict[str, str]:
    """Whether each route and item is firm, open or absent."""
    names = {id.removesuffix(RETYPED): id for id in side.guide.questions}
    known = both.space.known(Case(case.as_of, {names[id]: a for id, a in case.answers.items()}))
    left = both.diagrams.restrict(side.lines.values(), known)
    return {id: _TRUTH.get(one, OPEN) for id, one in zip(side.lines, left, strict=True)}

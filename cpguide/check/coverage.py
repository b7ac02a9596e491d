"""What the scenarios exercise: which routes, lines, options and parts of conditions matter in one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cpguide.check.parts import parts
from cpguide.check.proof.conditions import records
from cpguide.check.proof.ground import Ground
from cpguide.engine.case import Case
from cpguide.engine.diagram import NO, YES
from cpguide.guide.condition import Chosen
from cpguide.guide.model import NONE, Guide
from cpguide.guide.page import Key

KINDS = ("routes", "items", "options", "reasons")


@dataclass(frozen=True, slots=True)
class Goal:
    """Something a scenario can exercise. It does where, of `one` and `other`, exactly one is true.

    A route or item is exercised where it holds, an option where it is chosen, a reason (a part of a
    condition) where it decides: where the condition would be otherwise without it. `part`, `id` and `path`
    tell where it is written.
    """

    kind: str
    part: str
    id: str
    path: tuple[Key, ...]
    one: int
    other: int = NO
    where: int = YES

    def diagram(self, ground: Ground) -> int:
        """Where it is exercised."""
        make = ground.diagrams
        return make.both(make.exactly_one(self.one, self.other), self.where)

    @property
    def name(self) -> str:
        """What it is, as a short text: the record's id, and the option or the way to the part of it."""
        if self.kind == "options":
            return f"{self.id} = {self.path[-1]}"
        return ".".join([self.id, *map(str, self.path)])


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much the scenarios exercise: the goals of each kind, and those that none of them exercises.

    `unused_evidence` is what no question, fact, route, item, term or sworn statement cites.
    """

    total: dict[str, int]
    missing: tuple[Goal, ...]
    unused_evidence: tuple[str, ...]

    def missed(self, kind: str) -> tuple[Goal, ...]:
        """The goals of one kind that no scenario exercises."""
        return tuple(goal for goal in self.missing if goal.kind == kind)


def coverage(ground: Ground, cases: Iterable[Case]) -> Coverage:
    """What these cases exercise."""
    wanted = list(goals(ground))
    total = {kind: sum(goal.kind == kind for goal in wanted) for kind in KINDS}
    for case in cases:
        wanted = not_exercised(ground, wanted, case)
    return Coverage(total, tuple(wanted), tuple(_unused_evidence(ground.guide)))


def _unused_evidence(guide: Guide) -> Iterator[str]:
    parts = (guide.questions, guide.facts, guide.routes, guide.items, guide.never, guide.library.terms)
    cited = {id for part in parts for record in part.values() for id in record.evidence}
    yield from (id for id in guide.library.evidence if id not in cited)


def not_exercised(ground: Ground, wanted: list[Goal], case: Case) -> list[Goal]:
    """The goals that a case leaves over."""
    known = ground.space.known(case)
    left = [
        ground.diagrams.restrict([getattr(g, at) for g in wanted], known) for at in ("one", "other", "where")
    ]
    sides = zip(wanted, *left, strict=True)
    return [goal for goal, one, other, where in sides if where != YES or {one, other} != {NO, YES}]


def goals(ground: Ground) -> Iterator[Goal]:
    """Everything that a scenario can exercise."""
    guide, logic, space = ground.guide, ground.logic, ground.space
    for part, ids, kind in (("routes", guide.routes, "routes"), ("items", guide.items, "items")):
        yield from (Goal(kind, part, id, (), logic.lines[id]) for id in ids)
    for id, question in guide.questions.items():
        for option in question.options:
            chosen = ground.diagrams.both(logic.exists[id], space.chosen(Chosen(id, (option.id,))))
            if option.id != NONE or question.kind == "one":
                yield Goal("options", "questions", id, ("options", option.id), chosen)
    for record in records(ground):
        for part_ in parts(record.when):
            without = logic.diagram(part_.without)
            if ground.differ(record.truth, without, record.where):
                yield Goal("reasons", record.part, record.id, part_.path, record.truth, without, record.where)

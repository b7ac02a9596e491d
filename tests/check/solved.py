"""What a SAT solver finds wrong in rules: the queries of the proof, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from cpguide.guide.condition import ALWAYS, Condition
from cpguide.guide.model import Guide
from tests.check.expected import Found, named, paths, place, without
from tests.check.sat import Clauses, records

CODES = ("CP501", "CP502", "CP504", "CP505", "CP506", "CP510")
"""What the solver is asked for as the proof is."""


def solved(guide: Guide, days: Iterable[date]) -> set[Found]:
    """What the solver finds on these days, taken together."""
    wrong: set[Found] = set()
    idle = list(Idle.all_in(guide))
    for day in days:
        with Clauses(guide, day) as clauses:
            wrong.update(wrong_on(clauses))
            idle = [one for one in idle if not one.works_on(clauses)]
    never = {one.record for one in idle if one.code == "CP504"}
    alive = [one for one in idle if one.code == "CP504" or one.record not in never]
    wrong.update(one.found for one in alive if not any(one.inside(other) for other in alive))
    return {found for found in wrong if found[0] in CODES}


def wrong_on(clauses: Clauses) -> Iterator[Found]:
    """What no day may show. Of dead ends only such as need no "not sure"."""
    guide, lines = clauses.guide, clauses.lines
    if clauses.can_be(*(-lines[id] for id in guide.routes)):
        yield "CP501", place("routes", next(iter(guide.routes)))
    for one, other in combinations(guide.routes, 2):
        if clauses.can_be(lines[one], lines[other]):
            yield "CP502", place("routes", other, ("when", one))
    steps = [id for id, item in guide.items.items() if item.kind == "steps"]
    if clauses.can_be(*(-lines[id] for id in steps)):
        yield "CP503", place("items", steps[0])
    for id, sworn in guide.never.items():
        if clauses.can_be(clauses.of(sworn.when)):
            yield "CP510", place("never", id, ("when",))


class Idle(NamedTuple):
    """A condition taken to be never true, or always, or a part to be without effect, until a day differs."""

    code: str
    part: str
    id: str
    when: Condition
    path: tuple[int, ...] = ()

    @classmethod
    def all_in(cls, guide: Guide) -> Iterator[Idle]:
        """All that may be idle in a guide."""
        yield from (cls("CP504", "routes", id, r.when) for id, r in guide.routes.items() if r.otherwise)
        for part, id, when in records(guide):
            yield cls("CP504", part, id, when)
            if part != "questions" and (part != "items" or when != ALWAYS):
                yield cls("CP505", part, id, when)
            yield from (cls("CP506", part, id, when, path) for path in paths(when))

    @property
    def record(self) -> tuple[str, str]:
        return self.part, self.id

    @property
    def found(self) -> Found:
        return self.code, place(*self.record, named(self.when, self.path) if self.code != "CP504" else ())

    def inside(self, other: Idle) -> bool:
        """Whether this is a part of another part that does not matter."""
        outer = self.record == other.record and self.code == other.code == "CP506"
        return outer and len(self.path) > len(other.path) and self.path[: len(other.path)] == other.path

    def works_on(self, clauses: Clauses) -> bool:
        """Whether it is not idle on the day of these clauses."""
        guide = clauses.guide
        if self.part == "items" and not guide.items[self.id].effective.covers(clauses.as_of):
            return False
        whole = clauses.lines[self.id] if self.part == "routes" else clauses.of(self.when)
        if self.code == "CP506":
            return clauses.differ(whole, clauses.of(without(self.when, self.path)))
        return clauses.can_be(whole if self.code == "CP504" else -whole)

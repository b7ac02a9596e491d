"""Every condition is true in some case and false in some, and every part of it matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cpguide.check.parts import parts
from cpguide.check.proof.ground import Ground, Violation
from cpguide.engine.case import Case
from cpguide.engine.diagram import YES
from cpguide.guide.condition import ALWAYS, Condition
from cpguide.guide.page import Key


def conditions(ground: Ground) -> Iterator[Violation]:
    """Each fact, route and item is true in some case, and false in some if it has a condition."""
    for record in records(ground):
        if not ground.can_be(record.truth, record.where):
            yield never_true(ground, record)
        elif not ground.can_be(ground.diagrams.negation(record.truth), record.where):
            message = f"{record.called} is always true, though it has a condition."
            case = ground.case(ground.diagrams.both(record.truth, record.where))
            yield record.violation(ground, "CP505", message, "Correct its when:, or delete it.", case)
    for id, route in ground.guide.routes.items():
        if route.otherwise and not ground.can_be(ground.logic.lines[id]):
            message = f'the route "{id}" can never hold: the others leave it nothing.'
            yield ground.violation("CP504", "routes", id, message, "Delete it.", None)


@dataclass(frozen=True, slots=True)
class Record:
    """A record with a condition of its own: what it means, `where` it is in force, how to speak of it."""

    part: str
    id: str
    when: Condition
    truth: int
    where: int

    @property
    def called(self) -> str:
        """How a message calls it."""
        return f'the {_CALLED[self.part]} "{self.id}"'

    def violation(
        self,
        ground: Ground,
        code: str,
        message: str,
        advice: str,
        case: Case | None,
        path: tuple[Key, ...] = ("when",),
    ) -> Violation:
        """A violation that this condition is to blame for."""
        return ground.violation(code, self.part, self.id, message, advice, case, path)


_CALLED = {"questions": "question", "facts": "fact", "routes": "route", "items": "line"}


def records(ground: Ground) -> Iterator[Record]:
    """Every record that has a condition, save questions, of which the cases are made, and never.yaml."""
    guide, logic = ground.guide, ground.logic
    for id, fact in guide.facts.items():
        yield Record("facts", id, fact.when, logic.diagram(fact.when), YES)
    for id, route in guide.routes.items():
        if not route.otherwise:
            yield Record("routes", id, route.when, logic.lines[id], YES)
    for id, item in guide.items.items():
        if item.when != ALWAYS:
            yield Record(
                "items", id, item.when, logic.diagram(item.when), ground.space.in_force(item.effective)
            )


def never_true(ground: Ground, record: Record) -> Violation:
    """Names the one part, if there is one, that never holds with the rest, and a case of the rest."""
    message = f"{record.called} can never be true."
    for part in parts(record.when):
        rest = ground.diagrams.both(ground.logic.diagram(part.without), record.where)
        if ground.can_be(rest):
            advice = (
                "In the case shown all of its condition holds but this part, which never does with the rest."
            )
            return record.violation(ground, "CP504", message, advice, ground.case(rest), part.path)
    return record.violation(ground, "CP504", message, "Correct its when:, or delete it.", None)


def unused_parts(ground: Ground) -> Iterator[Violation]:
    """Every part of every condition makes a difference to that condition in some case."""
    guide, logic = ground.guide, ground.logic
    asked = (
        Record("questions", id, question.when, logic.exists[id], YES)
        for id, question in guide.questions.items()
    )
    for record in (*asked, *records(ground)):
        if not ground.can_be(record.truth, record.where):
            continue  # said already
        idle: tuple[Key, ...] = ()
        for part in parts(record.when):
            if idle and part.path[: len(idle)] == idle:
                continue  # a part of a part that was named
            if not ground.differ(record.truth, logic.diagram(part.without), record.where):
                idle = part.path
                both = ground.diagrams.all((record.truth, logic.diagram(part.own), record.where))
                message = f"this part of {record.called} never matters: without it all stays the same."
                case = ground.case(both) or ground.case(ground.diagrams.both(record.truth, record.where))
                yield record.violation(
                    ground, "CP506", message, "Correct it; or delete it, one part at a time.", case, part.path
                )

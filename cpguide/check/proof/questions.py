"""Every question is asked in some case, and every option of it changes something."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from cpguide.check.meet import meet
from cpguide.check.proof.conditions import Record, never_true
from cpguide.check.proof.ground import Ground, Violation
from cpguide.engine.case import Case
from cpguide.engine.diagram import YES
from cpguide.guide.model import Question


def questions(ground: Ground) -> Iterator[Violation]:
    """Each question is asked in some case, and each option of it changes something."""
    for id, question in ground.guide.questions.items():
        exists = ground.logic.exists[id]
        if not ground.can_be(exists):
            yield never_true(ground, Record("questions", id, question.when, exists, YES))
        elif not _asked(ground, id):
            message = f'the question "{id}" is never asked: no line of the result depends on it.'
            advice = "Delete it, or let a line depend on it."
            yield ground.violation("CP507", "questions", id, message, advice, ground.case(exists))
        elif question.kind == "one":
            yield from _same_options(ground, question)
        elif question.kind == "several":
            yield from _idle_options(ground, question)


def _asked(ground: Ground, id: str) -> bool:
    """Whether, in some case, another answer to the question changes a line."""
    make, mask = ground.diagrams, ground.space.variables[id].mask
    return any(_depends(ground, line, mask) for line in ground.logic.lines.values() if make.mask[line] & mask)


def _depends(ground: Ground, line: int, mask: int) -> bool:
    """Whether, in some case, another answer to the question of these variables changes the line."""
    make, possible = ground.diagrams, ground.possible
    yes, no = make.both(line, possible), make.both(make.negation(line), possible)
    return meet(make, (make.exists(yes, mask), make.exists(no, mask)))


def _idle_options(ground: Ground, question: Question) -> Iterator[Violation]:
    """The options that may be chosen or not, and no line minds."""
    block = ground.space.variables[question.id]
    used = reduce(or_, (ground.diagrams.mask[line] for line in ground.logic.lines.values()))
    for n, option in enumerate(block.options):
        if not used >> (block.first + n) & 1:
            message = f'the option "{option}" changes nothing.'
            advice = "Let a rule depend on it, or delete it."
            case = ground.case(ground.logic.exists[question.id])
            yield _about(ground, "CP508", question, option, message, advice, case)


def _same_options(ground: Ground, question: Question) -> Iterator[Violation]:
    variable = ground.space.variables[question.id].first
    lines = list(ground.logic.lines.values())
    given = {o.id: ground.diagrams.restrict(lines, {variable: n}) for n, o in enumerate(question.options)}
    for n, option in enumerate(question.options):
        if option.same_as:
            if apart := _told_apart(ground, given[option.id], given[option.same_as]):
                message = f'some rule tells the option "{option.id}" from "{option.same_as}".'
                case = ground.case(ground.diagrams.exactly_one(*apart))
                shown = case and case.answer(question.id, option.id)
                yield _about(ground, "CP509", question, option.id, message, "Delete same_as:.", shown)
            continue
        for other in question.options[:n]:
            if not other.same_as and not _told_apart(ground, given[option.id], given[other.id]):
                message = f'no rule tells the options "{other.id}" and "{option.id}" apart.'
                advice = f"Delete one, let a rule depend on it, or add same_as: {other.id}."
                case = ground.case(ground.logic.exists[question.id])
                yield _about(ground, "CP508", question, option.id, message, advice, case)


def _about(
    ground: Ground, code: str, question: Question, option: str, message: str, advice: str, case: Case | None
) -> Violation:
    return ground.violation(code, "questions", question.id, message, advice, case, ("options", option))


def _told_apart(ground: Ground, one: list[int], other: list[int]) -> tuple[int, int] | None:
    """A line, with either option given, about which two options do not agree; None if they always do."""
    pairs = zip(one, other, strict=True)
    return next((pair for pair in pairs if ground.differ(*pair)), None)

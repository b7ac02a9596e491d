"""Every question is asked in some case, and every option of it changes something."""

from __future__ import annotations

from collections.abc import Iterator

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
        elif not _matter(ground, ground.space.variables[id].mask):
            message = f'the question "{id}" is never asked: no line of the result depends on it.'
            advice = "Delete it, or let a line depend on it."
            yield ground.violation("CP507", "questions", id, message, advice, ground.case(exists))
        elif question.kind == "one":
            yield from _same_options(ground, question)
        elif question.kind == "several":
            yield from _idle_options(ground, question)


def _matter(ground: Ground, variables: int) -> bool:
    """Whether, in some case, other values of the variables in the bit mask change a line."""
    return any(_depends(ground, line, variables) for line in _lines(ground, variables))


def _lines(ground: Ground, variables: int) -> list[int]:
    """The lines whose diagrams look at one of the variables in the bit mask."""
    mask = ground.diagrams.mask
    return [line for line in ground.logic.lines.values() if mask[line] & variables]


def _depends(ground: Ground, line: int, variables: int) -> bool:
    """Whether, in some case, other values of the variables in the bit mask change the line."""
    make, possible = ground.diagrams, ground.possible(line)
    if possible == YES:
        return True  # a diagram depends on each variable in its mask
    yes, no = make.both(line, possible), make.both(make.negation(line), possible)
    return meet(make, (make.exists(yes, variables), make.exists(no, variables)))


def _idle_options(ground: Ground, question: Question) -> Iterator[Violation]:
    """The options that may be chosen or not, and no line minds."""
    block = ground.space.variables[question.id]
    for variable, option in enumerate(block.options, block.first):
        if not _matter(ground, 1 << variable):
            message = f'the option "{option}" changes nothing.'
            advice = "Let a rule depend on it, or delete it."
            case = ground.case(ground.logic.exists[question.id])
            yield _about(ground, "CP508", question, option, message, advice, case)


def _same_options(ground: Ground, question: Question) -> Iterator[Violation]:
    variable = ground.space.variables[question.id].first
    lines = _lines(ground, 1 << variable)
    given = {o.id: ground.diagrams.restrict(lines, {variable: n}) for n, o in enumerate(question.options)}
    for n, option in enumerate(question.options):
        if option.same_as:
            if apart := _told_apart(ground, given[option.id], given[option.same_as]):
                message = f'some rule tells the option "{option.id}" from "{option.same_as}".'
                case = ground.case(ground.diagrams.exactly_one(*apart))
                shown = case and case.answer(question.id, option.id)
                yield _about(ground, "CP509", question, option.id, message, "Delete same_as:.", shown)
            continue
        others = (other.id for other in question.options[:n] if not other.same_as)
        same = (other for other in others if not _told_apart(ground, given[option.id], given[other]))
        if twin := next(same, None):
            message = f'no rule tells the options "{twin}" and "{option.id}" apart.'
            advice = f"Delete one, let a rule depend on it, or add same_as: {twin}."
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

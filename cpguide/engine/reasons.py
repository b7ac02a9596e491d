"""Why a line is as it is, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cpguide.engine.case import Answer, options_of
from cpguide.engine.diagram import NO, YES
from cpguide.engine.interview import Interview
from cpguide.guide.model import NONE, NOT_SURE, Question


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer without which a line would not be as it is.

    `chosen` are the options that matter; `not_chosen` those whose absence matters, where several
    could be chosen. Both are empty for a date, which stands in `answer`.
    """

    question: Question
    answer: Answer
    chosen: tuple[str, ...] = ()
    not_chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that would have to be given or be different: `options` are those that would do.

    `given` is the present answer, None where there is none or it is "not sure". `without` are
    options that would have to be left out where several can be chosen.
    """

    question: Question
    given: Answer | None
    options: tuple[str, ...]
    without: tuple[str, ...] = ()


def reasons(interview: Interview, line: str) -> tuple[Reason, ...]:
    """A smallest set of answers that by itself makes a line firm, or absent; in author order.

    Smallest means that none of them can be left out. An open line has no reasons yet.
    """
    logic = interview.logic
    root = logic.lines[line]
    truth = interview.lines[line]
    if truth not in (YES, NO) or root in (YES, NO):
        return ()

    def enough(known: Mapping[int, int]) -> bool:
        return logic.diagrams.restrict([root], known)[0] == truth

    needed = {v: value for v, value in interview.known.items() if logic.diagrams.mask[root] >> v & 1}
    for question in reversed(logic.questions_in(_mask(needed))):
        block = logic.variables[question]
        fewer = {v: value for v, value in needed.items() if not block.mask >> v & 1}
        if enough(fewer):
            needed = fewer
    for variable in sorted(needed):
        fewer = {v: value for v, value in needed.items() if v != variable}
        if enough(fewer):
            needed = fewer
    return tuple(_reason(interview, question, needed) for question in logic.questions_in(_mask(needed)))


def _mask(variables: Iterable[int]) -> int:
    return sum(1 << variable for variable in variables)


def _reason(interview: Interview, id: str, needed: Mapping[int, int]) -> Reason:
    question, answer = interview.guide.questions[id], interview.case.answers[id]
    block = interview.logic.variables[id]
    if block.kind != "several":
        return Reason(question, answer, options_of(answer))
    if answer == (NONE,):
        return Reason(question, answer, (NONE,))
    states = {option: needed.get(block.first + n) for n, option in enumerate(block.options)}
    return Reason(
        question,
        answer,
        tuple(option for option, state in states.items() if state == 1),
        tuple(option for option, state in states.items() if state == 0),
    )


def what_would_change(interview: Interview, line: str) -> tuple[Change, ...]:
    """The fewest answers that would have to be different for a firm line to go, or an absent one to come.

    Answers not given yet count less than answers that would have to change. Empty where nothing can
    change it (a constant), and for an open line.
    """
    truth = interview.lines[line]
    if truth not in (YES, NO):
        return ()
    search = _Search(interview, YES if truth == NO else NO)
    path = search.cheapest(interview.logic.lines[line], "")
    return () if path is None else search.changes(path[1])


_Path = tuple[tuple[int, int], tuple[tuple[int, int], ...]]
"""The cost (answers changed, answers still to give) and the values chosen on the way."""


class _Search:
    """The cheapest way through a diagram to one of its constants, starting from the answers given."""

    def __init__(self, interview: Interview, goal: int) -> None:
        self.interview = interview
        self.diagrams = interview.logic.diagrams
        self.goal = goal
        self.done: dict[tuple[int, str], _Path | None] = {}

    def cheapest(self, diagram: int, paid: str) -> _Path | None:
        """The cheapest path from `diagram`; `paid` is the question already counted as changed."""
        if diagram in (YES, NO):
            return ((0, 0), ()) if diagram == self.goal else None
        key = diagram, paid
        if key not in self.done:
            self.done[key] = self._step(diagram, paid)
        return self.done[key]

    def _step(self, diagram: int, paid: str) -> _Path | None:
        variable = self.diagrams.variable[diagram]
        question = self.interview.logic.question_at[variable]
        known = self.interview.known.get(variable)
        best: _Path | None = None
        for value, child in enumerate(self.diagrams.children[diagram]):
            same = value == known
            rest = self.cheapest(child, paid if same or paid == question else question)
            if rest is None:
                continue
            price = (0, 0) if same or paid == question else (1, 0) if known is not None else (0, 1)
            cost = (rest[0][0] + price[0], rest[0][1] + price[1])
            # Of two equally cheap ways take the one that changes a later, more particular answer.
            if best is None or cost < best[0] or (same and cost == best[0]):
                best = cost, ((variable, value), *rest[1])
        return best

    def changes(self, path: Iterable[tuple[int, int]]) -> tuple[Change, ...]:
        """The path in terms of questions and options."""
        interview = self.interview
        found: dict[str, dict[int, int]] = {}
        for variable, value in path:
            if interview.known.get(variable) != value:
                found.setdefault(interview.logic.question_at[variable], {})[variable] = value
        return tuple(self._change(id, values) for id, values in found.items())

    def _change(self, id: str, values: dict[int, int]) -> Change:
        interview = self.interview
        block, question = interview.logic.variables[id], interview.guide.questions[id]
        answer = interview.case.answers.get(id)
        given = None if answer == NOT_SURE else answer
        if block.kind == "date":
            return Change(question, given, ())
        if block.kind == "several":
            wanted = tuple(o for n, o in enumerate(block.options) if values.get(block.first + n) == 1)
            without = tuple(o for n, o in enumerate(block.options) if values.get(block.first + n) == 0)
            return Change(question, given, wanted, without)
        return Change(question, given, (block.options[values[block.first]],))

"""How many cases there are: exactly, without walking them."""

from __future__ import annotations

from cpguide.check.everywhere import AS_OF, Everywhere
from cpguide.engine.diagram import NO, YES
from cpguide.engine.logic import Logic
from cpguide.engine.space import Variables

_State = tuple[int, ...]
"""What is left of the condition counted, and of where each question still to come exists."""

_Counts = tuple[int, ...]
"""A number for each period."""


class Count:
    """Counts complete cases: an answer to every question that exists on the path, on each period.

    A date counts once for each way in which it can stand to the days it is compared with. With `unsure`,
    "not sure" is one more answer to each question that allows it, and a question that may exist is
    counted as asked.
    """

    def __init__(self, logic: Logic, space: Everywhere, unsure: bool = False) -> None:
        questions = logic.guide.questions
        self._diagrams = space.diagrams
        self._exists = tuple(logic.exists[id] for id in questions)
        self._blocks = [space.variables[id] for id in questions]
        self._sure = [not (unsure and question.not_sure) for question in questions.values()]
        self._none, self._one = (0,) * len(space.periods), (1,) * len(space.periods)
        self._cells = [space.cells_in_periods(id) for id in questions]
        self._done: dict[tuple[int, _State], _Counts] = {}

    def cases(self, where: int = YES) -> int:
        """The number of cases in which `where` is true. With "not sure" only for the constant YES."""
        total = 0
        for period in range(len(self._one)):
            known = {AS_OF: period}
            total += self._rest(0, self._given((where, *self._exists), known))[period]
        return total

    def _given(self, state: _State, known: dict[int, int]) -> _State:
        return tuple(self._diagrams.restrict(state, known))

    def _rest(self, number: int, state: _State) -> _Counts:
        """The cases that go on from here, where question `number` is the next."""
        where, *exists = state
        if where == NO:
            return self._none
        if number == len(self._blocks):
            return self._one
        if exists[0] == NO:
            return self._rest(number + 1, (where, *exists[1:]))
        found = self._done.get((number, state))
        if found is None:
            after = (where, *exists[1:])
            found = self._answers(number, self._blocks[number], 0, after)
            if not self._sure[number]:
                found = _sum(found, self._rest(number + 1, after))
            self._done[number, state] = found
        return found

    def _answers(self, number: int, block: Variables, at: int, state: _State) -> _Counts:
        """The cases for every definite value of the variables of a block from the one at `at` on."""
        if at == len(block.sizes):
            return self._rest(number + 1, state)
        cells = self._cells[number]
        ways: dict[_State, _Counts] = {}
        for value in range(block.sizes[at]):
            after = self._given(state, {block.first + at: value})
            ways[after] = _sum(ways.get(after, self._none), cells[value] if cells else self._one)
        total = self._none
        for after, counts in ways.items():
            rest = self._answers(number, block, at + 1, after)
            total = tuple(a + b * c for a, b, c in zip(total, counts, rest, strict=True))
        return total


def _sum(one: _Counts, other: _Counts) -> _Counts:
    return tuple(a + b for a, b in zip(one, other, strict=True))

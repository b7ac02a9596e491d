"""How many cases there are: exactly, without walking them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import add

from cpguide.check.everywhere import AS_OF, Everywhere
from cpguide.engine.diagram import NO, YES
from cpguide.engine.logic import Logic

_Coming = tuple[tuple[int, int], ...]
"""The questions that may still come: the number of each, and what is left of where it exists."""

_State = tuple[int, _Coming]
"""What is left of the condition counted, and the questions that may still come."""

_Counts = tuple[int, ...]
"""A number for each kind of period: periods are of one kind if they have the same cells of all dates."""


class Count:
    """Counts complete cases: an answer to every question that exists on the path, on each period.

    A date counts once for each way in which it can stand to the days it is compared with. With `unsure`,
    "not sure" is one more answer to each question that allows it, and a question that may exist is
    counted as asked. With `other`, a second guide in the same space, a question exists where it does in
    either.
    """

    def __init__(
        self, logic: Logic, space: Everywhere, unsure: bool = False, other: Logic | None = None
    ) -> None:
        make, variables, questions = space.diagrams, space.variables, logic.guide.questions
        exists = (logic.exists, other.exists if other else {})
        self._diagrams = make
        self._exists = [make.any(one.get(id, NO) for one in exists) for id in variables]
        if unsure:  # an unknown date stands as some day can stand
            self._exists = [make.both(one, space.possible_in(make.mask[one])) for one in self._exists]
        self._blocks = list(variables.values())
        self._unsure = unsure
        self._not_sure = [id in questions and questions[id].not_sure for id in variables]
        cells = [space.cells_in_periods(id) for id in variables]
        columns = (cell for block in cells for cell in block)
        kinds = list(zip((0,) * len(space.periods), *columns, strict=True))
        numbers = {kind: n for n, kind in enumerate(dict.fromkeys(kinds))}
        self._kinds = [numbers[kind] for kind in kinds]
        of_kind = [kinds.index(kind) for kind in numbers]
        self._cells = [[tuple(cell[period] for period in of_kind) for cell in block] for block in cells]
        self._none, self._one = (0,) * len(numbers), (1,) * len(numbers)
        self._done: dict[_State, _Counts] = {}

    def cases(self, where: int = YES) -> int:
        """The number of cases in which `where` is true. With "not sure" only for the constant YES."""
        below = (self._diagrams.below(diagram, AS_OF) for diagram in (where, *self._exists))
        states = ((left, _coming(enumerate(exists))) for left, *exists in zip(*below, strict=True))
        found = Counter(zip(states, self._kinds, strict=True))
        return sum(periods * self._rest(state)[kind] for (state, kind), periods in found.items())

    def _rest(self, state: _State) -> _Counts:
        """The cases that go on from here."""
        where, coming = state
        if where == NO or not coming:
            return self._none if where == NO else self._one
        found = self._done.get(state)
        if found is None:
            found = self._done[state] = self._from(state)
        return found

    def _from(self, state: _State) -> _Counts:
        """The cases that answer the next question, and those that do not."""
        make, (where, ((number, exists), *later)) = self._diagrams, state
        if self._unsure:
            there, without = where, where if self._not_sure[number] else NO
        else:  # a later answer may decide, where two guides ask in different orders
            there, without = make.both(where, exists), make.both(where, make.negation(exists))
        mask = self._blocks[number].mask
        anyhow = ((n, make.exists(diagram, mask)) for n, diagram in later) if without != NO else ()
        answered = self._answers(number, 0, (there, tuple(later)))
        return _sum(answered, self._rest((without, tuple(anyhow))))

    def _answers(self, number: int, at: int, state: _State) -> _Counts:
        """The cases for every definite value of the variables of a question from the one at `at` on."""
        block, cells = self._blocks[number], self._cells[number]
        if at == len(block.sizes):
            return self._rest(state)
        variable, (where, coming) = block.first + at, state
        numbers, exists = zip(*coming, strict=True) if coming else ((), ())
        below = (self._diagrams.below(diagram, variable) for diagram in (where, *exists))
        ways: dict[_State, _Counts] = {}
        for value, (left, *existing) in enumerate(zip(*below, strict=True)):
            after = left, _coming(zip(numbers, existing, strict=True))
            counts = cells[value] if cells else self._one
            ways[after] = _sum(ways[after], counts) if after in ways else counts
        total = self._none
        for after, counts in ways.items():
            rest = self._answers(number, at + 1, after)
            total = tuple([a + b * c for a, b, c in zip(total, counts, rest, strict=True)])
        return total


def _coming(questions: Iterable[tuple[int, int]]) -> _Coming:
    return tuple([question for question in questions if question[1] != NO])


def _sum(one: _Counts, other: _Counts) -> _Counts:
    return tuple(map(add, one, other))

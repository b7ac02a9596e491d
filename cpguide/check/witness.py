"""The shortest case that shows something."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from cpguide.engine.diagram import NO, YES, Diagrams

_State = tuple[int, int]
"""What is left of the cases that speak against it, and of all cases."""

_Values = dict[int, int]


def shortest(
    diagrams: Diagrams, shown: int, possible: int, question_at: Sequence[str], period: int
) -> Mapping[int, int] | None:
    """The values, of as few questions as can be, with which `shown` is true in all that is `possible`.

    None where it is true in no possible case. The first variable is the as-of date, which is always
    among the values and costs nothing; of periods that need as few answers, the one nearest to `period` wins.
    """
    if diagrams.both(shown, possible) == NO:
        return None
    steps = _Steps(diagrams, question_at)
    against = diagrams.both(possible, diagrams.negation(shown))
    in_periods = enumerate(zip(diagrams.below(against, 0), diagrams.below(possible, 0), strict=True))
    nearest = sorted(in_periods, key=lambda numbered: abs(numbered[0] - period))
    to_visit: deque[tuple[_State, _Values, _State | None]]
    to_visit = deque((steps.state(*state), {0: number}, None) for number, state in nearest)
    came: dict[_State, tuple[_Values, _State | None]] = {}
    while True:  # in the order of the answers needed: a question that is left open comes before the others
        state, given, before = to_visit.popleft()
        if state in came:
            continue
        came[state] = given, before
        if state[0] == NO:
            return _collected(came, state)
        if further := steps.left_open(state):
            to_visit.appendleft((further, {}, state))
            to_visit.extend((after, values, state) for after, values in steps.answered(state))


def _collected(came: Mapping[_State, tuple[_Values, _State | None]], state: _State) -> _Values:
    """The values given on the way to a state."""
    values, before = came[state]
    return values if before is None else {**_collected(came, before), **values}


class _Steps:
    """What may be done about the first question that matters to the cases against: leave it, or answer it."""

    def __init__(self, diagrams: Diagrams, question_at: Sequence[str]) -> None:
        self._diagrams = diagrams
        self._question_at = question_at
        self._blocks: dict[str, range] = {}
        for variable, question in enumerate(question_at):
            first = self._blocks.get(question, range(variable, variable)).start
            self._blocks[question] = range(first, variable + 1)
        self._domains: dict[tuple[int, int], int] = {}

    def state(self, left: int, domain: int) -> _State:
        """The state without what no longer matters: the questions before the first one to be looked at."""
        if left <= YES:
            return left, YES
        first = self._block(left).start
        found = self._domains.get((domain, first))
        if found is None:
            found = self._domains[domain, first] = self._diagrams.exists(domain, (1 << first) - 1)
        return left, found

    def _block(self, left: int) -> range:
        return self._blocks[self._question_at[self._diagrams.variable[left]]]

    def left_open(self, state: _State) -> _State | None:
        """The state after the question is left open; None where all cases speak against it by now."""
        make, (left, domain) = self._diagrams, state
        if left in (domain, YES):
            return None
        block = self._block(left)
        return self.state(make.exists(left, ((1 << len(block)) - 1) << block.start), domain)

    def answered(self, state: _State) -> Iterator[tuple[_State, _Values]]:
        """The states after each answer that is possible, save such as lead to the same."""
        below = self._diagrams.below
        ways: dict[_State, _Values] = {state: {}}
        for variable in self._block(state[0]):
            further: dict[_State, _Values] = {}
            for (one, other), given in ways.items():
                for value, after in enumerate(zip(below(one, variable), below(other, variable), strict=True)):
                    if after[1] != NO:
                        further.setdefault(after, {**given, variable: value})
            ways = further
        yield from ((self.state(*after), given) for after, given in ways.items())

"""Reduced, ordered decision diagrams: the one mechanism under interview, reasons and proof.

A diagram is a yes/no function of variables. Variable `v` takes the values `0 .. arity[v] - 1`.
A diagram is named by a whole number: `NO` and `YES` are the two constants, every other
number a node that looks at one variable and has one child for each of its values. Equal nodes
are one node, so two diagrams mean the same exactly when their numbers are equal, and a
diagram depends on a variable exactly when the variable is in its `mask`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

NO, YES = 0, 1

_Joined = dict[tuple[int, int], int]
"""What two diagrams joined are, by the two."""


class Diagrams:
    """A store of diagrams over one fixed order of variables. Only ever grows."""

    def __init__(self, arity: Sequence[int]) -> None:
        self.arity = tuple(arity)
        # What walks a diagram goes down at most two or three calls for each variable.
        sys.setrecursionlimit(max(sys.getrecursionlimit(), 1_000 + 4 * len(self.arity)))
        self.variable = [len(self.arity)] * 2  # of the constants: later than every real one
        self.children: list[tuple[int, ...]] = [(), ()]
        self.mask = [0, 0]
        self._node: dict[tuple[int, tuple[int, ...]], int] = {}
        self._and: _Joined = {}
        self._or: _Joined = {}
        self._not: dict[int, int] = {NO: YES, YES: NO}
        self._depends: dict[tuple[int, int], int] = {}

    def node(self, variable: int, children: tuple[int, ...]) -> int:
        """The diagram that looks at `variable` and goes on with the child of its value."""
        first = children[0]
        if children.count(first) == len(children):
            return first
        found = self._node.get((variable, children))
        if found is None:
            found = self._node[variable, children] = len(self.variable)
            self.variable.append(variable)
            self.children.append(children)
            mask = 1 << variable
            for child in children:
                mask |= self.mask[child]
            self.mask.append(mask)
        return found

    def test(self, variable: int, values: Iterable[int]) -> int:
        """True where `variable` has one of `values`."""
        wanted = set(values)
        return self.node(variable, tuple(int(value in wanted) for value in range(self.arity[variable])))

    def negation(self, diagram: int) -> int:
        """True where `diagram` is false."""
        found = self._not.get(diagram)
        if found is None:
            children = tuple(self.negation(child) for child in self.children[diagram])
            found = self._not[diagram] = self.node(self.variable[diagram], children)
            self._not[found] = diagram
        return found

    def both(self, left: int, right: int) -> int:
        """True where both are."""
        return self._merge(left, right, YES, NO, self._and)

    def either(self, left: int, right: int) -> int:
        """True where at least one is."""
        return self._merge(left, right, NO, YES, self._or)

    def exactly_one(self, left: int, right: int) -> int:
        """True where one of the two is and the other is not."""
        return self.both(self.either(left, right), self.negation(self.both(left, right)))

    def _merge(self, left: int, right: int, neutral: int, ruling: int, done: _Joined) -> int:
        """Join two diagrams by "and" or "or": `neutral` changes nothing, `ruling` decides alone."""
        if right in (left, neutral):
            return left
        if left == neutral:
            return right
        if ruling in (left, right):
            return ruling
        key = (left, right) if left < right else (right, left)
        found = done.get(key)
        if found is None:
            top = min(self.variable[left], self.variable[right])
            pairs = zip(self.below(left, top), self.below(right, top), strict=True)
            children = tuple([self._merge(a, b, neutral, ruling, done) for a, b in pairs])
            found = done[key] = self.node(top, children)
        return found

    def all(self, diagrams: Iterable[int]) -> int:
        """True where every one is; true for none."""
        result = YES
        for diagram in self._last_first(diagrams):
            result = self.both(result, diagram)
        return result

    def any(self, diagrams: Iterable[int]) -> int:
        """True where at least one is; false for none."""
        result = NO
        for diagram in self._last_first(diagrams):
            result = self.either(result, diagram)
        return result

    def _last_first(self, diagrams: Iterable[int]) -> list[int]:
        """In such an order that each one joins on top of what is made, and seldom makes it all anew."""
        return sorted(diagrams, key=self.variable.__getitem__, reverse=True)

    def restrict(self, diagrams: Iterable[int], known: Mapping[int, int]) -> list[int]:
        """The diagrams that are left once each variable in `known` has its value."""
        fixed = sum(1 << variable for variable in known)
        values = [known.get(variable) for variable in range(len(self.arity) + 1)]
        done: dict[int, int] = {}
        mask, variables, children = self.mask, self.variable, self.children

        def left(diagram: int) -> int:
            if not mask[diagram] & fixed:
                return diagram
            found = done.get(diagram)
            if found is None:
                below = self._walk(children[diagram], values)
                found = done[diagram] = self.node(variables[diagram], tuple(map(left, below)))
            return found

        return [diagram if diagram <= YES else left(diagram) for diagram in self._walk(diagrams, values)]

    def _walk(self, diagrams: Iterable[int], known: Sequence[int | None]) -> list[int]:
        """Where each diagram leads as long as it looks at known variables."""
        variables, children = self.variable, self.children
        reached = []
        for diagram in diagrams:
            while (value := known[variables[diagram]]) is not None:
                diagram = children[diagram][value]
            reached.append(diagram)
        return reached

    def exists(self, diagram: int, variables: int) -> int:
        """True where some values of the variables in the bit mask `variables` make `diagram` true."""
        done: dict[int, int] = {}

        def some(diagram: int) -> int:
            if not self.mask[diagram] & variables:
                return diagram
            found = done.get(diagram)
            if found is None:
                below = tuple(some(child) for child in self.children[diagram])
                variable = self.variable[diagram]
                found = self.any(below) if variables >> variable & 1 else self.node(variable, below)
                done[diagram] = found
            return found

        return some(diagram)

    def depends(self, diagram: int, first: int, block: int) -> int:
        """Where, by the variables before `first`, `diagram` depends on those in the bit mask `block`.

        `first` is the earliest variable of the block. Remembered for good: after an answer most of what
        is left are diagrams seen before.
        """
        if not self.mask[diagram] & block:
            return NO
        variable = self.variable[diagram]
        if variable >= first:
            return YES
        found = self._depends.get((diagram, first))
        if found is None:
            below = tuple(self.depends(child, first, block) for child in self.children[diagram])
            found = self._depends[diagram, first] = self.node(variable, below)
        return found

    def below(self, diagram: int, variable: int) -> tuple[int, ...]:
        """The children of `diagram` by the values of `variable`, which is not after its own."""
        if self.variable[diagram] == variable:
            return self.children[diagram]
        return (diagram,) * self.arity[variable]

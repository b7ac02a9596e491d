"""Not sure as one more answer: every case an officer can end with, known in full or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from cpguide.check.everywhere import AS_OF, Everywhere
from cpguide.engine.diagram import NO, YES, Diagrams
from cpguide.guide.model import Guide


class Unsure:
    """Diagrams over the variables of `Everywhere`, each with one value more: not known.

    Several options of one question are unknown together or not at all, and only where the question
    allows "not sure".
    """

    def __init__(self, guide: Guide, space: Everywhere) -> None:
        self._space = space
        self.question_at = space.question_at
        self._allowed = {id for id, question in guide.questions.items() if question.not_sure}
        arity, at = space.diagrams.arity, space.question_at
        self.diagrams = Diagrams([size + (at[v] in self._allowed) for v, size in enumerate(arity)])
        self.unknown = {v: size for v, size in enumerate(arity) if at[v] in self._allowed}
        """The value that stands for "not known", by variable."""
        self._done: dict[int, int] = {NO: NO, YES: YES}

    @cached_property
    def possible(self) -> int:
        """Where options of one question are unknown together or not at all, and no date is impossible."""
        together = (self._together(id) for id in self._allowed)
        return self.diagrams.both(self.diagrams.all(together), self.may_be(self._space.possible))

    def _together(self, id: str) -> int:
        block, make = self._space.variables[id], self.diagrams
        if block.kind != "several":
            return YES
        variables = range(block.first, block.first + len(block.sizes))
        unknown = [make.test(v, (self.unknown[v],)) for v in variables]
        return make.either(make.all(unknown), make.negation(make.any(unknown)))

    def may_be(self, diagram: int) -> int:
        """Where `diagram` is true for some way in which the unknown can turn out."""
        found = self._done.get(diagram)
        if found is None:
            variable = self._space.diagrams.variable[diagram]
            below = [self.may_be(child) for child in self._space.diagrams.children[diagram]]
            if variable in self.unknown:
                below.append(self.diagrams.any(below))
            found = self._done[diagram] = self.diagrams.node(variable, tuple(below))
        return found

    def none_firm(self, lines: Iterable[int]) -> int:
        """Where none of these lines is true however the unknown turns out."""
        make, space = self.diagrams, self._space.diagrams
        left = YES
        for line in sorted(lines, key=lambda line: space.mask[line].bit_count()):
            possible = self._space.possible_in(space.mask[line])
            left = make.both(left, self.may_be(space.both(space.negation(line), possible)))
            if left == NO:
                return NO
        return make.both(left, self.possible)

    def split(self, values: Mapping[int, int]) -> tuple[dict[int, int], set[str]]:
        """The values that are known, and the questions answered "not sure"."""
        known = {v: value for v, value in values.items() if self.unknown.get(v) != value}
        return known, {self.question_at[v] for v in values.keys() - known.keys() if v != AS_OF}

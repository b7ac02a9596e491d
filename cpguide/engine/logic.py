"""The conditions of a guide, compiled into decision diagrams over the variables of its questions."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import date

from cpguide.engine.case import Answer
from cpguide.engine.diagram import NO
from cpguide.engine.space import Space
from cpguide.guide.condition import All, Any, Chosen, Condition, Dated, Holds, Shows
from cpguide.guide.model import NOT_SURE, Guide


class Logic:
    """What a guide means in a space of answers: a diagram for each fact, question, route and item."""

    def __init__(self, guide: Guide, space: Space) -> None:
        self.guide = guide
        self.space = space
        self.variables = space.variables
        self.question_at = space.question_at
        self.diagrams = space.diagrams
        self._values: dict[tuple[str, Answer], Mapping[int, int]] = {}
        self.facts: dict[str, int] = {}
        self.exists: dict[str, int] = {}
        """Where each question exists: its own `when`."""
        for question in guide.questions.values():
            self.exists[question.id] = self.diagram(question.when)
        self.lines: dict[str, int] = {}
        """Where each route and item holds."""
        for id, route in guide.routes.items():
            self.lines[id] = NO if route.otherwise else self.diagram(route.when)
        for id, route in guide.routes.items():
            if route.otherwise:
                self.lines[id] = self.diagrams.negation(self.diagrams.any(list(self.lines.values())))
        for id, item in guide.items.items():
            in_force = space.in_force(item.effective)
            self.lines[id] = self.diagrams.both(in_force, self.diagram(item.when)) if in_force else NO

    @classmethod
    def on(cls, guide: Guide, as_of: date) -> Logic:
        """What the guide means on one as-of date."""
        return cls(guide, Space(guide, as_of))

    def completed(self, guide: Guide) -> Logic:
        """This logic for `guide`, the same rules with their library read: nothing is compiled again."""
        same = copy(self)
        same.guide = guide
        return same

    def diagram(self, condition: Condition) -> int:
        """The diagram of a condition."""
        make = self.diagrams
        if isinstance(condition, Chosen):
            return make.both(self.exists[condition.question], self.space.chosen(condition))
        if isinstance(condition, Dated):
            return make.both(self.exists[condition.question], self.space.dated(condition))
        if isinstance(condition, Holds):
            if condition.fact not in self.facts:
                self.facts[condition.fact] = self.diagram(self.guide.facts[condition.fact].when)
            return self.facts[condition.fact]
        if isinstance(condition, Shows):
            return make.any(self.lines[line] for line in condition.lines)
        parts = [self.diagram(part) for part in condition.parts]
        if isinstance(condition, All):
            return make.all(parts)
        return make.any(parts) if isinstance(condition, Any) else make.negation(make.any(parts))

    def values(self, question: str, answer: Answer) -> Mapping[int, int]:
        """The value of every variable of this question that the answer fixes; worked out once."""
        found = self._values.get((question, answer))
        if found is None:
            found = {} if answer == NOT_SURE else self.variables[question].values(answer)
            self._values[question, answer] = found
        return found

    def questions_in(self, mask: int) -> list[str]:
        """The questions, in author order, that own a variable in the bit mask."""
        found: list[str] = []
        while mask:
            low = (mask & -mask).bit_length() - 1
            id = self.question_at[low]
            found.append(id)
            mask &= ~self.variables[id].mask
        return found

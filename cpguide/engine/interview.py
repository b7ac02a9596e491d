"""The interview: guide + case. Everything shown is a function of this one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import or_

from cpguide.engine.case import Answer, Case
from cpguide.engine.diagram import NO, YES
from cpguide.engine.left import Left, questions_left
from cpguide.engine.logic import Logic
from cpguide.guide.calendar import Entered
from cpguide.guide.model import NOT_SURE, Guide, Question, Route

FIRM, OPEN, ABSENT = "firm", "open", "absent"
_TRUTH = {YES: FIRM, NO: ABSENT}


@dataclass(frozen=True, slots=True)
class Answered:
    """One line of the trail: a question, its answer, and whether the answer is set aside."""

    question: Question
    answer: Answer
    set_aside: bool


@dataclass(frozen=True)
class Interview:
    """A case under a compiled guide. Immutable: answering gives another interview.

    The position is never stored. The current question is the first in author order that is
    unanswered, whose `when` is not no, and on which an open line of the result still depends.
    """

    logic: Logic
    case: Case

    @classmethod
    def of(cls, guide: Guide, case: Case) -> Interview:
        """The interview of a case, under the rules of its date."""
        return cls(Logic.on(guide, case.as_of), case)

    @classmethod
    def begin(cls, guide: Guide, as_of: date) -> Interview:
        """The interview with nothing answered yet."""
        return cls.of(guide, Case(as_of))

    @property
    def guide(self) -> Guide:
        """The rules."""
        return self.logic.guide

    def answer(self, question: str, answer: Answer) -> Interview:
        """The interview after this answer is given or changed; later answers are kept."""
        return Interview(self.logic, self.case.answer(question, answer))

    def dated(self, start: str, entered: Entered | None) -> Interview:
        """The interview with this date entered for a start, or taken out again."""
        return Interview(self.logic, self.case.dated(start, entered))

    @cached_property
    def known(self) -> Mapping[int, int]:
        """The value of every variable that a definite answer fixes."""
        known: dict[int, int] = {}
        for id, answer in self.case.answers.items():
            known.update(self.logic.values(id, answer))
        return known

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """What is left of the condition of each route and item under the answers."""
        left = self.logic.diagrams.restrict(self.logic.lines.values(), self.known)
        return dict(zip(self.logic.lines, left, strict=True))

    @cached_property
    def _existence(self) -> Mapping[str, int]:
        left = self.logic.diagrams.restrict(self.logic.exists.values(), self.known)
        return dict(zip(self.logic.exists, left, strict=True))

    def truth(self, line: str) -> str:
        """Whether a route or item is firm, open or absent."""
        return _TRUTH.get(self.lines[line], OPEN)

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """The routes that are not ruled out, in author order: one that is firm, or all that are open."""
        return tuple(route for id, route in self.guide.routes.items() if self.truth(id) != ABSENT)

    def asked(self, question: str) -> bool:
        """Whether the question exists, or may exist, on the path of these answers."""
        return self._existence[question] != NO

    @cached_property
    def _open_mask(self) -> int:
        masks = self.logic.diagrams.mask
        return reduce(or_, (masks[diagram] for diagram in self.lines.values()), 0)

    @cached_property
    def _unsure_mask(self) -> int:
        unsure = (id for id, given in self.case.answers.items() if given == NOT_SURE)
        return reduce(or_, (self.logic.variables[id].mask for id in unsure), 0)

    @cached_property
    def current(self) -> Question | None:
        """The question to ask next; None when nothing more can change the result."""
        mask = self._open_mask & ~self._unsure_mask
        if not mask:
            return None
        lowest = (mask & -mask).bit_length() - 1
        return self.guide.questions[self.logic.question_at[lowest]]

    @property
    def complete(self) -> bool:
        """Whether no question is left that could still change a line of the result."""
        return self.current is None

    @cached_property
    def trail(self) -> tuple[Answered, ...]:
        """The answers given, in author order, those that fell off the path marked."""
        answers = self.case.answers
        return tuple(
            Answered(question, answers[id], not self.asked(id))
            for id, question in self.guide.questions.items()
            if id in answers
        )

    @cached_property
    def left(self) -> Left:
        """The fewest and the most questions still to come if each gets a definite answer."""
        return questions_left(self.logic, self.lines.values(), self._unsure_mask)

    def settled_by(self, line: str) -> list[str]:
        """The questions, unanswered or "not sure", on which an open line still depends."""
        return self.logic.questions_in(self.logic.diagrams.mask[self.lines[line]])

    def still_open(self) -> list[str]:
        """Every question on which some open line still depends, in author order."""
        return self.logic.questions_in(self._open_mask)

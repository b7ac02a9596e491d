"""Where the officer is: an interview and the question that is asked. Moving gives another place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from cpguide.engine.case import Answer
from cpguide.engine.effect import effect
from cpguide.engine.interview import Interview
from cpguide.guide.model import Question
from cpguide.output.words import effect_words


@dataclass(frozen=True)
class Place:
    """The interview and, when an answered question was opened again, its id.

    `note` tells what the last change of an earlier answer did.
    """

    interview: Interview
    reopened: str = ""
    note: str = ""

    @cached_property
    def question(self) -> Question | None:
        """The question on the screen; None when none is left to ask."""
        guide = self.interview.guide
        return guide.questions[self.reopened] if self.reopened else self.interview.current

    @property
    def present(self) -> Answer | None:
        """The answer that the question on the screen has now."""
        return self.interview.case.answers.get(self.reopened) if self.reopened else None

    @cached_property
    def _stops(self) -> tuple[list[str], list[str]]:
        """The questions before and after the one on the screen that can be gone to, in author order."""
        interview, here = self.interview, self.question
        stops = {line.question.id for line in interview.trail if not line.set_aside}
        if interview.current:
            stops.add(interview.current.id)
        order = [id for id in interview.guide.questions if id in stops or (here and id == here.id)]
        at = order.index(here.id) if here else len(order)
        return order[:at], order[at + 1 :]

    @property
    def number(self) -> int:
        """The number of the question on the screen, from 1."""
        return len(self._stops[0]) + 1

    def back(self) -> Place | None:
        """The question before this one, open again; None at the first."""
        before = self._stops[0]
        return self.open(before[-1]) if before else None

    def onward(self) -> Place:
        """The question after this one, with nothing changed."""
        after = self._stops[1]
        return self.open(after[0] if after else "")

    def open(self, question: str) -> Place:
        """The same interview with this question on the screen; "" is the next one to ask.

        So is a question that is not in the rules: they may just have been read again.
        """
        current, known = self.interview.current, question in self.interview.guide.questions
        return Place(self.interview, question if known and not (current and current.id == question) else "")

    def answer(self, answer: Answer) -> Place:
        """The place after the question on the screen got this answer."""
        if self.question is None:
            return self
        if self.reopened and answer == self.present:
            return self.onward()
        after = self.interview.answer(self.question.id, answer)
        note = effect_words(effect(self.interview, after)) if self.reopened else ""
        return Place(after, note=note)

    def under(self, interview: Interview) -> Place:
        """The same place in another interview."""
        return replace(self, interview=interview)

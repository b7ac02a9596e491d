"""The effect of an edit, to be shown before it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from cpguide.engine.interview import ABSENT, Interview
from cpguide.guide.model import Question, Route


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes between two interviews: questions, answers, routes and lines of the result."""

    new_questions: tuple[Question, ...]
    """Unanswered questions that the result now depends on and did not before."""
    set_aside: tuple[Question, ...]
    """Answered questions that fall off the path."""
    brought_back: tuple[Question, ...]
    """Answered questions that come back to the path."""
    routes_before: tuple[Route, ...]
    routes_after: tuple[Route, ...]
    come: tuple[str, ...]
    """Ids of routes and items that were absent before."""
    gone: tuple[str, ...]
    """Ids of routes and items that are absent now."""

    @property
    def changes_route(self) -> bool:
        """Whether the routes still possible differ."""
        return self.routes_before != self.routes_after


def effect(before: Interview, after: Interview) -> Effect:
    """What changes from `before` to `after`, two interviews under the same rules."""
    guide = before.guide
    answered = [id for id in guide.questions if id in after.case.answers and id in before.case.answers]
    opened = set(after.still_open()) - set(before.still_open()) - set(after.case.answers)
    return Effect(
        tuple(question for id, question in guide.questions.items() if id in opened),
        tuple(guide.questions[id] for id in answered if before.asked(id) and not after.asked(id)),
        tuple(guide.questions[id] for id in answered if after.asked(id) and not before.asked(id)),
        before.routes,
        after.routes,
        tuple(id for id in before.lines if before.truth(id) == ABSENT != after.truth(id)),
        tuple(id for id in before.lines if after.truth(id) == ABSENT != before.truth(id)),
    )

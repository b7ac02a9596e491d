"""The shipped rules ten times over: a guide of a size that nobody has written yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Dated, Holds, Not, Shows
from cpguide.guide.model import Fact, Guide, Item, Never, Option, Question, Route

COPIES = 10
WHICH = "which"
"""The new first question, which chooses the copy."""


def tenfold(guide: Guide, copies: int = COPIES) -> Guide:
    """A guide in which the first answer chooses one of so many copies of this one."""
    made = [_Copy(guide, f"n{n}_") for n in range(copies)]
    options = tuple(Option(copy.name, f"Copy {copy.name}", f"it is copy {copy.name}") for copy in made)
    section = guide.about.sections[0]
    which = Question(WHICH, section, "Which copy?", "", "", "", "one", options, ALWAYS, False, ())
    return guide._replace(
        questions={WHICH: which} | {q.id: q for copy in made for q in copy.questions()},
        facts={fact.id: fact for copy in made for fact in copy.facts()},
        routes={route.id: route for copy in made for route in copy.routes()},
        items={item.id: item for copy in made for item in copy.items()},
        never={never.id: never for copy in made for never in copy.never()},
    )


@dataclass(frozen=True)
class _Copy:
    """One copy: every id of a rule begins with `name`."""

    guide: Guide
    name: str

    def questions(self) -> Iterator[Question]:
        for id, question in self.guide.questions.items():
            yield question._replace(id=self.name + id, when=self._here(question.when))

    def facts(self) -> Iterator[Fact]:
        for id, fact in self.guide.facts.items():
            yield fact._replace(id=self.name + id, when=self._here(fact.when))

    def routes(self) -> Iterator[Route]:
        others = tuple(route.when for route in self.guide.routes.values() if not route.otherwise)
        for id, route in self.guide.routes.items():
            when = Not(others) if route.otherwise else route.when
            yield route._replace(id=self.name + id, when=self._here(when), otherwise=False)

    def items(self) -> Iterator[Item]:
        for id, item in self.guide.items.items():
            yield item._replace(id=self.name + id, when=self._here(item.when))

    def never(self) -> Iterator[Never]:
        for id, never in self.guide.never.items():
            yield never._replace(id=self.name + id, when=self._here(never.when))

    def _here(self, when: Condition) -> Condition:
        """The condition in this copy; where another copy is chosen it is false."""
        chosen, renamed = Chosen(WHICH, (self.name,)), self._renamed(when)
        if when == ALWAYS:
            return chosen
        return All((chosen, renamed)) if self._without_answers(when) else renamed

    def _renamed(self, when: Condition) -> Condition:
        name = self.name
        if isinstance(when, Chosen | Dated):
            return replace(when, question=name + when.question)
        if isinstance(when, Holds):
            return Holds(name + when.fact)
        if isinstance(when, Shows):
            return Shows(tuple(name + line for line in when.lines))
        return type(when)(tuple(self._renamed(part) for part in when.parts))

    def _without_answers(self, when: Condition) -> bool:
        """Whether the condition is true where no question of this copy exists.

        Facts and lines are false there: they were made so.
        """
        if isinstance(when, All):
            return all(map(self._without_answers, when.parts))
        if isinstance(when, Any | Not):
            return any(map(self._without_answers, when.parts)) is isinstance(when, Any)
        return False

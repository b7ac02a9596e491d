"""Two interviews side by side: the answers that differ, and the lines of the result that change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cpguide.engine.case import Answer
from cpguide.engine.interview import Interview
from cpguide.guide.calendar import Entered
from cpguide.guide.model import ITEM_KINDS, Item, Question, Route


@dataclass(frozen=True, slots=True)
class TwoAnswers:
    """A question with its answer on each side; None where it is not answered there."""

    question: Question
    one: Answer | None
    other: Answer | None


@dataclass(frozen=True, slots=True)
class TwoDates:
    """A date with its value on each side; `name` is "" for the day on which the case is judged."""

    name: str
    one: Entered | None
    other: Entered | None


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A route or item, and whether it is firm, open or absent on each side."""

    line: Route | Item
    one: str
    other: str


@dataclass(frozen=True)
class Beside:
    """Two interviews under the same rules, perhaps on different days. Answers set aside are not read."""

    one: Interview
    other: Interview

    @cached_property
    def answers(self) -> tuple[TwoAnswers, ...]:
        """The questions whose answers differ, in author order."""
        one, other = _answers(self.one), _answers(self.other)
        return tuple(
            TwoAnswers(question, one.get(id), other.get(id))
            for id, question in self.one.guide.questions.items()
            if one.get(id) != other.get(id)
        )

    @cached_property
    def dates(self) -> tuple[TwoDates, ...]:
        """The dates that differ, the day on which the cases are judged first."""
        one, other = ({"": Entered(side.case.as_of), **side.case.dates} for side in (self.one, self.other))
        pairs = [TwoDates(name, one.get(name), other.get(name)) for name in sorted({*one, *other})]
        return tuple(pair for pair in pairs if pair.one != pair.other)

    @cached_property
    def lines(self) -> tuple[TwoLines, ...]:
        """The routes and items that stand otherwise on one side than on the other, in author order."""
        guide = self.one.guide
        lines: dict[str, Route | Item] = {**guide.routes, **guide.items}
        pairs = (TwoLines(line, self.one.truth(id), self.other.truth(id)) for id, line in lines.items())
        return tuple(pair for pair in pairs if pair.one != pair.other)

    @property
    def routes(self) -> tuple[TwoLines, ...]:
        """The routes that stand otherwise."""
        return tuple(pair for pair in self.lines if isinstance(pair.line, Route))

    @cached_property
    def by_kind(self) -> dict[str, tuple[TwoLines, ...]]:
        """The items that stand otherwise, under their kind; kinds without any are left out."""
        found = {kind: tuple(pair for pair in self.lines if _kind(pair) == kind) for kind in ITEM_KINDS}
        return {kind: pairs for kind, pairs in found.items() if pairs}

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.answers or self.dates or self.lines)


def _answers(interview: Interview) -> dict[str, Answer]:
    return {line.question.id: line.answer for line in interview.trail if not line.set_aside}


def _kind(pair: TwoLines) -> str:
    return pair.line.kind if isinstance(pair.line, Item) else ""

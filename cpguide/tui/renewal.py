"""Going on with the same answers under rules that were read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, runtime_checkable

from cpguide.engine.case import Answer, date_fault, fault
from cpguide.engine.interview import Interview
from cpguide.engine.logic import Logic
from cpguide.guide.model import Guide
from cpguide.output.words import answer_label
from cpguide.place import Place


@dataclass(frozen=True)
class Lost:
    """An answer or a date that no longer fits, in words: what was asked, what was given, and why."""

    ask: str
    given: str
    why: str


class Renewal:
    """New rules for all that is on the screen. `lost` gathers the answers that they take out."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.lost: dict[str, Lost] = {}
        self.says = f"Rules reloaded, edition {guide.about.edition}, at {datetime.now():%H:%M:%S}."
        """What happened, in one line; the time tells it from the reload before."""
        self._logics: dict[date, Logic] = {}

    def interview(self, before: Interview) -> Interview:
        """The interview with every answer that still fits."""
        as_of = before.case.as_of
        if as_of not in self._logics:
            self._logics[as_of] = Logic.on(self.guide, as_of)
        answers = {id: answer for id in before.case.answers if (answer := self._fitting(before, id))}
        dates = {id: entered for id, entered in before.case.dates.items() if self._still(before, id)}
        return Interview(self._logics[as_of], replace(before.case, answers=answers, dates=dates))

    def place(self, before: Place) -> Place:
        """The same place, with a note of what happened."""
        return replace(Place(self.interview(before.interview)).open(before.reopened), note=self.says)

    def _fitting(self, before: Interview, id: str) -> Answer | None:
        """The answer to a question, its options in the order they have now; None where it no longer fits."""
        question, answer = self.guide.questions.get(id), before.case.answers[id]
        why = fault(question, answer) if question else "The question is gone"
        if question is None or why:
            asked = before.guide.questions[id]
            self.lost[id] = Lost(asked.ask, answer_label(asked, answer), f"{why}.")
            return None
        order = [option.id for option in question.options]
        return tuple(sorted(answer, key=order.index)) if isinstance(answer, tuple) else answer

    def _still(self, before: Interview, id: str) -> bool:
        """Whether a date that was entered still fits."""
        start, entered = self.guide.library.starts.get(id), before.case.dates[id]
        why = date_fault(start, entered, before.case.as_of) if start else "The date is gone."
        if why:
            was = before.guide.library.starts.get(id)
            self.lost[f"date {id}"] = Lost(was.ask if was else id, str(entered), why)
        return not why


@runtime_checkable
class Renewable(Protocol):
    """A screen that can go on under other rules. One that cannot is closed."""

    def renew(self, rules: Renewal) -> None:
        """Show the same under these rules."""


@runtime_checkable
class Begun(Protocol):
    """A screen that goes on under the rules it began with, as does all that is opened from it."""

    @property
    def began_under(self) -> Guide:
        """These rules."""

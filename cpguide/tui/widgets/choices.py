"""What is picked of one question so far: a value. Every key gives another one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cpguide.engine.case import Answer, meant_date, options_of, picks
from cpguide.guide.model import NONE, NOT_SURE, Question

ALONE = (NONE, NOT_SURE)
"""Options that no other can stand beside."""
NOTHING_PICKED = "Nothing is picked yet. Press a number, or space on a line, then Enter."
NO_DATE = "That is no date that can be meant here. Type it as year-month-day, for example 2026-10-01."
YEAR_FIRST = "Begin with the year, for example 2026-10-01. If the date is not known, press n."


@dataclass(frozen=True)
class Choices:
    """The state of one question: nothing is pointed at and nothing picked at first.

    `present` is the answer the question has already, `ticked` are the ids picked where several may be,
    `typed` the digits of a date, `fault` says why Enter gave no answer. `letters`, if there are any, pick
    the rows instead of digits.
    """

    question: Question
    present: Answer | None = None
    ticked: tuple[str, ...] = ()
    typed: str = ""
    pointed: int | None = None
    fault: str = ""
    letters: str = ""

    @classmethod
    def of(cls, question: Question, present: Answer | None) -> Choices:
        """The question with its present answer, which is ticked where several may be."""
        choices = cls(question, present)
        return replace(choices, ticked=choices.now) if question.kind == "several" else choices

    @property
    def now(self) -> tuple[str, ...]:
        """The ids of the present answer."""
        return (NOT_SURE,) if self.present == NOT_SURE else options_of(self.present or ())

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that can be picked, "not sure" last."""
        return tuple(picks(self.question).values())

    def digit(self, row: int) -> int:
        """The digit that picks a row: 0 is "not sure"."""
        return tuple(picks(self.question))[row]

    def row(self, digit: int) -> int | None:
        """The row that a digit picks, if any."""
        rows = () if self.letters else range(len(self.ids))
        return next((row for row in rows if self.digit(row) == digit), None)

    def key(self, row: int) -> str:
        """The key that picks a row."""
        return self.letters[row] if self.letters else str(self.digit(row))

    def point(self, step: int) -> Choices:
        """Point `step` rows further, from nowhere at the first or last row."""
        last = len(self.ids) - 1
        before = self.pointed if self.pointed is not None else -1 if step > 0 else last + 1
        row = min(max(before + step, 0), last)
        return replace(self, pointed=row, fault="")

    def tick(self, row: int) -> Choices:
        """Pick or unpick a row where several may be."""
        id = self.ids[row]
        kept = () if id in ALONE else tuple(other for other in self.ticked if other not in ALONE)
        ticked = tuple(other for other in kept if other != id) if id in self.ticked else (*kept, id)
        return replace(self, ticked=ticked, pointed=row, fault="")

    def type(self, text: str) -> Choices:
        """Type digits of a date; anything else in `text` is left out."""
        digits = "".join(mark for mark in text if mark in "0123456789")
        if not self.typed and digits.startswith("0"):
            return replace(self, fault=YEAR_FIRST)
        return replace(self, typed=(self.typed + digits)[:8], fault="")

    def erase(self) -> Choices:
        """Take back the last digit."""
        return replace(self, typed=self.typed[:-1], fault="")

    @property
    def date_shown(self) -> str:
        """The digits typed so far, in the form of a date: "2026-1_-__"."""
        digits = f"{self.typed:_<8}"
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"

    def enter(self) -> Answer | Choices:
        """The answer that Enter gives, or the same question with a fault where it gives none."""
        if self.question.kind == "date":
            return meant_date(self.date_shown) or (replace(self, fault=NO_DATE) if self.typed else self)
        if self.question.kind == "one":
            return self if self.pointed is None else self.ids[self.pointed]
        if not self.ticked:
            return replace(self, fault=NOTHING_PICKED)
        if self.ticked == (NOT_SURE,):
            return NOT_SURE
        return tuple(sorted(self.ticked, key=self.ids.index))

"""A case: the answers so far and the date they are judged on. Nothing else is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from cpguide.guide.calendar import Entered, parse_date, parse_time
from cpguide.guide.deadline import Start
from cpguide.guide.model import NONE, NOT_SURE, Question
from cpguide.guide.problem import shown

Answer = str | tuple[str, ...] | date
"""An option id, the chosen option ids (author order), a date, or `NOT_SURE`."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""A date outside these years is a slip of the keys."""


@dataclass(frozen=True)
class Case:
    """Answers keyed by question id, judged on `as_of`; `dates`, keyed by start id, are what deadlines are
    counted from.

    `training` marks an invented case, so that nobody takes what comes of it for a real one.
    """

    as_of: date
    answers: Mapping[str, Answer] = field(default_factory=dict)
    dates: Mapping[str, Entered] = field(default_factory=dict)
    training: bool = False

    def answer(self, question: str, answer: Answer) -> Case:
        """The case with this answer given or changed."""
        return replace(self, answers={**self.answers, question: answer})

    def dated(self, start: str, entered: Entered | None) -> Case:
        """The case with this date entered for a start, or taken out again."""
        kept = {id: given for id, given in self.dates.items() if id != start}
        return replace(self, dates=kept if entered is None else {**kept, start: entered})


def picks(question: Question) -> dict[int, str]:
    """The ids that can be picked at a question, by number, in order; 0 is "not sure", the last."""
    numbered = {number: option.id for number, option in enumerate(question.options, 1)}
    return {**numbered, 0: NOT_SURE} if question.not_sure else numbered


def meant_date(text: str) -> date | None:
    """The date written as YYYY-MM-DD; None where it is none, or none that a case can mean."""
    day = parse_date(text)
    return day if day and EARLIEST <= day <= LATEST else None


def meant_entry(text: str, hours: bool) -> Entered | None:
    """The date written as YYYY-MM-DD, with `hours` perhaps followed by HH:MM; None where it is none."""
    written, _, at = " ".join(text.split()).partition(" ")
    day, clock = meant_date(written), parse_time(at)
    if day is None or (at and (clock is None or not hours)):
        return None
    return Entered(day, clock)


def written_as(start: Start) -> str:
    """How the date of a start is to be written."""
    return f"Write it as YYYY-MM-DD{', or YYYY-MM-DD HH:MM' if start.hours else ''}."


def date_fault(start: Start, entered: Entered, as_of: date) -> str:
    """Why a date that was entered cannot be that of a start, in words; "" when it can."""
    if entered.at and not start.hours:
        return "No time of day may stand with it."
    return too_late(start, entered, as_of)


def too_late(start: Start, entered: Entered, as_of: date) -> str:
    """Why the date of a start cannot be the one that was meant, in words; "" when it can."""
    late = start.past and entered.day > as_of
    return f"{entered.day} lies after {as_of}, the date of the case." if late else ""


def options_of(answer: Answer) -> tuple[str, ...]:
    """The option ids in an answer: one, several, or none for a date and for "not sure"."""
    if isinstance(answer, tuple):
        return answer
    return (answer,) if isinstance(answer, str) and answer != NOT_SURE else ()


def fault(question: Question, answer: Answer) -> str | None:
    """Why `answer` cannot be an answer to `question`, in words; None when it can."""
    if answer == NOT_SURE:
        return None if question.not_sure else f'"not sure" is not offered for {question.id}'
    if question.kind == "date":
        return None if isinstance(answer, date) else f"{question.id} wants a date, YYYY-MM-DD"
    if isinstance(answer, date):
        return f"{question.id} wants an option, not a date"
    if (question.kind == "several") != isinstance(answer, tuple):
        wanted = "a list of options" if question.kind == "several" else "one option"
        return f"{question.id} wants {wanted}"
    chosen = options_of(answer)
    unknown = [id for id in chosen if question.option(id) is None]
    if unknown:
        return f'{question.id} has no option "{shown(unknown[0])}"'
    if question.kind == "several":
        if not chosen:
            return f"{question.id} needs at least one option, or {NONE}"
        if len(set(chosen)) < len(chosen):
            return f"{question.id} names an option twice"
        if NONE in chosen and len(chosen) > 1:
            return f'{question.id}: "{NONE}" cannot stand with other options'
    return None

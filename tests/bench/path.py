"""A long way through the interview, worked out beforehand: which question comes, and which keys answer it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cpguide.engine.case import Answer
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.guide.load import load
from cpguide.guide.model import Guide, Question
from cpguide.guide.where import rules_folder


@dataclass(frozen=True)
class Step:
    """A question on the way: words by which it is known on the screen, and the keys that answer it.

    All keys but the last only prepare the answer; the last one gives it.
    """

    words: str
    prepare: str
    give: str
    answer: Answer


def shipped() -> Guide:
    """The shipped rules."""
    return load(rules_folder())


def long_way(guide: Guide) -> list[Step]:
    """The steps of an interview today that always takes the option with the most questions after it.

    The last step is no question: its words are those of the route at the end.
    """
    return list(_steps(Interview.begin(guide, date.today())))


def _steps(interview: Interview) -> Iterator[Step]:
    while question := interview.current:
        choices = _choices(question)
        furthest = max(choices, key=lambda step: interview.answer(question.id, step.answer).left.most)
        yield furthest
        interview = interview.answer(question.id, furthest.answer)
    if route := Result(interview).route:
        yield Step(opening(route.line.title), "", "", ())


def _choices(question: Question) -> list[Step]:
    words = opening(question.ask)
    if question.kind == "date":
        day = date.today()
        return [Step(words, day.isoformat(), "\r", day)]
    digits = list(enumerate(question.options[:9], start=1))
    if question.kind == "several":
        return [Step(words, str(digit), "\r", (option.id,)) for digit, option in digits]
    return [Step(words, "", str(digit), option.id) for digit, option in digits]


def opening(text: str) -> str:
    """The first words of a text, few enough to stand on one line of the screen."""
    words = text.split()
    kept = words[0]
    for word in words[1:]:
        if len(kept) + len(word) > 32:
            break
        kept = f"{kept} {word}"
    return kept

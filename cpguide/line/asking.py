"""A question as lines: where the officer is, what is asked, and what can be picked by its number."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.engine.case import picks
from cpguide.guide.model import NOT_SURE, Question
from cpguide.output.words import TRAINING, answer_label, left_words, option_label
from cpguide.place import Place

_EVERY = 10
"""After so many questions an invented case is named as one again."""

HOW = {"one": "", "several": "Choose one or more, for example 1,3.", "date": "Type YYYY-MM-DD."}
"""What is said between the question and its options."""


def asked(place: Place, leave: str) -> Iterator[str]:
    """The question of the place, its options, and the answer it has, which the word `leave` leaves."""
    question = place.question
    if question is None:
        return
    if place.interview.case.training and place.number > 1 and place.number % _EVERY == 1:
        yield f"{TRAINING}."
    yield f"{_where(place)}. Section: {question.section}."
    yield question.ask
    if how := HOW[question.kind]:
        yield how
    yield from options(question)
    if place.present is not None:
        yield f"Your answer now: {answer_label(question, place.present)}. To leave it so type {leave}."


def again(place: Place) -> Iterator[str]:
    """A short reminder of what is asked, after something else was said."""
    if place.question:
        yield ""
        yield f"Question {place.number}: {place.question.ask}"


def _where(place: Place) -> str:
    return f"Question {place.number}, {left_words(place.interview.left)}"


def options(question: Question) -> Iterator[str]:
    """What can be picked, one a line, behind its number."""
    return (f"{number}. {option_label(question, id)}" for number, id in picks(question).items())


def wanted(question: Question) -> str:
    """What can be typed, as a sentence."""
    numbers = [number for number in picks(question) if number]
    least, most = (numbers[0], numbers[-1]) if numbers else (0, 0)
    unsure = f", or 0 for {option_label(question, NOT_SURE)}" if question.not_sure else ""
    if question.kind == "date":
        return f"Type a date as YYYY-MM-DD, for example 2026-10-01{unsure}."
    if question.kind == "several":
        return f"Type one or more numbers from {least} to {most}, for example 1,3{unsure}."
    return f"Type a number from {least} to {most}{unsure}."

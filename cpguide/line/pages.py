"""What can be asked for in line mode, as lines: the answers, why, the effect of a change, the result."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cpguide.engine.case import Answer
from cpguide.engine.effect import effect
from cpguide.engine.interview import Answered, Interview
from cpguide.engine.result import Result
from cpguide.guide.model import Guide, Question
from cpguide.line.said import said
from cpguide.output.checklist import checklist
from cpguide.output.edited import edit_lists, edit_words
from cpguide.output.look_up import matches
from cpguide.output.page import page
from cpguide.output.text import section_lines, text, text_of
from cpguide.output.words import (
    TRAINING,
    answer_label,
    citation_words,
    conflict_words,
    left_words,
    listed,
)

CHECKLIST = "checklist"
"""The part of the result that is the shortest: what fits on one sheet."""

WHOLE = "all"
"""Asks for the whole result, also while it is not complete and so has many hundred lines."""


def in_order(interview: Interview) -> tuple[Answered, ...]:
    """The answers as they are numbered: like their questions, and those set aside behind them."""
    return tuple(sorted(interview.trail, key=lambda line: line.set_aside))


def review(interview: Interview) -> Iterator[str]:
    """Every answer behind its number."""
    lines = in_order(interview)
    yield f"Your answers: {len(lines)}." if lines else "There is no answer yet."
    aside = False
    for number, line in enumerate(lines, 1):
        if line.set_aside and not aside:
            yield "Set aside: not read any more, kept in case they are needed again."
        aside = line.set_aside
        yield f"{number}. {line.question.ask} {answer_label(line.question, line.answer)}."
    if lines:
        yield "To change one type change and its number, for example change 1."


def why(guide: Guide, question: Question) -> Iterator[str]:
    """Why a question is asked, what helps to answer it, whom to ask, and what it rests on."""
    yield question.ask
    for label, words in (("Why we ask", question.why), ("Help", question.help), ("Ask", question.ask_of)):
        if words:
            yield f"{label}: {words}"
    known = [guide.library.evidence[id] for id in question.evidence if id in guide.library.evidence]
    for record in known:
        yield ""
        yield f"Evidence {record.id}, {record.confidence}, checked {record.checked}:"
        yield record.says
        yield from (line for line in (record.confirm, conflict_words(record)) if line)
        yield from (f"Source: {citation_words(guide, cited)}" for cited in record.sources)


def change(before: Interview, question: Question, answer: Answer) -> Iterator[str]:
    """What another answer would do, before it is kept."""
    does = effect(before, before.answer(question.id, answer))
    yield f"Answer now: {answer_label(question, before.case.answers[question.id])}."
    yield f"New answer: {answer_label(question, answer)}."
    yield edit_words(does)
    for title, lines in edit_lists(does):
        yield f"{title}: {len(lines)}."
        yield from lines
    yield "Keep this change? Type yes or no."


def result(interview: Interview, part: str = "") -> tuple[str, ...]:
    """The result, or a part of it, in the very lines of the text output; while it is not complete, the sheet.

    An invented case is named as one before it.
    """
    mark = (f"{TRAINING}.",) if interview.case.training else ()
    whole = part.casefold() == WHOLE or (not part and interview.complete)
    if part and not whole:
        return (*mark, *_part(interview, part))
    so_far = "The result." if interview.complete else f"The result so far, {left_words(interview.left)}."
    if whole:
        return (*mark, so_far, *text(Result(interview)).splitlines())
    return (*mark, so_far, *_part(interview, CHECKLIST), *said(f"To hear all of it type result {WHOLE}."))


def _part(interview: Interview, part: str) -> Iterator[str]:
    if part.casefold() == CHECKLIST:
        yield from text_of(checklist(Result(interview))).splitlines()
        return
    sections = page(Result(interview)).sections
    found = [section for section in sections if matches(part, section.title)]
    for section in found:
        yield from section_lines(section)
    if not found:
        names = [re.split("[,:]", section.title)[0] for section in sections]
        parts = listed([CHECKLIST, WHOLE, *names], "or")
        yield from said(f"No part of the result is called so. Type result and {parts}.")


def missing(interview: Interview) -> str:
    """What an interview lacks that ended too early, as one line."""
    current = interview.current
    if current is None:
        return ""
    fewest, most = (max(0, count - 1) for count in interview.left)
    more = str(most) if fewest == most else f"{fewest} to {most}" if fewest else f"up to {most}"
    return f"Still missing: {current.ask}{f' And {more} more.' if most else ''}"

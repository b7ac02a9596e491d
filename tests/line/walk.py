"""Walking a case in line mode without a terminal, and running the loop over streams in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO, TextIOWrapper

import cpguide.alike  # noqa: F401 - as the command line does for old consoles
from cpguide.engine.case import Answer, Case, picks
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.exit import Exit
from cpguide.guide.model import NOT_SURE, Guide, Question
from cpguide.keeping import Keeping
from cpguide.line.ear import Ear
from cpguide.line.loop import Files, Loop
from cpguide.line.talk import Talk, Turn
from cpguide.line.voice import Voice
from cpguide.output.text import text
from cpguide.place import Place

FILES = Files(Keeping.begin, lambda typed, result: typed)


def typed(question: Question, answer: Answer) -> str:
    """What somebody types to give this answer."""
    if isinstance(answer, date):
        return answer.isoformat()
    numbers = {id: str(number) for number, id in picks(question).items()}
    ids = (answer,) if isinstance(answer, str) else answer
    return ",".join(numbers[id] for id in ids)


def talk(guide: Guide, case: Case) -> Talk:
    """The conversation about a case, before anything was said."""
    return Talk(Place(Interview.of(guide, case)))


def walk(guide: Guide, case: Case, answers: Mapping[str, Answer]) -> Iterator[Turn]:
    """Every turn from the case on, with these answers to the questions asked; where one lacks, the last."""
    turn = talk(guide, case).begin()
    yield turn
    while (question := turn.talk.place.question) and question.id in answers:
        turn = turn.talk.hear(typed(question, answers[question.id]))
        yield turn


def first_of(question: Question) -> Answer:
    """Some answer to a question."""
    if question.kind == "date":
        return NOT_SURE if question.not_sure else date(2026, 12, 1)
    first = question.options[0].id
    return (first,) if question.kind == "several" else first


def converse(
    start: Talk, given: bytes, kept: Keeping | None = None, encoding: str = "utf-8", live: bool = False
) -> tuple[Exit, str]:
    """How the loop ends over these bytes, and what it wrote."""
    written = BytesIO()
    stream = TextIOWrapper(written, encoding=encoding, errors="alike", newline="\n")
    ear = Ear(BytesIO(given), live)
    code = Loop(ear, Voice(stream), FILES, kept).run(start)
    return code, written.getvalue().decode(encoding)


def result_lines(interview: Interview) -> list[str]:
    """The lines of the text output."""
    return text(Result(interview)).splitlines()

"""What line mode says before the first question."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.casefile import Carried
from cpguide.engine.interview import Interview
from cpguide.output.kept import carried_head, differences, fit_words
from cpguide.output.words import TRAINING, counted, review_words


def hello(interview: Interview, other_mode: str) -> Iterator[str]:
    """The mode and the way to the other one, the edition, the promises, and how to answer."""
    about, case = interview.guide.about, interview.case
    yield f"{TRAINING}. {other_mode}" if case.training else other_mode
    yield f"{about.title}, edition {about.edition}. Law as of {case.as_of}."
    if warning := review_words(about, case.as_of):
        yield warning
    yield from about.disclaimers
    if answers := len(case.answers):
        yield f"The case has {counted(answers, 'answer')}. To hear them type review."
    yield "To answer type a number and press Enter."
    yield "To hear why a question is asked, help, and whom to ask, type why."
    yield "For all words type help."


def moved(carried: Carried) -> Iterator[str]:
    """What differs for a case that was kept under other rules."""
    yield carried_head(carried)
    yield fit_words(carried)
    for heading, lines in differences(carried):
        yield f"{heading}: {len(lines)}."
        yield from lines

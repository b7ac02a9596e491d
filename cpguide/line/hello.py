"""What line mode says before the first question."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.casefile import Carried
from cpguide.engine.interview import Interview
from cpguide.output.words import TRAINING, answer_label, counted, listed, review_words


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
    yield "To answer type a number and press Enter. For all words type help."


def moved(carried: Carried) -> Iterator[str]:
    """What differs for a case that was kept under other rules."""
    yield f"This case was kept under other rules, edition {carried.edition}."
    if carried.same:
        yield "They ask and say the same to it."
        return
    guide = carried.interview.guide
    yield (
        f"{counted(carried.fitting, 'answer')} still fit." if carried.fitting != 1 else "1 answer still fits."
    )
    for misfit in carried.misfits:
        yield f"Left out: {misfit.id}, {listed(list(misfit.written))}. {misfit.why}"
    for question in carried.reworded:
        answer = answer_label(question, carried.interview.case.answers[question.id])
        yield f"Asked in other words now: {question.ask} You answered: {answer}."
    for title, ids in (
        ("New in the result", carried.come),
        ("No longer in the result", carried.gone),
        ("Settled now", carried.settled),
        ("Open again", carried.opened),
    ):
        for id in ids:
            line = guide.routes.get(id) or guide.items.get(id)
            yield f"{title}: {line.title if line else id}"

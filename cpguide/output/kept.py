"""The words for a case that is kept, or was kept under other rules: what fits, and what changes."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.casefile import Carried, Misfit
from cpguide.casefile.kept import copy_name
from cpguide.guide.model import Guide
from cpguide.output.words import answer_label, counted, title_alone

NOTHING_KEPT = "Nothing is kept."
"""What becomes of a case that nobody asked to keep."""

NOT_SAVED = "NOT SAVED:"
"""Stands before why a change is not in the file in which the case is kept."""

LACKING = "the file lacks your last answers."
"""Why answers are not saved at the end."""


def fate_words(kept: bool) -> str:
    """What became of the case when the program ended by a fault of its own."""
    return "what was kept is in its file" if kept else "nothing was kept"


def kept_words(file: str) -> str:
    """That a case is kept, and where."""
    return f"Kept in {file}: every answer is on the disk."


def waiting_words(file: str) -> str:
    """That the next case is kept, and where."""
    return f"The next case is kept in {file}."


def stays_words(file: str) -> str:
    """That a case stays when the program is left, and where."""
    return f"This case stays in {file}."


def untouched_words(file: str, stamp: str, carried: Carried) -> str:
    """What becomes of the file of a case that differs now; `stamp` is that of the file."""
    if not carried.edition:
        return f"{file} is not touched until you change an answer."
    return (
        f"{file} is not touched until you change an answer. Then it is kept under these rules, and as it is "
        f"now it is first copied to {copy_name(file, stamp)}."
    )


def elsewhere_words(file: str, other: str) -> str:
    """The same where the case is to be kept in another file."""
    return f"{file} is not touched. The case is kept under these rules in {other}."


def carried_head(carried: Carried) -> str:
    """Which rules it was kept under and which these are; from which day on which it was judged to which."""
    edition, told = carried.interview.guide.about.edition, []
    if carried.edition:
        now = f"These are edition {edition}."
        if edition == carried.edition:
            now = "These are of the same edition, but have been changed."
        told.append(f"This case was kept under other rules, edition {carried.edition}. {now}")
    if carried.day:
        today = carried.interview.case.as_of
        told.append(f"It was judged as of {carried.day}, and is judged as of {today} now.")
    return " ".join(told)


def fit_words(carried: Carried) -> str:
    """How many answers fit, and whether anything else differs."""
    fits, left_out = carried.fitting, len(carried.misfits)
    if left_out:
        does = "does not, and is" if left_out == 1 else "do not, and are"
        return f"{counted(fits, 'answer fits', 'answers fit')} the rules now. {left_out} {does} left out."
    fit = "The answer fits." if fits == 1 else f"All {fits} answers fit." if fits else "It has no answers."
    return f"{fit} Nothing differs for this case." if carried.same else fit


def differences(carried: Carried) -> Iterator[tuple[str, list[str]]]:
    """What differs: headings, each with its lines."""
    interview = carried.interview
    guide, answers = interview.guide, interview.case.answers
    asked = [f"{q.ask} {answer_label(q, answers[q.id])} ({q.id})" for q in carried.reworded]
    found = (
        ("Does not fit any more", [misfit_words(guide, one) for one in carried.misfits]),
        ("Asked in other words now, read it again", asked),
        ("Comes to the result", [line_words(guide, id) for id in carried.come]),
        ("Goes from the result", [line_words(guide, id) for id in carried.gone]),
        ("Settled now", [line_words(guide, id) for id in carried.settled]),
        ("Open again", [line_words(guide, id) for id in carried.opened]),
    )
    yield from ((heading, lines) for heading, lines in found if lines)


def misfit_words(guide: Guide, misfit: Misfit) -> str:
    """An answer that does not fit, by its ids and the words that are left of it."""
    question = guide.questions.get(misfit.id)
    ask = f"{question.ask} " if question else ""
    return f"{ask}{misfit.id}: {', '.join(misfit.written)}. {misfit.why}"


def line_words(guide: Guide, id: str) -> str:
    """A line of the result by its title, where it has one still, and its id."""
    if route := guide.routes.get(id):
        return f"Route: {route.title} ({id})"
    item = guide.items.get(id)
    return f"{title_alone(item)} ({id})" if item else id


def carried_remarks(carried: Carried) -> tuple[str, ...]:
    """All of it as remarks of one line each."""
    told = (f"{heading}: {'; '.join(lines)}" for heading, lines in differences(carried))
    return (f"{carried_head(carried)} {fit_words(carried)}", *told)

"""Deadlines whose length of time nothing backs, and dates that are asked for in vain."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.check.lint.bare import backed
from cpguide.check.lint.passages import evidence_of
from cpguide.check.lint.turns import ends, turns
from cpguide.guide.model import Guide
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem


def deadlines(guide: Guide, places: Places) -> Iterator[Problem]:
    """What is wrong with the deadlines and with what they are counted from."""
    library = guide.library
    counted = {deadline.start for deadline in library.deadlines.values()}
    for id, deadline in library.deadlines.items():
        for field in ("after", "before"):
            span = getattr(deadline, field)
            if span and not backed(span, evidence_of(guide, deadline)):
                message = f'nothing that "{id}" cites says {span}.'
                advice = "Correct the time, or cite the evidence that has it."
                yield places.problem("CP635", "deadlines", id, message, advice, (field,))
        known = turns(evidence_of(guide, deadline))
        for end, turn in ends(deadline.begins):
            if turn not in known:
                day = deadline.begins.first if end == "from" else deadline.begins.last
                message = f'nothing that "{id}" cites begins, ends or names a date at {day}.'
                advice = "Correct the date, or cite the evidence that has it."
                yield places.problem("CP631", "deadlines", id, message, advice, ("begins", end))
    for id in library.starts:
        if id not in counted:
            message = f'no deadline is counted from "{id}", so it is never asked for.'
            yield places.problem("CP607", "starts", id, message, "Use it, or delete it.")

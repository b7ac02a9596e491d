"""What becomes of a kept case under other rules than those it was kept under: told, never done silently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cpguide.casefile.kept import question_words
from cpguide.casefile.opening import Misfit, Opened
from cpguide.engine.interview import FIRM, OPEN, Interview
from cpguide.guide.model import Question


@dataclass(frozen=True)
class Carried:
    """A kept case under other rules, or on a later day. `interview` has the answers that fit; all else tells
    what differs. `edition` is that of the other rules, "" where they are the same; `day` the day before.

    `misfits` are left out of it. `reworded` are answered questions that do not ask what they asked. The lines
    are ids of routes and items: those that came, that went, that are settled now, that are open again.
    """

    edition: str
    interview: Interview
    misfits: tuple[Misfit, ...]
    reworded: tuple[Question, ...]
    come: tuple[str, ...]
    gone: tuple[str, ...]
    settled: tuple[str, ...]
    opened: tuple[str, ...]
    day: date | None = None

    @property
    def fitting(self) -> int:
        """How many answers fit."""
        return len(self.interview.case.answers)

    @property
    def same(self) -> bool:
        """Whether the other rules ask and say the same to this case."""
        return not (self.misfits or self.reworded or self.come or self.gone or self.settled or self.opened)


def carried(opened: Opened, interview: Interview) -> Carried | None:
    """What differs for a case that was opened; None where it was not kept, or nothing is to be told.

    That is so under the rules it was kept under, unless another day changes its result.
    """
    kept, guide = opened.kept, interview.guide
    if kept is None:
        return None
    same_rules = kept.sha256 == guide.sha256
    if same_rules and opened.day is None:
        return None
    now = {id: truth for id in interview.lines if (truth := interview.truth(id)) in (FIRM, OPEN)}
    before = dict.fromkeys(kept.firm, FIRM) | dict.fromkeys(kept.open, OPEN)
    both = [id for id in now if id in before]
    answered = [guide.questions[id] for id in interview.case.answers]
    made = Carried(
        "" if same_rules else kept.edition,
        interview,
        opened.misfits,
        tuple(question for question in answered if kept.words.get(question.id) != question_words(question)),
        tuple(id for id in now if id not in before),
        tuple(id for id in before if id not in now),
        tuple(id for id in both if now[id] == FIRM != before[id]),
        tuple(id for id in both if now[id] == OPEN != before[id]),
        opened.day,
    )
    return None if same_rules and made.same else made

"""What must be true of the rules over every case, proved with their diagrams; each failure with a case.

Every case means: every answer to every question, on every as-of date, and, where it is said, with
"not sure" among the answers. Nothing is sampled. That the interview ends and that each question it
asks can still change a line need no proof here: the engine asks nothing else, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from cpguide.check.proof.conditions import conditions, unused_parts
from cpguide.check.proof.ground import Ground, Violation
from cpguide.check.proof.never import never
from cpguide.check.proof.questions import questions
from cpguide.check.proof.routes import dead_ends, routes

MOST = 10
"""How many violations of one kind are told of one record, at most: more than a question has options."""


def violations(ground: Ground) -> Iterator[Violation]:
    """Everything that should hold for every case and does not."""
    for proof in (routes, dead_ends, conditions, unused_parts, questions, never):
        yield from proof(ground)


def told(found: Iterable[Violation]) -> Iterator[Violation]:
    """The violations, but of many alike of one record only the first `MOST`; the last counts the rest."""
    for _, group in groupby(found, lambda one: (one.problem.code, one.problem.file, one.about)):
        alike = list(group)
        yield from alike[: MOST - 1]
        for one in alike[MOST - 1 : MOST]:
            more = f"{one.problem.message} There are {len(alike) - MOST} more like it in this record."
            yield replace(one, problem=replace(one.problem, message=more)) if alike[MOST:] else one

"""The result: what the officer takes away, made of findings that are firm or open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from cpguide.engine.interview import FIRM, OPEN, Interview
from cpguide.engine.reasons import Change, Reason, reasons, what_would_change
from cpguide.guide.model import CONFIDENCES, ITEM_KINDS, Evidence, Item, Question, Route


def weakest(evidence: Iterable[Evidence]) -> str:
    """The confidence of the weakest of these pieces of evidence."""
    return max((one.confidence for one in evidence), key=CONFIDENCES.index, default="unverified")


@dataclass(frozen=True)
class Finding:
    """A route or item that is firm or open (or, when asked for by name, absent)."""

    interview: Interview
    line: Route | Item

    @property
    def id(self) -> str:
        """The id of the route or item."""
        return self.line.id

    @property
    def status(self) -> str:
        """ "firm", "open" or "absent"."""
        return self.interview.truth(self.id)

    @cached_property
    def because(self) -> tuple[Reason, ...]:
        """The answers without which it would not be so."""
        return reasons(self.interview, self.id)

    @cached_property
    def would_change(self) -> tuple[Change, ...]:
        """The fewest other answers under which it would not be so."""
        return what_would_change(self.interview, self.id)

    @cached_property
    def settled_by(self) -> tuple[Question, ...]:
        """The questions that would settle an open finding; empty for a firm one."""
        return tuple(self.interview.guide.questions[id] for id in self.interview.settled_by(self.id))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence the line rests on."""
        known = self.interview.guide.library.evidence
        return tuple(known[id] for id in self.line.evidence if id in known)

    @property
    def confidence(self) -> str:
        """The confidence of the weakest piece of evidence."""
        return weakest(self.evidence)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question, unanswered or "not sure", and the lines of the result that depend on it."""

    question: Question
    settles: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """The result of an interview as it stands; complete or not."""

    interview: Interview

    @cached_property
    def routes(self) -> tuple[Finding, ...]:
        """The one firm route, or every route that is still open, in author order."""
        return tuple(Finding(self.interview, route) for route in self.interview.routes)

    @property
    def route(self) -> Finding | None:
        """The firm route; None while it is open."""
        return self.routes[0] if len(self.routes) == 1 and self.routes[0].status == FIRM else None

    @property
    def clashes(self) -> bool:
        """Whether no route holds, or a firm one is not alone: faults of the rules, not doubts of the case."""
        firm = any(route.status == FIRM for route in self.routes)
        return not self.routes or (firm and len(self.routes) > 1)

    @cached_property
    def items(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of each kind of item, by stage in the guide's order, then in author order."""
        return {kind: self._of_kind(kind, (FIRM, OPEN)) for kind in ITEM_KINDS}

    def _of_kind(self, kind: str, truths: tuple[str, ...]) -> tuple[Finding, ...]:
        interview = self.interview
        stages = tuple(interview.guide.about.stages[kind])
        of_kind = (item for item in interview.guide.items.values() if item.kind == kind)
        items = [item for item in of_kind if interview.truth(item.id) in truths]
        items.sort(key=lambda item: stages.index(item.stage))
        return tuple(Finding(interview, item) for item in items)

    def firm(self, kind: str) -> tuple[Finding, ...]:
        """The firm findings of one kind of item; the other kinds are not looked at."""
        return self._of_kind(kind, (FIRM,))

    def firm_by_stage(self, kind: str) -> dict[str, tuple[Finding, ...]]:
        """The firm findings of one kind of item under the id of their stage, in the guide's order."""
        return {stage: tuple(firm) for stage, firm in groupby(self.firm(kind), key=_stage)}

    def open(self, kind: str) -> tuple[Finding, ...]:
        """The open findings of one kind of item."""
        return self._of_kind(kind, (OPEN,))

    @cached_property
    def open_questions(self) -> tuple[OpenQuestion, ...]:
        """What is still unknown and what it would settle, in author order."""
        interview = self.interview
        settles: dict[str, list[str]] = {id: [] for id in interview.still_open()}
        for finding in (*self.routes, *(f for kind in ITEM_KINDS for f in self.items[kind])):
            for question in finding.settled_by:
                settles[question.id].append(finding.id)
        questions = interview.guide.questions
        return tuple(OpenQuestion(questions[id], tuple(lines)) for id, lines in settles.items())

    def finding(self, id: str) -> Finding:
        """The route or item with this id, whatever its status."""
        guide = self.interview.guide
        return Finding(self.interview, guide.routes[id] if id in guide.routes else guide.items[id])


def urgent(steps: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the steps that are of the first stage and carry a time limit."""
    return tuple(step for step in steps if _is_urgent(step))


def _is_urgent(step: Finding) -> bool:
    first = next(iter(step.interview.guide.about.stages["steps"]))
    return isinstance(step.line, Item) and step.line.stage == first and bool(step.line.due)


def _stage(finding: Finding) -> str:
    assert isinstance(finding.line, Item)
    return finding.line.stage

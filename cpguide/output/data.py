"""A result as one JSON object: the contract of the design, section 8."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from cpguide.engine.case import Answer
from cpguide.engine.deadlines import Due, deadlines
from cpguide.engine.result import Finding, Result
from cpguide.guide.model import Evidence, Item
from cpguide.output import words
from cpguide.output.agenda import missing
from cpguide.output.dates import due_text

SCHEMA_VERSION = 1


def data(result: Result, problems: tuple[str, ...] = ()) -> dict[str, Any]:
    """The result as plain values; `problems` are remarks about the case that did not stop it."""
    interview = result.interview
    about = interview.guide.about
    kept = {a.question.id: _answer(a.answer) for a in interview.trail if not a.set_aside}
    aside = {a.question.id: _answer(a.answer) for a in interview.trail if a.set_aside}
    return {
        "schema_version": SCHEMA_VERSION,
        "guide": {
            "edition": about.edition,
            "checked": about.checked.isoformat(),
            "sha256": interview.guide.sha256,
        },
        "as_of": interview.case.as_of.isoformat(),
        "training": interview.case.training,
        "complete": interview.complete,
        "next_question": interview.current.id if interview.current else None,
        "routes": [_common(finding) for finding in result.routes],
        **{kind: [_item(finding) for finding in findings] for kind, findings in result.items.items()},
        "open_questions": [
            {"id": open.question.id, "ask": open.question.ask, "settles": list(open.settles)}
            for open in result.open_questions
        ],
        "deadlines": [_due(due) for due in deadlines(result)],
        "dates": {id: str(entered) for id, entered in interview.case.dates.items()},
        "dates_to_enter": [{"id": start.id, "ask": start.ask} for start in missing(result)],
        "answers": kept,
        "set_aside": aside,
        "problems": list(problems),
        "disclaimers": list(about.disclaimers),
    }


def to_json(result: Result, problems: tuple[str, ...] = ()) -> str:
    """The result as JSON text; the same input gives the same bytes."""
    return json.dumps(data(result, problems), indent=2, ensure_ascii=False) + "\n"


def _answer(answer: Answer) -> str | list[str]:
    if isinstance(answer, date):
        return answer.isoformat()
    return list(answer) if isinstance(answer, tuple) else answer


def _due(due: Due) -> dict[str, Any]:
    return {
        "id": due.deadline.id,
        "title": due.deadline.title,
        "only_if": due.deadline.only_if or None,
        "text": due_text(due),
        "day": due.day.isoformat(),
        "at": f"{due.at:%H:%M}" if due.at else None,
        "passed": due.passed,
        "from": str(due.entered),
        "start": due.start.id,
        "line": due.finding.id,
        "status": due.finding.status,
        "evidence": _evidence(due.evidence),
    }


def _common(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "title": finding.line.title,
        "text": words.finding_text(finding),
        "status": finding.status,
        "because": [words.reason_words(reason) for reason in finding.because],
        "settled_by": [question.id for question in finding.settled_by],
        "evidence": _evidence(finding.evidence),
    }


def _evidence(records: Iterable[Evidence]) -> list[dict[str, str]]:
    return [{"id": record.id, "confidence": record.confidence} for record in records]


def _item(finding: Finding) -> dict[str, Any]:
    item = finding.line
    assert isinstance(item, Item)
    more = {
        "stage": item.stage,
        "due": item.due,
        "who": item.who,
        "clock": item.clock,
        "contact": item.contact,
    }
    return _common(finding) | {name: value or None for name, value in more.items()}

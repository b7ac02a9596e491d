"""The questions of two guides as those of one, so that their cases can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cpguide.guide.condition import ALWAYS, All, Chosen, Condition, Dated, Not
from cpguide.guide.condition import Any as AnyOf
from cpguide.guide.model import Guide, Question

RETYPED = " (as it was)"
"""Added to the old id of a question that wants a date now, or no longer does: that is another question."""


def options_only_in(question: Question, other: Question) -> tuple[str, ...]:
    """The options that `other` does not offer."""
    return tuple(option.id for option in question.options if other.option(option.id) is None)


def retyped(old: Guide, new: Guide) -> Guide:
    """The old guide with another id for each question that has no answer in common with the new one's."""
    names = {
        id: id + RETYPED
        for id, question in old.questions.items()
        if id in new.questions
        and new.questions[id].kind != question.kind
        and "date" in (question.kind, new.questions[id].kind)
    }
    if not names:
        return old

    def renamed(records: Mapping[str, Any]) -> dict[str, Any]:
        return {id: record._replace(when=_renamed(record.when, names)) for id, record in records.items()}

    questions = renamed(old.questions).items()
    return old._replace(
        questions={names.get(id, id): one._replace(id=names.get(id, id)) for id, one in questions},
        facts=renamed(old.facts),
        routes=renamed(old.routes),
        items=renamed(old.items),
        never=renamed(old.never),
    )


def _renamed(when: Condition, names: Mapping[str, str]) -> Condition:
    if isinstance(when, Chosen | Dated):
        return replace(when, question=names.get(when.question, when.question))
    if isinstance(when, All | AnyOf | Not):
        return type(when)(tuple(_renamed(part, names) for part in when.parts))
    return when


def merged(old: Guide, new: Guide) -> Guide:
    """The questions of both guides, with the options of both; no rules."""
    order = list(new.questions)
    before = ""
    for id in old.questions:
        if id not in new.questions:
            order.insert(order.index(before) + 1 if before else 0, id)
        before = id
    questions = {id: _both(old.questions.get(id), new.questions.get(id)) for id in order}
    return new._replace(questions=questions, facts={}, routes={}, items={}, never={})


def _both(old: Question | None, new: Question | None) -> Question:
    first, second = (new, old) if new else (old, None)
    assert first is not None
    more: Iterable[str] = options_only_in(second, first) if second else ()
    options = tuple(option for option in second.options if option.id in more) if second else ()
    several = second is not None and "several" in (first.kind, second.kind)
    kind = "several" if several else first.kind
    return first._replace(options=first.options + options, when=ALWAYS, kind=kind)

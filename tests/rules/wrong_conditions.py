"""Defects of conditions, of dates and of whole records: what changes the meaning of the rules, or would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from cpguide.guide.calendar import Moment, Span
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Dated, Holds, Not, atoms
from cpguide.guide.model import NONE, Question
from tests.rules.defects import Defects, Found, Kinds, keeper, mistyped
from tests.rules.rewrite import Files, conjuncts, put_everywhere, without_question

DAY = timedelta(days=1)
KINDS: Kinds = {}
kind = keeper(KINDS)

# --- One condition ------------------------------------------------------------------------------------------


def _everywhere(defects: Defects, other: Callable[[Condition], Iterator[tuple[str, Condition]]]) -> Found:
    """For each part of each condition the records with `other` conditions in its place."""
    for (part, id), whole in defects.conditions.items():
        for what, changed in put_everywhere(whole, other):
            yield defects.rewritten(part, id, changed, what)


@kind("drop a part", logical=True)
def drop(defects: Defects) -> Found:
    def fewer(at: Condition) -> Iterator[tuple[str, Condition]]:
        if isinstance(at, All | Any | Not) and len(at.parts) > 1:
            for n in range(len(at.parts)):
                yield f"without part {n}", type(at)(at.parts[:n] + at.parts[n + 1 :])

    return _everywhere(defects, fewer)


@kind("swap all and any", logical=True)
def swap(defects: Defects) -> Found:
    def swapped(at: Condition) -> Iterator[tuple[str, Condition]]:
        if isinstance(at, All | Any) and len(at.parts) > 1:
            yield "swapped", Any(at.parts) if isinstance(at, All) else All(at.parts)

    return _everywhere(defects, swapped)


@kind("negate a part", logical=True)
def negate(defects: Defects) -> Found:
    return _everywhere(
        defects, lambda at: iter([("no", Any(at.parts) if isinstance(at, Not) else Not((at,)))])
    )


def _siblings(defects: Defects, at: Condition) -> list[str]:
    if not isinstance(at, Chosen):
        return []
    return [o.id for o in defects.guide.questions[at.question].options if o.id not in at.options]


@kind("another option", logical=True)
def another_option(defects: Defects) -> Found:
    def other(at: Condition) -> Iterator[tuple[str, Condition]]:
        for option in _siblings(defects, at):
            assert isinstance(at, Chosen)
            yield f"{at.options[-1]} -> {option}", Chosen(at.question, (*at.options[:-1], option))

    return _everywhere(defects, other)


@kind("one option more", logical=True)
def more_options(defects: Defects) -> Found:
    def wider(at: Condition) -> Iterator[tuple[str, Condition]]:
        for option in _siblings(defects, at):
            assert isinstance(at, Chosen)
            yield f"{at.question} + {option}", Chosen(at.question, (*at.options, option))

    return _everywhere(defects, wider)


@kind("one option less", logical=True)
def fewer_options(defects: Defects) -> Found:
    def narrower(at: Condition) -> Iterator[tuple[str, Condition]]:
        if isinstance(at, Chosen) and len(at.options) > 1:
            for option in at.options:
                yield f"- {option}", Chosen(at.question, tuple(o for o in at.options if o != option))

    return _everywhere(defects, narrower)


@kind("shift a date or a time that is compared", logical=True)
def shift_bound(defects: Defects) -> Found:
    def shifted(at: Condition) -> Iterator[tuple[str, Condition]]:
        if isinstance(at, Dated):
            bound = at.bound
            if isinstance(bound, Span):
                yield "longer", Dated(at.question, at.relation, Span(bound.count + 1, bound.unit))
                yield "shorter", Dated(at.question, at.relation, Span(max(1, bound.count - 1), bound.unit))
            elif bound.day:
                for day in (bound.day - DAY, bound.day + DAY):
                    yield f"{day}", Dated(at.question, at.relation, Moment(day))

    return _everywhere(defects, shifted)


@kind("name a part twice", logical=True)
def twice(defects: Defects) -> Found:
    def doubled(at: Condition) -> Iterator[tuple[str, Condition]]:
        if isinstance(at, All | Any | Not):
            yield from ((f"part {n}", type(at)((*at.parts, p))) for n, p in enumerate(at.parts))

    for (part, id), whole in defects.conditions.items():
        for what, changed in (*doubled(whole), *put_everywhere(whole, doubled)):
            if changed != whole:
                yield defects.rewritten(part, id, changed, what)


@kind("contradict a part", logical=True)
def contradict(defects: Defects) -> Found:
    for (part, id), whole in defects.conditions.items():
        for n, one in enumerate(conjuncts(whole)):
            yield defects.rewritten(part, id, All((whole, Not((one,)))), f"and not {n}")


@kind("mistype a name in a condition")
def mistype(defects: Defects) -> Found:
    def wrong(at: Condition) -> Iterator[tuple[str, Condition]]:
        if isinstance(at, Holds):
            yield "fact", Holds(mistyped(at.fact))
        elif isinstance(at, Chosen):
            yield "question", Chosen(mistyped(at.question), at.options)
            yield "option", Chosen(at.question, (mistyped(at.options[0]), *at.options[1:]))

    for name in ("fact", "question", "option"):
        for place, make in _everywhere(defects, wrong):
            if place.endswith(name):
                yield f"{name} in {place}", make


# --- Several records ----------------------------------------------------------------------------------------


@kind("shift an effective date", logical=True)
def shift_effective(defects: Defects) -> Found:
    for id, item in defects.guide.items.items():
        for end, name in (("first", "from"), ("last", "to")):
            day: date | None = getattr(item.effective, end)
            for other in (day - DAY, day + DAY) if day else ():
                assert day
                if (lines := defects.text.field("items", id, "effective")) is not None:
                    yield (
                        f"items {id}: {name} {other}",
                        lambda lines=lines, day=day, other=other: defects.text.changed(  # type: ignore[misc]
                            lines, f"{day}", f"{other}"
                        ),
                    )


@kind("forget an effective range", logical=True)
def forget_effective(defects: Defects) -> Found:
    for id, item in defects.guide.items.items():
        if item.effective.first or item.effective.last:
            lines = defects.text.field("items", id, "effective")
            assert lines
            yield f"items {id}", lambda lines=lines: defects.text.without(lines)  # type: ignore[misc]


@kind("delete a record", logical=True)
def delete(defects: Defects) -> Found:
    for part in ("routes", "facts", "items", "questions"):
        for id in getattr(defects.guide, part):
            lines = defects.text.record(part, id)
            yield f"{part} {id}", lambda lines=lines: defects.text.without(lines)  # type: ignore[misc]


@kind("make two routes overlap", logical=True)
def overlap(defects: Defects) -> Found:
    routes = defects.guide.routes
    for id, route in routes.items():
        for other in routes.values():
            if other.id != id:
                yield defects.rewritten("routes", id, Any((route.when, other.when)), f"or {other.id}")


@kind("leave a gap between the routes", logical=True)
def gap(defects: Defects) -> Found:
    for id, route in defects.guide.routes.items():
        for question in ("danger", "role", "age_now"):
            for option in defects.guide.questions[question].options:
                narrow = All((route.when, Not((Chosen(question, (option.id,)),))))
                yield defects.rewritten("routes", id, narrow, f"unless {question} {option.id}")


@kind("orphan a question", logical=True)
def orphan(defects: Defects) -> Found:
    for id, question in defects.guide.questions.items():
        if question.when != ALWAYS:
            never = All((question.when, Not((question.when,))))
            yield defects.rewritten("questions", id, never, "never asked")
        yield f"uses {id}", lambda id=id: without_question(defects.text, defects.guide, id)  # type: ignore[misc]


@kind("ask for a later answer")
def later(defects: Defects) -> Found:
    asked = list(defects.guide.questions.values())
    for n, question in enumerate(asked):
        for other in asked[n + 1 :]:
            if other.options:
                of_later = Chosen(other.id, (other.options[0].id,))
                changed = All((*conjuncts(question.when), of_later))
                yield defects.rewritten("questions", question.id, changed, f"if {other.id}")


@kind("let facts rest on each other")
def circle(defects: Defects) -> Found:
    facts = defects.guide.facts
    rests = {id: {a.fact for a in atoms(fact.when) if isinstance(a, Holds)} for id, fact in facts.items()}
    for id, fact in facts.items():
        for user, on in rests.items():
            if id in on or user == id:
                yield defects.rewritten("facts", id, Any((fact.when, Holds(user))), f"or {user}")


@kind("take out the option none")
def no_none(defects: Defects) -> Found:
    for id, question in defects.guide.questions.items():
        if question.kind == "several":
            yield f"questions {id}", lambda q=question: _without_option(defects, q, NONE)  # type: ignore[misc]


@kind("delete an option")
def delete_option(defects: Defects) -> Found:
    for id, question in defects.guide.questions.items():
        for option in question.options:
            yield (
                f"questions {id}: {option.id}",
                lambda q=question, o=option.id: _without_option(defects, q, o),  # type: ignore[misc]
            )


def _without_option(defects: Defects, question: Question, option: str) -> Files:
    options = defects.text.field("questions", question.id, "options")
    lines = options and defects.text.inside(options, option)
    assert lines
    return defects.text.without(lines)

"""What changes for an officer: the routes cases end in, the lines they show, the questions they ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cpguide.check.diff.both import Both, Change
from cpguide.check.diff.merge import RETYPED, options_only_in
from cpguide.check.diff.side import Side
from cpguide.engine.diagram import NO, YES
from cpguide.guide.model import Question

NOT_ONE = "not_one_route"
"""What happens to a new option in those of its cases in which no route holds, or several at once."""


def behaviour(both: Both) -> Iterator[Change]:
    """Everything that is otherwise in some case, or for some answer that one of the guides knows."""
    yield from _routes(both)
    yield from _items(both)
    yield from _questions(both)
    yield from _answers(both)


def _routes(both: Both) -> Iterator[Change]:
    """Cases that go to another route, by the routes they go from and to."""
    make, old, new = both.diagrams, both.old, both.new
    for what, id, side in both.single("routes"):
        yield Change(what, "routes", (id,), where=both.where(side.lines[id], side))
    ids = dict.fromkeys((*old.guide.routes, *new.guide.routes))
    pairs = ((old.lines.get(id, NO), new.lines.get(id, NO)) for id in ids)
    changed = make.any(make.exactly_one(*pair) for pair in pairs)
    for before, there in old.ends(changed):
        for after, moved in new.ends(there):
            if where := both.where(moved):
                yield Change("moved", "routes", (), before, after, where)


def _items(both: Both) -> Iterator[Change]:
    """Lines that show in other cases than they did, those that change in the same cases together."""
    for what, id, side in both.single("items"):
        yield Change(what, "items", (id,), where=both.where(side.lines[id], side))
    yield from _differing(both, "items", "shows", "gone", both.old.lines, both.new.lines)


def _differing(
    both: Both, part: str, comes: str, goes: str, old: dict[str, int], new: dict[str, int]
) -> Iterator[Change]:
    """What becomes of the records of a part in the cases in which just one of two diagrams is true."""
    found: dict[tuple[str, int], list[str]] = {}
    for id in both.pairs(part):
        if old[id] != new[id]:
            for what, one, other in ((comes, new[id], old[id]), (goes, old[id], new[id])):
                found.setdefault((what, both.only(one, other)), []).append(id)
    for (what, diagram), ids in found.items():
        if where := both.where(diagram, question=ids[0] if part == "questions" else ""):
            yield Change(what, part, tuple(ids), where=where)


def _questions(both: Both) -> Iterator[Change]:
    """Questions that are new or gone, and those that are asked in other cases."""
    old, new = both.old, both.new
    for what, id, side in both.single("questions"):
        if id.removesuffix(RETYPED) + RETYPED not in old.guide.questions:
            yield Change(what, "questions", (id,), where=both.where(side.asked[id], side, id))
    yield from _differing(both, "questions", "asked", "not_asked", old.asked, new.asked)
    told = {id for id in both.pairs("questions") if old.asked[id] != new.asked[id]}
    kept = [{id: YES if id in told else there for id, there in side.exists.items()} for side in (old, new)]
    yield from _differing(both, "questions", "kept", "set_aside", *kept)


def _answers(both: Both) -> Iterator[Change]:
    """Answers that only one of the guides takes."""
    for id, (old, new) in both.pairs("questions").items():
        yield from _options(both, "option_removed", both.old, old, new)
        yield from _options(both, "option_added", both.new, new, old)
        if old.not_sure != new.not_sure:
            before, after = ("offered" if one.not_sure else "not offered" for one in (old, new))
            yield Change("not_sure", "questions", (id,), (before,), (after,))
        if old.kind != new.kind:
            yield Change("kind", "questions", (id,), (old.kind,), (new.kind,))
    for id in both.new.guide.questions:
        if was := both.old.guide.questions.get(id + RETYPED):
            yield Change("kind", "questions", (id,), (was.kind,), (both.new.guide.questions[id].kind,))


def _options(both: Both, what: str, side: Side, question: Question, other: Question) -> Iterator[Change]:
    for option in options_only_in(question, other):
        ids, chosen = (question.id, option), both.diagrams.both(side.chosen(question.id, option), side.offers)
        ends, where = list(side.ends(chosen)), both.where(chosen, side)
        routes = tuple(dict.fromkeys(route for together, _ in ends for route in together))
        yield Change(what, "questions", ids, after=routes, where=where)
        for together, cases in ends if what == "option_added" else ():
            found = both.where(cases, side) if len(together) != 1 else None
            if found and where:
                yield Change(NOT_ONE, "questions", ids, after=together, where=replace(found, of=where.cases))

"""Every case ends in exactly one route and in at least one next step."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.check.proof.ground import Ground, Violation
from cpguide.engine.diagram import NO


def routes(ground: Ground) -> Iterator[Violation]:
    """Exactly one route holds for every complete case."""
    make, lines = ground.diagrams, ground.logic.lines
    ids = list(ground.guide.routes)
    gap = make.negation(make.any(lines[id] for id in ids))
    if ground.can_be(gap):
        message = "there are cases in which no route holds."
        advice = "Widen a route, or give one of them otherwise: true."
        yield ground.violation("CP501", "routes", ids[0], message, advice, ground.case(gap))
    before = NO
    for n, other in enumerate(ids):
        if ground.can_be(before, lines[other]):
            yield from _overlaps(ground, ids[:n], other)
        before = make.either(before, lines[other])


def _overlaps(ground: Ground, before: list[str], other: str) -> Iterator[Violation]:
    """The routes before another one that hold together with it."""
    lines = ground.logic.lines
    for one in before:
        if ground.can_be(lines[one], lines[other]):
            message = f'the routes "{one}" and "{other}" hold at the same time.'
            case, path = ground.case(ground.diagrams.both(lines[one], lines[other])), ("when",)
            yield ground.violation("CP502", "routes", other, message, "Narrow one.", case, path, (one,))


def dead_ends(ground: Ground) -> Iterator[Violation]:
    """Every case, with "not sure" among its answers or not, ends in at least one firm next step."""
    steps = {id: item for id, item in ground.guide.items.items() if item.kind == "steps"}
    nothing = ground.unsure.none_firm(ground.logic.lines[id] for id in steps)
    if nothing != NO:
        message = "there are cases without any step to take."
        advice = "Add a step for them, or one without when:."
        case = ground.unsure_case(nothing)
        part, id = ("items", next(iter(steps))) if steps else ("routes", next(iter(ground.guide.routes)))
        yield ground.violation("CP503", part, id, message, advice, case)

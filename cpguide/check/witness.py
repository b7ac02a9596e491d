"""The shortest case that shows something, read off a diagram."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cpguide.engine.diagram import NO, YES, Diagrams

_Way = tuple[tuple[int, int], tuple[tuple[int, int], ...]]
"""What a way to YES costs (questions answered, periods away) and the values chosen on it."""


def shortest(
    diagrams: Diagrams, diagram: int, question_at: Sequence[str], period: int
) -> Mapping[int, int] | None:
    """The values, of as few questions as can be, that make `diagram` true; None where nothing does.

    Variables of no question, the as-of date, cost nothing, but the nearest to `period` is taken.
    """
    done: dict[tuple[int, str], _Way | None] = {}

    def cheapest(diagram: int, paid: str) -> _Way | None:
        if diagram in (YES, NO):
            return ((0, 0), ()) if diagram == YES else None
        question = question_at[diagrams.variable[diagram]]
        key = diagram, paid if paid == question else ""
        if key not in done:
            done[key] = step(diagram, question, paid)
        return done[key]

    def step(diagram: int, question: str, paid: str) -> _Way | None:
        variable = diagrams.variable[diagram]
        best: _Way | None = None
        for value, child in enumerate(diagrams.children[diagram]):
            rest = cheapest(child, question)
            if rest is None:
                continue
            (asked, away), values = rest
            price = (asked + int(question not in ("", paid)), away if question else abs(value - period))
            if best is None or price < best[0]:
                best = price, ((variable, value), *values)
        return best

    found = cheapest(diagram, "")
    return None if found is None else dict(found[1])

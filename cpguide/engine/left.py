"""How many questions are left: exactly, from the diagrams, without walking the cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cpguide.engine.diagram import YES, Diagrams
from cpguide.engine.logic import Logic


class Left(NamedTuple):
    """The fewest and the most questions still to come if each gets a definite answer."""

    fewest: int
    most: int


def questions_left(logic: Logic, lines: Iterable[int], unsure: int) -> Left:
    """Count the questions that open `lines` may still need.

    A question is asked exactly where, under the answers before it, some line still depends on it.
    That "where" is itself a diagram over earlier questions; the count is the least and the
    greatest number of these diagrams that can be true together. `unsure` is the bit mask of the
    variables answered "not sure": they are not asked again and may be anything.
    """
    diagrams = logic.diagrams
    still = {line for line in lines if line > YES}
    asked: list[int] = []
    for block in logic.variables.values():
        mask = block.mask
        if mask & unsure:
            continue
        about = [line for line in still if diagrams.mask[line] & mask]
        where = diagrams.any({diagrams.depends(line, block.first, mask) for line in about})
        asked.append(diagrams.exists(where, unsure))
    return _range(diagrams, asked)


def _range(diagrams: Diagrams, asked: list[int]) -> Left:
    done: dict[tuple[int, ...], Left] = {(): Left(0, 0)}

    def count(state: list[int]) -> Left:
        sure = state.count(YES)
        unsettled = tuple(sorted(diagram for diagram in state if diagram > YES))
        found = done.get(unsettled)
        if found is None:
            top = min(diagrams.variable[diagram] for diagram in unsettled)
            ranges = [
                count([diagrams.below(diagram, top)[value] for diagram in unsettled])
                for value in range(diagrams.arity[top])
            ]
            found = Left(min(low for low, _ in ranges), max(high for _, high in ranges))
            done[unsettled] = found
        return Left(found.fewest + sure, found.most + sure)

    return count(asked)

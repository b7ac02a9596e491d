"""Whether diagrams can be true together, found without making the diagram of it."""

from __future__ import annotations

from cpguide.engine.diagram import NO, YES, Diagrams

_Wanted = tuple[int, ...]


def meet(diagrams: Diagrams, wanted: _Wanted) -> bool:
    """Whether some values make all of `wanted` true."""
    failed: set[_Wanted] = set()

    def can(wanted: _Wanted) -> bool:
        wanted = tuple(sorted({one for one in wanted if one != YES}))
        if NO in wanted or wanted in failed:
            return False
        if len(wanted) < 2:  # a diagram that is not the constant NO is true somewhere
            return True
        top = min(map(diagrams.variable.__getitem__, wanted))
        if any(map(can, zip(*(diagrams.below(one, top) for one in wanted), strict=True))):
            return True
        failed.add(wanted)
        return False

    return can(wanted)


def part(diagrams: Diagrams, one: int, other: int, wanted: _Wanted) -> bool:
    """Whether some values make all of `wanted` true, and exactly one of the two diagrams."""
    failed: set[tuple[int, int, _Wanted]] = set()

    def can(one: int, other: int, wanted: _Wanted) -> bool:
        if one == other or NO in wanted or (one, other, wanted) in failed:
            return False
        if one <= YES and other <= YES:
            return meet(diagrams, wanted)
        top = min(map(diagrams.variable.__getitem__, (one, other, *wanted)))
        below = (diagrams.below(diagram, top) for diagram in (one, other, *wanted))
        for left, right, *rest in zip(*below, strict=True):
            if can(left, right, tuple(rest)):
                return True
        failed.add((one, other, wanted))
        return False

    return can(one, other, wanted)

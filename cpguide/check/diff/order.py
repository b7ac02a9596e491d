"""Lines, questions and answers that people see in another order: which of them moved, and past what."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.check.diff.both import Both, Change

_Group = tuple[str, tuple[str, ...], list[str], list[str]]
"""A part, what the order is in, and the ids in their old and new order."""


def moved(both: Both) -> Iterator[Change]:
    """Each that stands before or after others than it did: as few as can be, the others having kept theirs.

    `ids` are what the order is in (the question of options, the kind of line of stages), what moved, and
    what it now comes before or after; `after` says which of the two.
    """
    for part, within, old, new in _groups(both):
        for id, side, other in _moves(old, new):
            yield Change("order", part, (*within, id, other), after=(side,))


def _groups(both: Both) -> Iterator[_Group]:
    """What people see in the order of the files: the first firm steps of a stage are on top of the result."""
    old, new = both.old.written, both.new.written
    kinds = new.about.stages.items()
    yield from (("stages", (kind,), list(old.about.stages[kind]), list(stages)) for kind, stages in kinds)
    for kind, stages in kinds:
        for stage in stages:
            here = [
                [id for id, item in guide.items.items() if (item.kind, item.stage) == (kind, stage)]
                for guide in (old, new)
            ]
            yield "items", (), here[0], here[1]
    yield "routes", (), list(old.routes), list(new.routes)
    yield "questions", (), list(old.questions), list(new.questions)
    for id, pair in both.pairs("questions").items():
        before, after = ([option.id for option in question.options] for question in pair)
        yield "options", (id,), before, after


def _moves(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """Each id that moved, "before" or "after", and the nearest of those that stayed which it moved past."""
    was = {id: place for place, id in enumerate(old)}
    common = [id for id in new if id in was]
    stayed = _in_order(common, was)
    for place, id in enumerate(common):
        if id not in stayed:
            passed = [other for other in common[place:] if other in stayed and was[other] < was[id]]
            left = [other for other in common[:place] if other in stayed and was[other] > was[id]]
            yield (id, "before", passed[0]) if passed else (id, "after", left[-1])


def _in_order(ids: list[str], was: dict[str, int]) -> set[str]:
    """The most of the ids that stand among each other as they did; of as many, those that stand last."""
    longest: list[tuple[str, ...]] = []
    for id in reversed(ids):
        follow = [run for run in longest if was[run[0]] > was[id]]
        longest.append((id, *_longest(follow)))
    return set(_longest(longest))


def _longest(runs: list[tuple[str, ...]]) -> tuple[str, ...]:
    return max(runs, key=lambda run: len(run), default=())

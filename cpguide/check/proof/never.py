"""What the owner of the rules swears can never be, never is."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.check.proof.ground import Ground, Violation
from cpguide.engine.diagram import NO, YES
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Dated, Not


def never(ground: Ground) -> Iterator[Violation]:
    """What the owner swears can never be is never so, and is not impossible whatever the rules were.

    Of the latter only what the answers themselves rule out is found: each line and fact is taken by itself,
    so that "this line shows and does not show" passes.
    """
    for id, sworn in ground.guide.never.items():
        truth = ground.logic.diagram(sworn.when)
        if ground.can_be(truth):
            message = f"it can be that {sworn.says.strip().rstrip('.')}."
            advice = "Correct the rules, or what is sworn."
            yield ground.violation("CP510", "never", id, message, advice, ground.case(truth), ("when",))
        elif not ground.can_be(_whatever_the_rules(ground, sworn.when, True)):
            message = f'"{id}" proves nothing: no answers could meet its condition, whatever the rules were.'
            yield ground.violation("CP511", "never", id, message, "Correct its when:.", None, ("when",))


def _whatever_the_rules(ground: Ground, condition: Condition, wanted: bool) -> int:
    """The condition as if lines, facts and the questions that are asked were just what makes it true."""
    if isinstance(condition, All | Any | Not):
        wanted ^= isinstance(condition, Not)
        parts = [_whatever_the_rules(ground, part, wanted) for part in condition.parts]
        if isinstance(condition, All):
            return ground.diagrams.all(parts)
        either = ground.diagrams.any(parts)
        return either if isinstance(condition, Any) else ground.diagrams.negation(either)
    if isinstance(condition, Chosen | Dated):
        if not wanted and ground.guide.questions[condition.question].when != ALWAYS:
            return NO  # it may not be asked
        space = ground.space
        return space.chosen(condition) if isinstance(condition, Chosen) else space.dated(condition)
    return YES if wanted else NO

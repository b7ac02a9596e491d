"""What the owner of the rules swears can never be, never is."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.check.proof.ground import Ground, Violation
from cpguide.guide.condition import ALWAYS, All, Any, Condition, Holds, Not, Shows


def never(ground: Ground) -> Iterator[Violation]:
    """What the owner of the rules swears can never be is never so, and is not impossible from the outset."""
    for id, sworn in ground.guide.never.items():
        truth = ground.logic.diagram(sworn.when)
        if ground.can_be(truth):
            message = f"it can be that {sworn.says.rstrip('.')}."
            advice = "Correct the rules, or what is sworn."
            yield ground.violation("CP510", "never", id, message, advice, ground.case(truth), ("when",))
        elif not ground.can_be(ground.logic.diagram(_given_all(sworn.when))):
            message = (
                f'"{id}" proves nothing: no answers meet its condition, whatever facts and lines there are.'
            )
            yield ground.violation("CP511", "never", id, message, "Correct its when:.", None, ("when",))


def _given_all(condition: Condition, wanted: bool = True) -> Condition:
    """The condition as if each line and each fact that it speaks of were just what makes it true."""
    if isinstance(condition, Shows | Holds):
        return ALWAYS if wanted else Any(())
    if isinstance(condition, All | Any | Not):
        wanted ^= isinstance(condition, Not)
        return type(condition)(tuple(_given_all(part, wanted) for part in condition.parts))
    return condition

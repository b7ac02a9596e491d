"""What the proof cannot see in `never.yaml`: that the promises are there, and that each has teeth."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.engine.logic import Logic
from cpguide.guide.condition import All, Condition, Not, Shows, atoms
from tests.rules.test_shipped import dates, guide, logic


def test_every_route_has_its_own_promise() -> None:
    said = {
        id: {line for atom in atoms(never.when) if isinstance(atom, Shows) for line in atom.lines}
        for id, never in guide().never.items()
    }
    for route in guide().routes:
        assert said.get(f"route_{route}", set()) - set(guide().routes), route


def test_every_promise_rests_on_evidence() -> None:
    assert all(never.evidence for never in guide().never.values())


def test_no_promise_holds_for_want_of_a_case() -> None:
    """Whatever part of a promise is left out, there is a case that breaks what is left."""
    logics = [logic(as_of) for as_of in dates()]
    for id, never in guide().never.items():
        for less in _with_one_part_less(never.when):
            assert any(_possible(one, less) for one in logics), (id, less)


def _possible(logic: Logic, condition: Condition) -> bool:
    return logic.diagram(condition) != 0


def _with_one_part_less(condition: Condition) -> Iterator[Condition]:
    """The condition without one part, for each part of `all` and `none` at its top."""
    if isinstance(condition, All | Not):
        for n, part in enumerate(condition.parts):
            before, after = condition.parts[:n], condition.parts[n + 1 :]
            yield type(condition)((*before, *after))
            if isinstance(condition, All) and isinstance(part, Not):
                for less in _with_one_part_less(part):
                    yield All((*before, less, *after))

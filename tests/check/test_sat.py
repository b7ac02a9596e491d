"""The proof of the shipped rules against a SAT solver, on days of every kind, and of the rules broken."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from cpguide.check.everywhere import AS_OF
from cpguide.check.proof import violations
from cpguide.guide.condition import Not
from cpguide.guide.load import load
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from tests.check.expected import Found, paths, without
from tests.check.nowhere import ground_of

pytest.importorskip("pysat", reason='the second oracle is not installed: pip install -e ".[bench]"')

from tests.check.sat import Clauses, kinds_of_days, records
from tests.check.solved import CODES, solved, wrong_on


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load(rules_folder(), sworn=True)


def test_every_line_and_fact_can_be_true_and_false_on_the_same_days(guide: Guide) -> None:
    ground = ground_of(guide)
    make, logic = ground.diagrams, ground.logic
    for day in kinds_of_days(guide)[::3]:
        today = make.test(AS_OF, [ground.space.period(day)])
        with Clauses(guide, day) as clauses:
            pairs = [(logic.lines[id], clauses.lines[id]) for id in logic.lines]
            pairs += [(logic.diagram(when), clauses.of(when)) for _, _, when in records(guide)]
            pairs += [(logic.diagram(one.when), clauses.of(one.when)) for one in guide.never.values()]
            for diagram, literal in pairs:
                assert clauses.can_be(literal) == ground.can_be(diagram, today)
                assert clauses.can_be(-literal) == ground.can_be(make.negation(diagram), today)


def test_on_every_day_each_case_has_one_route_and_a_step_and_what_is_sworn_holds(guide: Guide) -> None:
    for day in kinds_of_days(guide):
        with Clauses(guide, day) as clauses:
            assert not list(wrong_on(clauses))


def test_the_same_is_found_in_the_rules_as_they_are(guide: Guide) -> None:
    assert solved(guide, kinds_of_days(guide)) == proved(guide)


@pytest.mark.parametrize("seed", range(4))
def test_the_same_is_found_in_rules_that_are_broken(guide: Guide, seed: int) -> None:
    random = Random(seed)
    for part in ("routes", "items", "facts"):
        guide = broken(guide, part, random)
    assert solved(guide, kinds_of_days(guide)) == proved(guide)


def broken(guide: Guide, part: str, random: Random) -> Guide:
    """The guide with one part of a condition left out, or one condition turned into its opposite."""
    all_records = getattr(guide, part)
    id = random.choice([id for id, record in all_records.items() if any(paths(record.when))])
    when = all_records[id].when
    changed = without(when, random.choice(list(paths(when)))) if random.random() < 0.7 else Not((when,))
    parts: dict[str, Any] = {part: {**all_records, id: all_records[id]._replace(when=changed)}}
    return guide._replace(**parts)


def proved(guide: Guide) -> set[Found]:
    """What the proof finds; of what is never true, without the part that is to blame."""
    found = set()
    for violation in violations(ground_of(guide)):
        code, at = violation.problem.code, "/".join((violation.problem.file, *violation.about[1:]))
        if code in CODES:
            found.add((code, at.partition("/when")[0] if code == "CP504" else at))
    return found

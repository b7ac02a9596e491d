"""The proof against brute force, on thousands of random small guides."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given

from cpguide.check.proof import violations
from cpguide.check.proof.ground import Violation
from cpguide.engine.case import Case
from cpguide.engine.diagram import YES
from cpguide.engine.interview import Interview
from cpguide.guide.condition import All, Any, Chosen, Condition, Holds, Not, Shows
from cpguide.guide.model import Fact, Guide, Route
from tests.check.brute import Brute
from tests.check.expected import (
    Expected,
    always_dead,
    fewest_to_dead_end,
    named,
    part_at,
    paths,
    place,
    without,
)
from tests.check.nowhere import ground_of
from tests.check.wild import examples, wild_guides
from tests.engine.guides import ABOUT, EMPTY, question


def found(violation: Violation) -> tuple[str, str]:
    """Code and place; of two routes together, both."""
    problem = violation.problem
    return problem.code, "/".join((problem.file, *violation.about[1:]))


@examples(1_000)
@given(wild_guides())
def test_the_proof_finds_exactly_what_looking_at_every_case_finds(guide: Guide) -> None:
    proved = [found(violation) for violation in violations(ground_of(guide))]
    assert sorted(proved) == sorted(Expected(Brute(guide)).found())


@examples(400)
@given(wild_guides())
def test_the_case_of_a_violation_shows_it_whatever_else_is_answered(guide: Guide) -> None:
    brute = Brute(guide)
    for violation in violations(ground_of(guide)):
        code, case = violation.problem.code, violation.case
        if case is None:
            assert code in ("CP504", "CP511")
        elif code == "CP503":
            assert all(dead_ends(guide, case))
        elif code == "CP509":
            assert tells_apart(guide, violation, case)
        else:
            shown = to_show(brute, violation)
            of_case = Brute(guide, [case.as_of], case.answers)
            assert of_case.where(shown) == of_case.every
            interview = Interview.of(guide, case)
            logic = interview.logic
            assert logic.diagrams.restrict([logic.diagram(shown)], interview.known) == [YES]


@examples(400)
@given(wild_guides())
def test_no_case_with_fewer_answers_shows_it(guide: Guide) -> None:
    brute = Brute(guide)
    for violation in violations(ground_of(guide)):
        code, case = violation.problem.code, violation.case
        if code in ("CP501", "CP502", "CP510"):
            assert case is not None
            assert len(case.answers) == brute.fewest(brute.where(to_show(brute, violation)))
        elif code == "CP503":
            assert case is not None
            assert len(case.answers) == fewest_to_dead_end(brute)


def test_a_chain_of_hundreds_of_questions_is_not_too_deep() -> None:
    asked = [question(f"q{n}", "one", 2) for n in range(350)]
    chain: dict[str, Fact] = {}
    for n in range(0, len(asked), 10):
        parts: list[Condition] = [Chosen(one.id, ("a",)) for one in asked[n : n + 10]]
        parts += [Holds(f"f{n - 10}")] if n else []
        chain[f"f{n}"] = Fact(f"f{n}", "", Any(tuple(parts)) if n % 20 else All(tuple(parts)), ())
    only = Route("r", "r", "", Holds(list(chain)[-1]), False, "", ())
    guide = Guide(ABOUT, {one.id: one for one in asked}, chain, {"r": only}, {}, EMPTY, "")
    assert next(found(violation) for violation in violations(ground_of(guide))) == ("CP501", "routes/r")


def to_show(brute: Brute, violation: Violation) -> Condition:
    """What must be true in the case of a violation."""
    guide, problem = brute.guide, violation.problem
    part, id, *_ = problem.file.split("/")
    if problem.code == "CP501":
        return Not((Shows(tuple(guide.routes)),))
    if problem.code == "CP502":
        return All(tuple(Shows((route,)) for route in violation.about))
    record = getattr(guide, part)[id]
    when: Condition = record.when
    at = [path for path in paths(when) if place(part, id, named(when, path)) == problem.file]
    if problem.code == "CP504":
        (path,) = at
        return All((without(when, path), Not((when,))))
    if problem.code == "CP506":
        held = All((when, part_at(when, at[0])))
        in_force = brute.in_force(id) if part == "items" else brute.every
        return held if brute.where(held) & in_force else when
    return when


def dead_ends(guide: Guide, case: Case) -> Iterator[bool]:
    """That no step is firm, here and whatever else is answered."""
    yield always_dead(Brute(guide, [case.as_of], case.answers), case.as_of, case.answers)
    steps = [id for id, item in guide.items.items() if item.kind == "steps"]
    yield all(Interview.of(guide, case).truth(id) != "firm" for id in steps)


def tells_apart(guide: Guide, violation: Violation, case: Case) -> bool:
    """Whether some line is true with one option and not with the other, whatever else is answered."""
    question, option = violation.problem.file.split("/")[1::2]
    other = guide.questions[question].option(option)
    assert other is not None
    assert case.answers[question] == option
    here = Brute(guide, [case.as_of], case.answers)
    there = Brute(guide, [case.as_of], {**case.answers, question: other.same_as})
    return any(here.line(id) ^ there.line(id) == here.every for id in here.lines)

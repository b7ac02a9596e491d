"""The difference of two random guides against every case of both, one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from hypothesis import HealthCheck, given, settings

from cpguide.check.diff import Difference, difference
from cpguide.check.diff.both import Both, Change
from cpguide.engine.interview import Interview
from cpguide.guide.model import Guide
from tests.check.two_guides import Brute, Key, changes, pairs
from tests.engine.guides import AS_OF


def keys(change: Change) -> list[Key]:
    """What a change of some cases is counted under."""
    if change.what == "moved":
        return [("moved", change.before, change.after)]
    counted = change.where and change.what in ("shows", "gone", "asked", "not_asked", "added", "removed")
    return [(change.what, id) for id in change.ids] if counted else []


def told(found: Difference) -> Counter[Key]:
    """The same, as the difference tells it."""
    compared, old, new = found.cases
    counts: Counter[Key] = Counter({("cases",): compared, ("removed cases",): old, ("added cases",): new})
    for change in found.behaviour:
        counts.update({key: change.where.cases for key in keys(change) if change.where})
    return +counts


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_the_difference_is_that_of_all_cases(drawn: tuple[Guide, Guide]) -> None:
    old, new = drawn
    both, found = Both(old, new, AS_OF), difference(old, new, AS_OF)
    questions = {id: both.questions[id] for id in both.space.variables}
    expected: Counter[Key] = Counter()
    on: defaultdict[Key, list[date]] = defaultdict(list)
    for day in both.space.periods:
        here = changes(old, new, Brute(old, new, day, questions))
        expected += here
        for key in here:
            on[key].append(day)
    assert told(found) == expected
    for change in found.behaviour:
        days = change.where.days if change.where else ()
        lie = [day for day in both.space.periods if any(first <= day <= last for first, last in days)]
        for key in keys(change):
            assert on[key] == (lie or both.space.periods)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_every_example_shows_its_change(drawn: tuple[Guide, Guide]) -> None:
    old, new = drawn
    for change in difference(old, new, AS_OF).behaviour:
        if change.where is None:
            continue
        before = Interview.of(old, change.where.old_case)
        after = Interview.of(new, change.where.new_case)
        if change.what == "moved":
            assert {id for id in old.routes if before.truth(id) == "firm"} == set(change.before)
            assert {route.id for route in before.routes} == set(change.before)
            assert {route.id for route in after.routes} == set(change.after)
        for id in change.ids:
            if change.what in ("shows", "gone"):
                truths = ["absent", "firm"] if change.what == "shows" else ["firm", "absent"]
                assert [before.truth(id), after.truth(id)] == truths
            if change.what in ("asked", "not_asked") and list(old.questions) == list(new.questions):
                asked = [id in before.still_open(), id in after.still_open()]
                assert asked == ([False, True] if change.what == "asked" else [True, False])


MIRROR = {"shows": "gone", "asked": "not_asked", "added": "removed", "added cases": "removed cases"}
MIRROR |= {after: before for before, after in MIRROR.items()}


def mirrored(key: Key) -> Key:
    """What a change is the other way round."""
    if len(key) == 3:
        what, before, after = key
        return what, after, before
    turned = MIRROR.get(key[0], key[0])
    return (turned, key[1]) if len(key) == 2 else (turned,)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_the_other_way_round_it_is_mirrored(drawn: tuple[Guide, Guide]) -> None:
    old, new = drawn
    there, back = told(difference(old, new, AS_OF)), told(difference(new, old, AS_OF))
    turned = {mirrored(key): count for key, count in back.items()}
    if list(old.questions) == list(new.questions):  # where a question is asked depends on their order
        assert there == turned
    ends = [{key: n for key, n in one.items() if key[0] in ("moved", "shows")} for one in (there, turned)]
    assert ends[0] == ends[1]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_no_guide_differs_from_itself(drawn: tuple[Guide, Guide]) -> None:
    for guide in drawn:
        found = difference(guide, guide, AS_OF)
        assert not found.changes
        assert found.same == found.edited == ()
        assert len(set(found.cases)) == 1

"""The meaning of section 5 of the design, by example."""

from __future__ import annotations

from datetime import date

from cpguide.engine.effect import effect
from cpguide.engine.interview import Interview
from cpguide.engine.reasons import what_would_change
from cpguide.engine.result import Result
from cpguide.guide.calendar import Effective
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Not
from cpguide.guide.model import NOT_SURE, Guide, Item, Route
from tests.engine.guides import ABOUT, AS_OF, EMPTY, item, question

A, B = Chosen("first", ("a",)), Chosen("first", ("b",))
SECOND = Chosen("second", ("a",))


def small(routes: dict[str, Condition], items: list[Item] | None = None) -> Guide:
    """Two questions; the second exists where the first is a."""
    asked = [question("first", "one", 2), question("second", "one", 2, A)]
    made = {id: Route(id, f"Route {id}", "", when, False, "", ()) for id, when in routes.items()}
    return Guide(ABOUT, {q.id: q for q in asked}, {}, made, {i.id: i for i in items or []}, EMPTY, "")


def test_a_line_true_either_way_is_firm_though_the_answer_is_not_sure() -> None:
    interview = Interview.begin(small({"always": Any((A, Not((A,))))}), AS_OF)
    assert interview.truth("always") == "firm"
    assert interview.answer("first", NOT_SURE).truth("always") == "firm"


def test_not_sure_is_neither_yes_nor_no_and_is_not_asked_again() -> None:
    interview = Interview.begin(small({"yes": A, "no": Not((A,))}), AS_OF).answer("first", NOT_SURE)
    assert [finding.status for finding in Result(interview).routes] == ["open", "open"]
    assert interview.current is None
    assert interview.settled_by("yes") == ["first"]


def test_anything_said_about_a_question_that_does_not_exist_is_false() -> None:
    interview = Interview.begin(small({"said": SECOND, "unsaid": Not((SECOND,))}), AS_OF).answer("first", "b")
    assert (interview.truth("said"), interview.truth("unsaid")) == ("absent", "firm")
    assert interview.complete


def test_an_answer_off_the_path_is_set_aside_and_comes_back() -> None:
    interview = Interview.begin(small({"yes": SECOND, "no": Not((SECOND,))}), AS_OF)
    both = interview.answer("first", "a").answer("second", "a")
    aside = both.answer("first", "b")
    assert [line.set_aside for line in aside.trail] == [False, True]
    assert aside.truth("yes") == "absent"
    assert aside.answer("first", "a").truth("yes") == "firm"


def test_effective_ranges_are_read_at_the_as_of_date() -> None:
    until = item("until", ALWAYS, Effective(None, date(2026, 9, 30)))
    since = item("since", ALWAYS, Effective(date(2026, 10, 1), None))
    guide = small({"only": ALWAYS}, [until, since])
    before, after = Interview.begin(guide, date(2026, 9, 30)), Interview.begin(guide, date(2026, 10, 1))
    assert (before.truth("until"), before.truth("since")) == ("firm", "absent")
    assert (after.truth("until"), after.truth("since")) == ("absent", "firm")


def test_the_effect_of_an_edit_names_questions_answers_and_routes() -> None:
    guide = small({"yes": All((A, SECOND)), "no": Not((All((A, SECOND)),))})
    before = Interview.begin(guide, AS_OF).answer("first", "a").answer("second", "a")
    away = effect(before, before.answer("first", "b"))
    assert [q.id for q in away.set_aside] == ["second"]
    assert away.changes_route
    assert (away.come, away.gone) == (("no",), ("yes",))
    back = effect(before.answer("first", "b"), before)
    assert [q.id for q in back.brought_back] == ["second"]
    fresh = Interview.begin(guide, AS_OF).answer("first", "b")
    assert [q.id for q in effect(fresh, fresh.answer("first", "a")).new_questions] == ["second"]


def test_why_not_another_route_names_what_would_have_to_differ() -> None:
    interview = Interview.begin(small({"yes": A, "no": B}), AS_OF).answer("first", "a")
    (change,) = what_would_change(interview, "no")
    assert (change.question.id, change.given, change.options) == ("first", "a", ("b",))

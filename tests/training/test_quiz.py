from __future__ import annotations

from dataclasses import replace

import pytest

from cpguide.engine.interview import Interview
from cpguide.guide.condition import Holds
from cpguide.guide.model import NOT_SURE, Guide
from cpguide.training.forks import ROUTE, Fork
from cpguide.training.quiz import LEVEL, NO_HANDS, SAME_RESULT, Quiz, Reply, choice_of, score_words
from tests.training.quizzes import quiz, quiz_guide, right, told


def fork(of: Quiz, id: str) -> Fork:
    return next(each for each in of.forks if each.id == id)


def test_without_stops_every_question_of_the_path_is_a_fork_and_the_route_is_the_last() -> None:
    assert [each.id for each in quiz().forks] == ["role", "used", "since", "told", ROUTE]


def test_with_stops_only_they_are_forks_and_what_lies_between_is_told() -> None:
    parts = {"used": "They threatened him.", "told": "Nobody told him."}
    since, route = quiz(told(parts=parts, stops={"since": "How long?"})).forks
    assert (since.id, since.stop) == ("since", "How long?")
    assert since.part == "Role is local.\nThey threatened him."
    assert route.part == "Nobody told him."


def test_the_answer_of_a_fork_is_not_told_before_it() -> None:
    role = quiz().forks[0]
    assert role.part == ""


def test_a_stop_at_which_nothing_is_decided_is_no_fork() -> None:
    federal = told({"role": "federal", "used": ("force",), "told": "no"}, stops={"used": "What was used?"})
    assert [each.id for each in quiz(federal).forks] == ["role", "told", ROUTE]


def test_what_the_story_does_not_tell_is_only_near_though_the_result_is_the_same() -> None:
    of = quiz()
    used = fork(of, "used")
    mark = of.mark(used, Reply(("force", "papers"), used.reason))
    assert (mark.verdict, mark.overlooked) == ("near", (SAME_RESULT,))


def test_a_reply_is_right_when_it_means_what_the_story_tells() -> None:
    of = quiz()
    role = fork(of, "role")
    verdicts = {choice.id: of.mark(role, Reply((choice.id,), role.reason)).verdict for choice in role.choices}
    assert verdicts == {"federal": "wrong", "local": "right", "tribal": "right", NOT_SURE: "wrong"}


def test_a_near_miss_names_the_fact_or_else_the_question_that_was_overlooked() -> None:
    of = quiz()
    used, since, tell = fork(of, "used"), fork(of, "since"), fork(of, "told")
    near = of.mark(used, Reply(("threats",), used.reason))
    assert (near.verdict, near.overlooked) == ("near", ("The law looks at used.",))
    assert near.effect is not None
    assert near.effect.gone == ("copies",)
    near = of.mark(tell, Reply(("yes",), tell.reason))
    assert near.verdict == "near"
    assert near.overlooked == ("By these answers it is not so that the person knows.",)
    wrong = of.mark(used, Reply(("papers",), used.reason))
    assert wrong.verdict == "wrong"
    assert wrong.overlooked == ("By these answers someone was held by force.",), (
        "what comes later is not told"
    )
    later = max(choice.id for choice in since.choices if choice.id != NOT_SURE)
    overlooked = of.mark(since, Reply((later,), since.reason)).overlooked
    assert overlooked == ("By these answers it went on before today.",)


def test_what_a_wrong_answer_only_leaves_open_is_named_last() -> None:
    scenario = told({"role": "federal", "told": "no"})
    of = quiz(scenario)
    local = of.mark(of.forks[0], Reply(("local",), of.forks[0].reason))
    assert local.overlooked == (
        "By these answers it is not so that a federal sponsor is needed.",
        "By these answers it is not so that someone was held by force.",
        "By these answers it is not so that it went on before today.",
    )


def test_a_date_is_chosen_among_one_day_of_each_stretch() -> None:
    since = fork(quiz(), "since")
    assert [choice.id for choice in since.choices] == ["2026-03-01", "2026-11-23", NOT_SURE]
    assert since.answer == ("2026-03-01",)


def test_the_last_fork_offers_routes_that_were_possible_and_others() -> None:
    route = fork(quiz(), ROUTE)
    assert [choice.id for choice in route.choices] == ["file", "sponsor", "gather", NOT_SURE]
    assert route.answer == ("sponsor",)
    assert route.ask_reason == "Which answer carries the route?"


def test_a_wrong_route_names_the_answers_that_rule_it_out() -> None:
    of = quiz()
    route = fork(of, ROUTE)
    assert of.mark(route, Reply(("file",), route.reason)).overlooked == ("Role is local.",)
    unsure = of.mark(route, Reply((NOT_SURE,), route.reason))
    assert unsure.verdict == "wrong"
    assert "Role is local." in unsure.overlooked


def test_where_the_route_is_not_settled_that_is_the_answer() -> None:
    of = quiz(told({"role": "local", "used": NOT_SURE, "told": "no"}))
    route = fork(of, ROUTE)
    verdicts = {choice.id: of.mark(route, Reply((choice.id,), route.reason)) for choice in route.choices}
    assert {id: mark.verdict for id, mark in verdicts.items()} == {
        "file": "wrong",
        "sponsor": "near",
        "gather": "near",
        NOT_SURE: "right",
    }
    assert verdicts["sponsor"].overlooked == ("What about used?", "What about since?")
    assert route.ask_reason == "What would settle the route?"
    assert route.label(route.reason) == "What about since?"


def test_a_reply_that_is_not_offered_is_refused() -> None:
    of = quiz()
    reason = of.forks[0].reason
    refused = (
        (("none",), reason),
        ((), reason),
        (("local", "federal"), reason),
        (("local",), "fact:no such"),
    )
    for answer, why in refused:
        with pytest.raises(ValueError, match="role"):
            of.reply(Reply(answer, why))
    with pytest.raises(ValueError, match="every fork"):
        right(of).reply(Reply(("local",), reason))


def test_replies_make_other_quizzes_and_the_score_counts_both_parts() -> None:
    of = quiz()
    first = of.reply(Reply(("federal",), of.forks[0].reason))
    assert (of.replies, of.score.forks) == ((), 0)
    wrong = next(reason.id for reason in of.forks[1].reasons if reason.id != of.forks[1].reason)
    second = right(first.reply(Reply(("threats",), wrong)))
    assert second.fork is None
    assert score_words(second.score) == "Answers: 3 of 5 right, 1 near. Reasons: 4 of 5."


def test_hands_choose_and_their_share_is_reported() -> None:
    of = quiz()
    role, used = of.forks[:2]
    assert choice_of(role, {"local": 5, "federal": 3}) == (("local",), "")
    assert choice_of(role, {"local": 5, "federal": 5}) == ((), LEVEL)
    assert choice_of(role, {}) == ((), NO_HANDS)
    assert choice_of(used, {"force": 2, "threats": 9, "papers": 5, "none": 6}) == (("threats", "papers"), "")
    assert choice_of(used, {"none": 6, "force": 2}) == (("none",), "")
    assert choice_of(used, {"none": 6, "force": 6}) == ((), LEVEL)
    assert of.right_choices(role) == ("local", "tribal")
    assert of.right_choices(used) == ("threats", "papers")
    of = of.reply(Reply(("local",), role.reason, {"federal": 3, "local": 5, "tribal": 1}))
    of = of.reply(Reply(("threats", "papers"), used.reason, {"threats": 9, "papers": 5, "none": 6}))
    assert score_words(of.score) == (
        "Answers: 2 of 2 right. Reasons: 2 of 2. Hands on right choices: 20 of 29."
    )


def test_one_reason_is_right_and_the_others_are_not_always_behind_it() -> None:
    places = set()
    for name in ("boat", "farm", "mill", "shop"):
        for each in quiz(told(name=name)).forks:
            ids = [reason.id for reason in each.reasons]
            assert ids.count(each.reason) == 1
            places.add(ids.index(each.reason))
    assert len(places) > 1


def test_a_route_that_always_holds_is_carried_by_no_answer() -> None:
    base = quiz_guide()
    always = base.routes["file"]._replace(when=Holds("always"))
    facts = {"always": base.facts["local"]._replace(id="always", when=base.questions["role"].when)}
    only = base._replace(routes={"file": always}, facts={**base.facts, **facts})
    scenario = told()
    of = right(Quiz.of(scenario, Interview.of(only, scenario.case)))
    assert of.forks[-1].label(of.forks[-1].reason).startswith("None of them")
    assert of.score.answers == of.score.reasons == len(of.forks)


def test_a_scenario_without_an_answer_to_a_question_still_makes_a_quiz() -> None:
    of = quiz(told({"role": "local"}))
    assert [each.id for each in of.forks] == ["role", ROUTE]
    assert of.forks[-1].answer == (NOT_SURE,)


def test_the_evidence_of_a_fork_is_that_of_its_question_and_of_the_right_reason() -> None:
    of = quiz()
    assert of.evidence(of.forks[0]) == ("CP-001", "CP-002")
    assert of.evidence(of.forks[-1])[0] == "CP-001"


def test_a_date_question_that_is_not_sure_offers_days_too() -> None:
    scenario = told({"role": "local", "used": ("force",), "since": NOT_SURE, "told": "no"})
    since = fork(quiz(scenario), "since")
    assert since.answer == (NOT_SURE,)
    assert len(since.choices) == 3


def test_same_words_twice_are_offered_once() -> None:
    base = quiz_guide()
    twin = {"twin": base.facts["told"]._replace(id="twin")}
    twins: Guide = base._replace(facts={**base.facts, **twin})
    scenario = replace(told(), name="twins")
    for each in Quiz.of(scenario, Interview.of(twins, scenario.case)).forks:
        labels = [reason.label for reason in each.reasons]
        assert len(set(labels)) == len(labels)

"""The engine against a naive evaluator that tries every completion."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import HealthCheck, given, settings

from cpguide.engine.case import Answer, Case
from cpguide.engine.interview import Interview
from cpguide.engine.logic import Logic
from cpguide.engine.reasons import reasons, what_would_change
from cpguide.guide.model import NOT_SURE, Guide
from tests.engine.guides import AS_OF, answered, guides
from tests.engine.naive import Naive, possible

examples = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def interview_of(guide: Guide, answers: Mapping[str, Answer]) -> Interview:
    return Interview(Logic.on(guide, AS_OF), Case(AS_OF, answers))


@examples
@given(answered())
def test_every_line_is_firm_open_or_absent_as_every_completion_says(
    drawn: tuple[Guide, dict[str, Answer]],
) -> None:
    guide, answers = drawn
    interview, naive = interview_of(guide, answers), Naive(guide, AS_OF)
    assert {id: interview.truth(id) for id in interview.lines} == {
        id: naive.truth(id, answers) for id in interview.lines
    }


@examples
@given(answered())
def test_the_current_question_is_the_first_that_still_matters(drawn: tuple[Guide, dict[str, Answer]]) -> None:
    guide, answers = drawn
    current = interview_of(guide, answers).current
    assert (current.id if current else None) == Naive(guide, AS_OF).current(answers)


@examples
@given(answered())
def test_an_answer_is_set_aside_exactly_when_its_question_cannot_exist(
    drawn: tuple[Guide, dict[str, Answer]],
) -> None:
    guide, answers = drawn
    naive = Naive(guide, AS_OF)
    for line in interview_of(guide, answers).trail:
        assert line.set_aside == (not naive.exists(line.question.id, answers))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(answered())
def test_what_is_left_is_exact(drawn: tuple[Guide, dict[str, Answer]]) -> None:
    guide, answers = drawn
    # Keep the enumeration small: the last two questions only.
    answers = {id: answer for n, (id, answer) in enumerate(answers.items()) if n < 2}
    assert tuple(interview_of(guide, answers).left) == Naive(guide, AS_OF).left(answers)


@examples
@given(answered())
def test_reasons_are_enough_and_none_can_be_left_out(drawn: tuple[Guide, dict[str, Answer]]) -> None:
    guide, answers = drawn
    interview, naive = interview_of(guide, answers), Naive(guide, AS_OF)
    for id in interview.lines:
        truth = interview.truth(id)
        found = {reason.question.id: answers[reason.question.id] for reason in reasons(interview, id)}
        if truth == "open":
            assert not found
            continue
        assert naive.truth(id, found) == truth
        for question in found:
            fewer = {other: answer for other, answer in found.items() if other != question}
            assert naive.truth(id, fewer) == "open"


@examples
@given(answered())
def test_what_would_change_changes_it_with_the_fewest_answers(drawn: tuple[Guide, dict[str, Answer]]) -> None:
    guide, answers = drawn
    interview, naive = interview_of(guide, answers), Naive(guide, AS_OF)
    for id in interview.lines:
        changes = what_would_change(interview, id)
        if not changes:
            continue
        free = {change.question.id for change in changes}
        rest = {question: answer for question, answer in answers.items() if question not in free}
        assert naive.truth(id, rest) != naive.truth(id, answers)
        # One answer fewer would not do.
        for spared in free & {q for q, answer in answers.items() if answer != NOT_SURE}:
            kept = {**rest, spared: answers[spared]}
            assert naive.truth(id, kept) == naive.truth(id, answers)


@examples
@given(guides())
def test_the_interview_always_ends_and_asks_each_question_once(guide: Guide) -> None:
    for pick in (0, -1):
        interview, asked = interview_of(guide, {}), []
        while question := interview.current:
            asked.append(question.id)
            interview = interview.answer(question.id, possible(question)[pick])
        assert len(asked) == len(set(asked))
        assert interview.complete
        assert all(interview.truth(id) != "open" for id in interview.lines)


@examples
@given(answered())
def test_answering_in_another_order_gives_the_same(drawn: tuple[Guide, dict[str, Answer]]) -> None:
    guide, answers = drawn
    forward = backward = interview_of(guide, {})
    for id, answer in answers.items():
        forward = forward.answer(id, answer)
    for id, answer in reversed(answers.items()):
        backward = backward.answer(id, answer)
    assert forward.lines == backward.lines
    assert forward.current == backward.current

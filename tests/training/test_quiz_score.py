"""The score of every answer sheet against one worked out by trying every completion of the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cpguide.engine.case import Answer, Case, fault
from cpguide.engine.interview import Interview
from cpguide.guide.condition import Holds
from cpguide.guide.model import NOT_SURE, Guide
from cpguide.training.forks import Fork, meant
from cpguide.training.quiz import Quiz, Reply
from tests.engine.guides import AS_OF, answered
from tests.engine.naive import Naive, completions, possible, true
from tests.training.quizzes import quiz_guide, told

Sheet = tuple[tuple[tuple[str, ...], str], ...]
"""A reply to every fork: the choices and the reason."""
MANY = 300


def replies(fork: Fork) -> list[tuple[tuple[str, ...], str]]:
    """Every reply that a fork takes."""
    answers: list[tuple[str, ...]] = [(choice.id,) for choice in fork.choices]
    if fork.question and fork.several:
        ids = [choice.id for choice in fork.choices]
        sets = product((False, True), repeat=len(ids))
        some = [tuple(id for id, kept in zip(ids, keep, strict=True) if kept) for keep in sets]
        question = fork.question
        answers = [picked for picked in some if picked and not fault(question, meant(question, picked))]
    return [(answer, reason.id) for answer in answers for reason in fork.reasons]


class ByHand:
    """Marks replies without the engine."""

    def __init__(self, guide: Guide, answers: Mapping[str, Answer]) -> None:
        self.guide, self.answers, self.naive = guide, answers, Naive(guide, AS_OF)
        self.truths = self._truths(answers)
        self.tried: dict[tuple[str, Answer], list[tuple[str, ...]]] = {}

    def _truths(self, answers: Mapping[str, Answer]) -> dict[str, str]:
        return {id: self.naive.truth(id, answers) for id in self.naive.conditions}

    def verdict(self, fork: Fork, picked: tuple[str, ...]) -> str:
        """Right, near or wrong."""
        if fork.question is None:
            return self._route(picked[0])
        if self._meanings(fork, picked) == self._meanings(fork, fork.answer):
            return "right"
        given, right = self._routes_after(fork, picked), self._routes_after(fork, fork.answer)
        return "near" if given == right else "wrong"

    def _before(self, fork: Fork) -> dict[str, Answer]:
        """The answers before the fork: what the story tells later must not be told by a verdict."""
        questions = list(self.guide.questions)
        return {id: self.answers[id] for id in questions[: questions.index(fork.id)] if id in self.answers}

    def _routes_after(self, fork: Fork, picked: tuple[str, ...]) -> list[set[tuple[str, ...]]]:
        """For every way to go on: the routes that then hold, one or more where nobody is sure of this."""
        assert fork.question is not None
        answer = meant(fork.question, picked)
        answers = [*possible(fork.question)] if answer == NOT_SURE else [answer]
        return [{*each} for each in zip(*(self._routes(fork, one) for one in answers), strict=True)]

    def _routes(self, fork: Fork, answer: Answer) -> list[tuple[str, ...]]:
        """The routes that hold in every way to go on after a definite answer."""
        if (fork.id, answer) not in self.tried:
            cases = completions(self.guide, {**self._before(fork), fork.id: answer})
            self.tried[fork.id, answer] = [
                tuple(id for id in self.guide.routes if self.naive.line(id, case)) for case in cases
            ]
        return self.tried[fork.id, answer]

    def _meanings(self, fork: Fork, ids: tuple[str, ...]) -> set[str]:
        assert fork.question is not None
        twins = {option.id: option.same_as for option in fork.question.options if option.same_as}
        return {twins.get(id, id) for id in ids}

    def _route(self, picked: str) -> str:
        standing = [id for id in self.guide.routes if self.truths[id] != "absent"]
        settled = [self.truths[id] for id in standing] == ["firm"]
        if picked == NOT_SURE or not settled:
            return "right" if settled != (picked == NOT_SURE) else "near" if picked in standing else "wrong"
        return "right" if picked in standing else "wrong"

    def decides(self, fork: Fork, reason: str) -> bool:
        """Whether the question can still turn the thing, once the answers before it are given."""
        assert fork.question is not None
        kind, _, id = reason.partition(":")
        for complete in completions(self.guide, self._before(fork)):
            seen = set()
            for answer in possible(fork.question):
                case = {**complete, fork.id: answer}
                seen.add(
                    true(self.guide, Holds(id), case, AS_OF) if kind == "fact" else self.naive.line(id, case)
                )
            if len(seen) == 2:
                return True
        return False


def sheets(quiz: Quiz, data: st.DataObject) -> Iterator[Sheet]:
    """Every answer sheet, or some where there are many."""
    every = [replies(fork) for fork in quiz.forks]
    size = 1
    for each in every:
        size *= len(each)
    if size <= MANY:
        yield from product(*every)
    else:
        for _ in range(8):
            yield tuple(data.draw(st.sampled_from(each)) for each in every)


def check(guide: Guide, quiz: Quiz, answers: Mapping[str, Answer], tried: Iterator[Sheet]) -> None:
    """Hold the score of these sheets against the score by hand."""
    by_hand = ByHand(guide, answers)
    verdicts = {
        (fork.id, picked): by_hand.verdict(fork, picked) for fork in quiz.forks for picked, _ in replies(fork)
    }
    for fork in quiz.forks:
        assert verdicts[fork.id, fork.answer] == "right"
        assert [reason.id for reason in fork.reasons].count(fork.reason) == 1
        if fork.question is not None:
            deciding = [reason.id for reason in fork.reasons if by_hand.decides(fork, reason.id)]
            assert deciding == [fork.reason]
    for sheet in tried:
        done = quiz
        for picked, reason in sheet:
            done = done.reply(Reply(picked, reason))
        seen = [verdicts[fork.id, picked] for fork, (picked, _) in zip(quiz.forks, sheet, strict=True)]
        assert [mark.verdict for mark in done.marks] == seen
        given = [reason for _, reason in sheet]
        right = sum(fork.reason == reason for fork, reason in zip(quiz.forks, given, strict=True))
        assert (done.score.answers, done.score.near) == (seen.count("right"), seen.count("near"))
        assert (done.score.reasons, done.score.forks) == (right, len(quiz.forks))


@settings(max_examples=60, deadline=None)
@given(answered(), st.data())
def test_the_score_is_that_of_trying_every_completion(
    case: tuple[Guide, dict[str, Answer]], data: st.DataObject
) -> None:
    guide, answers = case
    naive = Naive(guide, AS_OF)
    truths = [naive.truth(id, answers) for id in guide.routes]
    assume(truths.count("firm") + bool(truths.count("open")) == 1)  # what the check of a guide promises
    scenario = told(answers)
    quiz = Quiz.of(scenario, Interview.of(guide, Case(AS_OF, answers, training=True)))
    check(guide, quiz, answers, sheets(quiz, data))


def test_every_sheet_of_a_scenario_with_three_forks() -> None:
    answers: dict[str, Answer] = {"role": "local", "used": ("threats",), "since": AS_OF, "told": "yes"}
    scenario = told(answers, stops={"role": "Who asks?", "told": "Does he know?"})
    guide = quiz_guide()
    case = Case(AS_OF, answers, training=True)
    quiz = Quiz.of(scenario, Interview.of(guide, case))
    every = product(*(replies(fork) for fork in quiz.forks))
    assert len(quiz.forks) == 3
    check(guide, quiz, answers, islice(every, 4000))

"""A quiz: the replies of a learner or a class to the forks of a scenario, marked by the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from cpguide.engine.case import fault
from cpguide.engine.diagram import NO, YES
from cpguide.engine.effect import Effect, effect
from cpguide.engine.interview import OPEN, Interview
from cpguide.engine.reasons import reasons
from cpguide.engine.result import Result
from cpguide.guide.condition import Holds
from cpguide.guide.model import NONE, NOT_SURE, Fact
from cpguide.output.words import reason_words, routes_head, sentence
from cpguide.training.forks import Fork, forks_of, meant
from cpguide.training.scenario import Scenario

Verdict = Literal["right", "near", "wrong"]
LEVEL = "No choice has the most hands. Let the class talk, and count again."
NO_HANDS = "No hand is counted yet."
SAME_RESULT = "The result is the same, but the story tells it otherwise: compare the right answer."
DECIDES = "The rules say so, but DHS decides on Continued Presence."


@dataclass(frozen=True, slots=True)
class Reply:
    """What was chosen at a fork: the ids of one choice or of several, and of one reason.

    `hands` are the hands of a class, by choice.
    """

    answer: tuple[str, ...]
    reason: str
    hands: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the rules say to a reply: `overlooked` are sentences, `effect` is what the wrong answer would do.

    Nearly right is an answer after which no route can come out otherwise, whatever is learned later; at the
    last fork, which asks for the route, one that is still possible. There no answer is replaced: there is
    no effect.
    """

    verdict: Verdict
    reason_right: bool
    overlooked: tuple[str, ...]
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class Score:
    """Right and near answers and right reasons among the forks marked; right hands among all."""

    answers: int
    near: int
    reasons: int
    forks: int
    hands_right: int
    hands: int


@dataclass(frozen=True)
class Quiz:
    """A scenario, the interview of its complete case, its forks, and the replies so far. Immutable."""

    scenario: Scenario
    interview: Interview
    forks: tuple[Fork, ...]
    replies: tuple[Reply, ...] = ()

    @classmethod
    def of(cls, scenario: Scenario, interview: Interview) -> Quiz:
        """The quiz with no reply yet; `interview` is that of the scenario's complete case."""
        return cls(scenario, interview, forks_of(scenario, interview))

    @property
    def fork(self) -> Fork | None:
        """The fork to reply to; None at the end."""
        return self.forks[len(self.replies)] if len(self.replies) < len(self.forks) else None

    def reply(self, reply: Reply) -> Quiz:
        """The quiz after this reply. Raises `ValueError` where the fork does not offer it."""
        fork = self.fork
        if fork is None:
            raise ValueError("every fork has its reply")
        offered = {choice.id for choice in fork.choices}
        if not reply.answer or not offered.issuperset((*reply.answer, *reply.hands)):
            raise ValueError(f"{fork.id} does not offer {', '.join(reply.answer) or 'nothing'}")
        if len(reply.answer) > 1 and not fork.several:
            raise ValueError(f"{fork.id} wants one choice")
        if fork.question and (wrong := fault(fork.question, meant(fork.question, reply.answer))):
            raise ValueError(wrong)
        if reply.reason not in {reason.id for reason in fork.reasons}:
            raise ValueError(f"{fork.id} does not offer the reason {reply.reason}")
        return Quiz(self.scenario, self.interview, self.forks, (*self.replies, reply))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of the replies so far."""
        return tuple(self.mark(fork, reply) for fork, reply in zip(self.forks, self.replies, strict=False))

    def mark(self, fork: Fork, reply: Reply) -> Mark:
        """What the rules say to a reply."""
        verdict, given = self._judged(fork, reply.answer)
        overlooked = () if verdict == "right" else tuple(self._overlooked(fork, reply.answer, given))
        change = effect(fork.after(fork.answer), given) if given else None
        return Mark(verdict, reply.reason == fork.reason, overlooked, change)

    def _judged(self, fork: Fork, picked: tuple[str, ...]) -> tuple[Verdict, Interview | None]:
        """The verdict, and the answers so far with these choices in place of the scenario's answer."""
        if fork.question is None:
            return self._route_judged(fork, picked[0]), None
        given, right = fork.after(picked), fork.after(fork.answer)
        if fork.means_the_answer(picked):
            return "right", given
        # Equal diagrams are one number: the routes come out the same after every later answer.
        same_routes = all(given.lines[id] == right.lines[id] for id in given.guide.routes)
        return "near" if same_routes else "wrong", given

    def _route_judged(self, fork: Fork, picked: str) -> Verdict:
        """Near is a route that is still possible, where none is settled."""
        if picked in fork.answer:
            return "right"
        possible = any(route.id == picked for route in self.interview.routes)
        return "near" if possible else "wrong"

    def _overlooked(self, fork: Fork, picked: tuple[str, ...], given: Interview | None) -> Iterator[str]:
        if fork.question is None or given is None:
            yield from self._why_not(fork, picked[0])
            return
        if given.lines == fork.after(fork.answer).lines:
            yield SAME_RESULT
            return
        yield from self._turned(fork, given) or [fork.question.why]

    def _turned(self, fork: Fork, given: Interview) -> list[str]:
        """The facts that stand otherwise with the right answer: those it settles, or else leaves open."""
        logic = given.logic
        facts = given.guide.facts
        diagrams = [logic.diagram(Holds(id)) for id in facts]
        both = (logic.diagrams.restrict(diagrams, each.known) for each in (fork.after(fork.answer), given))
        states = zip(facts.values(), *both, strict=True)
        turned = [each for each in states if _truth(each[1]) != _truth(each[2])]
        turned.sort(key=lambda each: _truth(each[2]) == OPEN)  # what the wrong answer leaves open comes last
        settled = [each for each in turned if _truth(each[1]) != OPEN]
        return [fact_words(fact, left) for fact, left, _ in settled or turned]

    def _why_not(self, fork: Fork, picked: str) -> Iterator[str]:
        """The answers that rule the picked route out, or carry the one that is firm."""
        interview = self.interview
        if Result(interview).clashes:
            yield routes_head(Result(interview))
            return
        line = fork.answer[0] if picked == NOT_SURE else picked
        if interview.truth(line) == OPEN:
            yield from (interview.guide.questions[id].ask for id in interview.settled_by(line))
            return
        found = [reason_words(reason) for reason in reasons(interview, line)]
        yield from found or [interview.guide.routes[line].says]

    def evidence(self, fork: Fork) -> tuple[str, ...]:
        """The ids of the evidence behind a fork: its question or route, and what the right reason names."""
        route = self.interview.guide.routes.get(fork.answer[0]) if fork.question is None else None
        behind = [one for one in (fork.question, route, fork.basis) if one]
        known = self.interview.guide.library.evidence
        return tuple(dict.fromkeys(id for one in behind for id in one.evidence if id in known))

    def right_choices(self, fork: Fork) -> tuple[str, ...]:
        """The choices that are right, each by itself where several can be picked."""
        return tuple(
            choice.id for choice in fork.choices if fork.means_the_answer((choice.id,), in_part=True)
        )

    @cached_property
    def score(self) -> Score:
        """The score of the replies so far."""
        verdicts = [mark.verdict for mark in self.marks]
        raised = [
            (self.right_choices(fork), reply.hands)
            for fork, reply in zip(self.forks, self.replies, strict=False)
            if reply.hands
        ]
        return Score(
            verdicts.count("right"),
            verdicts.count("near"),
            sum(mark.reason_right for mark in self.marks),
            len(verdicts),
            sum(hands.get(choice, 0) for right, hands in raised for choice in right),
            sum(sum(hands.values()) for _, hands in raised),
        )


def _truth(left: int) -> int | str:
    return left if left in (YES, NO) else OPEN


def fact_words(fact: Fact, left: int) -> str:
    """How a fact stands under the answers given, where `left` is what is left of its condition."""
    before = {YES: "by these answers ", NO: "by these answers it is not so that "}.get(
        left, "still open by these answers: whether "
    )
    return sentence(before + fact.says)


def choice_of(fork: Fork, hands: Mapping[str, int]) -> tuple[tuple[str, ...], str]:
    """What a class chose by its hands, or why it chose nothing.

    One choice is that with the most hands. Of several, those count that have at least half as many.
    """
    most = max(hands.values(), default=0)
    leaders = tuple(choice.id for choice in fork.choices if hands.get(choice.id, 0) == most)
    if not most:
        return (), NO_HANDS
    if not fork.several or {NONE, NOT_SURE} & {*leaders}:
        return (leaders, "") if len(leaders) == 1 else ((), LEVEL)
    chosen = (choice.id for choice in fork.choices if 2 * hands.get(choice.id, 0) >= most)
    return tuple(id for id in chosen if id not in (NONE, NOT_SURE)), ""


def score_words(score: Score) -> str:
    """The score as sentences: "Answers: 5 of 7 right, 1 near. Reasons: 6 of 7."."""
    near = f", {score.near} near" if score.near else ""
    said = (
        f"Answers: {score.answers} of {score.forks} right{near}. Reasons: {score.reasons} of {score.forks}."
    )
    if not score.hands:
        return said
    return f"{said} Hands on right choices: {score.hands_right} of {score.hands}."

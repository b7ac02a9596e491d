"""The last fork where the rules are wrong, and where the story stays unsure."""

from __future__ import annotations

import pytest

from cpguide.engine.interview import Interview
from cpguide.guide.condition import ALWAYS, Holds, Not
from cpguide.guide.model import NOT_SURE
from cpguide.training.grounds import NO_ANSWER
from cpguide.training.quiz import Quiz, Reply
from cpguide.tui import marked
from tests.training.quizzes import quiz, quiz_guide, right, told
from tests.tui.host import plain_text


def ended(of: Quiz) -> str:
    """All that is shown at the last fork and of the score, after each reply that it takes."""
    done = right(of)
    last = done.forks[-1]
    others = [Reply((choice.id,), reason.id) for choice in last.choices for reason in last.reasons]
    ends = [
        done,
        *(Quiz(done.scenario, done.interview, done.forks, (*done.replies[:-1], one)) for one in others),
    ]
    shown = [block for end in ends for block in (*marked.revealed(end, len(of.forks)), *marked.score(end))]
    return " ".join(map(plain_text, shown))


@pytest.mark.parametrize("holding", [0, 2])
def test_where_the_rules_are_wrong_the_last_fork_says_so(holding: int) -> None:
    """No route holds, or two do: no check would let such rules pass."""
    base = quiz_guide()
    always, never = Holds("always"), Not((Holds("always"),))
    facts = {**base.facts, "always": base.facts["local"]._replace(id="always", when=ALWAYS)}
    routes = {
        id: route._replace(when=always if place < holding else never)
        for place, (id, route) in enumerate(base.routes.items())
    }
    scenario = told()
    of = Quiz.of(scenario, Interview.of(base._replace(routes=routes, facts=facts), scenario.case))
    last = of.forks[-1]
    assert last.labels(last.answer) == "None of them: the rules are wrong here"
    assert last.label(last.reason) == NO_ANSWER
    assert right(of).score.answers == len(of.forks)
    assert "The rules are wrong here" in ended(of)
    assert "more than one is still possible" not in ended(of)


def test_a_story_that_is_not_sure_to_its_end_makes_a_quiz_with_clear_words() -> None:
    of = quiz(told({"role": "local", "used": NOT_SURE, "since": NOT_SURE, "told": "no"}))
    last = of.forks[-1]
    assert last.labels(last.answer) == "None is settled yet: more than one is still possible"
    said = ended(of)
    assert "The route is not settled yet: it depends on 2 questions." in said
    assert "rules are wrong" not in said
    unsure = of.forks[1]
    assert unsure.labels(unsure.answer) == "Not sure"
    assert of.mark(unsure, Reply(("none",), unsure.reason)).overlooked == (
        "Still open by these answers: whether someone was held by force.",
        "Still open by these answers: whether it went on before today.",
    )

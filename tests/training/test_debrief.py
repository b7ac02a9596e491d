"""The debrief: what happened, what the rules say, what was missed, the evidence, and next time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.output.html import html_of
from cpguide.output.markdown import literal, markdown_of
from cpguide.output.sheet import Entry, Page
from cpguide.output.text import text_of
from cpguide.output.words import TRAINING
from cpguide.training.debrief import NOTHING_MISSED, debrief
from cpguide.training.quiz import DECIDES, Quiz, Reply
from tests.output.test_html import Read
from tests.training.lesson import guide, interview, lesson


def entries(page: Page, section: str) -> list[Entry]:
    found = [one for one in page.sections if one.title == section]
    assert len(found) == 1
    return [entry for group in found[0].groups for entry in group.entries]


def all_right() -> Quiz:
    quiz = Quiz.of(lesson(), interview())
    while fork := quiz.fork:
        quiz = quiz.reply(Reply(fork.answer, fork.reason))
    return quiz


def one_wrong(hands: bool = False) -> tuple[Quiz, str, str]:
    """A quiz of which only the first fork has a reply, a wrong one; its answer and its reason."""
    quiz = Quiz.of(lesson(), interview())
    fork = quiz.forks[0]
    reason = next(one.id for one in fork.reasons if one.id != fork.reason)
    marks = {choice.id: quiz.mark(fork, Reply((choice.id,), reason)) for choice in fork.choices}
    wrong = next(id for id, mark in marks.items() if mark.verdict == "wrong")
    counts = {wrong: 14, fork.answer[0]: 3} if hands else {}
    return quiz.reply(Reply((wrong,), reason, counts)), wrong, reason


def test_it_is_in_the_form_of_an_after_action_page() -> None:
    after_quiz = [section.title for section in debrief(lesson(), interview(), all_right()).sections]
    expected = ["What happened", "What the rules say", "What was missed", "Evidence", "Next time"]
    assert after_quiz == expected
    after_demo = [section.title for section in debrief(lesson(), interview()).sections]
    assert after_demo == [*expected[:2], "What is often missed", *expected[3:]]


def test_it_tells_the_story_with_its_parts_and_every_answer() -> None:
    told = [entry.title for entry in entries(debrief(lesson(), interview()), "What happened")]
    assert told[0] == "A man picks fruit."
    assert len(told) == 1 + len(interview().case.answers)
    assert "The person is 18 or older. He shows a school card." in told


def test_it_says_the_route_why_and_the_first_steps_with_evidence() -> None:
    *told, decides = entries(debrief(lesson(), interview()), "What the rules say")
    assert decides.title == DECIDES
    assert "DHS decides" in DECIDES
    (route,) = interview().routes
    assert told[0].title == route.title
    assert told[0].notes == (f"Verified: {', '.join(route.evidence)}",)
    assert "The person was made to work." in [entry.title for entry in told]
    first = next(iter(guide().about.stages["steps"]))
    assert {entry.title for entry in told} & {
        item.title for item in guide().items.values() if (item.kind, item.stage) == ("steps", first)
    }


def test_after_a_demo_it_names_the_common_mistakes_with_their_evidence() -> None:
    page = debrief(lesson(), interview())
    assert entries(page, "What is often missed") == [
        Entry("Nobody hit him.", "A threat counts.", ("Evidence: CP-041",))
    ]
    assert any(entry.title.startswith("CP-041 ") for entry in entries(page, "Evidence"))


def test_after_a_quiz_without_a_mistake_it_says_so() -> None:
    told = entries(debrief(lesson(), interview(), all_right()), "What was missed")
    assert [entry.title for entry in told][1:] == [NOTHING_MISSED]


def test_after_a_wrong_answer_it_names_fork_answer_reason_and_evidence() -> None:
    quiz, wrong, reason = one_wrong()
    fork = quiz.forks[0]
    page = debrief(lesson(), interview(), quiz)
    score, left, miss = entries(page, "What was missed")
    assert score.title.startswith("Answers: 0 of 1 right")
    assert "not reached" in left.title
    assert miss.title == fork.ask
    assert fork.label(wrong) in miss.text
    assert all(fork.label(id) in miss.text.partition("Right: ")[2] for id in fork.answer)
    notes = " ".join(miss.notes)
    for words in (
        "Overlooked: By these answers ",
        "What that answer does: This ",
        fork.label(reason),
        fork.label(fork.reason),
    ):
        assert words.rstrip(".") in notes
    named = miss.notes[-1].removeprefix("Evidence: ").split(", ")
    assert fork.question
    assert set(fork.question.evidence) <= set(named)
    known = [entry.title for entry in entries(page, "Evidence")]
    assert all(any(title.startswith(f"{id} ") for title in known) for id in named)


def test_a_mistake_that_the_author_foresaw_is_told_in_the_words_of_the_author() -> None:
    quiz = Quiz.of(lesson(), interview())
    assert quiz.fork
    assert quiz.fork.id == "means"
    quiz = quiz.reply(Reply(("none",), quiz.fork.reason))
    miss = entries(debrief(lesson(), interview(), quiz), "What was missed")[2]
    assert miss.notes[0] == "Overlooked: A threat counts."
    assert miss.notes[-1].startswith("Evidence: CP-041, ")


def test_the_hands_of_a_class_appear_as_counts() -> None:
    quiz, wrong, _ = one_wrong(hands=True)
    miss = entries(debrief(lesson(), interview(), quiz), "What was missed")[2]
    assert f"{quiz.forks[0].label(wrong)}: 14" in next(note for note in miss.notes if "Hands" in note)


def test_next_time_holds_aims_and_questions_but_never_the_presenters_notes() -> None:
    page = debrief(lesson(), interview())
    assert [entry.title for entry in entries(page, "Next time")] == [
        "See what a threat is.",
        "What would you say tonight?",
    ]
    assert "presenter" not in text_of(page)


def test_it_is_marked_at_head_and_foot_whatever_the_case_says() -> None:
    unmarked = Interview(interview().logic, replace(interview().case, training=False))
    page = debrief(lesson(), unmarked)
    assert (page.head[0], page.foot[-1]) == (TRAINING, TRAINING)


def test_a_scenario_that_only_tests_the_rules_has_a_debrief_too() -> None:
    bare = replace(lesson(), parts={}, stops={}, mistakes=(), aims=(), discuss=())
    titles = [section.title for section in debrief(bare, interview()).sections]
    assert titles == ["What happened", "What the rules say", "Evidence"]


def test_an_open_route_is_told_as_open() -> None:
    begun = Interview(interview().logic, Case(interview().case.as_of, {"danger": "no"}, training=True))
    told = entries(debrief(lesson(), begun), "What the rules say")
    assert len([entry for entry in told if entry.open]) == len(begun.routes) > 1


@pytest.mark.parametrize("hostile", ["<script>x</script> & {{7*7}}", "[a](b) **c** # d", "</style>"])
def test_every_format_shows_its_texts_literally(hostile: str) -> None:
    page = debrief(replace(lesson(), title=hostile, story=hostile, aims=(hostile,)), interview())
    assert text_of(page).count(hostile) == 3
    assert markdown_of(page).count(literal(hostile)) == 3
    assert Read(html_of(page)).text.count(hostile) == 4  # also in the title of the window

"""The conversation: going back, changing an answer, what is said once, and what is never surprising."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cpguide.engine.case import Case
from cpguide.guide.load import load
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from cpguide.line.talk import Deed, Talk
from cpguide.line.words import WORDS
from cpguide.place import Place
from cpguide.training.shelf import find
from tests.line.walk import first_of, result_lines, talk, typed, walk

DAY = date(2026, 11, 23)
GUIDE = load(rules_folder())
FARM = find(rules_folder(), GUIDE, "farm-worker-passport-taken").case
MINOR = ("3", "3", "1", "1")
NOTICE = "Do now: Tell HHS about a possible child victim"


def after(*entries: str, case: Case | None = None, guide: Guide = GUIDE) -> Talk:
    """The conversation after these lines."""
    now = talk(guide, case or Case(DAY)).begin().talk
    for entry in entries:
        now = now.hear(entry).talk
    return now


def said_to(now: Talk, entry: str) -> str:
    """What is said to a line, as one run of words."""
    return " ".join(now.hear(entry).says)


def ended() -> Talk:
    return [*walk(GUIDE, replace(FARM, answers={}), FARM.answers)][-1].talk


def test_each_answer_is_said_back_before_the_next_question() -> None:
    says = after().hear("3").says
    assert says[0] == "You answered: No, everyone is safe for now."
    assert "Question 2, " in says[2]
    assert says[3] == "Who are you in this case?"


def test_back_opens_the_question_before_and_keep_leaves_it() -> None:
    now = after("3", "back")
    assert now.place.reopened == "danger"
    assert "Your answer now: No, everyone is safe for now. To leave it so type keep." in said_to(now, "again")
    assert now.hear("keep").talk.place == Place(now.interview)
    assert "This is the first question." in said_to(now, "back")
    assert "no answer to keep" in said_to(after(), "keep")


def test_what_cannot_wait_is_said_once_and_taken_back_once() -> None:
    before = after(*MINOR[:3])
    assert NOTICE in said_to(before, "1")
    now = before.hear("1").talk
    assert NOTICE not in said_to(now, "2")
    changed = now.hear("back").talk
    assert "No longer to do now: Tell HHS about a possible child victim" in said_to(changed, "3")
    assert "Do now" not in said_to(changed.hear("3").talk, "7")


def test_what_cannot_wait_is_said_at_once_for_a_case_that_is_opened() -> None:
    answers = dict(after(*MINOR).interview.case.answers)
    assert NOTICE in " ".join(talk(GUIDE, Case(DAY, answers)).begin().says)


def test_a_change_shows_its_effect_and_waits_for_yes_or_no() -> None:
    now = after(*MINOR)
    asked = now.hear("change 4")
    assert "How old is the person now?" in asked.says
    assert asked.talk.interview is now.interview
    shown = asked.talk.hear("3")
    assert shown.talk.interview is now.interview
    assert shown.talk.prompt == "Keep: "
    words = " ".join(shown.says)
    assert "Answer now: Under 18. New answer: 18 or older. This asks " in words
    assert words.endswith("Keep this change? Type yes or no.")
    for wrong in ("", "y", "1", "maybe", "keep", "change 2", "save x"):
        again = shown.talk.hear(wrong)
        assert again.talk == shown.talk
        assert again.says[-1] == "Type yes or no."
    for no in ("no", "NO", "back"):
        assert shown.talk.hear(no).talk == now
    kept = shown.talk.hear("Yes").talk
    assert kept.interview.case.answers["age_now"] == "adult"
    assert kept.editing is None
    assert kept.new is None


@pytest.mark.parametrize("leave", ["back", "keep", "1"])
def test_a_change_can_be_left_alone(leave: str) -> None:
    now = after(*MINOR)
    left = now.hear("change 4").talk.hear(leave)
    assert left.talk == now
    assert "Nothing was changed." in left.says


def test_the_numbers_of_review_are_those_of_change() -> None:
    now = after(*MINOR)
    for number, line in enumerate(now.interview.trail, 1):
        assert f"{number}. {line.question.ask}" in said_to(now, "review")
        assert now.hear(f"change {number}").talk.at.question == line.question
    for wrong in ("change", "change 0", "change 5", "change x", "change 1 2"):
        assert "a number from 1 to 4" in said_to(now, wrong)
    assert "no answer to change yet" in said_to(after(), "change 1")


def test_answers_set_aside_come_last_and_can_be_changed() -> None:
    now = after(*MINOR, "2")
    aside = now.hear("change 4").talk.hear("3").talk.hear("yes").talk
    review = said_to(aside, "review")
    assert "Set aside" in review
    assert "5. Is a noncitizen child" in review.partition("Set aside")[2]


def test_the_whole_result_comes_at_the_end_and_again_after_a_change() -> None:
    now = ended()
    assert now.prompt == "What next: "
    assert now.place.question is None
    lines = result_lines(now.interview)
    assert "\n".join(lines) in "\n".join(now.hear("result").says)
    back = now.hear("back")
    assert back.talk.place.question
    again = back.talk.hear("keep")
    assert "\n".join(lines) in "\n".join(again.says)
    assert "Not understood" in said_to(now, "1")
    assert "Type result, " in said_to(now, "")


def test_before_the_last_question_the_result_is_short_and_the_rest_is_one_word_away() -> None:
    now = after().hear("2").talk
    short, whole = now.hear("result").says, now.hear("result all").says
    assert "Continued Presence Guide: checklist" in short
    assert "To hear all of it type result all." in short
    assert len(short) < 80 < len(whole)
    assert "\n".join(result_lines(now.interview)) in "\n".join(whole)


def test_a_part_of_the_result_can_be_heard_alone() -> None:
    now = ended()
    steps = now.hear("result steps").says
    assert steps[:2] == ("TRAINING: an invented case.", "NEXT STEPS")
    assert "\n".join(steps[1:10]) in "\n".join(result_lines(now.interview))
    assert "EVIDENCE" not in steps
    assert "Continued Presence Guide: checklist" in now.hear("result Checklist").says
    missing = said_to(now, "result xyzzy")
    assert "No part of the result is called so." in missing
    assert "Next steps" in missing


def test_an_invented_case_is_named_as_one_again_and_again() -> None:
    turns = [*walk(GUIDE, replace(FARM, answers={}), FARM.answers)]
    marked = [n for n, turn in enumerate(turns, 1) if "TRAINING: an invented case." in turn.says]
    assert marked == [*range(11, len(turns), 10), len(turns)]
    real = [*walk(GUIDE, Case(FARM.as_of), FARM.answers)]
    assert not any("TRAINING" in line for turn in real for line in turn.says)


@pytest.mark.parametrize(
    "entry", ["why", "review", "dates", "glossary", "contacts", "help", "result", "again"]
)
def test_words_that_only_tell_change_nothing(entry: str) -> None:
    for now in (
        after(*MINOR),
        after("3", "back"),
        after(*MINOR, "change 4"),
        after(*MINOR, "change 4", "3"),
        ended(),
    ):
        turn = now.hear(entry.upper())
        assert turn.talk == now
        assert turn.says
        assert all(len(line) <= 80 for line in turn.says)


def test_why_tells_all_that_the_full_screen_tells() -> None:
    question = GUIDE.questions["danger"]
    says = said_to(after(), "why")
    for part in (question.why, question.help, question.ask_of, *question.evidence):
        assert " ".join(part.split()) in says


def test_the_glossary_and_the_contacts() -> None:
    assert "Permission DHS can give" in said_to(after(), "glossary cp")
    assert 'No term fits "xyzzy"' in said_to(after(), "glossary xyzzy")
    assert "HSI offices for Georgia" in said_to(after(), "contacts GA")
    assert "Which one? New Hampshire, " in said_to(after(), "contacts new")
    assert 'No state fits "nowhere"' in said_to(after(), "contacts nowhere")


def test_a_date_that_starts_a_clock() -> None:
    now = after(*MINOR)
    assert "1. When did you learn" in said_to(now, "dates")
    entered = now.hear("date 1 2026-11-22 14:30")
    assert "Monday, 2026-11-23, 14:30" in " ".join(entered.says)
    assert str(entered.talk.interview.case.dates["learned"]) == "2026-11-22 14:30"
    assert entered.talk.place.question == now.place.question
    for wrong, words in (
        ("date 1", "Write it as YYYY-MM-DD"),
        ("date 1 tomorrow", "Not understood"),
        ("date 1 2026-12-24", "lies after"),
        ("date 7 2026-11-22", "a number from the list"),
        ("date", "a number from the list"),
    ):
        assert words in said_to(now, wrong)
        assert now.hear(wrong).talk.interview.case == now.interview.case
    assert not entered.talk.hear("date 1 remove").talk.interview.case.dates


def test_deeds_need_a_name() -> None:
    now = after()
    assert now.hear("save  my case.yaml ").deed == Deed("save", "my case.yaml")
    assert now.hear("EXPORT Out.html").deed == Deed("export", "Out.html")
    assert now.hear("quit").deed == Deed("quit")
    for word in ("save", "export"):
        assert now.hear(word).deed is None
        assert "the name of a file" in said_to(now, word)
    assert now.hear("quit it").deed is None


def test_a_word_that_is_nearly_one_is_offered() -> None:
    assert 'Did you mean "review"?' in said_to(after(), "reveiw")
    assert "Did you mean" not in said_to(after(), "99")


def test_help_names_every_word() -> None:
    says = said_to(after(), "help")
    assert all(f"{word}: " in says for word in WORDS)


def test_every_question_of_the_rules_can_be_answered_by_its_first_option() -> None:
    now = after()
    while question := now.place.question:
        now = now.hear(typed(question, first_of(question))).talk
    assert now.interview.complete

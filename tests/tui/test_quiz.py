from __future__ import annotations

import pytest

from cpguide.training.quiz import DECIDES, score_words
from cpguide.tui.screens.leave import LeaveScreen
from cpguide.tui.screens.line import EvidenceScreen
from tests.catalogue import bad
from tests.training.quizzes import told
from tests.tui.host import WILD, shows, text, too_wide, words
from tests.tui.quizroom import QuizHost, letter, press, right_keys, to_fork

SIZES = ((40, 12), (60, 20), (80, 24), (120, 40))
STOPS = {"used": "What keeps him there?"}


async def test_a_learner_answers_gives_a_reason_and_sees_what_the_rules_say() -> None:
    app = QuizHost()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "A man worked on a boat." in words(app)
        await press(pilot, "space")
        assert "What about role?" in words(app)
        await press(pilot, "1")
        assert "What does this answer decide?" in words(app)
        assert "Answer Federal" in words(app)
        await press(pilot, letter(app.turn.fork, "fact:local"))
        page = words(app)
        assert "✗ WRONG answer ✓ RIGHT reason" in page
        assert "Right Local" in page
        assert "Overlooked By these answers a federal sponsor is needed." in page
        assert "The rule The law looks at role." in page
        assert "CP-001 ✓ verified" in page
        await press(pilot, "enter")
        assert "They kept his papers" in words(app)
        await press(pilot, "space")
        assert app.turn.fork.id == "used"


async def test_a_whole_quiz_ends_with_the_score_and_the_debrief() -> None:
    app = QuizHost(told(stops=STOPS))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, "3", "enter", letter(app.turn.fork, app.turn.fork.reason))
        assert "✗ WRONG answer" in words(app)
        await to_fork(pilot, app)
        await press(pilot, "d")
        assert not app.debriefs
        await press(pilot, *right_keys(app.turn.fork), "space")
        page = words(app)
        assert "Answers: 1 of 2 right. Reasons: 2 of 2." in page
        assert "✗ WRONG What about used?" in page
        assert "Overlooked: By these answers someone was held by force." in page
        await press(pilot, "d")
        assert [score_words(done.score) for done in app.debriefs] == [
            "Answers: 1 of 2 right. Reasons: 2 of 2."
        ]
        await press(pilot, "escape")
        assert app.closed == 1


async def test_the_story_and_the_stop_come_before_the_choices() -> None:
    app = QuizHost(told(stops=STOPS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "space")
        page = words(app)
        assert "Role is local." in page
        assert "What keeps him there?" in page
        assert "Force" not in page
        await press(pilot, "space")
        assert "[ ] Force" in words(app)
        await press(pilot, "b")
        assert "What keeps him there?" in words(app)


async def test_near_and_its_changes_are_named() -> None:
    app = QuizHost(told(stops=STOPS))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        wrong = next(each.id for each in app.turn.fork.reasons if each.id != app.turn.fork.reason)
        await press(pilot, "1", "2", "enter", letter(app.turn.fork, wrong))
        page = words(app)
        assert "~ NEAR answer ✗ WRONG reason" in page
        assert "Takes away: Ask for the papers." in page
        assert "Overlooked The law looks at used." in page
        assert "Right reason Whether someone was held by force." in page


async def test_another_answer_that_means_the_same_is_right() -> None:
    app = QuizHost()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, "3", "j")
        page = words(app)
        assert "✓ RIGHT answer" in page
        assert "Right Local (it means the same)" in page


async def test_b_looks_back_and_changes_nothing() -> None:
    app = QuizHost()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, *right_keys(app.turn.fork))
        await to_fork(pilot, app)
        await press(pilot, "1")
        before = app.turn.quiz.replies
        await press(pilot, "b", "b")
        assert "✓ RIGHT answer ✓ RIGHT reason" in words(app)
        assert "look back: fork 1 of 5" in words(app)
        await press(pilot, "1", "enter")
        assert app.turn.quiz.replies == before
        assert app.turn.shown == "story"
        await press(pilot, "space")
        assert "[x] Force" in words(app)
        await press(pilot, "b", "b", "b")
        assert "A man worked on a boat." in words(app)
        await press(pilot, "b")
        assert "A man worked on a boat." in words(app)


async def test_w_shows_all_evidence_and_only_once_it_is_revealed() -> None:
    app = QuizHost()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, "w")
        assert app.screen is app.quiz_screen
        await press(pilot, *right_keys(app.turn.fork), "w")
        assert isinstance(app.screen, EvidenceScreen)
        assert "Perhaps there is a form." in words(app)


@bad(96)
async def test_a_held_key_answers_nothing() -> None:
    for key in ("enter", "space"):
        for hands in (False, True):
            app = QuizHost(hands=hands)
            async with app.run_test(size=(80, 24)) as pilot:
                await press(pilot, *[key] * 8)
                assert app.turn.shown == "answer"
                assert not app.turn.quiz.replies


@bad(96)
async def test_a_held_digit_answers_the_fork_and_never_its_reason() -> None:
    app = QuizHost()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, *["1"] * 8)
        assert app.turn.shown == "reason"
        assert not app.turn.quiz.replies
        assert "j Whether" in words(app)
        assert "j-m pick" in words(app)
        await press(pilot, "k")
        assert app.turn.quiz.replies[0].reason == app.turn.quiz.forks[0].reasons[1].id


async def test_a_letter_of_a_reason_answers_no_fork() -> None:
    app = QuizHost()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, *"jklm")
        assert app.turn.shown == "answer"


async def test_what_is_revealed_is_what_follows_so_far_and_who_decides_is_said() -> None:
    app = QuizHost()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, *right_keys(app.turn.fork))
        assert "So far By these answers a federal sponsor is needed. " + DECIDES in words(app)


async def test_leaving_asks_first_where_replies_would_be_lost() -> None:
    app = QuizHost()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, *right_keys(app.turn.fork), "escape")
        assert isinstance(app.screen, LeaveScreen)
        await press(pilot, "n")
        assert app.closed == 0
        await press(pilot, "escape", "y")
        assert app.closed == 1


async def test_leaving_without_a_reply_needs_no_question() -> None:
    app = QuizHost()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "escape")
        assert app.closed == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("hands", [False, True])
async def test_every_screen_says_training_and_fits(size: tuple[int, int], hands: bool) -> None:
    app = QuizHost(hands=hands)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for _ in range(30):
            assert text(app).splitlines()[0].strip().startswith("TRAINING"), text(app)
            assert not too_wide(app)
            if app.turn.shown == "score":
                break
            keys = {"answer": ["8", "enter"] if hands else ["1", "enter"], "reason": ["j"]}
            await press(pilot, *keys.get(app.turn.shown, ["space"]))
        assert app.turn.shown == "score"


async def test_texts_that_look_like_markup_are_shown_as_they_are() -> None:
    app = QuizHost(told(parts={"role": WILD}, stops={"role": WILD}))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "space")
        assert words(app).count(shows(WILD)) == 2

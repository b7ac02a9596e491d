from __future__ import annotations

from cpguide.training.quiz import score_words
from tests.tui.host import words
from tests.tui.quizroom import QuizHost, letter, press, to_fork


async def test_the_hands_of_a_class_are_counted() -> None:
    app = QuizHost(hands=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, "enter")
        assert "No hand is counted yet." in words(app)
        await press(pilot, "7", "down", "7", "enter")
        assert "No choice has the most hands." in words(app)
        await press(pilot, "7", "down", "1", "2", "3", "backspace", "down", "4", "enter")
        assert app.turn.hands == {"federal": 7, "local": 12, "tribal": 4, "not_sure": 0}
        assert "Answer Local" in words(app)
        await press(pilot, letter(app.turn.fork, "fact:local"))
        page = words(app)
        assert "Hands 16 of 23 on right choices" in page
        assert "✓ 12 ██████████ Local" in page
        await to_fork(pilot, app)
        await press(pilot, "2", "down", "9", "down", "5", "enter")
        assert app.turn.answer == ("threats", "papers")
        await press(pilot, letter(app.turn.fork, app.turn.fork.reason))
        assert "Hands on right choices: 30 of 39." in score_words(app.turn.quiz.score)


async def test_counts_are_kept_while_looking_back() -> None:
    app = QuizHost(hands=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, "9", "b", "space")
        assert "[ 9] Federal" in words(app)


async def test_a_count_stays_below_a_thousand() -> None:
    app = QuizHost(hands=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, *"12345", "up", "up", "down", "down", "down", "down", "6")
        assert "[123] Federal" in words(app)
        assert "[ 6] Not sure" in words(app)


async def test_a_vote_can_be_counted_again_until_its_reason_is_given() -> None:
    app = QuizHost(hands=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        await press(pilot, "1", "1", "down", "7", "enter")
        page = words(app)
        assert "Answer Federal Hands 11 of 18 (b counts again)" in page
        await press(pilot, "b")
        assert "[ 11] Federal" in words(app)
        assert "[ 7] Local" in words(app)
        await press(pilot, "4", "enter")
        assert app.turn.hands == {"federal": 4, "local": 7, "tribal": 0, "not_sure": 0}
        assert "Answer Local Hands 7 of 11 (b" in words(app)
        await press(pilot, letter(app.turn.fork, app.turn.fork.reason), "b")
        assert app.turn.shown == "opening", "what is scored stays as it is"


async def test_the_words_tell_how_many_hands_make_the_answer_of_a_class() -> None:
    app = QuizHost(hands=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_fork(pilot, app)
        assert "The class's answer: the line with the most hands." in words(app)
        await press(pilot, "down", "9")
        assert "9 hands. The class's answer: the line with the most hands, so 9." in words(app)
        await press(pilot, "enter", letter(app.turn.fork, app.turn.fork.reason))
        await to_fork(pilot, app)
        await press(pilot, "9", "down", "5", "down", "4")
        assert "at least half as many hands as the line with the most, so at least 5." in words(app)
        await press(pilot, "enter")
        assert app.turn.answer == ("force", "threats")
        assert "Hands 9 of 18, 5 of 18 (b" in words(app)

from __future__ import annotations

from cpguide.training.quiz import score_words
from tests.tui.host import words
from tests.tui.quizroom import QuizHost, digit, press, to_fork


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
        await press(pilot, digit(app.turn.fork, "fact:local"))
        page = words(app)
        assert "Hands 16 of 23 on right choices" in page
        assert "✓ 12 ██████████ Local" in page
        await to_fork(pilot, app)
        await press(pilot, "2", "down", "9", "down", "5", "enter")
        assert app.turn.answer == ("threats", "papers")
        await press(pilot, digit(app.turn.fork, app.turn.fork.reason))
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

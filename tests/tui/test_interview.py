from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot

from cpguide.engine.case import Answer, Case
from cpguide.guide.model import NOT_SURE, Guide
from cpguide.tui.app import CpGuideApp
from cpguide.tui.blocks import POINTER
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.leave import LeaveScreen
from cpguide.tui.screens.result import ResultScreen
from cpguide.tui.screens.start import StartScreen
from cpguide.tui.widgets.possible import Summary
from cpguide.tui.widgets.question import QuestionPane
from cpguide.tui.widgets.trail import Trail
from tests.catalogue import bad
from tests.tui.conftest import Begin
from tests.tui.host import AS_OF, small_guide, text, words

NARROW, WIDE = (80, 24), (120, 40)

FIRST_QUESTION = """\
  Small guide                 One · question 1 · 2 left · law as of 2026-11-23
  0 answers · 2 routes possible: File it yourself; Find a sponsor

  Who are you?
  Pick one: press its number, or point with ↑ ↓ and press Enter.

     1  Federal
     2  Local
     0  Not sure

  Why we ask   It matters.
  Help         Look.
  Ask          Anybody
  Source       CP-001 · verified, checked 2026-11-23 · 1 U.S.C. 1 (c)(3)
"""

SECOND_QUESTION_WIDE = """\
                                     │
  Your answers                       │    How old is the person?
                                     │    Pick one: press its number, or point with ↑ ↓ and press Enter.
  ✓ The answer is local              │
                                     │       1  Minor
                                     │     > 2  Adult
                                     │       0  Not sure
"""


def small(case: Case | None = None) -> CpGuideApp:
    return CpGuideApp(small_guide(), AS_OF, case, start=False)


def pointed(app: CpGuideApp) -> str:
    """The screen with the pointer in ASCII."""
    return text(app).replace(POINTER, ">")


def asked(app: CpGuideApp) -> str:
    """The question on the screen."""
    place = _screen(app).place
    return place.question.id if place and place.question else ""


def answers(app: CpGuideApp) -> dict[str, Answer]:
    """The answers so far."""
    place = _screen(app).place
    return dict(place.interview.case.answers) if place else {}


def _screen(app: CpGuideApp) -> InterviewScreen:
    return next(shown for shown in app.screen_stack if isinstance(shown, InterviewScreen))


async def press(pilot: Pilot[None], keys: str) -> None:
    await pilot.press(*keys.split())
    await pilot.pause()


async def test_the_first_question_at_80_columns() -> None:
    app = small()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert text(app).startswith(FIRST_QUESTION)


async def test_answers_and_routes_stand_beside_the_question_on_a_wide_screen() -> None:
    app = small()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "2 up up")
        assert pointed(app).split("\n", 1)[1].startswith(SECOND_QUESTION_WIDE)
        assert "Route settled ● Find a sponsor ✗ File it yourself" in " ".join(
            line.split("│")[0].strip() for line in text(app).splitlines() if line.split("│")[0].strip()
        )


async def test_a_digit_answers_and_goes_on_with_nothing_pointed_at(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 2")
        assert (asked(app), answers(app)) == ("used", {"safe": "no", "role": "local"})
        assert app.screen.query_one(QuestionPane).pointed is None
        assert ">" not in pointed(app)


@bad(96)
async def test_a_held_enter_answers_nothing(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*["enter"] * 12)
        assert (asked(app), answers(app)) == ("safe", {})
        await press(pilot, "down enter enter enter enter")
        assert (asked(app), answers(app)) == ("role", {"safe": "yes"})


async def test_arrows_and_the_mouse_choose(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "down down enter")
        assert answers(app) == {"safe": "no"}
        row = next(y for y, line in enumerate(text(app).splitlines()) if "2  Local" in line)
        await pilot.click(offset=(8, row))
        await pilot.pause()
        assert answers(app) == {"safe": "no", "role": "local"}


async def test_a_digit_without_an_option_does_nothing(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "9 3 2 0")
        assert (asked(app), answers(app)) == ("role", {"safe": "no"}), "the role cannot be not sure"


async def test_several_are_ticked_and_confirmed(begin: Begin) -> None:
    app = begin(safe="yes", role="local")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "enter")
        assert "! Nothing is picked yet." in words(app)
        await press(pilot, "2 1")
        assert asked(app) == "used"
        assert "[x] Force > 1" not in pointed(app)
        assert "> 1 [x] Force 2 [x] Fraud 3 [ ] None" in " ".join(pointed(app).split())
        await press(pilot, "enter")
        assert answers(app)["used"] == ("force", "fraud")


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ("1 2 3 enter", ("none",)),
        ("1 0 enter", NOT_SURE),
        ("n 2 enter", ("fraud",)),
        ("1 1 2 enter", ("fraud",)),
    ],
)
async def test_none_and_not_sure_stand_alone(begin: Begin, keys: str, answer: Answer) -> None:
    app = begin(safe="yes", role="local")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, keys)
        assert answers(app)["used"] == answer


async def test_back_opens_the_question_before_and_right_keeps_its_answer(begin: Begin) -> None:
    app = begin(safe="yes", role="local")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "b")
        assert asked(app) == "role"
        assert "2 Local ✓ now" in words(app)
        assert "→ keep" in words(app)
        await press(pilot, "enter enter")
        assert asked(app) == "role"
        await press(pilot, "right")
        assert (asked(app), answers(app)) == ("used", {"safe": "yes", "role": "local"})
        assert "→ keep" not in words(app)


async def test_a_change_says_what_it_does(begin: Begin) -> None:
    app = begin(safe="yes", role="local", used=("force",), day=date(2027, 1, 1))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "b b b 1")
        assert asked(app) == "age"
        assert 'This sets aside 2 answers, changes the route from "Find a sponsor" to "File' in words(app)
        assert "- The answer is force (set aside)" in words(app)
        await press(pilot, "b 2")
        assert "This brings back 2 answers, changes the route" in words(app)
        assert "(set aside)" not in words(app)


async def test_back_from_the_first_question_keeps_the_case(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 b b")
        assert isinstance(app.screen, StartScreen)
        assert "Go on with this case" in words(app)
        await press(pilot, "1")
        assert (asked(app), answers(app)) == ("role", {"safe": "no"})
        await press(pilot, "b b 2")
        assert (asked(app), answers(app)) == ("safe", {})


async def test_a_date_is_typed_digit_by_digit(begin: Begin) -> None:
    app = begin(safe="yes", role="local", used=("force",))
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "enter 2 0 2 7 1 3")
        assert "2027-13-__" in text(app)
        await press(pilot, "0 1 enter")
        assert "! That is no date" in words(app)
        await press(pilot, "backspace backspace backspace 0 1 9 enter")
        assert answers(app)["day"] == date(2027, 10, 19)
        await press(pilot, "b")
        assert "✓ now: 2027-10-19" in words(app)


async def test_letters_are_keys_on_a_date_question(begin: Begin) -> None:
    app = begin(safe="yes", role="local", used=("force",))
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "n")
        assert answers(app)["day"] == NOT_SURE
        await press(pilot, "b b")
        assert asked(app) == "used"


async def test_what_cannot_wait_stands_above_every_question() -> None:
    app = small()
    async with app.run_test(size=NARROW) as pilot:
        assert "! Tell HHS" not in words(app)
        await press(pilot, "0 1 b b")
        assert asked(app) == "role"
        assert "! Tell HHS - within 24 hours" in words(app)


@pytest.mark.parametrize(("size", "summary"), [(NARROW, True), ((99, 30), True), (WIDE, False)])
async def test_the_side_panel_becomes_one_line(begin: Begin, size: tuple[int, int], summary: bool) -> None:
    app = begin()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert bool(app.screen.query_one(Summary).region) is summary
        assert bool(app.screen.query_one(Trail).region) is not summary


async def test_the_panel_opens_in_full_and_leads_back_to_a_question(begin: Begin) -> None:
    app = begin(safe="yes", role="local")
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "a")
        assert "✓ The answer is local" in words(app)
        assert "2 routes possible ○ Find a sponsor ○ Gather facts ✗ File it yourself" in words(app)
        await press(pilot, "down down enter")
        assert asked(app) == "role"


async def test_a_tall_question_scrolls_and_says_so(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "↓ page down for more" in text(app)
        assert "0  Not sure" not in text(app)
        await press(pilot, "up")
        assert "> 0  Not sure" in pointed(app)
        await press(pilot, "pagedown pagedown pagedown")
        assert "↑ page up" in text(app)
        assert "Source" in text(app)


async def test_the_result_opens_when_no_question_is_left() -> None:
    app = small()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "1 2")
        assert isinstance(app.screen, ResultScreen)
        await press(pilot, "b")
        assert asked(app) == "age"
        await press(pilot, "right")
        assert isinstance(app.screen, ResultScreen)


async def test_a_complete_case_opens_at_its_result() -> None:
    app = small(Case(AS_OF, {"role": "federal", "age": "adult"}))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        await press(pilot, "b b b")
        assert isinstance(app.screen, StartScreen)
        await press(pilot, "1")
        assert isinstance(app.screen, ResultScreen)


async def test_the_result_so_far_is_one_key_away(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "s")
        assert isinstance(app.screen, ResultScreen)
        await press(pilot, "b 2")
        assert (asked(app), answers(app)) == ("role", {"safe": "no"})


async def test_why_shows_the_evidence(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "w")
        assert "The law says so." in text(app)
        await press(pilot, "b")
        assert isinstance(app.screen, InterviewScreen)


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE])
async def test_the_longest_questions_can_be_read_to_the_end(guide: Guide, size: tuple[int, int]) -> None:
    longest = sorted(
        guide.questions.values(), key=lambda q: len(q.why + q.help + q.ask) + 60 * len(q.options)
    )
    app = CpGuideApp(guide, AS_OF, start=False)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        pane = app.screen.query_one(QuestionPane)
        for question in longest[-3:]:
            pane.show(guide, question, None)
            await pilot.pause()
            shown = text(app)
            while "↓ page down" in text(app):
                await press(pilot, "pagedown")
                shown += text(app)
            assert all(option.label.split()[-1] in shown for option in question.options)
            assert question.ask_of.split()[-1] in shown


async def test_keys_typed_ahead_never_answer_a_question_nobody_saw(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        for key in ("2", "2", "1", "1", "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else "\r"))
        await pilot.pause()
        assert answers(app) == {"safe": "no"}
        assert asked(app) == "role"


async def test_ctrl_q_asks_before_it_loses_answers_also_after_the_start_page(mixed: Guide) -> None:
    app = CpGuideApp(mixed, AS_OF)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "1 2 ctrl+q")
        assert "Nothing is kept" in words(app)
        assert isinstance(app.screen, LeaveScreen)


async def test_two_keys_on_the_start_page_open_one_question_screen(mixed: Guide) -> None:
    app = CpGuideApp(mixed, AS_OF)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        for _ in range(3):
            app.post_message(events.Key("1", "1"))
        await pilot.pause()
        assert sum(isinstance(screen, InterviewScreen) for screen in app.screen_stack) == 1


async def test_a_date_begun_with_the_month_is_no_answer(begin: Begin) -> None:
    app = begin(safe="no", role="local", used=("force",))
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "0")
        assert asked(app) == "day"
        assert "Begin with the year" in words(app)
        await press(pilot, "n")
        assert answers(app)["day"] == NOT_SURE


@bad(96)
@pytest.mark.parametrize("key", ["1", "0", "n"])
async def test_a_key_held_down_answers_one_question_and_no_more(
    begin: Begin, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpguide.tui.widgets.question.HELD", 3600)
    app = begin()
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(20):
            await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, InterviewScreen)
        assert app.screen.place is not None
        assert len(app.screen.place.interview.case.answers) == 1
        await pilot.press("2")
        await pilot.pause()
        assert len(app.screen.place.interview.case.answers) == 2


async def test_a_key_held_down_still_types_a_date(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cpguide.tui.widgets.question.HELD", 3600)
    app = begin(safe="yes", role="local", used=("force",))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"20111111")
        await pilot.pause()
        assert "2011-11-11" in words(app)

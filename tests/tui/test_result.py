from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot

from cpguide.engine.interview import ABSENT, Interview
from cpguide.guide.model import Guide
from cpguide.tui.screens.contacts import ContactsScreen
from cpguide.tui.screens.line import LineScreen
from cpguide.tui.screens.result import ResultScreen
from cpguide.tui.widgets.lines import Lines
from tests.catalogue import bad
from tests.tui.host import WILD, Host, interview, shows, small_guide, text, too_wide, words

NARROW, WIDE = (80, 24), (120, 40)

FIRST_PAGE = """\
  Result                               no question left · law as of 2026-11-23
  1 Route  2 Steps  3 Papers  4 Benefits  5 Tell  6 Open  7 Dates  8 Sources

  ● File it yourself
    Prepare the request and file it.

  Do first
    ! Tell HHS · within 24 hours · You
    ● Keep the person safe · You
    ● Write the facts · You

  Still open
    Nothing: no answer is missing.

  Why this route
    · The answer is federal.

  ▸ Why not another route  1
"""

OPEN_PAGE = """\
  The route is not settled yet: it depends on 1 question.

  Do first
    ● Keep the person safe · You
    ● Write the facts · You

  Still open (2)
    ? Who are you?
    ? How old is the person?

  One of these routes will hold
    ○ File it yourself
      Depends on: Who are you?
    ○ Find a sponsor
      Depends on: Who are you?
"""

STEPS_PAGE = """\
  ▾ Now  1
    ● Keep the person safe

  ▾ Later  1
    ● Write the facts

  ▸ If it turns out so: open, depends on what is not known yet  2
"""


def result(**answers: str) -> Host:
    return Host(ResultScreen(interview(small_guide(), **answers)))


async def test_the_first_page_holds_the_route_the_urgent_steps_and_what_is_open() -> None:
    app = result(role="federal", age="minor")
    async with app.run_test(size=NARROW):
        assert text(app).startswith(FIRST_PAGE)


async def test_an_open_route_is_called_open_and_names_what_settles_it() -> None:
    app = result()
    async with app.run_test(size=NARROW):
        assert OPEN_PAGE in text(app)


async def test_firm_lines_come_by_stage_and_open_lines_apart_below() -> None:
    app = result()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("2")
        assert STEPS_PAGE in text(app)


async def test_rules_past_their_review_say_so_at_the_top() -> None:
    app = Host(ResultScreen(Interview.begin(small_guide(), date(2027, 1, 2))))
    async with app.run_test(size=NARROW):
        assert "! These rules were due for review on 2027-01-01." in words(app)


@bad(96)
async def test_a_held_enter_opens_nothing() -> None:
    app = result(role="federal", age="minor")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*["enter"] * 10)
        assert app.screen is app.shown
        assert not app.closed


async def test_digits_and_arrows_turn_the_tabs() -> None:
    app = result(role="federal", age="minor")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("3")
        assert "The form (confirm)" in text(app)
        await pilot.press("left", "left", "left")
        assert "1 statements" not in text(app)
        assert "1 U.S.C. 1, A law" in text(app)
        await pilot.press("right")
        assert "Do first" in text(app)


async def test_a_fold_opens_with_enter_and_with_right_and_closes_with_enter() -> None:
    app = result(role="federal", age="minor")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("end")
        for key, seen in (("enter", True), ("enter", False), ("right", True)):
            await pilot.press(key)
            assert ("✗ Find a sponsor" in text(app)) is seen


@pytest.mark.parametrize("key", ["enter", "o"])
async def test_an_open_question_is_reopened(key: str) -> None:
    app = result(role="federal")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("6", "down", key)
        assert app.closed == ["age"]


@pytest.mark.parametrize("key", ["b", "escape"])
async def test_back_closes_with_nothing(key: str) -> None:
    app = result(role="federal")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(key)
        assert app.closed == [None]


async def test_a_digit_on_an_opened_line_closes_both_with_its_question() -> None:
    app = result(role="federal", age="minor")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "enter")
        assert isinstance(app.screen, LineScreen)
        await pilot.press("1")
        assert app.closed == ["role"]


async def test_coming_back_from_a_line_finds_it_still_pointed_at() -> None:
    app = result(role="federal", age="minor")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("2", "down", "down", "enter", "b", "8", "2")
        pointed = app.screen.query_one(Lines).pointed
        assert pointed is not None
        assert pointed.key == "tell"


async def test_a_wide_screen_shows_the_line_beside_the_list() -> None:
    app = result(role="federal", age="minor")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "down", "down")
        assert "Tell HHS, in a sentence." in words(app)
        assert "The line: 911" in words(app)


async def test_contacts_open_over_the_result() -> None:
    app = result()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("c")
        assert isinstance(app.screen, ContactsScreen)


async def test_a_question_answered_not_sure_stays_open_and_says_so() -> None:
    app = result(role="federal", age="not_sure")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("6")
        assert "How old is the person? · not sure · settles 2 lines" in words(app)


async def test_texts_of_the_rules_are_shown_character_by_character() -> None:
    app = Host(ResultScreen(interview(small_guide(route=WILD), role="federal", age="adult")))
    async with app.run_test(size=NARROW) as pilot:
        assert shows(WILD) in words(app)
        await pilot.press("down", "enter")
        assert shows(WILD) in words(app)


CASES: dict[str, dict[str, str]] = {
    "nothing answered": {},
    "a child": {"role": "federal_trafficking", "matter": "first", "age_now": "minor"},
    "granted": {"role": "local", "matter": "sent", "detained": "no", "outcome": "granted"},
}


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE])
@pytest.mark.parametrize("case", CASES)
async def test_no_page_of_the_shipped_rules_is_wider_than_the_screen(
    guide: Guide, case: str, size: tuple[int, int]
) -> None:
    app = Host(ResultScreen(interview(guide, **CASES[case])))
    async with app.run_test(size=size) as pilot:
        for tab in "1234567":
            await pilot.press(tab)
            assert not too_wide(app)


@pytest.mark.parametrize("case", CASES)
async def test_every_line_of_the_result_can_be_reached(guide: Guide, case: str) -> None:
    made = interview(guide, **CASES[case])
    app = Host(ResultScreen(made))
    async with app.run_test(size=NARROW) as pilot:
        reached: set[str] = set()
        for tab in "12345":
            await pilot.press(tab)
            reached |= await _unfolded(app, pilot)
    assert reached >= {id for id in made.lines if made.truth(id) != ABSENT}


async def _unfolded(app: Host, pilot: Pilot[None]) -> set[str]:
    """The keys of all rows of a tab, seen with each of its folds turned both ways."""
    lines = app.screen.query_one(Lines)
    keys = {option.id for option in lines.options if option.id}
    for fold in [key for key in keys if key.startswith("fold-")]:
        lines.highlighted = lines.get_option_index(fold)
        await pilot.press("enter")
        keys |= {option.id for option in lines.options if option.id}
    return keys

from __future__ import annotations

from cpguide.engine.result import Result
from cpguide.tui.screens.line import EvidenceScreen, LineScreen
from tests.tui.host import WILD, Host, interview, shows, small_guide, text, too_wide, words

NARROW = (80, 24)

FIRM = """\
  Tell HHS

  ● Firm: it follows from your answers, whatever is still unknown.

  Tell HHS, in a sentence.

  Who       You
  When      within 24 hours
  Contact   The line: 911 (seen 2020-01-01, confirm)

  Because
  1 The answer is minor.

  What would change this
  1 If the answer is adult.

  Evidence
  CP-001  ✓ verified, checked 2026-11-23
    The law says so.
    Source: 1 U.S.C. 1 (c)(3)
"""


def line(id: str, **answers: str) -> Host:
    return Host(LineScreen(Result(interview(small_guide(), **answers)).finding(id)))


async def test_a_firm_line_gives_its_text_its_reasons_and_its_evidence() -> None:
    app = line("tell", role="federal", age="minor")
    async with app.run_test(size=NARROW):
        assert text(app).startswith(FIRM)


async def test_an_open_line_names_the_questions_and_a_digit_goes_there() -> None:
    app = line("both")
    async with app.run_test(size=NARROW) as pilot:
        assert "Open: it depends on what is not known yet." in words(app)
        assert "Depends on 1 Who are you? 2 How old is the person?" in words(app)
        await pilot.press("2")
        assert app.closed == ["age"]


async def test_an_absent_route_tells_why_not_and_what_would_change_it() -> None:
    app = line("sponsor", role="federal")
    async with app.run_test(size=NARROW):
        assert "Why not 1 The answer is federal." in words(app)
        assert "What would change this 1 If the answer is local." in words(app)


async def test_a_line_that_is_not_verified_is_never_stated_bare() -> None:
    app = line("form")
    async with app.run_test(size=NARROW):
        assert "Confirm with HSI: The form, in a sentence." in words(app)
        assert "CP-002 ? unverified, checked 2026-11-23 Perhaps there is a form. Ask HSI." in words(app)


async def test_texts_that_differ_are_named_with_the_evidence() -> None:
    guide = small_guide()
    records = guide.library.evidence
    records["CP-001"] = records["CP-001"]._replace(conflict=WILD)
    app = Host(LineScreen(Result(interview(guide, age="minor")).finding("tell")))
    async with app.run_test(size=NARROW):
        assert f"The law says so. Texts differ or leave this open: {shows(WILD)} Source:" in words(app)
    app = line("form")
    async with app.run_test(size=NARROW):
        assert "Texts differ" not in words(app)


async def test_a_held_enter_and_a_digit_without_a_question_do_nothing() -> None:
    app = line("tell", age="minor")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*["enter"] * 5, "9", "2")
        assert app.screen is app.shown


async def test_back_closes_without_a_question() -> None:
    for key in ("b", "escape", "left"):
        app = line("tell", age="minor")
        async with app.run_test(size=NARROW) as pilot:
            await pilot.press(key)
            assert app.closed == [None]


async def test_evidence_alone_can_be_shown_and_is_verbatim() -> None:
    app = Host(EvidenceScreen(WILD, ("CP-001", "CP-404"), small_guide()))
    async with app.run_test(size=NARROW):
        assert shows(WILD) in words(app)
        assert "The law says so." in words(app)


async def test_a_small_window_cuts_nothing_off() -> None:
    app = line("tell", role="federal", age="minor")
    async with app.run_test(size=(60, 20)):
        assert not too_wide(app)


async def test_leaving_at_once_works_over_an_opened_line() -> None:
    app = line("tell", age="minor")
    async with app.run_test(size=NARROW) as pilot:
        assert "x x leave now" in words(app)
        await pilot.press("x", "x")
        assert app.left_now

from __future__ import annotations

import pytest

from cpguide.engine.case import Case
from cpguide.guide.model import Guide
from cpguide.tui.app import CpGuideApp
from cpguide.tui.plain import plain
from tests.tui.conftest import Begin
from tests.tui.host import AS_OF, WILD, text, too_wide, words
from tests.tui.test_interview import NARROW, WIDE, press

SIZES = [(60, 20), NARROW, WIDE]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (WILD, WILD),
        ("", ""),
        ("two\nlines", "two\nlines"),
        ("\x1b]52;c;aGk=\x07", "<U+001B>]52;c;aGk=<U+0007>"),
        ("a\x9bb", "a<U+009B>b"),
        ("a\rb", "a<U+000D>b"),
        ("a\u202eb\u200b", "a<U+202E>b<U+200B>"),
        ("§ naïve 日本 é", "§ naïve 日本 é"),
    ],
)
def test_every_character_is_shown_and_none_is_obeyed(given: str, shown: str) -> None:
    assert plain(given).plain == shown
    assert plain(given, "bold").plain == shown


def wild(guide: Guide) -> Guide:
    """The guide with a text in every place that would be lost if it were read as markup."""
    questions = {
        id: question._replace(
            ask=f"Ask? {WILD}",
            why=f"Why. {WILD}",
            help=f"Help. {WILD}",
            ask_of=f"Whom. {WILD}",
            options=tuple(
                option._replace(label=f"Label. {WILD}", says=f"it says {WILD}") for option in question.options
            ),
        )
        for id, question in guide.questions.items()
    }
    routes = {id: route._replace(title=f"Route. {WILD}") for id, route in guide.routes.items()}
    about = guide.about._replace(
        title=f"[b]{guide.about.title}", summary=f"Summary. {WILD}", disclaimers=(WILD,)
    )
    return guide._replace(questions=questions, routes=routes, about=about)


async def test_a_question_is_shown_to_the_letter(mixed: Guide) -> None:
    app = CpGuideApp(wild(mixed), AS_OF, Case(AS_OF, {"safe": "yes"}), start=False)
    async with app.run_test(size=(150, 50)) as pilot:
        await pilot.pause()
        for lead in ("Ask?", "Why.", "Help.", "Whom.", "Label."):
            assert f"{lead} {WILD}" in words(app)
        await press(pilot, "1 b r")
        assert words(app).count(WILD) == 4
        await press(pilot, "b a")
        assert f"✓ It says {WILD}" in words(app)
        assert f"Route. {WILD}" in words(app)


async def test_the_start_page_and_the_help_are_shown_to_the_letter(mixed: Guide) -> None:
    app = CpGuideApp(wild(mixed), AS_OF)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert f"Summary. {WILD}" in words(app)
        assert text(app).startswith("  [b]Small guide")
        await press(pilot, "f1")
        assert WILD in words(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", ["", "a", "r", "f1", "b"])
async def test_nothing_is_wider_than_its_parent(begin: Begin, size: tuple[int, int], keys: str) -> None:
    app = begin(safe="yes", role="local")
    async with app.run_test(size=size) as pilot:
        await press(pilot, keys)
        assert too_wide(app) == []


@pytest.mark.parametrize("size", SIZES)
async def test_leaving_and_help_are_named_on_every_screen(begin: Begin, size: tuple[int, int]) -> None:
    app = begin(safe="yes", role="local")
    async with app.run_test(size=size) as pilot:
        for keys in ("b", "b r", "b a"):
            await press(pilot, keys)
            assert "x x leave now f1 help" in words(app)

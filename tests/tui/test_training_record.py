"""Recording an interview, and the debrief on the screen: what is written, where, and what never is."""

from __future__ import annotations

import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

import pytest
from textual.screen import Screen
from textual.widgets import Input

import cpguide.tui
from cpguide.engine.interview import Interview
from cpguide.output.html import html_of
from cpguide.output.markdown import markdown_of
from cpguide.output.sheet import Page
from cpguide.output.text import text_of
from cpguide.output.words import NO_FILES, TRAINING
from cpguide.training.debrief import debrief
from cpguide.training.reading import read_scenario
from cpguide.tui.screens.record import WARNING, DebriefScreen, RecordScreen
from tests.training.lesson import guide, interview, lesson
from tests.tui.host import Host, text, too_wide, words

SIZES = [(60, 20), (80, 24), (120, 40)]


class RecordHost(Host):
    """A bare app with the styles of the training screens."""

    CSS_PATH: ClassVar = [*Host.CSS_PATH, Path(cpguide.tui.__file__).with_name("saving.tcss")]


def page() -> Page:
    return debrief(lesson(), interview())


def begun() -> Interview:
    return Interview.begin(guide(), lesson().case.as_of).answer("danger", "no").answer("role", "local")


SCREENS: dict[str, Callable[[], Screen[None]]] = {
    "record": lambda: RecordScreen(begun()),
    "debrief": lambda: DebriefScreen(page(), "fruit"),
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def name(app: Host, typed: str) -> None:
    app.screen.query_one(Input).value = typed


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
async def test_nothing_is_wider_than_its_place_and_only_the_debrief_says_training(
    screen: str, size: tuple[int, int]
) -> None:
    app = RecordHost(SCREENS[screen]())
    async with app.run_test(size=size) as pilot:
        assert not [widget for widget in too_wide(app) if widget.region]  # the field may be hidden
        # what is recorded may be a real case, whatever the warning says: the app marks it if it is invented
        assert ("TRAINING" in text(app)) is (screen == "debrief")
        await pilot.press("e")
        assert not too_wide(app)


@pytest.mark.parametrize("size", SIZES)
async def test_before_it_is_written_there_is_a_warning(size: tuple[int, int]) -> None:
    app = RecordHost(RecordScreen(begun()))
    async with app.run_test(size=size):
        assert WARNING in words(app)
        assert "2 answers" in words(app)
        assert "is still to be answered" in words(app)
        assert not list(Path.cwd().iterdir())


async def test_enter_writes_a_valid_scenario_that_only_its_owner_can_read() -> None:
    app = RecordHost(RecordScreen(interview()))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "is still to be answered" not in words(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "✓ Written" in text(app)
        assert "What to do next" in text(app)
        assert not app.screen.query_one(Input).parent.display  # type: ignore[union-attr]
        await pilot.press("escape")
        assert app.closed == [None]
    written = Path("scenario.yaml")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    read = read_scenario(written, guide())
    assert read.case == interview().case
    assert [path.name for path in Path.cwd().iterdir()] == ["scenario.yaml"]


async def test_a_file_that_is_there_is_never_replaced_and_another_name_can_be_typed() -> None:
    Path("scenario.yaml").write_text("mine", encoding="utf-8")
    app = RecordHost(RecordScreen(interview()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "! scenario.yaml: There is such a file already." in words(app)
        assert Path("scenario.yaml").read_text(encoding="utf-8") == "mine"
        await pilot.press("home", "m", "y")
        assert "There is such a file" not in words(app)
        await pilot.press("enter")
        await pilot.pause()
        assert Path("myscenario.yaml").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "ends in .yaml"),
        ("scenario.txt", "ends in .yaml"),
        (".yaml", "ends in .yaml"),
        ("nowhere/scenario.yaml", "There is no such folder"),
        ("folder.yaml", "such a file already"),
        ("dangling.yaml", "such a file already"),
        ("~nobody-of-this-name/x.yaml", "home"),
        ("a\0b.yaml", "control character U+0000"),
    ],
)
async def test_a_name_that_will_not_do_is_told_in_place(typed: str, said: str) -> None:
    Path("folder.yaml").mkdir()
    Path("dangling.yaml").symlink_to("elsewhere.yaml")
    before = sorted(path.name for path in Path.cwd().iterdir())
    app = RecordHost(RecordScreen(interview()))
    async with app.run_test(size=(80, 24)) as pilot:
        name(app, typed)
        await pilot.press("enter")
        await pilot.pause()
        assert said in words(app)
        assert "Written" not in text(app)
    assert sorted(path.name for path in Path.cwd().iterdir()) == before


async def test_a_path_may_be_quoted() -> None:
    app = RecordHost(RecordScreen(interview()))
    async with app.run_test(size=(80, 24)) as pilot:
        name(app, "  'quoted.yaml' ")
        await pilot.press("enter")
        await pilot.pause()
    assert Path("quoted.yaml").exists()


@pytest.mark.parametrize(
    ("keys", "value"), [("xxtbe", "xxtbe"), (["end", *"xtbe"], "scenario.yamlxtbe"), (["right", "b"], None)]
)
async def test_letters_replace_the_name_and_after_an_arrow_they_change_it(
    keys: Sequence[str], value: str | None
) -> None:
    app = RecordHost(RecordScreen(begun()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        assert app.screen.query_one(Input).value == (value or "scenario.yamlb")


async def test_each_time_the_field_is_opened_its_name_can_be_typed_over() -> None:
    app = RecordHost(DebriefScreen(page(), "fruit"))
    async with app.run_test(size=(80, 24)) as pilot:
        for typed in ("a.txt", "b.txt"):
            await pilot.press("e", *typed)
            assert app.screen.query_one(Input).value == typed
            await pilot.press("escape")


async def test_escape_leaves_without_writing() -> None:
    app = RecordHost(RecordScreen(begun()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        assert app.closed == [None]
    assert not list(Path.cwd().iterdir())


async def test_the_whole_debrief_can_be_read() -> None:
    app = RecordHost(DebriefScreen(page(), "fruit"))
    async with app.run_test(size=(120, 400)):
        shown = words(app)
        made = page()
        for section in made.sections:
            assert section.title.upper() in shown
            for group in section.groups:
                for entry in group.entries:
                    assert all(" ".join(said.split()) in shown for said in (entry.title, *entry.notes))
        assert shown.count(TRAINING) == 3


async def test_the_debrief_scrolls_on_a_small_screen() -> None:
    app = RecordHost(DebriefScreen(page(), "fruit"))
    async with app.run_test(size=(60, 20)) as pilot:
        assert "WHAT HAPPENED" in text(app)
        await pilot.press("pagedown", "pagedown")
        assert "WHAT HAPPENED" not in text(app)
        await pilot.press("end")
        await pilot.pause()
        assert TRAINING in text(app).splitlines()[-2]


@pytest.mark.parametrize(
    ("ending", "render"),
    [("txt", text_of), ("md", markdown_of), ("html", html_of)],
    ids=["txt", "md", "html"],
)
async def test_the_ending_of_the_name_chooses_the_format(ending: str, render: Callable[[Page], str]) -> None:
    app = RecordHost(DebriefScreen(page(), "fruit"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("e")
        assert app.screen.query_one(Input).value == "fruit-debrief.html"
        name(app, f"out.{ending}")
        await pilot.press("enter")
        await pilot.pause()
        assert f"Written: out.{ending}" in words(app)
        assert not app.screen.query_one(Input).parent.display  # type: ignore[union-attr]
    written = Path(f"out.{ending}")
    assert written.read_text(encoding="utf-8") == render(page())
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


async def test_another_ending_is_refused_and_escape_closes_first_the_field_then_the_page() -> None:
    app = RecordHost(DebriefScreen(page(), "fruit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        name(app, "out.doc")
        await pilot.press("enter")
        await pilot.pause()
        assert "ends in .txt, .md, .html or .pdf" in words(app)
        await pilot.press("escape")
        assert not app.closed
        await pilot.press("escape")
        assert app.closed == [None]
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize(("screen", "keys"), [("record", "enter"), ("debrief", "e enter")])
async def test_in_a_browser_nothing_is_written_and_that_is_said(
    screen: str, keys: str, tmp_path: Path
) -> None:
    """The record screen is not even opened there; this is its second lock."""
    app = RecordHost(SCREENS[screen]())
    app.files_allowed = False
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert NO_FILES in [notice.message for notice in app._notifications]
    assert not list(tmp_path.iterdir())


async def test_among_the_rules_a_scenario_has_its_place_only_with_the_others() -> None:
    Path("rules/scenarios").mkdir(parents=True)
    app = RecordHost(RecordScreen(interview()))
    app.rules = Path("rules")
    async with app.run_test(size=(80, 24)) as pilot:
        for place in ("rules/mine.yaml", "rules/scenarios/mine.yaml"):
            name(app, place)
            await pilot.press("enter")
            await pilot.pause()
    assert [str(path) for path in Path("rules").rglob("*.yaml")] == ["rules/scenarios/mine.yaml"]

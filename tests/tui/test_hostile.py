"""Every screen shows each character of a hostile text, and obeys none."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any, ClassVar

import pytest
from textual.events import Paste
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

import cpguide.tui
from cpguide.casefile import Opened
from cpguide.casefile.carried import Carried
from cpguide.casefile.opening import Misfit
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.guide.deadline import Start
from cpguide.guide.model import Guide
from cpguide.guide.problem import Problem, shown
from cpguide.place import Place
from cpguide.spelled import spelled
from cpguide.training.debrief import debrief
from cpguide.training.scenario import Mistake, Scenario
from cpguide.training.shelf import Shelf
from cpguide.tui.app import CpGuideApp
from cpguide.tui.renewal import Lost
from cpguide.tui.screens.about import AboutScreen
from cpguide.tui.screens.answers import AnswersScreen
from cpguide.tui.screens.beside import BesideScreen
from cpguide.tui.screens.browse import BrowseScreen
from cpguide.tui.screens.contacts import ContactsScreen
from cpguide.tui.screens.demo import DemoScreen
from cpguide.tui.screens.entry import EntryScreen
from cpguide.tui.screens.glossary import GlossaryScreen
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.keep import CarriedScreen, KeepScreen
from cpguide.tui.screens.leave import HelpScreen
from cpguide.tui.screens.line import EvidenceScreen, LineScreen
from cpguide.tui.screens.quiz import QuizScreen
from cpguide.tui.screens.record import DebriefScreen, RecordScreen
from cpguide.tui.screens.reloaded import LostScreen, ProblemsScreen
from cpguide.tui.screens.result import ResultScreen
from cpguide.tui.screens.review import ReviewScreen
from cpguide.tui.screens.start import StartScreen
from cpguide.tui.screens.training import TrainingScreen
from tests.catalogue import bad
from tests.hostile import FEW, HOSTILE, REFUSED, assert_nothing_hidden, filled, squashed
from tests.training.told import scenario
from tests.tui.host import AS_OF, Host, interview

ALL = " · ".join(FEW.values())
"""Every hostile text, one behind the other."""
_STYLES = Path(cpguide.tui.__file__).parent
SIZE = (140, 150)
"""A screen on which nothing has to be scrolled to."""


START = Start("known", "When?", "Look.", "You", "", True, False)


class Stage(Host):
    """A bare app with the styles of every screen."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        *Host.CSS_PATH,
        *(_STYLES / f"{name}.tcss" for name in ("demo", "quiz", "saving")),
    ]


def told() -> Scenario:
    """A lesson with the texts everywhere."""
    made = scenario(safe="yes", role="federal", age="minor")
    mistake = Mistake(ALL, ALL, {"role": "local"}, ("CP-001",))
    return replace(
        made,
        title=ALL,
        story=ALL,
        aims=(ALL,),
        parts={"role": ALL},
        stops={"role": ALL},
        discuss=(ALL,),
        notes=(ALL,),
        mistakes=(mistake,),
        expected=replace(made.expected, routes=("file",)),
    )


def done(guide: Guide) -> Interview:
    """A case with an answer of each kind but a date."""
    return interview(guide, safe="yes", role="local", used=("fraud",), age="minor")


def page_of(guide: Guide) -> Screen[Any]:
    return DebriefScreen(debrief(told(), Interview.of(guide, told().case)), "name")


def carried(guide: Guide) -> Carried:
    """What differs for a case that was kept under other rules."""
    role = guide.questions["role"]
    return Carried(ALL, done(guide), (Misfit("age", (ALL,), ALL, (1, 1)),), (role,), (), (ALL,), (), ())


Made = Callable[[Guide], Screen[Any]]
SCREENS: dict[str, tuple[Made, str]] = {
    "start": (lambda guide: StartScreen(guide, None, None, ALL), ""),
    "question": (lambda guide: InterviewScreen(Place(interview(guide, safe="yes")), ALL), ""),
    "several": (lambda guide: InterviewScreen(Place(interview(guide, safe="yes", role="local"))), "1"),
    "answers": (lambda guide: AnswersScreen(done(guide)), ""),
    "review": (lambda guide: ReviewScreen(done(guide)), ""),
    "route": (lambda guide: ResultScreen(done(guide)), "1"),
    "steps": (lambda guide: ResultScreen(done(guide)), "2"),
    "open": (lambda guide: ResultScreen(interview(guide, safe="yes")), "6"),
    "line": (lambda guide: LineScreen(Result(done(guide)).items["steps"][0]), ""),
    "evidence": (lambda guide: EvidenceScreen(ALL, ("CP-001", "CP-002"), guide), ""),
    "entry": (lambda guide: EntryScreen(done(guide).case, START._replace(ask=ALL, help=ALL)), ""),
    "glossary": (lambda guide: GlossaryScreen(guide), ""),
    "routes": (lambda guide: BrowseScreen(guide, AS_OF), ""),
    "about": (lambda guide: AboutScreen(guide, AS_OF), ""),
    "contacts": (lambda guide: ContactsScreen(guide, AS_OF), ""),
    "help": (lambda guide: HelpScreen((), (ALL,)), ""),
    "problems": (lambda _: ProblemsScreen(Path("rules"), [Problem("CP1", ALL, 1, 1, ALL, ALL)]), ""),
    "keep": (lambda guide: KeepScreen(done(guide), lambda place, kept: None, fault=ALL), ""),
    "carried": (lambda guide: CarriedScreen(carried(guide), ALL), ""),
    "lost": (lambda guide: LostScreen(ALL, [Lost(ALL, ALL, ALL)]), ""),
    "lessons": (lambda guide: TrainingScreen(guide, lambda: Shelf((told(),), ())), ""),
    "story": (lambda guide: DemoScreen(told(), Interview.of(guide, told().case)), ""),
    "told": (lambda guide: DemoScreen(told(), Interview.of(guide, told().case)), "space space n"),
    "quiz": (lambda guide: QuizScreen(told(), Interview.of(guide, told().case)), "space"),
    "beside": (lambda guide: BesideScreen(ALL, done(guide), ALL, interview(guide, safe="yes")), ""),
    "debrief": (page_of, ""),
    "record": (lambda guide: RecordScreen(interview(guide, safe="yes")), ""),
}
"""Each screen with the keys that lead to what it shows of the rules, or of a scenario."""


def strips(app: Host) -> Iterator[list[Strip]]:
    """What each widget of the screen shows in full, whatever hides it."""
    for widget in app.screen.walk_children(Widget):
        if widget.size and not widget.children:
            width, height = widget.outer_size
            yield widget.render_lines(Region(0, 0, width, height))


@pytest.mark.parametrize(("made", "keys"), SCREENS.values(), ids=SCREENS)
async def test_each_character_is_shown_and_none_is_obeyed(made: Made, keys: str, mixed: Guide) -> None:
    app = Stage(made(filled(mixed, ALL)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        seen = [list(lines) for lines in strips(app)]
        assert app.return_code is None
        said = [squashed("".join(line.text for line in lines)) for lines in seen]
        missing = [name for name, text in FEW.items() if not any(squashed(spelled(text)) in s for s in said)]
        assert missing == []
        for line in (line for lines in seen for line in lines):
            assert_nothing_hidden(line.text)
            for part in line:
                assert part.control is None
                assert not part.style or (not part.style.link and "@click" not in part.style.meta)


def test_every_screen_is_in_the_table(mixed: Guide) -> None:
    known = {type(made(mixed)).__name__ for made, _ in SCREENS.values()}
    classes = {
        node.name
        for path in (_STYLES / "screens").glob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.ClassDef) and node.name.endswith("Screen")
    }
    own_words = {"ExportScreen", "LeaveScreen", "SmallScreen"}
    patterns = {"LookupScreen", "PageScreen"}
    assert classes - own_words - patterns == known


def test_nothing_is_typed_past_the_field_that_spells_out() -> None:
    """Textual's own input sends what was pasted to the terminal as it is."""
    found = []
    for path in _STYLES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            called = node.func if isinstance(node, ast.Call) else None
            bases = node.bases if isinstance(node, ast.ClassDef) else []
            named = [part.id for part in (called, *bases) if isinstance(part, ast.Name)]
            if {"Input", "TextArea", "MaskedInput", "Markdown", "DataTable"} & {*named}:
                found.append(path.name)
    assert found == ["field.py"]


PASTED = {
    **REFUSED,
    "several lines": "one\ntwo\r\nthree",
    "only a line break": "\n",
    "a lone surrogate": "a\ud800b",
    "a megabyte": "x" * 1_000_000,
    "a megabyte of escapes": "\x1b[31m" * 200_000,
}
FIELDS: dict[str, Made] = {
    "path": lambda guide: StartScreen(guide, None, lambda path: Opened(Case(AS_OF))),
    "search": lambda guide: GlossaryScreen(guide),
    "date": lambda guide: EntryScreen(done(guide).case, START),
    "file": lambda guide: RecordScreen(interview(guide, safe="yes")),
}


@bad(95)
@pytest.mark.parametrize("field", FIELDS)
async def test_whatever_is_pasted_is_capped_and_shown(field: str, mixed: Guide) -> None:
    app = Stage(FIELDS[field](mixed))
    async with app.run_test(size=(120, 40)) as pilot:
        if field == "path":
            await pilot.press("2")
        typed = app.screen.query_one(Input)
        for name, text in PASTED.items() if field == "path" else [*PASTED.items()][::6]:
            typed.value = ""
            app.screen.set_focus(typed)
            app.post_message(Paste(text))
            await pilot.pause()
            assert_nothing_hidden(typed.value)
            assert "\n" not in typed.value
            first = (text.splitlines() or [""])[0]
            if len(spelled(first)) <= (typed.max_length or 0):
                assert typed.value == spelled(first), name
            assert len(typed.value) <= (typed.max_length or 0)
        assert app.return_code is None


@bad(95)
async def test_a_date_takes_digits_from_whatever_is_pasted(mixed: Guide) -> None:
    given = interview(mixed, safe="yes", role="local", used=("force",))
    app = CpGuideApp(mixed, AS_OF, given.case, start=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.post_message(Paste("x" * 1_000_000 + "\x1b[2026\u202e-10\x00-01\n" + "9" * 1_000_000))
        await pilot.pause()
        assert app.return_code is None
        await pilot.press("enter")
        await pilot.pause()
        assert app._place_shown is not None
        assert str(app._place_shown.interview.case.answers.get("day")) == "2026-10-01"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_message_spells_out_what_cannot_be_seen(text: str) -> None:
    assert_nothing_hidden(shown(text))
    assert "\n" not in shown(text)
    assert text not in REFUSED.values() or "<U+" in shown(text)

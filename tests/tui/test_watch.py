"""Rules that are saved while the wizard runs."""

from __future__ import annotations

import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest

from cpguide.engine.case import Case
from cpguide.guide.calendar import Entered
from cpguide.guide.load import load
from cpguide.guide.watch import Watch
from cpguide.tui.screens.interview import InterviewScreen
from cpguide.tui.screens.reloaded import LostScreen
from cpguide.tui.screens.result import ResultScreen
from cpguide.tui.screens.start import StartScreen
from cpguide.tui.watching import WatchedApp
from cpguide.tui.widgets.question import QuestionPane
from tests.small_guide import change, write_small_guide
from tests.terminal import cpguide
from tests.tui.host import AS_OF, WILD, text, words
from tests.tui.test_interview import NARROW, WIDE, answers, asked, press
from tests.tui.watched import START, WORK, Begin, reread, shown


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_new_words_come_and_the_answers_stay(
    watched: Begin, rules: Path, size: tuple[int, int]
) -> None:
    app = watched()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "2 1 enter")
        change(rules, WORK, "On what date does it end?", "When does [it] end?")
        change(rules, START, "nobody is in danger", "all are safe")
        change(rules, "guide.yaml", 'edition: "1"', 'edition: "2"')
        change(rules, "guide.yaml", "title: Small guide", "title: Other guide")
        await reread(app, pilot)
        assert "When does [it] end?" in words(app)
        assert "Rules reloaded, edition 2, at " in words(app)
        assert "Other guide" in words(app)
        assert ("All are safe" in words(app)) == (size == WIDE), "the panel of the answers"
        assert answers(app) == {"danger": "no", "made_to_do": ("labor",)}
        await press(pilot, "2 0 2 6 1 2 0 1 enter")
        assert "Rules reloaded" not in words(app), "it was news until the next answer"


async def test_what_is_picked_and_not_entered_stays_picked(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 1")
        change(rules, "steps.yaml", "title: Call the line", "title: Call")
        await reread(app, pilot)
        assert "[x] Work" in words(app)
        change(rules, WORK, "label: Work", "label: Labor")
        await reread(app, pilot)
        assert "[ ] Labor" in words(app), "this may no longer be what was meant"


async def test_nothing_saved_changes_nothing(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 w")
        guide, before = app.guide, text(app)
        (rules / START).write_bytes((rules / START).read_bytes())
        await reread(app, pilot)
        assert app.guide is guide
        assert text(app) == before


async def test_a_new_question_is_asked_in_its_place(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 3 enter")
        assert isinstance(app.screen, ResultScreen)
        change(rules, "routes.yaml", "when: worked", "when: {all: [worked, {here: x}]}")
        change(rules, "steps.yaml", "{any: [{danger:", "{any: [{here: x}, {danger:")
        text_ = (rules / START).read_text("utf-8")
        more = text_[text_.index("  danger:") :].replace("danger:", "here:").replace('"yes"', "x")
        (rules / START).write_text(text_ + more.replace("Is anyone in danger right now?", "Here?"), "utf-8")
        await reread(app, pilot)
        assert "Result so far" in words(app)
        await press(pilot, "b")
        assert asked(app) == "here"
        assert answers(app) == {"danger": "no", "made_to_do": ("none",)}


async def test_an_answer_that_no_longer_fits_is_taken_out_and_named(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 2 enter")
        change(rules, WORK, "crossing: {label: Pay for a crossing", "travel: {label: Pay for a trip")
        await reread(app, pilot)
        assert isinstance(app.screen, LostScreen)
        assert "1 answer taken out" in words(app)
        assert "What was the person made to do? Pay for a crossing" in words(app)
        assert 'made_to_do has no option "crossing".' in words(app)
        await press(pilot, "escape")
        assert "Result so far" in words(app), "what was complete is no longer"
        await press(pilot, "escape")
        assert (asked(app), answers(app)) == ("made_to_do", {"danger": "no"})
        assert "Pay for a trip" in words(app)


async def test_an_answer_taken_out_stays_named_until_that_is_closed(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 2 enter")
        change(rules, WORK, "crossing: {label", "travel: {label")
        await reread(app, pilot)
        for file in rules.rglob("*.yaml"):
            file.write_text(file.read_text("utf-8").replace("danger:", "peril:"), "utf-8")
        await reread(app, pilot)
        assert "2 answers taken out" in words(app)
        assert "Is anyone in danger right now? No The question is gone." in words(app)
        await press(pilot, "b b")
        assert (asked(app), answers(app)) == ("peril", {})
        change(rules, "guide.yaml", 'edition: "1"', 'edition: "2"')
        await reread(app, pilot)
        assert isinstance(app.screen, InterviewScreen), "they are not named twice"


@pytest.mark.parametrize(
    ("keys", "old", "new", "why"),
    [
        ("2 1 enter", "    kind: several\n", "", "made_to_do wants one option"),
        (
            "2 0 enter",
            "    kind: several\n",
            "    kind: several\n    not_sure: false\n",
            '"not sure" is not offered',
        ),
    ],
)
async def test_an_answer_of_another_kind_no_longer_fits(
    watched: Begin, rules: Path, keys: str, old: str, new: str, why: str
) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, keys)
        change(rules, WORK, old, new)
        await reread(app, pilot)
        assert why in words(app)
        assert answers(app) == {"danger": "no"}


async def test_an_answer_on_its_way_that_no_longer_fits_is_not_taken(watched: Begin) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        app.screen.post_message(QuestionPane.Answered("danger", "gone"))
        await pilot.pause()
        assert answers(app) == {}
        await press(pilot, "2")
        assert answers(app) == {"danger": "no"}


async def test_options_in_another_order_are_the_same_answer(watched: Begin, rules: Path) -> None:
    app = watched()
    labor = "      labor: {label: Work, says: the person was made to work}\n"
    crossing = "      crossing: {label: Pay for a crossing, says: the person paid for a crossing}\n"
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 1 2 enter")
        assert answers(app)["made_to_do"] == ("labor", "crossing")
        change(rules, WORK, labor + crossing, crossing + labor)
        await reread(app, pilot)
        assert answers(app)["made_to_do"] == ("crossing", "labor")


async def test_an_answer_and_an_edition_are_shown_to_the_letter(watched: Begin, rules: Path) -> None:
    app = watched(start=True)
    change(rules, START, 'label: "No"', f'label: "{WILD}"')
    async with app.run_test(size=(150, 50), notifications=True) as pilot:
        await reread(app, pilot)
        await press(pilot, "enter 2")
        change(rules, "guide.yaml", 'edition: "1"', 'edition: "[b]2[/x]"')
        change(rules, START, '      "no": {', '      "not": {')
        change(rules, "facts.yaml", '{danger: "no"}', '{danger: "not"}')
        await reread(app, pilot)
        assert "! Rules reloaded, edition [b]2[/x], at " in words(app)
        assert WILD.replace("\\\\", "\\") in words(app)
        await press(pilot, "escape b")
        change(rules, "guide.yaml", "title: Small guide", "title: Other guide")
        await reread(app, pilot)
        assert "Rules reloaded, edition [b]2[/x], at " in words(app), (
            "as a notice, where no question shows it"
        )


OPENED = {
    "": ["InterviewScreen"],
    "s": ["InterviewScreen", "ResultScreen"],
    "r": ["InterviewScreen", "ReviewScreen"],
    "a": ["InterviewScreen", "AnswersScreen"],
    "g": ["InterviewScreen", "GlossaryScreen"],
    "s c": ["InterviewScreen", "ResultScreen", "ContactsScreen"],
    "w": ["InterviewScreen"],
    "f1": ["InterviewScreen"],
    "ctrl+q": ["InterviewScreen"],
    "s down enter": ["InterviewScreen", "ResultScreen"],
    "b b": ["InterviewScreen", "StartScreen"],
    "b b 3": ["InterviewScreen", "StartScreen", "BrowseScreen"],
    "b b 5": ["InterviewScreen", "StartScreen", "AboutScreen"],
}


@pytest.mark.parametrize("keys", OPENED)
async def test_every_screen_goes_on_under_the_new_rules_or_is_closed(
    watched: Begin, rules: Path, keys: str
) -> None:
    app = watched()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, f"2 {keys}")
        for file in rules.rglob("*.yaml"):
            old = file.read_text("utf-8")
            file.write_text(old.replace("says: ", "says: New ").replace("title: ", "title: New "), "utf-8")
        await reread(app, pilot)
        assert shown(app) == OPENED[keys]
        assert app.fault == ""
        while len(app.screen_stack) > 1 and not isinstance(app.screen, StartScreen):
            await press(pilot, "escape")
        if isinstance(app.screen, StartScreen):
            await press(pilot, "1")
        assert asked(app)
        assert answers(app) == {"danger": "no"}
        assert {type(screen).__name__ for screen in app.screen_stack} <= {"InterviewScreen", "StartScreen"}


async def test_the_result_keeps_its_part_and_shows_the_new_words(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 s 2")
        change(rules, "steps.yaml", "title: Look again", "title: Look twice")
        await reread(app, pilot)
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.tab == 2
        assert "Look twice" in words(app)


async def test_edits_kept_in_the_review_survive(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 3 enter b r down down enter 1 enter k")
        change(rules, WORK, "label: Work", "label: Labor")
        await reread(app, pilot)
        assert "Review your answers" in words(app)
        await press(pilot, "b")
        assert answers(app) == {"danger": "no", "made_to_do": ("labor",)}


async def test_rules_that_leave_nothing_to_ask_show_the_result(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2 1 enter a")
        old = '{any: [{danger: "yes"}, ended, {cp_ends: {within: 6 months}}]}'
        change(rules, "steps.yaml", old, "worked")
        change(rules, "facts.yaml", "ended:\n  says: it has ended\n  when: {cp_ends: {before: as_of}}\n", "")
        await reread(app, pilot)
        await press(pilot, "escape")
        assert asked(app) == "made_to_do", "nothing else is left to ask"
        await press(pilot, "right")
        assert isinstance(app.screen, ResultScreen)


async def test_the_start_page_follows_too(watched: Begin, rules: Path) -> None:
    app = watched(start=True)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        change(rules, "guide.yaml", "summary: A guide of four questions.", "summary: Four [new] questions.")
        change(rules, "guide.yaml", "review_by: 2027-02-01", "review_by: 2026-11-10")
        change(rules, "guide.yaml", 'edition: "1"', 'edition: "2"')
        await reread(app, pilot)
        assert "Four [new] questions." in words(app)
        assert "edition 2" in words(app)
        assert "due for review on 2026-11-10" in words(app)
        change(rules, "guide.yaml", "review_by: 2026-11-10", "review_by: 2027-02-01")
        await reread(app, pilot)
        assert "due for review" not in words(app)


async def test_the_app_looks_by_itself(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cpguide.tui.watching.EVERY", 0.01)
    app = WatchedApp(Watch(rules), load(rules), AS_OF, Case(AS_OF, {"danger": "no"}), start=False)
    async with app.run_test(size=NARROW) as pilot:
        change(rules, WORK, "What was the person made to do?", "What happened?")
        for _ in range(100):
            await pilot.pause(0.01)
            if "What happened?" in words(app):
                break
        assert "What happened?" in words(app)


@pytest.mark.parametrize("command", [[], ["new"], ["open", "case.yaml"]])
def test_the_program_watches_in_a_real_terminal(rules: Path, command: list[str]) -> None:
    (rules.parent / "case.yaml").write_text("answers: {}\n", encoding="utf-8")
    with cpguide(*command, "--watch", "--rules", str(rules), cwd=rules.parent) as terminal:
        terminal.wait_for("f1 help")
        (rules / "steps.yaml").write_text("a: [\n", encoding="utf-8")
        terminal.wait_for("The rules on disk are broken")
        write_small_guide(rules)
        terminal.wait_for("Rules reloaded, edition 1, at ")
        terminal.send("xx")
        assert terminal.exit_code() == 0


def test_without_watching_nothing_of_it_is_imported() -> None:
    code = "import cpguide.commands.screen, cpguide.tui.app, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    watching = {"cpguide.guide.watch", "cpguide.tui.watching", "cpguide.tui.renewal"}
    assert not watching & set(done.stdout.split())


DATES = """\
starts:
  learned: {ask: When did you learn of it?, help: Look., hours: true}
deadlines:
  call_by:
    title: Call by then
    says: Call.
    calendar: Report due
    of: [look]
    from: learned
    after: 24 hours
    evidence: [CP-001]
"""


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("learned", "found", "The date is gone."),
        (", hours: true", "", "No time of day may stand with it."),
    ],
)
async def test_a_date_that_no_longer_fits_is_taken_out_and_named(
    watched: Begin, rules: Path, old: str, new: str, why: str
) -> None:
    file = rules / "deadlines.yaml"
    file.write_text(DATES, encoding="utf-8")
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        screen = app.screen
        assert isinstance(screen, InterviewScreen)
        assert screen.place is not None
        screen.date(screen.place.interview.dated("learned", Entered(AS_OF, time(9))))
        file.write_text(DATES.replace(old, new), encoding="utf-8")
        await reread(app, pilot)
        assert f"When did you learn of it? {AS_OF} 09:00 {why}" in words(app)
        await press(pilot, "b")
        assert screen.place.interview.case.dates == {}

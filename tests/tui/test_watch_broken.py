"""Rules that are saved broken while the wizard runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cpguide.tui.screens.leave import HelpScreen
from cpguide.tui.screens.reloaded import ProblemsScreen
from tests.small_guide import change, write_small_guide
from tests.tui.host import too_wide, words
from tests.tui.test_interview import NARROW, WIDE, answers, press
from tests.tui.watched import START, WORK, Begin, reread, shown

BROKEN = "! The rules on disk are broken"


async def test_broken_rules_are_named_and_the_last_good_ones_stay(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "2")
        good = (rules / WORK).read_text("utf-8")
        (rules / WORK).write_text(good.replace("label: Work", "lable: Work"), "utf-8")
        await reread(app, pilot)
        assert "! The rules on disk are broken (f2: 2 problems). Last good rules in use." in words(app)
        assert too_wide(app) == []
        await press(pilot, "1 enter")
        assert answers(app) == {"danger": "no", "made_to_do": ("labor",)}
        for key in ("s", "r", "a", "g", "w"):
            await press(pilot, key)
            assert BROKEN in words(app), f"on the screen of {key}"
            await press(pilot, "escape")
        (rules / WORK).write_text(good, "utf-8")
        await reread(app, pilot)
        assert BROKEN not in words(app)
        assert "Rules reloaded, edition 1, at " in words(app)
        assert answers(app) == {"danger": "no", "made_to_do": ("labor",)}


async def test_the_problems_are_listed_and_follow_the_files(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "f2")
        assert shown(app) == ["InterviewScreen"], "there is nothing to list"
        change(rules, START, "ask: Is anyone", "aks: Is anyone")
        await reread(app, pilot)
        await press(pilot, "f2")
        assert isinstance(app.screen, ProblemsScreen)
        assert f"{START}:4:5 CP2" in words(app)
        assert 'Did you mean "ask"?' in words(app)
        assert str(rules) in "".join(words(app).split())
        (rules / START).write_text("a: [\n", "utf-8")
        await reread(app, pilot)
        assert "1 problem" in words(app)
        assert "aks" not in words(app)
        await press(pilot, "escape")
        assert shown(app) == ["InterviewScreen"]
        await press(pilot, "f2 f1")
        assert "f2, ctrl+p what is wrong with the rules on disk" in words(app)
        write_small_guide(rules)
        await reread(app, pilot)
        assert shown(app) == ["InterviewScreen"]
        assert BROKEN not in words(app)
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        assert "f2" not in words(app)


async def test_a_problem_is_shown_to_the_letter(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=WIDE) as pilot:
        change(rules, "facts.yaml", 'when: {danger: "no"}', 'when: {"[b]no[/x]": "no"}')
        await reread(app, pilot)
        await press(pilot, "f2")
        assert "[b]no[/x]" in words(app)


async def test_a_folder_that_is_gone_is_a_problem_until_it_comes_back(watched: Begin, rules: Path) -> None:
    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        away = rules.rename(rules.with_name("away"))
        await reread(app, pilot)
        assert f"{BROKEN} (f2: 1 problem)" in words(app)
        await press(pilot, "f2")
        assert "there is no folder" in words(app)
        away.rename(rules)
        await reread(app, pilot)
        assert BROKEN not in words(app)


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "I/O error")])
async def test_rules_that_cannot_be_read_are_a_problem(
    watched: Begin, rules: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def unreadable(folder: Path) -> None:
        raise error

    app = watched()
    async with app.run_test(size=NARROW) as pilot:
        monkeypatch.setattr("cpguide.tui.watching.load", unreadable)
        change(rules, START, "Is anyone", "Is any")
        await reread(app, pilot)
        await press(pilot, "f2")
        assert f"cannot be read: {error.strerror}." in words(app)

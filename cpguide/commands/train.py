"""`cpguide train`: cases to teach with, on the full screen, and the page for afterwards."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from cpguide.casefile import CaseError
from cpguide.commands.common import Stop, folder, guide, making, send
from cpguide.commands.screen import need_terminal
from cpguide.engine.interview import Interview
from cpguide.exit import Exit
from cpguide.guide.model import Guide
from cpguide.output.formats import PAGE_FORMATS
from cpguide.training.scenario import Scenario
from cpguide.training.shelf import UnknownScenario, all_scenarios, find

if TYPE_CHECKING:
    from cpguide.tui.teaching import Lesson


def run(given: argparse.Namespace) -> int:
    """Show the list of scenarios, or begin with the one that was named; or write its debrief."""
    if given.scenario is None and (given.demo or given.quiz or given.hands or given.beside or given.debrief):
        raise Stop(Exit.USAGE, "Name a scenario.", "The list: cpguide scenarios")
    if given.output and not given.debrief:
        raise Stop(Exit.USAGE, "-o goes with --debrief.")
    if given.scenario and hasattr(given, "as_of"):
        raise Stop(Exit.USAGE, "A scenario is judged on the date in its file. Leave out --as-of.")
    if given.debrief:
        return _debrief(given)
    need_terminal()
    rules = guide(given)
    lesson = _lesson(given, rules) if given.scenario else None

    from cpguide.tui.app import CpGuideApp
    from cpguide.tui.app import run as show
    from cpguide.tui.teaching import Teaching

    teaching = Teaching(lambda of: all_scenarios(folder(given), of), lesson, listed=True)
    app = CpGuideApp(rules, getattr(given, "as_of", None) or date.today(), teaching=teaching)
    app.rules = folder(given)
    return show(app)


def _lesson(given: argparse.Namespace, rules: Guide) -> Lesson:
    from cpguide.tui.teaching import Lesson

    how = "quiz" if given.quiz else "hands" if given.hands else "demo"
    beside = _scenario(given, rules, given.beside) if given.beside else None
    return Lesson(_scenario(given, rules, given.scenario), how, beside)


def _scenario(given: argparse.Namespace, rules: Guide, name: str) -> Scenario:
    """The scenario of this name, or in this file. Stops when it cannot be used."""
    try:
        return find(folder(given), rules, name)
    except UnknownScenario as error:
        raise Stop(Exit.CASE, str(error)) from None
    except CaseError as error:
        raise Stop(Exit.CASE, *map(str, error.problems)) from None


def _debrief(given: argparse.Namespace) -> int:
    from cpguide.training.debrief import debrief

    rules = guide(given)
    scenario = _scenario(given, rules, given.scenario)
    page = debrief(scenario, Interview.of(rules, scenario.case))
    form = PAGE_FORMATS[given.format]
    with making():
        made = form.of(page)
    send(form, made, given.output, rules=folder(given))
    return Exit.FINE

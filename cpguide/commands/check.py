"""`cpguide check`: lint, prove and test the rules."""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path

from cpguide.casefile import case_text
from cpguide.check import formats
from cpguide.check.lint import NOT_INSTALLED, can_grade
from cpguide.check.report import Report, check
from cpguide.commands.common import Stop, folder, put
from cpguide.exit import Exit, complain
from cpguide.guide.folder import read_folder
from cpguide.guide.problem import Problem, Problems, RulesError, UnreadableError
from cpguide.output.write import write_whole
from cpguide.spelled import spelled


def run(given: argparse.Namespace) -> int:
    """Report on the rules; with --watch again and again, whenever a file of them is saved."""
    if not given.watch:
        return _once(given)
    from cpguide.guide.watch import EVERY, Watch

    while True:
        watch = Watch(folder(given))
        try:
            _once(given)
        except Stop as stop:
            complain(*stop.lines)
        complain("Watching. Save a file of the rules to check again; Ctrl+C ends it.")
        while not watch.changed():
            time.sleep(EVERY)


def _once(given: argparse.Namespace) -> int:
    report = _report(given)
    if not can_grade():
        complain(NOT_INSTALLED)
    saved = _save_cases(report, given.save_counterexamples) if given.save_counterexamples else {}
    if given.suggest:
        _save_suggestions(report, given.suggest)
    if given.format == "json":
        put(formats.to_json(report, saved))
    elif given.format == "github":
        put(formats.github(report, folder(given)))
    else:
        put("".join(f"{spelled(line)}\n" for line in formats.text(report, saved).splitlines()))
    return Exit.RULES if report.broken else Exit.FAILED if report.errors else Exit.FINE


def _report(given: argparse.Namespace) -> Report:
    problems = Problems()
    try:
        files = read_folder(folder(given), problems)
        return check(files, problems, getattr(given, "as_of", None) or date.today())
    except RulesError as error:
        return Report(error.problems)
    except UnreadableError as error:
        raise Stop(Exit.FILES, str(error.problem)) from None


def _save_cases(report: Report, place: Path) -> dict[Problem, str]:
    """Write the case of each violation as a case file; the files by problem."""
    saved: dict[Problem, str] = {}
    place.mkdir(parents=True, exist_ok=True)
    for number, violation in enumerate(report.proof.violations if report.proof else (), 1):
        if violation.case:
            about = "-".join(violation.about).replace("_", "-")[:80]
            path = place / f"{number:02}-{violation.problem.code.lower()}-{about}.yaml"
            write_whole(path, case_text(violation.case, str(violation.problem)))
            saved[violation.problem] = str(path)
    return saved


def _save_suggestions(report: Report, place: Path) -> None:
    if report.suggestions is None:
        return
    suggest, found = report.suggestions
    place.mkdir(parents=True, exist_ok=True)
    for suggestion in found:
        write_whole(place / f"{suggestion.name}.yaml", suggest.scenario_text(suggestion))
    complain(f"{len(found)} cases written to {place}. Write their stories, and check what they expect.")

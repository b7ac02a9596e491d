"""`cpguide check`: lint, prove and test the rules."""

from __future__ import annotations

import argparse
import time
from datetime import date, datetime
from pathlib import Path

from cpguide.casefile import case_text
from cpguide.check import formats
from cpguide.check.lint import NOT_INSTALLED, can_grade
from cpguide.check.report import Report, check
from cpguide.commands.common import Stop, folder, put, usable
from cpguide.exit import Exit, complain
from cpguide.guide.folder import read_folder
from cpguide.guide.problem import Problem, Problems, RulesError
from cpguide.output.words import counted
from cpguide.output.write import write_whole
from cpguide.spelled import spelled


def run(given: argparse.Namespace) -> int:
    """Report on the rules; with --watch again and again, whenever a file of them is saved."""
    folders = [place for place in (given.save_counterexamples, given.suggest) if place]
    if not given.watch:
        for place in folders:
            _make_empty(place)
        return _once(given)
    if folders:
        raise Stop(Exit.USAGE, "--watch writes no files. Leave out --save-counterexamples and --suggest.")
    from cpguide.guide.watch import EVERY, Watch

    while True:
        watch = Watch(folder(given))
        try:
            _once(given)
        except Stop as stop:
            complain(*stop.lines)
        except OSError as error:  # a folder that is being renamed, say: the next save may mend it
            complain(f"cannot read the rules: {error.strerror}")
        now = datetime.now().strftime("%H:%M:%S")
        complain(f"{now} Watching. Save a file of the rules to check again; Ctrl+C ends it.")
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
        put(
            "".join(
                f"{spelled(line)}\n" for line in formats.text(report, saved, str(folder(given))).splitlines()
            )
        )
    return Exit.RULES if report.broken else Exit.FAILED if report.errors else Exit.FINE


def _report(given: argparse.Namespace) -> Report:
    problems = Problems()
    with usable():
        try:
            files = read_folder(folder(given), problems)
        except RulesError as error:
            return Report(error.problems)
        return check(files, problems, getattr(given, "as_of", None) or date.today())


def _save_cases(report: Report, place: Path) -> dict[Problem, str]:
    """Write the case of each violation as a case file; the files by problem."""
    saved: dict[Problem, str] = {}
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
    for suggestion in found:
        write_whole(place / f"{suggestion.name}.yaml", suggest.scenario_text(suggestion))
    complain(
        f"{counted(len(found), 'case')} written to {place}. Write their stories, and check what they expect."
    )


def _make_empty(place: Path) -> None:
    """Make the folder; what an earlier run left there would be taken for what this one found."""
    place.mkdir(parents=True, exist_ok=True)
    if any(place.iterdir()):
        raise Stop(Exit.USAGE, f"{place} is not empty. Name a new folder, or empty this one.")

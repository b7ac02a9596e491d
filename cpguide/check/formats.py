"""A report as text for people, as JSON for programs, and as annotations for a pull request."""

from __future__ import annotations

import json
from pathlib import Path

from cpguide.casefile import case_data
from cpguide.check.coverage import KINDS, Coverage
from cpguide.check.promises import DEAD_END, EVERY_CASE, NEVER_ASKED, NEVER_TRUE, ONE_ROUTE, SWORN, promises
from cpguide.check.report import Proof, Report
from cpguide.check.scenarios import Lessons
from cpguide.engine.case import Answer, Case
from cpguide.engine.left import Left
from cpguide.guide.problem import Problem, shown
from cpguide.output.words import counted
from cpguide.output.wrapped import for_terminal, wrapped
from cpguide.spelled import spelled

SHOWN_MISSING = 12
"""How many of the things that no scenario exercises are named in the text."""


def text(report: Report, saved: dict[Problem, str], rules: str) -> str:
    """The report for people, with what is to be mended last; `rules` names the folder.

    `saved` are the files in which the cases stand that show a problem.
    """
    lines = _head(report, rules)
    if report.proof:
        lines += _proof_lines(report, report.proof)
    if report.coverage and not report.errors:
        lines += _coverage_lines(report.coverage)
    for problem in report.problems:
        mark = "" if problem.level == "error" else f"{problem.level}: "
        lines += ["", *for_terminal(f"{mark}{problem}", "    ")]
        if case := report.case_for(problem):
            lines += wrapped(f"    Case: {case_words(case)}", "      ")
        if problem in saved:
            lines.append(f"    Saved as {saved[problem]}")
    warnings = len(report.problems) - report.errors
    verdict = f"{counted(report.errors, 'problem')} to mend." if report.errors else "Nothing to mend."
    return (
        "\n".join([*lines, "", f"{verdict} {counted(warnings, 'warning')}." if warnings else verdict]) + "\n"
    )


def _head(report: Report, rules: str) -> list[str]:
    """Which rules these are."""
    if report.guide is None or report.ground is None:
        return wrapped(f"Rules in {rules}: they cannot be used.")
    edition, as_of = report.guide.about.edition, report.ground.as_of
    return wrapped(f"Rules in {rules}: edition {edition}, dates judged on {as_of}.")


def _proof_lines(report: Report, proof: Proof) -> list[str]:
    failed = len([one for one in report.tried if not one.passed])
    looked = (
        f"Looked at all {proof.cases:,} cases, in {proof.seconds:.2f} seconds: {EVERY_CASE} "
        f"({counted(proof.periods, 'stretch', 'stretches')} of days with the same rules)."
    )
    asks = (
        f"An interview on the day of judging asks {_many(proof.asks)} if each gets a definite answer, and "
        "none that can change nothing."
    )
    return [
        *wrapped(looked),
        *(f"  {'yes' if holds else 'NO '}  {words}" for words, holds in promises(report, "never.yaml")),
        *wrapped(asks),
        f"Scenarios: {len(report.tried) - failed} passed, {failed} failed.",
        *wrapped(_lessons(report)),
    ]


def _lessons(report: Report) -> str:
    assert report.guide is not None
    shown, about = Lessons.of(report.guide, report.tried), report.guide.about
    return (
        f"{shown.count} of them are lessons, told in parts. They show {len(shown.routes)} of "
        f"{len(report.guide.routes)} routes and {len(shown.sections)} of {len(about.sections)} sections."
    )


def _many(asks: Left) -> str:
    if asks.fewest == asks.most:
        return counted(asks.most, "question")
    return f"{asks.fewest} to {counted(asks.most, 'question')}"


def _coverage_lines(coverage: Coverage) -> list[str]:
    counts = [
        f"{coverage.total[kind] - len(coverage.missed(kind))} of {coverage.total[kind]} {words}"
        for kind, words in KIND_WORDS.items()
    ]
    lines = wrapped(f"The scenarios cover {', '.join(counts)}.")
    for kind in KINDS[:-1]:
        names = [goal.name for goal in coverage.missed(kind)]
        more = f" and {len(names) - SHOWN_MISSING} more" if len(names) > SHOWN_MISSING else ""
        said = f"  Not one covers these {KIND_WORDS[kind]}: {', '.join(names[:SHOWN_MISSING])}{more}."
        lines += wrapped(said, "    ") if names else []
    if coverage.missing:
        lines += wrapped(
            "  --suggest DIR writes cases for what is missing; --format json lists it all.", "    "
        )
    if coverage.unused_evidence:
        unused = counted(len(coverage.unused_evidence), "record")
        lines += wrapped(f"No rule cites {unused} of the evidence; each says why it stays, in kept:.")
    return lines


KIND_WORDS = {"routes": "routes", "items": "lines", "options": "options", "reasons": "parts of conditions"}
"""How the text calls what scenarios cover."""


def case_words(case: Case) -> str:
    """A case on one line: its answers and its date."""
    said = [f"{id} = {_plain(answer)}" for id, answer in case.answers.items()]
    return f"{', '.join(said) or 'any answers'}; as of {case.as_of.isoformat()}"


def _plain(answer: Answer) -> str:
    return "+".join(answer) if isinstance(answer, tuple) else str(answer)


def to_json(report: Report, saved: dict[Problem, str]) -> str:
    """The report as the JSON object of the command-line contract."""
    made = {
        "problems": [_problem(report, problem, saved) for problem in report.problems],
        "proof": _proof(report.proof) if report.proof else None,
        "scenarios": {
            "passed": sum(one.passed for one in report.tried),
            "failed": sum(not one.passed for one in report.tried),
            "lessons": sum(one.scenario is not None and one.scenario.is_lesson for one in report.tried),
        },
        "coverage": _coverage(report.coverage) if report.coverage else None,
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _problem(report: Report, problem: Problem, saved: dict[Problem, str]) -> dict[str, object]:
    case = report.case_for(problem)
    return {
        "code": problem.code,
        "level": problem.level,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "suggestion": problem.suggestion,
        "case": case_data(case) if case else None,
        "saved": saved.get(problem),
    }


def _proof(proof: Proof) -> dict[str, object]:
    def about(*codes: str) -> list[str]:
        return [violation.about[0] for violation in proof.violations if violation.problem.code in codes]

    return {
        "cases": proof.cases,
        "periods": proof.periods,
        "exactly_one_route": not about(*ONE_ROUTE),
        "unreachable": about(NEVER_ASKED),
        "never_shown": about(NEVER_TRUE),
        "dead_ends": [case_data(v.case) for v in proof.violations if v.problem.code == DEAD_END and v.case],
        "never_violated": about(SWORN),
        "questions": {"fewest": proof.asks.fewest, "most": proof.asks.most},
        "seconds": round(proof.seconds, 3),
    }


def _coverage(coverage: Coverage) -> dict[str, object]:
    found: dict[str, object] = {
        kind: {
            "total": coverage.total[kind],
            "exercised": coverage.total[kind] - len(coverage.missed(kind)),
            "missing": [goal.name for goal in coverage.missed(kind)],
        }
        for kind in KINDS
    }
    return {**found, "unused_evidence": list(coverage.unused_evidence)}


def github(report: Report, folder: Path) -> str:
    """A line for each problem in the form that GitHub shows beside the changed file."""
    return "".join(_annotation(problem, folder) for problem in report.problems)


def _annotation(problem: Problem, folder: Path) -> str:
    file = folder if problem.file == shown(str(folder)) else folder / problem.file
    place = _escaped(spelled(file.as_posix()), ",:")
    at = f"file={place},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{problem.level} {at}::{_escaped(spelled(problem.said))}\n"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(mark):02X}" if mark in f"%\r\n{more}" else mark for mark in text)

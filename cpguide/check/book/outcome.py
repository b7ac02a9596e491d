"""What `cpguide check` found in the rules of a book: what is proved, what is wrong, and what was tried."""

from __future__ import annotations

from cpguide.check.book.compose import anchor, joined, paragraph, plain
from cpguide.check.book.parts import Block, Line, Paragraph, Part, Point, Points, Run, Table
from cpguide.check.promises import EVERY_CASE, SWORN, Promise, promises
from cpguide.check.report import Report
from cpguide.check.scenarios import Tried
from cpguide.guide.model import Guide
from cpguide.guide.problem import Problem
from cpguide.output.words import counted, sentence

DRAFT = "DRAFT: do not sign."
"""Stands on the title page, at the end and on each printed page of rules that are not in order."""


def broken_oaths(report: Report) -> set[str]:
    """The ids of what never.yaml rules out and can be all the same."""
    found = report.proof.violations if report.proof else ()
    return {violation.about[0] for violation in found if violation.problem.code == SWORN}


def outcome(report: Report) -> tuple[Block, ...]:
    """Whether anything is to be mended, and what was proved."""
    errors = [problem for problem in report.problems if problem.level == "error"]
    if not errors:
        fine = Run('"cpguide check" found nothing to mend.', tone="doubt")
        return Paragraph((fine,), "notice"), *_proved(report)
    says = f'{DRAFT} "cpguide check" found {counted(len(errors), "problem")}:'
    return Paragraph((Run(says, tone="doubt"),), "draft"), _list(errors), *_proved(report)


def warnings(report: Report) -> tuple[Block, ...]:
    """What is not wrong and yet to be known before one signs."""
    found = [problem for problem in report.problems if problem.level != "error"]
    says = f'"cpguide check" gave {counted(len(found), "warning")}:'
    return (paragraph(says), _list(found)) if found else ()


def _list(problems: list[Problem]) -> Table:
    rows = tuple(
        (
            plain(p.code),
            plain(f"{p.file}:{p.line}:{p.column}"),
            plain(f"{sentence(p.message)} {p.suggestion}"),
        )
        for p in problems
    )
    return Table(("Code", "Place", "What was found, and what to do"), rows)


def _proved(report: Report) -> tuple[Block, ...]:
    if report.proof is None:
        return ()
    says = (
        f"It looked at all {report.proof.cases:,} cases: {EVERY_CASE}. "
        "This is what it found of each thing that has to hold:"
    )
    points = (Point((_mark(true), Run(f"{words}."))) for words, true in _statements(report))
    return paragraph(says), Points(tuple(points))


def _mark(true: bool) -> Run:
    return Run("It holds: ") if true else Run("IT DOES NOT HOLD: ", tone="doubt")


def _statements(report: Report) -> list[Promise]:
    said = promises(report, 'the chapter "Never"')
    if tried := len(report.tried):
        failed = _failed(report)
        said.append(Promise(f"each scenario passes ({tried - failed} of {tried})", not failed))
    return said


def _failed(report: Report) -> int:
    return sum(not one.passed for one in report.tried)


def scenarios(guide: Guide, report: Report) -> Part:
    """The cases on which the rules were tried, and whether they gave what was expected."""
    rows = tuple(_row(guide, one) for one in report.tried)
    if not rows:
        return Part("scenarios", "Scenarios", (paragraph("The rules hold no scenario: nothing was tried."),))
    failed = _failed(report)
    passed = Run(f"{len(rows) - failed} of {len(rows)} passed.", tone="doubt" if failed else "")
    says = (
        "A scenario is an invented case with a story, and with the result that is expected of it. It passes "
        "where the rules give the route it expects, show the lines it names, and do not show those it rules "
        "out. "
    )
    table = Table(("Scenario", "Level", "As of", "Route it expects", "Outcome"), rows)
    return Part("scenarios", "Scenarios", (Paragraph((Run(says), passed)), table))


def _row(guide: Guide, one: Tried) -> tuple[Line, ...]:
    result = plain("passed") if one.passed else (Run("FAILED", tone="doubt"),)
    if one.scenario is None:
        return plain(one.file), plain("-"), plain("-"), plain("It cannot be read."), result
    tried = one.scenario
    routes = [(Run(guide.routes[id].title, anchor("route", id)),) for id in tried.expected.routes]
    several = plain("still open: ") if len(routes) > 1 else ()
    return (
        (Run(tried.title), Run(f" ({tried.name})", tone="aside")),
        plain(tried.level),
        (Run(str(tried.case.as_of), tone="whole"),),
        (*several, *joined(routes, "; ")),
        result,
    )

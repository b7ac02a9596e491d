"""What the proof promises about rules, in the words of the report and of the book."""

from __future__ import annotations

from typing import NamedTuple

from cpguide.check.report import Report
from cpguide.engine.case import EARLIEST, LATEST

ROUTE_GAP, ROUTE_CLASH, DEAD_END = "CP501", "CP502", "CP503"
NEVER_TRUE, NEVER_ASKED, SWORN = "CP504", "CP507", "CP510"
ONE_ROUTE = (ROUTE_GAP, ROUTE_CLASH)
MATTERS = (NEVER_TRUE, "CP505", "CP506", NEVER_ASKED, "CP508", "CP509")

EVERY_CASE = (
    f'every set of answers, with "Not sure" among them, on every day from {EARLIEST.year} to {LATEST.year}'
)


class Promise(NamedTuple):
    """What has to hold in every case, in words, and whether it does."""

    words: str
    holds: bool


def holds(report: Report, *codes: str) -> bool:
    """Whether it was proved, for every case, that there is no violation of these codes."""
    found = report.proof.violations if report.proof else ()
    return report.proof is not None and not any(one.problem.code in codes for one in found)


def promises(report: Report, sworn: str) -> list[Promise]:
    """What has to hold. `sworn` names the place of what can never be: the file, or a chapter."""
    said = [
        Promise("exactly one route in every case", holds(report, *ONE_ROUTE)),
        Promise('a next step in every case, also with "Not sure" everywhere', holds(report, DEAD_END)),
        Promise("every question can be asked, every option and condition matters", holds(report, *MATTERS)),
    ]
    if report.guide and report.guide.never:
        said.append(Promise(f"nothing happens that {sworn} rules out", holds(report, SWORN)))
    return said

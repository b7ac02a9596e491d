"""`cpguide decide`: the result of a case, without a screen."""

from __future__ import annotations

import argparse

from cpguide.casefile import Opened, carried, remarks
from cpguide.commands.common import folder, guide, opened, put_or_write
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.exit import Exit, complain


def run(given: argparse.Namespace) -> int:
    """Write the result of the case; what is odd about the case goes to standard error."""
    rules = guide(given)
    found = opened(rules, given, whole=True)
    result = Result(Interview.of(rules, found.case))
    odd = (*_other_rules(found, result.interview), *remarks(result.interview).values())
    made = _rendered(result, given.format, odd)
    complain(*odd)
    put_or_write(made, given.output, given.case, folder(given))
    return Exit.FINE


def _other_rules(found: Opened, interview: Interview) -> tuple[str, ...]:
    """What differs for a case that was kept under other rules."""
    if (other := carried(found, interview)) is None:
        return ()
    from cpguide.output.carried import carried_remarks

    return carried_remarks(other)


def _rendered(result: Result, kind: str, remarks: tuple[str, ...]) -> str:
    if kind == "json":
        from cpguide.output.data import to_json

        return to_json(result, remarks)
    if kind == "markdown":
        from cpguide.output.markdown import markdown

        return markdown(result)
    if kind == "html":
        from cpguide.output.html import html

        return html(result)
    from cpguide.output.text import text

    return text(result)

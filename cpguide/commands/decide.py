"""`cpguide decide`: the result of a case, without a screen."""

from __future__ import annotations

import argparse

from cpguide.casefile import Opened, carried, remarks
from cpguide.commands.common import folder, guide, making, opened, send
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.exit import Exit, complain
from cpguide.output.formats import FORMATS


def run(given: argparse.Namespace) -> int:
    """Write the result of the case; what is odd about the case goes to standard error."""
    form = FORMATS[given.format]
    rules = guide(given)
    found = opened(rules, given, whole=True)
    result = Result(Interview.of(rules, found.case))
    odd = (*_other_rules(found, result.interview), *remarks(result.interview).values())
    with making():
        made = form.make(result, odd, given.checklist)
    complain(*odd)
    send(form, made, given.output, given.case, folder(given))
    return Exit.FINE


def _other_rules(found: Opened, interview: Interview) -> tuple[str, ...]:
    """What differs for a case that was kept under other rules."""
    if (other := carried(found, interview)) is None:
        return ()
    from cpguide.output.kept import carried_remarks

    return carried_remarks(other)

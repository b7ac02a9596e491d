"""`cpguide decide`: the result of a case, without a screen."""

from __future__ import annotations

import argparse

from cpguide.casefile import remarks
from cpguide.commands.common import case, folder, guide, making, send
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.exit import Exit, complain
from cpguide.output.formats import FORMATS


def run(given: argparse.Namespace) -> int:
    """Write the result of the case; what is odd about the case goes to standard error."""
    form = FORMATS[given.format]
    rules = guide(given)
    result = Result(Interview.of(rules, case(rules, given)))
    odd = tuple(remarks(result.interview).values())
    with making():
        made = form.make(result, odd, given.checklist)
    complain(*odd)
    send(form, made, given.output, given.case, folder(given))
    return Exit.FINE

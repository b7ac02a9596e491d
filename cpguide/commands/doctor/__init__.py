"""`cpguide doctor`: what is wrong with an installation, one fact a line. Reads, and changes nothing.

It has to work where the installation does not, so each part is looked at by itself, and no part may stop it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from importlib import import_module

from cpguide.commands.common import put
from cpguide.commands.doctor.fact import Fact, wrong
from cpguide.exit import Exit
from cpguide.spelled import spelled

PARTS = ("packages", "rules", "surroundings")


def run(given: argparse.Namespace) -> int:
    """Say what is fine, what is worth knowing and what is wrong; fails where something is wrong."""
    facts = [fact for part in PARTS for fact in _facts(part, given)]
    for fact in facts:
        put(f"{fact.state:<6} {spelled(fact.line)}\n")
    bad = sum(fact.state == "WRONG" for fact in facts)
    put("\n" + ("Nothing is wrong.\n" if not bad else f"WRONG: {bad}. Mend them from the top.\n"))
    return Exit.FAILED if bad else Exit.FINE


def _facts(part: str, given: argparse.Namespace) -> Iterable[Fact]:
    """The facts of one part; that it cannot be looked at is a fact too."""
    try:
        look: Callable[[argparse.Namespace], Iterable[Fact]]
        look = import_module(f"cpguide.commands.doctor.{part}").facts
        return list(look(given))
    except Exception as error:
        return [wrong(f"{part}: cannot be looked at ({type(error).__name__})", "Install cpguide again.")]

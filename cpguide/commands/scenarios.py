"""`cpguide scenarios`: what there is to teach with, and what the rules are tested with."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from cpguide.commands.common import folder, guide, put
from cpguide.exit import Exit, complain
from cpguide.guide.model import Guide
from cpguide.output.words import counted
from cpguide.output.wrapped import wrapped
from cpguide.spelled import spelled
from cpguide.training.scenario import Scenario
from cpguide.training.shelf import Shelf, all_scenarios, route_words

SCHEMA_VERSION = 1


def run(given: argparse.Namespace) -> int:
    """List the scenarios; what is wrong with a file that cannot be read goes to standard error."""
    rules = guide(given)
    shelf = all_scenarios(folder(given), rules)
    complain(*shelf.problems)
    put(_json(shelf, rules) if given.format == "json" else _text(shelf, rules))
    return Exit.CASE if shelf.problems else Exit.FINE


def _text(shelf: Shelf, guide: Guide) -> str:
    lines: list[str] = []
    for head, scenarios in (("LESSONS", shelf.lessons), ("TESTS OF THE RULES", shelf.tests)):
        if scenarios:
            lines += ["", *wrapped(f"{head}: {counted(len(scenarios), 'scenario')}")]
            for scenario in scenarios:
                lines += ["", *_block(scenario, guide)]
    hint = "Begin one with: cpguide train NAME"
    lines = [*wrapped(hint), *lines] if lines else ["There is no scenario in these rules."]
    return "".join(f"{spelled(line)}\n" for line in lines)


def _block(scenario: Scenario, guide: Guide) -> Iterator[str]:
    minutes = f", {counted(scenario.minutes, 'minute')}" if scenario.minutes else ""
    yield from wrapped(scenario.title)
    unfinished = ", unfinished" if scenario.unfinished else ""
    yield from wrapped(f"Level: {scenario.level}{minutes}{unfinished}", "  ", "  ")
    yield from wrapped(route_words(scenario, guide), "    ", "  ")
    yield from wrapped(f"Name: {scenario.name}", "  ", "  ")


def _json(shelf: Shelf, guide: Guide) -> str:
    made = {
        "schema_version": SCHEMA_VERSION,
        "training": True,
        "scenarios": [_data(scenario, guide) for scenario in shelf.scenarios],
        "problems": list(shelf.problems),
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _data(scenario: Scenario, guide: Guide) -> dict[str, Any]:
    return {
        "name": scenario.name,
        "title": scenario.title,
        "lesson": scenario.is_lesson,
        "level": scenario.level,
        "minutes": scenario.minutes or None,
        "unfinished": scenario.unfinished,
        "aims": list(scenario.aims),
        "routes": [{"id": id, "title": guide.routes[id].title} for id in scenario.expected.routes],
    }

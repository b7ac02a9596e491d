"""The shelf: every scenario of a rules folder in the order in which it is offered, or one by its name."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from cpguide.casefile import CaseError
from cpguide.guide.model import Guide
from cpguide.guide.problem import did_you_mean, shown
from cpguide.output.words import counted, listed
from cpguide.training.reading import read_scenario, scenario_files
from cpguide.training.scenario import LEVELS, Scenario

MAX_OFFERED = 4
"""How many names are offered, at most, for one that there is not."""


class UnknownScenario(Exception):
    """No scenario has this name; the message says which one may be meant."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The scenarios that can be read, lessons first; `problems` tells in a line each why others cannot."""

    scenarios: tuple[Scenario, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def lessons(self) -> tuple[Scenario, ...]:
        """Those that can be taught with."""
        return tuple(scenario for scenario in self.scenarios if scenario.is_lesson)

    @property
    def tests(self) -> tuple[Scenario, ...]:
        """Those that only test the rules."""
        return tuple(scenario for scenario in self.scenarios if not scenario.is_lesson)


def all_scenarios(rules: Path, guide: Guide) -> Shelf:
    """The scenarios of a rules folder: lessons first, then by level and title."""
    read: list[Scenario] = []
    problems: list[str] = []
    for path in scenario_files(rules):
        try:
            read.append(read_scenario(path, guide))
        except CaseError as error:
            problems += map(str, error.problems)
        except OSError as error:
            problems.append(f"{path}: {error.strerror or error}")
    read.sort(key=lambda one: (not one.is_lesson, LEVELS.index(one.level), one.title, one.name))
    return Shelf(tuple(read), tuple(problems))


def find(rules: Path, guide: Guide, name: str) -> Scenario:
    """The scenario called `name` in a rules folder, or in the file that `name` is a path of.

    Raises `UnknownScenario` when there is none of the name, and what `read_scenario` raises.
    """
    if _is_path(name):
        return read_scenario(Path(name), guide)
    files = {path.stem: path for path in scenario_files(rules)}
    if name not in files:
        advice = _near(name, files) or "The list: cpguide scenarios"
        raise UnknownScenario(f'There is no scenario "{shown(name)}". {advice}')
    return read_scenario(files[name], guide)


def _near(typed: str, names: Collection[str]) -> str:
    """The sentence that offers the names that hold what was typed, or else the nearest one."""
    part = _letters(typed)
    holding = [f'"{name}"' for name in names if part and part in _letters(name)]
    if 0 < len(holding) <= MAX_OFFERED:
        return f"Did you mean {listed(holding, 'or')}?"
    if holding:
        return f"{counted(len(holding), 'name')} of {len(names)} hold it. The list: cpguide scenarios"
    return did_you_mean(typed, names)


def _letters(name: str) -> str:
    """A name without case, blanks and hyphens, which people leave out or put in."""
    return "".join(mark for mark in name.casefold() if mark.isalnum())


def route_words(scenario: Scenario, guide: Guide) -> str:
    """The route that a scenario leads to, or those that it leaves open, in their titles."""
    titles = [guide.routes[id].title for id in scenario.expected.routes]
    return f"Route: {titles[0]}" if len(titles) == 1 else f"Routes still possible: {'; '.join(titles)}"


def _is_path(name: str) -> bool:
    """Whether it can only be meant as the path of a file."""
    separators = [os.sep, *([os.altsep] if os.altsep else [])]
    return name.endswith((".yaml", ".yml")) or any(mark in name for mark in separators)

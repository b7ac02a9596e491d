"""Everything `cpguide check` finds out about a folder of rules, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from time import perf_counter

from cpguide.check.count import Count
from cpguide.check.coverage import Coverage, coverage
from cpguide.check.lint import lint
from cpguide.check.proof import told, violations
from cpguide.check.proof.ground import Ground, Violation
from cpguide.check.scenarios import FOLDER, Tried, try_scenarios
from cpguide.check.suggest import Suggest, Suggestion
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.engine.left import Left
from cpguide.guide.load import load_files
from cpguide.guide.model import Guide
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem, Problems, RulesError


@dataclass(frozen=True)
class Proof:
    """What was proved: over how many cases and periods, in how many seconds, and what does not hold."""

    violations: tuple[Violation, ...]
    cases: int
    periods: int
    asks: Left
    seconds: float


@dataclass(frozen=True)
class Report:
    """What is right and what is wrong with rules. Where they cannot be used there is only `broken`."""

    broken: tuple[Problem, ...]
    guide: Guide | None = None
    ground: Ground | None = None
    proof: Proof | None = None
    lint: tuple[Problem, ...] = ()
    tried: tuple[Tried, ...] = ()
    coverage: Coverage | None = None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything to be mended or known, by file and line."""
        found = Problems()
        proved = (violation.problem for violation in self.proof.violations) if self.proof else ()
        tried = (problem for one in self.tried for problem in one.problems)
        for problem in (*self.broken, *proved, *self.lint, *tried, *self._untried()):
            found.add(problem)
        return found.sorted()

    def _untried(self) -> tuple[Problem, ...]:
        """What no scenario tries: nothing at all, or a route."""
        if self.ground is None or self.coverage is None:
            return ()
        if not self.tried:
            message, advice = "there is no scenario, so nothing was tried.", "Write one for each route."
            return (Problem("CP423", FOLDER, 1, 1, message, advice),)
        advice = "Write one; --suggest DIR makes a draft."
        return tuple(
            self.ground.places.problem(
                "CP425", "routes", goal.id, f'no scenario ends in "{goal.id}".', advice
            )
            for goal in self.coverage.missed("routes")
        )

    @property
    def errors(self) -> int:
        """How many problems must be mended."""
        return sum(problem.level == "error" for problem in self.problems)

    def case_for(self, problem: Problem) -> Case | None:
        """The case that shows a problem, where it is one that a case can show."""
        violations = self.proof.violations if self.proof else ()
        return next((violation.case for violation in violations if violation.problem == problem), None)

    @cached_property
    def suggestions(self) -> tuple[Suggest, tuple[Suggestion, ...]] | None:
        """Cases that the scenarios lack, and what writes them; None where there is nothing to stand on."""
        if self.ground is None or self.coverage is None:
            return None
        suggest = Suggest(self.ground)
        cases = [one.scenario.case for one in self.tried if one.scenario]
        return suggest, (*suggest.missing(self.coverage.missing), *suggest.contrasts(cases))


def check(files: dict[str, bytes], problems: Problems, as_of: date) -> Report:
    """Lint, prove and test the rules in the files of a folder, which were read with `problems`."""
    try:
        guide = load_files(files, problems, sworn=True)
    except RulesError as error:
        return Report(error.problems)
    places = Places(files)
    began = perf_counter()
    ground = Ground(guide, places, as_of)
    found = tuple(told(violations(ground)))
    cases = Count(ground.logic, ground.space, unsure=True).cases()
    asks = Interview.begin(guide, as_of).left
    proof = Proof(found, cases, len(ground.space.periods), asks, perf_counter() - began)
    tried = tuple(try_scenarios(files, guide))
    exercised = coverage(ground, (one.scenario.case for one in tried if one.scenario))
    return Report((), guide, ground, proof, tuple(lint(guide, places, as_of)), tried, exercised)

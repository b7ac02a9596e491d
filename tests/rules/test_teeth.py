"""Defects seeded anywhere into the shipped rules: the check catches them, and what it shows of each is so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cpguide.casefile import case_text, read_case
from cpguide.check.everywhere import Everywhere
from cpguide.check.lint import lint
from cpguide.check.meet import part as differ
from cpguide.check.proof import violations
from cpguide.check.proof.ground import Ground, Violation
from cpguide.check.proof.never import never
from cpguide.check.report import check
from cpguide.check.scenarios import FOLDER, Tried, try_scenarios
from cpguide.engine.logic import Logic
from cpguide.guide.folder import read_folder
from cpguide.guide.load import load_files
from cpguide.guide.model import Guide
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem, Problems, RulesError
from cpguide.guide.where import rules_folder
from tests.rules import judge, wrong_conditions, wrong_words
from tests.rules.defects import Defect, Defects
from tests.rules.rewrite import Files, conditions
from tests.rules.test_shipped import NOW

_ID = re.compile(r"\w+(?:[-_]\w+)+")
"""An id or a date in a text."""

KINDS = {**wrong_conditions.KINDS, **wrong_words.KINDS}
SEED, OF_EACH = 3, 2
"""Which defects are seeded, and how many of each kind and part of the rules."""


@dataclass(frozen=True)
class Caught:
    """What the check says first of a defect: a problem, with what shows it."""

    problem: Problem
    guide: Guide | None = None
    violation: Violation | None = None
    tried: Tried | None = None


@dataclass(frozen=True)
class Shipped:
    """The rules without a defect."""

    files: Files
    guide: Guide
    days: dict[str, date]

    @classmethod
    def read(cls) -> Shipped:
        files = read_folder(rules_folder(), Problems())
        guide = load_files(files, Problems(), sworn=True)
        tried = try_scenarios(files, guide)
        days = {one.file: one.scenario.case.as_of for one in tried if one.scenario}
        return cls(files, guide, days)

    def caught(self, defect: Defect) -> Caught | None:
        """What the check finds first: in the files, in the scenarios, in the proof, in the words."""
        try:
            guide = load_files(defect.files, Problems(), sworn=True)
        except RulesError as error:
            return Caught(next((p for p in error.problems if self._named(p, defect)), error.problems[0]))
        return next(self._found(defect, guide), None)

    def _found(self, defect: Defect, guide: Guide) -> Iterator[Caught]:
        """As `check` does, but what is quick first; what cannot be otherwise than before is left out."""
        places, found = Places(defect.files), self._broken_scenarios
        if self._means_more(guide):
            yield from found(defect, guide, {name for name, day in self.days.items() if day == NOW})
            ground = Ground(guide, places, NOW)
            yield from (Caught(v.problem, guide, v) for v in never(ground))
            yield from found(defect, guide, {name for name, day in self.days.items() if day != NOW})
            yield from (Caught(v.problem, guide, v) for v in violations(ground))
        yield from found(defect, guide, self.touched(defect))
        yield from (Caught(p, guide) for p in lint(guide, places, NOW) if p.level == "error")

    def _means_more(self, guide: Guide) -> bool:
        """Whether any condition, option or range is not as it was."""

        def meaning(guide: Guide) -> object:
            options = [[o.id for o in q.options] for q in guide.questions.values()]
            return conditions(guide), options, [item.effective for item in guide.items.values()]

        return meaning(guide) != meaning(self.guide)

    def _broken_scenarios(self, defect: Defect, guide: Guide, names: set[str]) -> Iterator[Caught]:
        files = {name: defect.files[name] for name in sorted(names) if name.startswith(FOLDER)}
        for tried in try_scenarios(files, guide):
            yield from (Caught(p, guide, tried=tried) for p in tried.problems if p.level == "error")

    def touched(self, defect: Defect) -> set[str]:
        """The files that the defect is in."""
        return {name for name, data in defect.files.items() if data != self.files[name]}

    def reproduces(self, defect: Defect, caught: Caught, place: Path) -> bool:
        """Whether what is said of a defect is so."""
        problem, guide = caught.problem, caught.guide
        if not _stands(problem, defect.files):
            return False
        if caught.violation and guide and caught.violation.case:
            place.write_text(case_text(caught.violation.case, str(problem)), encoding="utf-8")
            case = read_case(guide, str(place))
            return judge.shows(problem, caught.violation.about, guide, case)
        if caught.tried and caught.tried.scenario and problem.code == "CP421" and guide:
            fine_before = problem.file in self.touched(defect) or judge.keeps(
                caught.tried.scenario, self.guide
            )
            return fine_before and not judge.keeps(caught.tried.scenario, guide)
        return self._named(problem, defect)

    def _named(self, problem: Problem, defect: Defect) -> bool:
        """Whether a problem stands in a file that was changed, or names something that was changed in it."""
        names, touched = set(re.findall(r"[\w-]+", defect.place)[1:]), self.touched(defect)
        for name in touched:
            before, after = (set(files[name].decode().splitlines()) for files in (self.files, defect.files))
            names |= {word for line in before ^ after for word in _ID.findall(line)}
        return problem.file in touched or not names.isdisjoint(re.findall(r"[\w-]+", problem.message))

    def same(self, defect: Defect) -> bool:
        """Whether every line of the result is what it was, in every case on every day."""
        if not defect.logical:
            return False
        guide = load_files(defect.files, Problems(), sworn=True)
        space = Everywhere(self.guide, guide)
        before, after = Logic(self.guide, space).lines, Logic(guide, space).lines
        return before.keys() == after.keys() and not any(
            differ(space.diagrams, before[id], after[id], (space.possible,)) for id in before
        )


def _stands(problem: Problem, files: Files) -> bool:
    """Whether there is such a place in the file that the problem names."""
    lines = files[problem.file].decode().splitlines()
    return problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def test_the_check_catches_seeded_defects_each_with_something_that_reproduces_it(tmp_path: Path) -> None:
    shipped = Shipped.read()
    seeded: Counter[str] = Counter()
    escaped: list[str] = []
    false: list[str] = []
    for defect in Defects(shipped.files, shipped.guide).some(KINDS, SEED, OF_EACH):
        caught = shipped.caught(defect)
        if caught is None and shipped.same(defect):
            continue  # no defect: the same lines show in every case
        seeded[defect.kind] += 1
        if caught is None:
            escaped.append(f"{defect.kind}: {defect.place}")
        elif not shipped.reproduces(defect, caught, tmp_path / "case.yaml"):
            false.append(f"{defect.kind}: {defect.place}: {caught.problem}")
    assert not false
    assert len(escaped) <= 0.02 * seeded.total(), escaped
    assert seeded.total() >= 100
    assert len(seeded) >= 14


def test_the_untouched_rules_raise_nothing() -> None:
    assert not check(read_folder(rules_folder(), Problems()), Problems(), NOW).problems

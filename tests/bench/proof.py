"""The proof of the shipped rules and of rules ten times as large, beside a SAT solver's answers."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from time import perf_counter

from cpguide.check.count import Count
from cpguide.check.proof import violations
from cpguide.check.proof.ground import Ground
from cpguide.guide.folder import read_folder
from cpguide.guide.load import load_files
from cpguide.guide.model import Guide
from cpguide.guide.places import Places
from cpguide.guide.problem import Problems
from cpguide.guide.where import rules_folder
from tests.bench.compare import Row, row
from tests.bench.tenfold import COPIES, tenfold
from tests.check.nowhere import Nowhere

GOAL, LARGE_GOAL = 1, 60
LARGE_RUNS = 3
MISSING = 'without python-sat; for that: pip install -e ".[bench]"'


def measure(runs: int) -> list[Row]:
    """The lines of this part."""
    files = read_folder(rules_folder(), Problems())
    guide = load_files(files, Problems(), sworn=True)
    large = tenfold(guide)
    return [
        *_rows("proof of the shipped rules", guide, Places(files), GOAL, runs, every_day=True),
        *_rows(f"proof of {COPIES} times the rules", large, Nowhere(), LARGE_GOAL, min(runs, LARGE_RUNS)),
    ]


def _rows(
    what: str, guide: Guide, places: Places, goal: float, runs: int, every_day: bool = False
) -> list[Row]:
    """The seconds of the whole proof, and what they are to the solver's where that is installed.

    The solver gets a list of days that stand for all days; of larger rules it proves only the first.
    """
    ours = [_seconds(lambda: _prove(guide, places)) for _ in range(runs)]
    rows = [Row(f"{what}, in seconds", "-", ours, goal, note=f"{_prove(guide, places):.2e} cases")]
    if find_spec("pysat") is None:
        return [*rows, Row(what, "python-sat", note=MISSING)]
    from tests.check.sat import kinds_of_days
    from tests.check.solved import solved

    days = kinds_of_days(guide)
    some = days if every_day else days[:1]
    theirs = [_seconds(lambda: solved(guide, some)) for _ in range(min(runs, LARGE_RUNS))]
    pairs = list(zip(ours, theirs, strict=False))
    against = f"python-sat, {len(some)} of {len(days)} days"
    return [*rows, row(what, against, pairs, None, lambda seconds: f"{seconds:.2f} s")]


def _prove(guide: Guide, places: Places) -> int:
    """Prove everything from the start, and count the cases, with "not sure" among the answers."""
    ground = Ground(guide, places, date.today())
    list(violations(ground))
    return Count(ground.logic, ground.space, unsure=True).cases()


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = perf_counter()
    work()
    return perf_counter() - began

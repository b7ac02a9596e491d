"""What changes in behaviour from one edition of the rules to the next: exactly, over every case.

Both guides are compiled into one space of answers and as-of dates, in which two conditions that agree in
every case are one diagram. So rewording, reordering and rewriting cannot be mistaken for a change, and
no change can hide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cpguide.check.diff.behaviour import behaviour
from cpguide.check.diff.both import Both, Change
from cpguide.check.diff.order import moved
from cpguide.check.diff.records import conditions, reworded, shown, sworn
from cpguide.check.diff.scenarios import EACH, Retold, edits, retell
from cpguide.guide.model import Guide


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise in `new`. `cases` are how many there are in both to compare, in `old` and in `new`.

    `files` are those whose bytes differ. `behaviour`, `sworn` and `shown` are what changes for officers
    and for the proof, `order` is what people see in another order, `edited` are the conditions that were
    given another meaning, `same` is all that was edited and changes nothing. `told` is what was edited in
    scenarios; of those that were `tried`, `scenarios` end otherwise or cannot be judged by one of the guides.
    """

    old: Guide
    new: Guide
    as_of: date
    files: tuple[str, ...]
    cases: tuple[int, int, int]
    behaviour: tuple[Change, ...]
    sworn: tuple[Change, ...]
    shown: tuple[Change, ...]
    order: tuple[Change, ...]
    edited: tuple[Change, ...]
    same: tuple[Change, ...]
    told: tuple[Change, ...]
    scenarios: tuple[Retold, ...]
    tried: int

    @property
    def changes(self) -> bool:
        """Whether anything changes but words and order."""
        return bool(self.behaviour or self.sworn or self.shown)

    @property
    def ending_otherwise(self) -> set[str]:
        """The files of the scenarios whose result changes."""
        return {one.file for one in self.scenarios if one.lines}

    @property
    def unjudged(self) -> set[str]:
        """The files of the scenarios that one of the guides cannot judge."""
        return {one.file for one in self.scenarios if one.misfits}


def difference(
    old: Guide,
    new: Guide,
    as_of: date,
    old_files: Mapping[str, bytes] | None = None,
    new_files: Mapping[str, bytes] | None = None,
) -> Difference:
    """What changes from one guide to the other, and for the scenarios among the files of their folders.

    The cases shown are judged on `as_of` where that day will do.
    """
    both = Both(old, new, as_of)
    when = tuple(conditions(both))
    oaths = [change for change in when if change.part == "never" and change.what == "condition"]
    before, after = old_files or {}, new_files or {}
    retold = list(retell(both, before, after))
    return Difference(
        old,
        new,
        as_of,
        tuple(name for name in sorted({*before, *after}) if before.get(name) != after.get(name)),
        (both.cases, both.old.total, both.new.total),
        tuple(behaviour(both)),
        (*sworn(both), *oaths),
        tuple(shown(both)),
        tuple(moved(both)),
        tuple(change for change in when if change.part != "never" and change.what == "condition"),
        (*(change for change in when if change.what == "same_condition"), *reworded(both)),
        tuple(edits(before, after)),
        tuple(one for one in retold if one.lines or one.misfits or one.version == EACH),
        len({one.file for one in retold}),
    )

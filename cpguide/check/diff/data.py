"""A difference as one JSON object.

Each change says `what` happens to which `ids` of which `part` of the rules, and from what to what. In
`behaviour`: "moved" (cases from the routes `before` to those `after`), "shows" and "gone" (lines), "asked"
and "not_asked", "kept" and "set_aside" (answers), "added" and "removed", "option_added" and
"option_removed" (`after` are the routes of its cases), "not_one_route" (`after` hold in cases of a new
option), "not_sure" and "kind". In `order`: "order" (`ids` are what moved and what it now comes before or
after, as `after` says; before both stands the question of options and the kind of line of stages).
Elsewhere also "condition" and "same_condition", "said" (the mark on the words of lines), "reworded" and
"edited" (`ids` are the record and the field, or only a scenario in which no field differs), "reordered"
(`ids` are the record and its list, or none for the records of a part) and the names of fields.
"""

from __future__ import annotations

import json
from typing import Any

from cpguide.casefile import case_data
from cpguide.check.diff import Difference
from cpguide.check.diff.both import Change, Where
from cpguide.check.diff.scenarios import Retold
from cpguide.guide.model import Guide

SCHEMA_VERSION = 1


def to_json(difference: Difference) -> str:
    """The difference as JSON text; the same two guides give the same bytes."""
    compared, old, new = difference.cases
    made = {
        "schema_version": SCHEMA_VERSION,
        "old": _guide(difference.old),
        "new": _guide(difference.new),
        "as_of": difference.as_of.isoformat(),
        "files": list(difference.files),
        "changes": difference.changes,
        "cases": {"compared": compared, "old": old, "new": new},
        "behaviour": [_change(change) for change in difference.behaviour],
        "sworn": [_change(change) for change in difference.sworn],
        "shown": [_change(change) for change in difference.shown],
        "order": [_change(change) for change in difference.order],
        "conditions": [_change(change) for change in difference.edited],
        "no_change": [_change(change) for change in difference.same],
        "scenarios": _scenarios(difference),
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _guide(guide: Guide) -> dict[str, str]:
    about = guide.about
    return {"edition": about.edition, "checked": about.checked.isoformat(), "sha256": guide.sha256}


def _change(change: Change) -> dict[str, Any]:
    return {
        "what": change.what,
        "part": change.part,
        "ids": list(change.ids),
        "before": list(change.before),
        "after": list(change.after),
        "where": _where(change.where) if change.where else None,
    }


def _where(where: Where) -> dict[str, Any]:
    return {
        "cases": where.cases,
        "of": where.of,
        "days": [[first.isoformat(), last.isoformat()] for first, last in where.days],
        "old_case": case_data(where.old_case),
        "new_case": case_data(where.new_case),
    }


def _scenarios(difference: Difference) -> dict[str, Any]:
    """What was edited in scenarios, how those end that end otherwise, and why some cannot be judged."""
    told = difference.scenarios
    return {
        "edited": [_change(change) for change in difference.told],
        "tried": difference.tried,
        "changed": [_retold(one) for one in told if one.lines],
        "unjudged": [
            {"file": one.file, "version": one.version, "by": side, "problem": str(problem)}
            for one in told
            for side, problem in one.misfits
        ],
    }


def _retold(told: Retold) -> dict[str, Any]:
    before, after = told.routes
    return {
        "file": told.file,
        "version": told.version,
        "routes": {"before": list(before), "after": list(after)},
        "lines": [{"id": id, "before": was, "after": now} for id, was, now in told.lines],
    }

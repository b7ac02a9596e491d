"""Any value replaced by any other, anywhere in the rules: problems, never anything else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cpguide.guide.load import load
from cpguide.guide.problem import Problem, RulesError
from tests.small_guide import FILES, write_small_guide

TREES: dict[str, Any] = {name: yaml.load(text, yaml.BaseLoader) for name, text in FILES.items()}
VALUES: list[Any] = [
    *("", "x", "yes", "none", "all", "not_sure", "date", "several", "2026-01-01", "true", "safe", "ended"),
    *("CP-001", "CP-002", "CP-003", "word " * 500, "y" * 100, [], {}, ["x"], ["a", "a"], [["x"]], [{}]),
    *(
        {"x": {}},
        {"a": "b"},
        {"all": ["safe"]},
        {"any": []},
        {"danger": "no"},
        {"danger": {"before": "as_of"}},
    ),
    *({"cp_ends": {"within": "6 months"}}, {"cp_ends": ["x"]}, {"all": "x", "any": "y"}, ["CP-002"]),
]


def _paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in entries:
        yield (*path, key)
        yield from _paths(value, (*path, key))


PATHS = [(name, path) for name, tree in TREES.items() for path in _paths(tree)]


def damaged(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of the tree with another value at `path`, or without it where `value` is None."""
    if not path:
        return value
    copy = node.copy()
    copy[path[0]] = damaged(node[path[0]], path[1:], value)
    if value is None and len(path) == 1:
        del copy[path[0]]
    return copy


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PATHS), st.sampled_from([*VALUES, None]))
def test_any_value_in_place_of_any_other(where: tuple[str, tuple[Any, ...]], value: Any) -> None:
    name, path = where
    with tempfile.TemporaryDirectory() as place:
        folder = write_small_guide(Path(place))
        (folder / name).write_text(yaml.safe_dump(damaged(TREES[name], path, value), sort_keys=False))
        assert all(problem.line >= 1 and problem.message for problem in _problems(folder))


def _problems(folder: Path) -> tuple[Problem, ...]:
    try:
        load(folder, sworn=True)
    except RulesError as error:
        return error.problems
    return ()

"""Reading the shipped rules, checked and with the place of every problem, against the parser alone."""

from __future__ import annotations

import gc
from pathlib import Path
from time import perf_counter

import yaml

from cpguide.guide.load import load
from cpguide.guide.where import rules_folder
from tests.bench.compare import Row, in_turn, milliseconds, row


def measure(runs: int) -> list[Row]:
    """The lines of this part."""
    if not yaml.__with_libyaml__:
        return [Row("reading the rules", "yaml.CSafeLoader", note="this PyYAML has no libyaml")]
    folder = rules_folder()
    files = [path for path in sorted(folder.rglob("*.yaml")) if path.parent.name != "scenarios"]
    pairs = in_turn(lambda: _ours(folder), lambda: _theirs(files), runs + 1)[1:]
    size = sum(path.stat().st_size for path in files) // 1000
    return [
        row(f"reading the rules ({len(files)} files, {size} kB)", "CSafeLoader", pairs, 0.6, milliseconds)
    ]


def _ours(folder: Path) -> float:
    gc.collect()
    began = perf_counter()
    load(folder)
    return perf_counter() - began


def _theirs(files: list[Path]) -> float:
    gc.collect()
    began = perf_counter()
    for path in files:
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return perf_counter() - began

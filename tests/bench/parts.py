"""The parts of the bench, each measured in a process of its own."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context

from tests.bench.compare import Row

PARTS = ("start", "keys", "reading", "decisions", "proof", "memory")


def measured(part: str, runs: int) -> list[Row]:
    """The lines of one part, measured where no other part has left anything behind."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_here, part, runs).result()


def _here(part: str, runs: int) -> list[Row]:
    rows: list[Row] = import_module(f"tests.bench.{part}").measure(runs)
    return rows

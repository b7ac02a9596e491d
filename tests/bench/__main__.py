"""Measure cpguide against its peers, side by side, and print a table.

    python -m tests.bench                       every part
    python -m tests.bench start keys            some of them
    python -m tests.bench --runs 31 decisions   with more pairs of measurements than the usual 15

Parts: start, keys, reading, decisions, proof, memory. Every figure is the median of ratios taken pair by pair
(A B A B ...) in one run, with the least and the greatest of them, or of seconds where it says so; "met" or
"short" says how it stands to the goal. Nothing fails on a slow machine. Leave the machine alone meanwhile.
The comparison with zen-engine and python-sat needs the extra `bench` of the project.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys

from tests.bench.compare import Row, table
from tests.bench.parts import PARTS, measured


def _lines(part: str, runs: int) -> list[Row]:
    print(f"measuring {part} ...", file=sys.stderr)
    return measured(part, runs)


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; default: all")
    parser.add_argument(
        "--runs", type=int, default=15, metavar="N", help="pairs of measurements (default 15)"
    )
    given = parser.parse_args()
    if unknown := [part for part in given.parts if part not in PARTS]:
        parser.error(f"no part {unknown[0]}; there are {', '.join(PARTS)}")
    if given.runs < 1:
        parser.error("--runs wants 1 or more")
    rows = [row for part in given.parts or PARTS for row in _lines(part, given.runs)]
    load = " ".join(f"{share:.1f}" for share in os.getloadavg())
    print(table(rows))
    print(f"{given.runs} pairs; Python {platform.python_version()}; {os.cpu_count()} cores, load {load}")


if __name__ == "__main__":
    main()

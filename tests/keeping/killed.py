"""Children that keep a case as fast as they can, and are killed: `python -m tests.keeping.killed FOLDER`.

Runs by itself, because it forks: here no test and no thread is in the way. Prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from cpguide.keeping import Keeping
from tests.keeping.cases import names, number_in, numbered, stamp
from tests.keeping.faulty import stepped

EVERY = ("open", "write", "fsync", "replace", "unlink", "close")


def keep(path: Path, first: int, tell: int, most: int = 1_000_000) -> None:
    """Keep one case after the other, telling the number of each when it is kept."""
    keeping = Keeping.resume(path, stamp(path)) if path.exists() else Keeping.begin(path, numbered(first))
    for number in range(first + 1, first + most):
        keeping.keep(numbered(number % 70_000))
        os.write(tell, b"%d\n" % number)


def child(work: Callable[[int], None], end: Callable[[int, BinaryIO], list[int]]) -> list[int]:
    """The numbers that a child told before it died; `end` reads some of them, and may end it."""
    read, tell = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(read)
        try:
            work(tell)
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(read, "rb", buffering=0) as told:
        numbers = end(pid, told)
        os.waitpid(pid, 0)
        return numbers + [int(line) for line in told.readlines()]


def at_random(path: Path, kills: int, chance: random.Random) -> dict[str, int]:
    """Kill children at random moments after a random number of changes; how many changes they told of."""

    def kill(pid: int, told: BinaryIO) -> list[int]:
        lines = [told.readline() for _ in range(chance.randrange(4))]
        time.sleep(chance.uniform(0, 0.002))
        os.kill(pid, signal.SIGKILL)
        return [int(line) for line in lines]

    kept = changes = 0
    for _ in range(kills):
        told = child(partial(keep, path, kept), kill)
        last = told[-1] if told else kept
        if told or path.exists():
            kept = number_in(path)
            assert last <= kept <= last + 1, f"told of {last}, found {kept}"
        assert {*names(path.parent)} <= {path.name, f".{path.name}.lock", f".{path.name}.new"}
        changes += len(told)
    return {"kills": kills, "changes": changes}


def at_every_call(folder: Path) -> dict[str, int]:
    """Kill children at the first call to the system, at the second ..., till one gets through."""
    number = 0
    while True:
        number += 1
        path = folder / f"case-{number}.yaml"
        Keeping.begin(path, numbered(0)).end()

        def work(tell: int, number: int = number, path: Path = path) -> None:
            def at(name: str, count: int) -> None:
                if count == number:
                    os.kill(os.getpid(), signal.SIGKILL)

            keeping = Keeping.resume(path, stamp(path))
            with stepped(at, EVERY) as called:
                keeping.keep(numbered(1))
                done = len(called)
            os.write(tell, b"%d\n" % done)

        done = (child(work, lambda pid, told: []) or [-1])[0]
        assert number_in(path) in ((0, 1) if done < 0 else (1,))
        Keeping.resume(path, stamp(path)).end()
        assert [*folder.glob(f".{path.name}*")] == [], "what a killed program left is cleared away"
        if done >= 0:
            return {"steps": number - 1}


def main(folder: Path) -> None:
    """Kill, look, tell."""
    one, other = folder / "one", folder / "other"
    one.mkdir()
    other.mkdir()
    found = at_random(one / "case.yaml", 300, random.Random(5))
    print(json.dumps(found | at_every_call(other)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

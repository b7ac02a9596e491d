"""From a folder of YAML files to a Guide that has been checked, or to everything that is wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cpguide.guide import front, library
from cpguide.guide.folder import digest, missing, read_folder
from cpguide.guide.front import Front
from cpguide.guide.library import Shelves
from cpguide.guide.model import Guide, Library
from cpguide.guide.problem import Problem, Problems
from cpguide.guide.references import check_guide, check_library


def load(folder: Path, sworn: bool = False) -> Guide:
    """The whole guide in `folder`. Raises RulesError with every problem found, or UnreadableError.

    `sworn` adds what `never.yaml` swears, which no case needs: only who judges the rules themselves.
    """
    problems = Problems()
    return load_files(read_folder(folder, problems), problems, sworn)


def load_files(files: dict[str, bytes], problems: Problems, sworn: bool = False) -> Guide:
    """The whole guide in the files of a folder, read before with `problems`. Raises as `load` does."""
    with _undisturbed():
        missing(files, front.NEEDED + library.NEEDED, problems)
        problems.stop()  # without a whole file, every name in it would be missed one by one
        guide = Front(files, problems).guide(sworn)
        shelves = _library(guide, files, problems)
        problems.stop()
        assert guide is not None
        return guide._replace(library=shelves)


def load_front(folder: Path) -> Guide:
    """What is needed to ask: the guide without its library. Raises as `load` does."""
    with _undisturbed():
        problems = Problems()
        files = read_folder(folder, problems)
        missing(files, front.NEEDED, problems)
        problems.stop()
        guide = Front(files, problems).guide()
        problems.stop()
        assert guide is not None
        return guide


def load_library(guide: Guide, folder: Path) -> Guide:
    """`guide` with its library, from the same folder, which must not have changed. Raises as `load` does."""
    with _undisturbed():
        problems = Problems()
        files = read_folder(folder, problems)
        missing(files, library.NEEDED, problems)
        if digest(files) != guide.sha256:
            message = "the rules have changed since they were first read."
            problems.add(Problem("CP125", ".", 1, 1, message, "Start again."))
        problems.stop()
        shelves = _library(guide, files, problems)
        problems.stop()
        return guide._replace(library=shelves)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold the garbage collector off: all that is made here is kept, looking through it costs a twentieth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _library(guide: Guide | None, files: dict[str, bytes], problems: Problems) -> Library:
    shelves = Shelves(files, problems)
    check_library(shelves)
    if guide is not None:
        check_guide(guide, shelves, files, problems)
    return shelves.library()

"""What commands share: stopping with words, the rules and the case they were given, and writing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from errno import EBADF
from pathlib import Path
from typing import TYPE_CHECKING

from cpguide.exit import Exit

if TYPE_CHECKING:
    from cpguide.casefile import Opened
    from cpguide.engine.case import Case
    from cpguide.guide.model import Guide
    from cpguide.output.formats import Format


class Stop(Exception):
    """The command ends here with this exit code and these words on standard error."""

    def __init__(self, code: Exit, *lines: str) -> None:
        super().__init__(*lines)
        self.code = code
        self.lines = lines


def folder(given: argparse.Namespace) -> Path:
    """The folder of the rules: the one that was named, or the one that came with the program.

    Stops where none came.
    """
    from cpguide.guide.where import rules_folder

    named: Path | None = getattr(given, "rules", None)
    place = named or rules_folder()
    if not named and not place.is_dir():
        raise Stop(Exit.RULES, "The rules that belong to cpguide are missing. Install cpguide again.")
    return place


def guide(given: argparse.Namespace, whole: bool = True) -> Guide:
    """The rules, with their library if `whole`. Stops when they cannot be used or read."""
    from cpguide.guide import load

    with usable():
        return load.load(folder(given)) if whole else load.load_front(folder(given))


@contextmanager
def usable() -> Iterator[None]:
    """Stop with every problem when the rules that are read here cannot be used or read."""
    from cpguide.guide.problem import RulesError, UnreadableError

    try:
        yield
    except RulesError as error:
        from cpguide.output.words import counted

        summary = f"The rules cannot be used: {counted(len(error.problems), 'problem')}."
        raise Stop(Exit.RULES, *map(str, error.problems), summary) from None
    except UnreadableError as error:
        raise Stop(Exit.FILES, str(error.problem)) from None


def case(guide: Guide, given: argparse.Namespace) -> Case:
    """The case that was named, all of which fits the rules. Stops when it cannot be used."""
    return opened(guide, given, whole=True).case


def opened(guide: Guide, given: argparse.Namespace, whole: bool) -> Opened:
    """What is in the file of the case that was named. Stops when it cannot be used.

    One that was kept is gone on with as of today. Where it was kept under other rules, answers may be left
    out. If it is to be used `whole`, neither is so.
    """
    from cpguide.casefile import CaseError, fitting, open_case

    try:
        today = None if whole else date.today()
        found = open_case(guide, given.case, getattr(given, "as_of", None), today)
        return fitting(found) if whole else found
    except CaseError as error:
        raise Stop(Exit.CASE, *map(str, error.problems)) from None


@contextmanager
def making() -> Iterator[None]:
    """Stop with one line when a format cannot be made here, or the case lacks what it is made of."""
    from cpguide.output.formats import CannotMake, NoDates

    try:
        yield
    except CannotMake as error:
        raise Stop(Exit.CASE if isinstance(error, NoDates) else Exit.USAGE, str(error)) from None


def put(made: str | bytes) -> None:
    """Write to standard output, and know at once whether that worked.

    Bytes go down a pipe as they are, whatever the locale; a terminal gets the text they stand for, and obeys
    nothing in it.
    """
    if sys.stdout is None:
        raise OSError(EBADF, "Standard output is closed")
    if sys.stdout.isatty():
        from cpguide.spelled import spelled  # late: the version has to come at once

        text = made.decode() if isinstance(made, bytes) else made
        sys.stdout.write(spelled(text.replace("\r\n", "\n")))
    elif isinstance(made, bytes):
        sys.stdout.buffer.write(made)
    else:
        sys.stdout.write(made)
    sys.stdout.flush()


def send(form: Format, made: bytes, place: str | None, source: str = "-", rules: Path | None = None) -> None:
    """Write what was made in a format to the file `place` or to standard output, like `put_or_write`."""
    if form.stream == "binary" and place in (None, "-") and sys.stdout and sys.stdout.isatty():
        raise Stop(
            Exit.USAGE, f"A terminal cannot show {form.name.upper()}. Name a file: -o result{form.ending}"
        )
    put_or_write(made.decode() if form.stream == "text" else made, place, source, rules)


def put_or_write(made: str | bytes, place: str | None, source: str = "-", rules: Path | None = None) -> None:
    """Write to the file `place`, or to standard output for None and "-". A file that is there is replaced.

    Never over the case `source`, nor into the folder `rules`, where it could only do harm.
    """
    if place is None or place == "-":
        put(made)
        return
    from cpguide.destination import Unwritable, destination
    from cpguide.output.write import write_whole

    try:
        path = destination(place, rules)
    except Unwritable as error:
        raise Stop(Exit.USAGE, str(error)) from None
    if _is_source(path, source):
        raise Stop(Exit.USAGE, f"{path} is the case itself. Choose another file for the result.")
    write_whole(path, made)


def same_file(one: Path, other: str) -> bool:
    """Whether both name one file that is there."""
    return one.exists() and Path(other).exists() and one.samefile(other)


def to_keep_in(given: argparse.Namespace) -> Path | None:
    """The file that `--save` names, to keep the case in. Stops where no case can be kept."""
    from cpguide.destination import Unwritable, destination

    save: str | None = getattr(given, "save", None)
    try:
        return None if save is None else destination(save, folder(given), "the case", lasting=True)
    except Unwritable as error:
        raise Stop(Exit.USAGE, str(error)) from None


def _is_source(path: Path, source: str) -> bool:
    """Whether the file holds the case that was read, by whatever name, or through standard input."""
    if not path.is_file():
        return False
    if source != "-":
        return path.samefile(source)
    try:
        return os.path.samestat(path.stat(), os.fstat(0))
    except OSError:  # standard input is closed
        return False

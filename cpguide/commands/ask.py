"""`cpguide ask`: the interview line by line, for screen readers, dumb terminals and pipes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from errno import EBADF
from pathlib import Path, PurePath

from cpguide.casefile import Opened, carried, remarks
from cpguide.commands.common import Stop, folder, guide, making, opened, send, to_keep_in
from cpguide.destination import destination, new_file
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.exit import Exit, complain
from cpguide.guide.model import Guide
from cpguide.keeping import CannotKeep, Keeping
from cpguide.keeping.resuming import resumed
from cpguide.line.ear import Ear
from cpguide.line.hello import hello, moved
from cpguide.line.loop import Files, Loop, kept
from cpguide.line.talk import Talk
from cpguide.line.voice import Voice
from cpguide.output.formats import FORMATS, with_ending
from cpguide.output.kept import NOT_SAVED
from cpguide.output.words import listed
from cpguide.place import Place


def run(given: argparse.Namespace) -> int:
    """Ask line by line until the end of the interview or of the input."""
    return ask(given, "Line mode. The full screen is: cpguide new")


def ask(given: argparse.Namespace, other_mode: str) -> int:
    """Line mode, for `ask` and wherever the full screen cannot be; `other_mode` is the first line."""
    place = getattr(given, "case", None)
    if given.watch:
        raise Stop(Exit.USAGE, "--watch needs the full screen.", other_mode)
    if place == "-":
        raise Stop(Exit.USAGE, "CASE must be a file here: standard input is for the answers.")
    for stream in (sys.stdin, sys.stdout):
        if stream is None:
            raise OSError(EBADF, "Standard input or output is closed")
    rules = guide(given)
    found = opened(rules, given, whole=False) if place else None
    interview = _interview(rules, given, found)
    begin = _begin(given, found)
    keeping, fault = _kept(given, begin, interview, found)
    differs = carried(found, interview) if found else None
    first = (
        *hello(interview, other_mode),
        *(moved(differs) if differs else ()),
        *(kept(keeping) if keeping else ()),
        *((f"{NOT_SAVED} {fault}",) if fault else ()),
    )
    live = sys.stdin.isatty()
    if live and not sys.stdout.isatty():
        complain("Line mode: the questions go where standard output goes. Ctrl+C stops.")
    files = Files(begin, _export(folder(given), place or "-"))
    loop = Loop(Ear(sys.stdin.buffer, live), Voice(sys.stdout), files, keeping)
    return loop.run(Talk(Place(interview)), *first)


def _interview(rules: Guide, given: argparse.Namespace, found: Opened | None) -> Interview:
    if found:
        return Interview.of(rules, found.case)
    return Interview.begin(rules, getattr(given, "as_of", None) or date.today())


def _begin(given: argparse.Namespace, found: Opened | None) -> Callable[[str, Interview], Keeping]:
    """What begins to keep the case in a file: a new one, or the one that was opened."""

    def begin(typed: str, interview: Interview) -> Keeping:
        path = destination(typed, folder(given), "the case", lasting=True)
        same = found is not None and path.is_file() and path.samefile(given.case)
        return Keeping.begin(path, interview, found.stamp if found and same else "")

    return begin


def _kept(
    given: argparse.Namespace,
    begin: Callable[[str, Interview], Keeping],
    interview: Interview,
    found: Opened | None,
) -> tuple[Keeping | None, str]:
    """The file in which the case is to be kept, also that of a case that was; or why that one cannot be.

    Stops where it was asked for and cannot be.
    """
    save = to_keep_in(given)
    try:
        if save is None:
            return resumed(found) if found else (None, "")
        return begin(str(save), interview), ""
    except CannotKeep as error:
        raise Stop(Exit.FILES, str(error)) from None


def _export(rules: Path, case: str) -> Callable[[str, Result], str]:
    """What writes a result into a new file, in the format that the ending of its name tells."""

    def export(typed: str, result: Result) -> str:
        try:
            form = with_ending(PurePath(typed.strip("'\"")).suffix)
        except KeyError:
            endings = listed([form.ending for form in FORMATS.values()], "or")
            raise ValueError(f"Write a name that ends in {endings}.") from None
        path = new_file(typed, rules)
        try:
            with making():
                made = form.make(result, tuple(remarks(result.interview).values()))
            send(form, made, str(path), case, rules)
        except Stop as stop:
            raise ValueError(*stop.lines) from None
        return path.name

    return export

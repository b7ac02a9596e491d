"""`cpguide ask`: the interview line by line, for screen readers, dumb terminals and pipes."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from errno import EBADF, EEXIST
from pathlib import Path

from cpguide.casefile import CaseError, Opened, carried, open_case, remarks, typed_path
from cpguide.commands.common import Stop, folder, guide, making, send
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.exit import Exit, complain
from cpguide.guide.model import Guide
from cpguide.keeping import CannotKeep, Keeping
from cpguide.line.ear import Ear
from cpguide.line.hello import hello, moved
from cpguide.line.loop import Export, Loop, kept_words
from cpguide.line.talk import Talk
from cpguide.line.voice import Voice
from cpguide.output.formats import FORMATS, with_ending
from cpguide.output.words import listed
from cpguide.place import Place


def run(given: argparse.Namespace) -> int:
    """Ask line by line until the end of the interview or of the input."""
    return ask(given, "Line mode. The full screen is: cpguide new")


def ask(given: argparse.Namespace, other_mode: str) -> int:
    """Line mode, for `ask` and wherever the full screen cannot be; `other_mode` is the first line."""
    place = getattr(given, "case", None)
    if place == "-":
        raise Stop(Exit.USAGE, "CASE must be a file here: standard input is for the answers.")
    for stream in (sys.stdin, sys.stdout):
        if stream is None:
            raise OSError(EBADF, "Standard input or output is closed")
    rules = guide(given)
    opened = _opened(rules, given) if place else None
    case = opened.case if opened else None
    as_of = getattr(given, "as_of", None) or date.today()
    interview = Interview.of(rules, case) if case else Interview.begin(rules, as_of)
    kept = _kept(given, interview, opened)
    differs = carried(opened, interview) if opened else None
    first = (
        *hello(interview, other_mode),
        *(moved(differs) if differs else ()),
        *(kept_words(kept) if kept else ()),
    )
    live = sys.stdin.isatty()
    if live and not sys.stdout.isatty():
        complain("Line mode: the questions go where standard output goes. Ctrl+C stops.")
    loop = Loop(Ear(sys.stdin.buffer, live), Voice(sys.stdout), _export(folder(given), place or "-"), kept)
    return loop.run(Talk(Place(interview)), *first)


def _opened(rules: Guide, given: argparse.Namespace) -> Opened:
    """The case that was named. Stops when it cannot be used."""
    try:
        return open_case(rules, str(typed_path(given.case)), getattr(given, "as_of", None))
    except CaseError as error:
        raise Stop(Exit.CASE, *map(str, error.problems)) from None


def _kept(given: argparse.Namespace, interview: Interview, opened: Opened | None) -> Keeping | None:
    """The file in which the case is kept; None where it is not. Stops when it cannot be."""
    place = getattr(given, "save", None)
    if place is None:
        return None
    path = typed_path(place)
    same = opened is not None and path.exists() and path.samefile(typed_path(given.case))
    try:
        return Keeping.begin(path, interview, opened.stamp if opened and same else "")
    except CannotKeep as error:
        raise Stop(Exit.FILES, str(error)) from None


def _export(rules: Path, case: str) -> Export:
    """What writes a result into a new file, in the format that the ending of its name tells."""

    def export(typed: str, result: Result) -> str:
        path = typed_path(typed)
        try:
            form = with_ending(path.suffix)
        except KeyError:
            endings = listed([form.ending for form in FORMATS.values()], "or")
            raise ValueError(f"Write a name that ends in {endings}.") from None
        if os.path.lexists(path):  # a link that leads nowhere would be written through
            raise FileExistsError(EEXIST, "There is such a file already. Choose another name", str(path))
        try:
            with making():
                made = form.make(result, tuple(remarks(result.interview).values()))
            send(form, made, str(path), case, rules)
        except Stop as stop:
            raise ValueError(*stop.lines) from None
        return path.name

    return export

"""`cpguide ask`: the interview line by line, for screen readers, dumb terminals and pipes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from errno import EBADF
from pathlib import Path, PurePath

from cpguide.casefile import Carried, Opened, carried, remarks
from cpguide.commands.common import Stop, folder, guide, making, opened, same_file, send, to_keep_in
from cpguide.destination import destination, new_file
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.exit import REPORT, Exit, complain, fault_line
from cpguide.guide.model import Guide
from cpguide.keeping import CannotKeep, Keeping
from cpguide.keeping.resuming import resumed
from cpguide.line.agree import agreed
from cpguide.line.ear import Ear
from cpguide.line.hello import hello, moved
from cpguide.line.loop import Files, Loop, kept
from cpguide.line.pages import CHECKLIST
from cpguide.line.talk import Talk
from cpguide.line.voice import Voice
from cpguide.output.formats import FORMATS, with_ending
from cpguide.output.kept import NOT_SAVED, elsewhere_words, untouched_words
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
    live = sys.stdin.isatty()
    if live and not sys.stdout.isatty():
        complain("Line mode: the questions go where standard output goes. Ctrl+C stops.")
    ear, voice = Ear(sys.stdin.buffer, live), Voice(sys.stdout)
    save, first = _another(given, found), tuple(hello(interview, other_mode))
    differs = carried(found, interview) if found else None
    if found and differs:
        first += (*moved(differs), _of_file(found, save, differs))
        if not differs.same:
            if not agreed(ear, voice, *first):
                return Exit.FINE
            first = ()
    begin = _begin(given, found)
    keeping, fault = _kept(given, begin, interview, found)
    if keeping:  # as it is, the file of a case that was kept under other rules has been told about
        first += (keeping.remark,) * bool(keeping.remark) if differs and not save else kept(keeping)
    loop = Loop(ear, voice, Files(begin, _export(folder(given), place or "-")), keeping, wanted=bool(fault))
    return _run(loop, Talk(Place(interview)), *first, *([f"{NOT_SAVED} {fault}"] if fault else []))


def _run(loop: Loop, talk: Talk, *first: str) -> int:
    try:
        return loop.run(talk, *first)
    except (OSError, ImportError):
        raise
    except Exception as error:
        raise Stop(Exit.INTERNAL, fault_line(error, loop.fate), REPORT) from None


def _another(given: argparse.Namespace, found: Opened | None) -> Path | None:
    """The file to keep the case in, where it is not that of a kept case, which is simply gone on with."""
    save = to_keep_in(given)
    return None if save and found and found.kept and same_file(save, found.place) else save


def _of_file(found: Opened, save: Path | None, differs: Carried) -> str:
    """What becomes of the file of a case that differs now."""
    name = Path(found.place).name
    return elsewhere_words(name, save.name) if save else untouched_words(name, found.stamp, differs)


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
    save = _another(given, found)
    try:
        if save:
            return begin(str(save), interview), ""
        keeping, fault = resumed(found) if found else (None, "")
    except CannotKeep as error:
        raise Stop(Exit.FILES, str(error)) from None
    if fault and given.save is not None:
        raise Stop(Exit.FILES, fault)
    return keeping, fault


def _export(rules: Path, case: str) -> Callable[[str, Result], str]:
    """What writes a result into a new file, in the format that the ending of its name tells.

    Behind the word for it, the checklist.
    """

    def export(typed: str, result: Result) -> str:
        word, _, rest = typed.partition(" ")
        sheet = word.casefold() == CHECKLIST and bool(rest.strip())
        typed = rest if sheet else typed
        try:
            form = with_ending(PurePath(typed.strip("'\"")).suffix)
        except KeyError:
            endings = listed([form.ending for form in FORMATS.values()], "or")
            raise ValueError(f"Write a name that ends in {endings}.") from None
        path = new_file(typed, rules)
        try:
            with making():
                made = form.make(result, tuple(remarks(result.interview).values()), sheet)
            send(form, made, str(path), case, rules)
        except Stop as stop:
            raise ValueError(*stop.lines) from None
        return str(path)

    return export

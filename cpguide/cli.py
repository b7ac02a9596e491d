"""The command line: arguments in, exit codes out. Imports what a command needs when it needs it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from errno import EBADF
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cpguide.exit import Exit, complain, fault_line

if TYPE_CHECKING:
    from cpguide.engine.case import Case
    from cpguide.engine.result import Result
    from cpguide.guide.model import Guide


class Stop(Exception):
    """The command ends here with this exit code and these words on standard error."""

    def __init__(self, code: Exit, *lines: str) -> None:
        super().__init__(*lines)
        self.code = code
        self.lines = lines


FORMATS = ("text", "markdown", "json")

_EPILOG = """\
examples:
  cpguide                                   the full screen, at the start page
  cpguide new                               straight to the first question
  cpguide open case.yaml                    go on with a case
  cpguide decide case.yaml                  the result of a case as text
  cpguide decide - --format json < case.yaml

exit codes: 0 fine, 1 a check failed, 2 usage, 3 rules unusable, 4 case unusable,
5 cannot read or write, 70 internal error, 129/130/143 stopped by a signal

cpguide gives no legal advice and decides nothing: DHS does. It asks for nothing
that identifies a person, uses no network, and keeps nothing unless asked.
"""


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Stop with the usage exit code."""
        raise Stop(Exit.USAGE, f"{message}{_suggestion(message)}", "Try: cpguide --help")

    def print_help(self, file: object = None) -> None:
        """Write the help where every other answer goes."""
        _put(self.format_help())


def _suggestion(message: str) -> str:
    from difflib import get_close_matches  # only on the way out

    given = message.partition("invalid choice: '")[2].partition("'")[0]
    near = get_close_matches(given, ("new", "open", "decide", *FORMATS), 1) if given else []
    return f". Did you mean {near[0]}?" if near else ""


def _date(text: str) -> date:
    from cpguide.engine.case import meant_date

    if (day := meant_date(text)) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a calendar date; write it as YYYY-MM-DD")
    return day


def _parser() -> argparse.ArgumentParser:
    everywhere = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--rules", type=Path, metavar="DIR", help="use the rules in this folder")
    everywhere.add_argument("--as-of", type=_date, metavar="YYYY-MM-DD", help="judge on this date")
    parser = _Parser(
        prog="cpguide",
        description="Walks a law-enforcement officer through the rules of Continued Presence.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[everywhere],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="show the version and stop")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, help: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=help, parents=[everywhere], allow_abbrev=False)

    command("new", "full screen, straight to the first question")
    opened = command("open", "full screen, going on with a case")
    opened.add_argument("case", metavar="CASE", help="a case file (YAML)")
    decide = command("decide", "the result of a case, without a screen")
    decide.add_argument("case", metavar="CASE", help="a case file (YAML), or - for standard input")
    decide.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    decide.add_argument("-o", "--output", metavar="FILE", help="write to this file, not to standard output")
    return parser


def _folder(given: argparse.Namespace) -> Path:
    from cpguide.guide.where import rules_folder

    return getattr(given, "rules", None) or rules_folder()


def _guide(given: argparse.Namespace, whole: bool = True) -> Guide:
    from cpguide.guide import load
    from cpguide.guide.problem import RulesError, UnreadableError

    try:
        return load.load(_folder(given)) if whole else load.load_front(_folder(given))
    except RulesError as error:
        from cpguide.output.words import counted

        summary = f"The rules cannot be used: {counted(len(error.problems), 'problem')}."
        raise Stop(Exit.RULES, *map(str, error.problems), summary) from None
    except UnreadableError as error:
        raise Stop(Exit.FILES, str(error.problem)) from None


def _case(guide: Guide, given: argparse.Namespace) -> Case:
    from cpguide.casefile import CaseError, read_case

    try:
        return read_case(guide, given.case, getattr(given, "as_of", None))
    except CaseError as error:
        raise Stop(Exit.CASE, *map(str, error.problems)) from None


def _decide(given: argparse.Namespace) -> int:
    guide = _guide(given)
    case = _case(guide, given)
    from cpguide.casefile import remarks
    from cpguide.engine.interview import Interview
    from cpguide.engine.result import Result

    result = Result(Interview.of(guide, case))
    odd = remarks(result.interview)
    made = _rendered(result, given.format, odd)
    complain(*odd)
    if given.output in (None, "-"):
        _put(made)
    else:
        _write(Path(given.output), made, given.case)
    return Exit.FINE


def _rendered(result: Result, kind: str, remarks: tuple[str, ...]) -> str:
    if kind == "json":
        from cpguide.output.data import to_json

        return to_json(result, remarks)
    if kind == "markdown":
        from cpguide.output.markdown import markdown

        return markdown(result)
    from cpguide.output.text import text

    return text(result)


def _put(text: str) -> None:
    """Write to standard output, and know at once whether that worked."""
    if sys.stdout is None:
        raise OSError(EBADF, "Standard output is closed")
    sys.stdout.write(text)
    sys.stdout.flush()


def _write(path: Path, made: str, source: str) -> None:
    from cpguide.output.write import write_whole

    if source != "-" and path.exists() and path.samefile(source):
        raise Stop(Exit.USAGE, f"{path} is the case itself. Choose another file for the result.")
    write_whole(path, made)


def _screen(given: argparse.Namespace) -> int:
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on standard error
    terminal = all(stream and stream.isatty() for stream in streams)
    named = os.environ.get("TERM") or "dumb"
    if not terminal or (named == "dumb" and os.name != "nt"):  # Windows names no terminal
        raise Stop(
            Exit.USAGE,
            "The full screen needs a terminal that can move its cursor.",
            "Use: cpguide decide CASE",
        )
    from cpguide.tui.terminal import quiet_environment

    quiet_environment()
    whole = given.command == "open"
    guide = _guide(given, whole)
    as_of = getattr(given, "as_of", None) or date.today()
    case = _case(guide, given) if whole else None

    from cpguide.casefile import read_case
    from cpguide.guide.load import load_library
    from cpguide.tui.app import CpGuideApp, run

    folder = _folder(given)
    app = CpGuideApp(
        guide,
        as_of,
        case,
        start=given.command is None,
        complete=None if whole else lambda front: load_library(front, folder),
        open_case=lambda path: read_case(guide, _typed(path), getattr(given, "as_of", None)),
    )
    return run(app)


def _typed(path: str) -> str:
    """A path as people type or paste it: "~" means home, and quotes around it mean nothing."""
    return str(Path(path.strip().strip("'\"")).expanduser())


def _run(arguments: Sequence[str]) -> int:
    given = _parser().parse_args(arguments)
    if given.version:
        from cpguide import __version__

        _put(f"cpguide {__version__}\n")
        return Exit.FINE
    return _decide(given) if given.command == "decide" else _screen(given)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run cpguide and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except Stop as stop:
        complain(*stop.lines)
        return stop.code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain(f"{where}{error.strerror or error}")
        return Exit.FILES
    except Exception as error:
        complain(fault_line(error), "Please report this line.")
        return Exit.INTERNAL

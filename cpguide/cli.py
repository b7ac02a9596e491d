"""The command line: arguments in, exit codes out. Imports what a command needs when it needs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from cpguide.commands.common import Stop, put
from cpguide.exit import (
    REPORT,
    Exit,
    bear_any_text,
    complain,
    dump_nothing,
    ended_by_signals,
    fault_line,
    hush,
)
from cpguide.output.formats import FORMATS, PAGE_FORMATS

CHECK_FORMATS = ("text", "json", "github")
COMMANDS = (
    *("new", "open", "ask", "decide", "train", "scenarios"),
    *("serve", "check", "book", "diff", "schema", "doctor"),
)
KEEPING = (None, "new", "open", "ask")
"""The commands that can keep a case."""
_MODULES = (*COMMANDS[2:], "served")
"""The commands with a module of their own; the others show the full screen."""

_EPILOG = """\
examples:
  cpguide                                   the full screen, at the start page
  cpguide new                               straight to the first question
  cpguide new --save case.yaml              keep every answer in this file
  cpguide open case.yaml                    go on with a case, and keep it if it was kept
  cpguide ask                               line by line, for screen readers; also ACCESSIBLE=1
  cpguide decide case.yaml                  the result of a case as text
  cpguide decide - --format json < case.yaml
  cpguide train                             cases to teach with; also --demo, --quiz
  cpguide serve                             the full screen in a browser, for a class
  cpguide check --rules my-rules            is everything in these rules right?
  cpguide diff rules my-rules               what a change of the rules does
  cpguide doctor                            is this installation whole?

exit codes: 0 fine, 1 a check failed, 2 usage, 3 rules unusable, 4 case unusable,
5 cannot read or write, 70 internal error, 129/130/131/143 stopped by a signal

cpguide gives no legal advice and decides nothing: DHS does. It asks for nothing
that identifies a person, uses no network, and keeps nothing unless asked.
"""


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Stop with the usage exit code."""
        suggestion = _suggestion(message)
        said = message.replace(", 'served'", "")  # started by `serve` alone
        raise Stop(Exit.USAGE, f"{said}{suggestion}", "Try: cpguide --help")

    def print_help(self, file: object = None) -> None:
        """Write the help where every other answer goes."""
        put(self.format_help())


def _suggestion(message: str) -> str:
    from difflib import get_close_matches  # only on the way out

    given, _, rest = message.partition("invalid choice: '")[2].partition("'")
    known = tuple(choice.strip("'") for choice in rest.partition("(choose from ")[2].rstrip(")").split(", "))
    if unknown := message.partition("unrecognized arguments: ")[2]:
        given, known = unknown.split()[0].partition("=")[0], (*_flags(_parser()),)
    near = get_close_matches(given, known, 1) if given else []
    return f". Did you mean {near[0]}?" if near else ""


def _flags(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every long flag of a parser and of those of its commands."""
    for action in parser._actions:
        yield from (flag for flag in action.option_strings if flag.startswith("--"))
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from _flags(one)


def _date(text: str) -> date:
    from cpguide.engine.case import meant_date

    if (day := meant_date(text)) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a calendar date; write it as YYYY-MM-DD")
    return day


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; give a number from 1 to 65535")
    return int(text)


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

    new = command("new", "full screen, straight to the first question")
    opened = command("open", "full screen, going on with a case")
    ask = command("ask", "the interview line by line, for screen readers, dumb terminals and pipes")
    ask.add_argument("case", nargs="?", metavar="CASE", help="go on with this case file (YAML)")
    decide = command("decide", "the result of a case, without a screen")
    decide.add_argument("case", metavar="CASE", help="a case file (YAML), or - for standard input")
    decide.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    decide.add_argument("--checklist", action="store_true", help="one sheet of paper, for the case file")
    decide.add_argument("-o", "--output", metavar="FILE", help="write to this file, not to standard output")
    _add_trainers_commands(command)
    _add_owners_commands(command)
    command("doctor", "what is wrong with this installation")
    served = commands.add_parser(
        "served", parents=[everywhere], allow_abbrev=False
    )  # no help: not for people
    served.add_argument("--size", default="80x24")
    watching = "look again when a file of the rules is saved"
    parser.add_argument("--watch", action="store_true", help=watching)
    for one in (new, opened, commands.choices["check"]):
        one.add_argument("--watch", action="store_true", default=argparse.SUPPRESS, help=watching)
    keeping = "keep the case in this file: every answer is on the disk before the next question"
    parser.add_argument("--save", metavar="FILE", help=keeping)
    for one in (new, opened, ask):
        one.add_argument("--save", metavar="FILE", default=argparse.SUPPRESS, help=keeping)
    opened.add_argument("case", metavar="CASE", help="a case file (YAML)")
    return parser


def _add_trainers_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The commands for those who teach."""
    train = command("train", "full screen, cases to teach with")
    train.add_argument("scenario", nargs="?", metavar="SCENARIO", help="its name, or the path of its file")
    how = train.add_mutually_exclusive_group()
    how.add_argument("--demo", action="store_true", help="tell the case to a class (this is the default)")
    how.add_argument("--quiz", action="store_true", help="let one learner decide")
    how.add_argument("--hands", action="store_true", help="let a class decide, by a show of hands")
    how.add_argument("--beside", metavar="OTHER", help="show it beside another scenario")
    how.add_argument("--debrief", action="store_true", help="write the page for afterwards, without a screen")
    train.add_argument("--format", choices=PAGE_FORMATS, default="text", help="of --debrief; default: text")
    train.add_argument("-o", "--output", metavar="FILE", help="write --debrief to this file")
    scenarios = command("scenarios", "list the cases to teach with")
    scenarios.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    serve = command("serve", "the full screen in a browser, for a training room")
    serve.add_argument(
        "--port", type=_port, default=8000, metavar="N", help="default: 8000; 0 takes any free one"
    )
    serve.add_argument(
        "--host", default="127.0.0.1", metavar="H", help="default: 127.0.0.1, this machine only"
    )
    serve.add_argument(
        "--open-to-network", action="store_true", help="with --host: let other machines connect"
    )


def _add_owners_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The commands for those who write the rules."""
    check = command("check", "lint, prove and test the rules")
    check.add_argument("--format", choices=CHECK_FORMATS, default="text", help="default: text")
    check.add_argument(
        "--save-counterexamples", type=Path, metavar="DIR", help="write a case for each violation here"
    )
    check.add_argument("--suggest", type=Path, metavar="DIR", help="write the cases here that scenarios lack")
    book = command("book", "the rules as a readable book")
    book.add_argument("--format", choices=("markdown", "html"), default="html", help="default: html")
    book.add_argument("-o", "--output", metavar="FILE", help="write to this file, not to standard output")
    diff = command("diff", "what a change of the rules changes")
    diff.epilog = (
        "--as-of: examples are judged on this date where it will do (default: today). All dates are compared."
    )
    diff.add_argument("old", type=Path, metavar="OLD", help="the folder of the rules as they were")
    diff.add_argument("new", type=Path, metavar="NEW", help="the folder of the rules as they are now")
    diff.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    schema = command("schema", "JSON Schema of the rule files, for editors")
    schema.add_argument("name", nargs="?", metavar="NAME", help="one kind of file, for example questions")
    schema.add_argument("-o", "--output", type=Path, metavar="DIR", help="write a schema for each kind here")


def _command(name: str | None) -> Callable[[argparse.Namespace], int]:
    """What runs the command of this name; imports it, and nothing that other commands need."""
    from importlib import import_module

    module = import_module(f"cpguide.commands.{name if name in _MODULES else 'screen'}")
    run: Callable[[argparse.Namespace], int] = module.run
    return run


def _run(arguments: Sequence[str]) -> int:
    given = _parser().parse_args(arguments)
    if given.version:
        from cpguide import __version__

        put(f"cpguide {__version__}\n")
        return Exit.FINE
    if given.save is not None and given.command not in KEEPING:
        raise Stop(Exit.USAGE, f"--save does not go with {given.command}.", "Try: cpguide --help")
    return _command(given.command)(given)


def _missing(error: ImportError) -> str:
    """The package to name: that of ours which is missing by its full name, any other by its first."""
    name = error.name or "a package"
    return name if name.startswith("cpguide.") else name.partition(".")[0]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run cpguide and return its exit code."""
    bear_any_text()
    dump_nothing()
    try:
        with ended_by_signals():
            return _run(sys.argv[1:] if arguments is None else arguments)
    except Stop as stop:
        complain(*stop.lines)
        return stop.code
    except BrokenPipeError:
        hush()
        return Exit.FINE
    except KeyboardInterrupt:
        hush()
        return Exit.INTERRUPTED
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain(f"{where}{error.strerror or error}")
        return Exit.FILES
    except ImportError as error:
        complain(f"{_missing(error)} is missing or broken in this installation. What to do: cpguide doctor")
        return Exit.INTERNAL
    except Exception as error:
        complain(fault_line(error), REPORT)
        return Exit.INTERNAL

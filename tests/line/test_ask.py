"""`cpguide ask` as a program: in a pipe, on a dumb terminal, with a case, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cpguide.guide.where import rules_folder
from tests.catalogue import bad
from tests.terminal import Terminal, cpguide

ANSWERED = b"3\n3\n1\n"
FARM = str(rules_folder() / "scenarios" / "farm-worker-passport-taken.yaml")
DUMB = {"TERM": "dumb"}


def ask(
    *arguments: str, given: bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cpguide", *arguments]
    return subprocess.run(
        command, input=given, capture_output=True, timeout=60, cwd=cwd, env={**os.environ, **environment}
    )


@bad(88)
@pytest.mark.parametrize("arguments", [[], ["new"], ["ask"]])
def test_a_pipe_is_read_line_by_line(arguments: list[str]) -> None:
    done = ask(*arguments, "--as-of", "2026-11-23", given=ANSWERED)
    assert done.returncode == 4
    assert done.stdout.startswith(b"Line mode")
    assert b"You answered: Ask for Continued Presence for the first time." in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.stderr.startswith(b"cpguide: Still missing: How old is the person now? And 1 to 17 more.")


def test_a_case_that_is_opened_ends_in_what_decide_writes() -> None:
    done, decided = ask("open", FARM), ask("decide", FARM)
    assert done.returncode == 0
    assert done.stdout.startswith(b"TRAINING: an invented case. Line mode")
    assert decided.stdout in done.stdout


@bad(93)
def test_a_terminal_without_unicode() -> None:
    done = ask("ask", FARM, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert b" ; verified" in done.stdout


def test_the_case_is_kept_from_the_start_and_is_gone_on_with(tmp_path: Path) -> None:
    first = ask("ask", "--save", "case.yaml", given=ANSWERED, cwd=tmp_path)
    assert b"Kept in case.yaml: every answer is on the disk." in first.stdout
    assert b"To go on with it:\ncpguide ask case.yaml\n" in first.stdout
    second = ask("ask", "case.yaml", given=b"1\nsave case.yaml\nquit\n", cwd=tmp_path)
    assert second.returncode == 0
    assert b"The case has 3 answers." in second.stdout
    assert second.stdout.count(b"Kept in case.yaml") == 2
    third = ask("ask", "case.yaml", "--save", "case.yaml", given=b"quit\n", cwd=tmp_path)
    assert b"The case has 4 answers." in third.stdout
    refused = ask("ask", "--save", "case.yaml", cwd=tmp_path)
    assert refused.returncode == 5
    assert b"Choose another name" in refused.stderr


def test_the_result_is_exported_and_never_over_anything(tmp_path: Path) -> None:
    lines = b"export a.txt\nexport a.html\nexport a.txt\nexport a.doc\nexport a\nexport .txt\nquit\n"
    done = ask("ask", FARM, given=lines, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.count(b"The result is written to ") == 2
    assert done.stdout.count(b"NOT WRITTEN: ") == 4
    assert (tmp_path / "a.txt").read_bytes() == ask("decide", FARM).stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.txt"]


def test_the_checklist_is_exported_by_its_name(tmp_path: Path) -> None:
    done = ask("ask", FARM, given=b"export checklist a b.txt\nexport checklist.txt\nquit\n", cwd=tmp_path)
    assert b"The result is written to a b.txt." in done.stdout
    assert (tmp_path / "a b.txt").read_bytes() == ask("decide", FARM, "--checklist").stdout
    assert (tmp_path / "checklist.txt").read_bytes() == ask("decide", FARM).stdout


@bad(89)
@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal(term: str) -> None:
    with cpguide("new", environment={"TERM": term}) as terminal:
        terminal.wait_for("Answer: ")
        assert "the full screen needs a terminal that can move its cursor" in terminal.text
        terminal.send("3\n")
        terminal.wait_for("Who are you in this case?")
        terminal.send("yes please\n")
        terminal.wait_for("Type a number from 1 to 5.\r\nAnswer: ")
        terminal.send("\x04")
        assert terminal.exit_code() == 4
        assert b"\x1b" not in terminal.seen
        assert "Still missing: Who are you in this case?" in terminal.text


def test_who_asks_for_it_gets_line_mode_on_any_terminal() -> None:
    with cpguide("new", environment={"ACCESSIBLE": "1"}) as terminal:
        terminal.wait_for("Answer: ")
        assert "For the full screen set ACCESSIBLE=0." in terminal.text
        terminal.send("quit\n")
        assert terminal.exit_code() == 0
        assert b"\x1b" not in terminal.seen
    with cpguide("new", environment={"ACCESSIBLE": "0"}) as terminal:
        terminal.wait_for("1-9 pick")


def test_lines_typed_before_a_question_was_there_do_not_answer_it() -> None:
    with cpguide("ask") as terminal:
        terminal.send("1\n1\n1\n1\n")
        text = terminal.wait_for("Answer: ")
        assert "You answered" not in text
        terminal.send("3\n1\n1\n")
        terminal.wait_for("You answered: No, everyone is safe for now.")
        terminal.wait_for("Who are you in this case?")
        terminal.send("quit\n")
        assert terminal.exit_code() == 0
        assert terminal.text.count("You answered") == 1


@bad(102)
def test_an_interrupt_ends_with_130_on_a_line_of_its_own() -> None:
    with cpguide("ask", environment=DUMB) as terminal:
        terminal.wait_for("Answer: ")
        terminal.signal(signal.SIGINT)  # what Ctrl+C sends
        assert terminal.exit_code() == 130
        assert terminal.text.endswith("Answer: \r\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_loses_no_answer(number: signal.Signals, tmp_path: Path) -> None:
    with cpguide("ask", "--save", "case.yaml", cwd=tmp_path) as terminal:
        terminal.wait_for("Answer: ")
        terminal.send("3\n")
        terminal.wait_for("Who are you in this case?")
        terminal.signal(number)
        assert terminal.exit_code() == 128 + number
    gone_on = ask("ask", "case.yaml", "--save", "case.yaml", given=b"quit\n", cwd=tmp_path)
    assert b"The case has 1 answer." in gone_on.stdout


def test_who_sees_no_questions_is_told_where_they_go(tmp_path: Path) -> None:
    with Terminal(["bash", "-c", f"exec {sys.executable} -m cpguide ask > {tmp_path}/out"]) as terminal:
        terminal.wait_for("the questions go where standard output goes")


def test_a_closed_pipe_ends_quietly() -> None:
    line = f"yes why | {sys.executable} -m cpguide ask | head -3"
    done = subprocess.run(["bash", "-c", line], capture_output=True, timeout=60)
    assert done.returncode == 0
    assert not done.stderr


FAULT = """\
import sys
from cpguide.cli import main
from cpguide.line.talk import Talk
def hear(self, typed):
    return real(self, typed) if typed == "3" else 1 / 0
real, Talk.hear = Talk.hear, hear
sys.exit(main(["ask", *sys.argv[1:]]))
"""


def test_a_fault_of_our_own_tells_what_became_of_the_case(tmp_path: Path) -> None:
    for arguments, fate in (([], "nothing was kept"), (["--save", "k.yaml"], "what was kept is in its file")):
        command = [sys.executable, "-c", FAULT, *arguments]
        done = subprocess.run(command, input=b"3\n1\n", capture_output=True, timeout=60, cwd=tmp_path)
        assert done.returncode == 70
        told, report = done.stderr.decode().splitlines()
        assert told.startswith("cpguide: internal error: ZeroDivisionError at ")
        assert told.endswith(f"; {fate}")
        assert "Please report this line." in report
    gone_on = ask("ask", "k.yaml", given=b"quit\n", cwd=tmp_path)
    assert b"The case has 1 answer." in gone_on.stdout

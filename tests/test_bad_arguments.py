"""Wrong use of the command line: one clear message, exit 2, nothing on standard output."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalogue import bad
from tests.test_cli import CASE, run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["decid", "x"], "Did you mean decide?", marks=bad(103), id="103-command"),
        pytest.param(["bok"], "Did you mean book?", marks=bad(103), id="103-another"),
        pytest.param(
            ["decide", "-", "--formt", "json"], "Did you mean --format?", marks=bad(103), id="103-flag"
        ),
        pytest.param(["decide", "-", "--asof=x"], "Did you mean --as-of?", marks=bad(103), id="103-value"),
        pytest.param(["decide", "-", "--form", "json"], "--form", marks=bad(103), id="103-shortened"),
        pytest.param(["decide", "a", "b"], "unrecognized arguments: b", marks=bad(103), id="103-two-cases"),
        pytest.param(["decide", "-", "--as-of"], "--as-of", marks=bad(103), id="103-no-value"),
        pytest.param(
            ["train", "x", "--demo", "--quiz"], "not allowed with", marks=bad(108), id="108-two-ways"
        ),
        pytest.param(["train", "--quiz"], "Name a scenario", marks=bad(108), id="108-no-scenario"),
        pytest.param(["train", "x", "-o", "y"], "-o goes with --debrief", marks=bad(108), id="108-output"),
        pytest.param(
            ["train", "x", "--as-of", "2026-01-01"], "Leave out --as-of", marks=bad(108), id="108-date"
        ),
        pytest.param(["train"], "needs a terminal", marks=bad(88), id="88-no-terminal"),
    ],
)
def test_wrong_use_is_named(arguments: list[str], words: str) -> None:
    done = run(*arguments, given=CASE)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert not done.stdout


@bad(103)
@pytest.mark.parametrize("arguments", [["-h"], ["decide", "x", "--help"]])
def test_help_is_asked_for_anywhere(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"usage: cpguide")


@bad(103)
def test_two_dashes_end_the_flags(tmp_path: Path) -> None:
    (tmp_path / "--help").write_text(CASE, encoding="utf-8")
    command = [sys.executable, "-m", "cpguide", "decide", "--", "--help"]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Continued Presence Guide")


@bad(106)
@pytest.mark.parametrize("command", ["--help", "book"])
def test_a_reader_that_goes_away_is_no_error(command: str) -> None:
    line = f"{sys.executable} -m cpguide {command} | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


@bad(93)
@pytest.mark.parametrize(
    ("encoding", "command"),
    [
        ("ascii", "decide -"),
        ("ascii", "scenarios"),
        ("cp1252", "decide -"),
        ("cp437", "decide - --format markdown"),
    ],
)
def test_a_console_without_the_characters_gets_ones_that_look_alike(encoding: str, command: str) -> None:
    done = run(*command.split(), given=CASE, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    said, meant = (
        done.stdout.decode(encoding),
        run(*command.split(), given=CASE, PYTHONUTF8="1").stdout.decode(),
    )
    for line, whole in zip(said.splitlines(), meant.splitlines(), strict=True):
        assert len(line) == len(whole)
        assert line.count("?") == whole.count("?"), whole

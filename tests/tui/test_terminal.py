"""What a Pilot hides: the real program in a real terminal, its exit codes and what it leaves behind."""

from __future__ import annotations

import shlex
import shutil
import signal
import sys
from pathlib import Path

import pytest

from cpguide.guide.where import rules_folder
from tests.catalogue import bad
from tests.terminal import SCREEN_LEFT, Terminal, cpguide

CLEARED = b"\x1b[2J\x1b[H"


@bad(94)
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_gives_the_terminal_back(number: signal.Signals, code: int) -> None:
    with cpguide("new") as terminal:
        terminal.wait_for("1-9 pick")
        terminal.signal(number)
        assert terminal.exit_code() == code
        assert SCREEN_LEFT in terminal.seen


def test_x_twice_leaves_nothing_on_the_terminal() -> None:
    with cpguide("new") as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("xx")
        assert terminal.exit_code() == 0
        assert terminal.seen.rpartition(SCREEN_LEFT)[2].endswith(CLEARED)


def test_no_screen_is_drawn_into_a_file(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    command = f"{sys.executable} -m cpguide train 2> {shlex.quote(str(kept))}"
    with Terminal(["bash", "-c", command]) as terminal:
        assert terminal.exit_code() == 2
    assert "needs a terminal" in kept.read_text("utf-8")
    assert "\x1b" not in kept.read_text("utf-8")


def test_ctrl_c_exits_130() -> None:
    with cpguide("new") as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("\x03")
        assert terminal.exit_code() == 130


def test_training_on_a_terminal_that_cannot_move_its_cursor_gets_advice() -> None:
    with cpguide("train", environment={"TERM": "dumb"}) as terminal:
        assert terminal.exit_code() == 2
        assert "cpguide ask" in terminal.text


@pytest.mark.parametrize("broken", ["routes.yaml", "sources.yaml"])
def test_broken_rules_are_printed_and_no_answer_is_taken(broken: str, tmp_path: Path) -> None:
    """One file is read before the first question, the other right after it is painted."""
    rules = tmp_path / "rules"
    shutil.copytree(rules_folder(), rules)
    (rules / broken).write_text("a: [\n", encoding="utf-8")
    with cpguide("new", "--rules", str(rules)) as terminal:
        assert terminal.exit_code() == 3
        assert f"{broken}:" in terminal.text


def test_keys_bunched_by_a_slow_line_answer_nothing_unseen() -> None:
    with cpguide("new") as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("2222")
        terminal.wait_for("Who are you in this case?")
        terminal.send("\x11")
        terminal.wait_for("Nothing is kept. Leave?")
        terminal.send("y")
        assert terminal.exit_code() == 0

"""However the full screen is left, the terminal is as before and holds nothing of the case."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalogue import bad
from tests.terminal import ESCAPES, SCREEN_LEFT, Terminal, cpguide

SCREEN_TAKEN = b"\x1b[?1049h"
PUT_BACK = (b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[<u", b"\x1b[?7h")
"""The cursor shows, the mouse and pastes are plain again, keys are as before, lines wrap."""
TALK = re.compile(rb"\x1b(?:[PX^_k]|\](?!22;))")
"""The beginning of what sets a title, a clipboard or a link; but 22 is the shape of the mouse pointer."""


def first_screen(seen: bytes) -> str:
    """What a terminal, or tmux in its scrollback, keeps: all that came outside the second screen."""
    outside = [part.rpartition(SCREEN_LEFT)[2] for part in seen.split(SCREEN_TAKEN)]
    return ESCAPES.sub(b"", b"".join(outside)).decode("utf-8").strip()


def assert_given_back(terminal: Terminal) -> None:
    """The terminal is as before, and nothing of the case is on it or went past it."""
    assert terminal.seen.count(SCREEN_TAKEN) == terminal.seen.count(SCREEN_LEFT) > 0
    assert first_screen(terminal.seen) == ""
    after = terminal.seen[terminal.seen.rindex(SCREEN_TAKEN) :]
    assert [put for put in PUT_BACK if put not in after] == []
    assert not TALK.search(terminal.seen)


@bad(94)
@pytest.mark.parametrize(
    ("arguments", "keys", "words", "leave", "code"),
    [
        (["new"], ["2"], "Who are you in this case?", "\x11y", 0),
        (["new"], ["2", "s"], "Result so far", "xx", 0),
        (["new"], ["2", "\x11"], "Nothing is kept. Leave?", signal.SIGHUP, 129),
        (["new"], ["2", "g", "abc"], "abc", "\x03", 130),
        (["new"], ["2", "g", "abc"], "abc", "\x18\x18", 0),
        (["train", "farm-worker-passport-taken"], [" "], "TRAINING", signal.SIGQUIT, 131),
        (["train", "farm-worker-passport-taken", "--quiz"], ["1"], "TRAINING", signal.SIGINT, 130),
    ],
)
def test_whatever_is_shown_nothing_of_it_stays(
    arguments: list[str], keys: list[str], words: str, leave: str | signal.Signals, code: int
) -> None:
    with cpguide(*arguments) as terminal:
        terminal.wait_for("TRAINING" if arguments[0] == "train" else "1-9 pick")
        for key in keys:
            terminal.send(key)
            terminal.settle()
        terminal.wait_for(words)
        if isinstance(leave, str):
            terminal.send(leave)
        else:
            terminal.signal(leave)
        assert terminal.exit_code() == code
        assert_given_back(terminal)


@bad(94)
@pytest.mark.parametrize("key", ["\x1a", ""], ids=["ctrl-z", "SIGTSTP"])
def test_paused_it_shows_nothing_and_comes_back_as_it_was(key: str) -> None:
    with cpguide("new") as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("2")
        terminal.wait_for("Who are you in this case?")
        if key:
            terminal.send(key)
        else:
            terminal.signal(signal.SIGTSTP)
        os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED)
        terminal.settle()
        assert_given_back(terminal)
        terminal.seen = b""
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("Who are you in this case?")
        terminal.send("xx")
        assert terminal.exit_code() == 0
        assert_given_back(terminal)


@bad(94)
def test_a_window_that_is_closed_ends_the_program_without_a_signal() -> None:
    """As after nohup, or where the program is nobody's child: it must not run on unseen."""
    with cpguide("new") as terminal:
        terminal.wait_for("1-9 pick")
        terminal.hang_up()
        assert terminal.process.wait(timeout=20) == 129


@bad(95)
def test_bytes_that_are_no_text_end_nothing() -> None:
    with cpguide("new") as terminal:
        terminal.wait_for("1-9 pick")
        os.write(terminal.master, b"\xe9\xff\xc3(\x9b\x00")
        terminal.settle()
        terminal.send("2")
        terminal.wait_for("Who are you in this case?")


_FAULTS = {
    "a widget": ("cpguide.tui.widgets.question", "plain", "", "cpguide/tui/widgets/question.py"),
    "the engine": ("cpguide.engine.interview", "Interview.answer", "2", "cpguide/place.py"),
    "a sentence": ("cpguide.tui.pages", "spans", "2s", "cpguide/tui/pages.py"),
}
_FAULTY = """
import importlib, sys
from cpguide import cli
from cpguide.commands import screen
module, _, place = sys.argv.pop(1).partition(":")
need = screen.need_terminal
def broken(*given, **named):
    answer = "the person is under 18"
    raise ValueError(f"{answer} {given} {named}")
def prepare():
    need()
    owner = importlib.import_module(module)
    *way, name = place.split(".")
    for step in way:
        owner = getattr(owner, step)
    setattr(owner, name, broken)
screen.need_terminal = prepare
sys.exit(cli.main())
"""


@pytest.mark.parametrize(("module", "place", "keys", "told"), _FAULTS.values(), ids=_FAULTS)
def test_a_fault_gives_the_terminal_back_and_tells_its_kind_and_place(
    module: str, place: str, keys: str, told: str
) -> None:
    command = [sys.executable, "-c", _FAULTY, f"{module}:{place}", "new"]
    with Terminal(command, cwd=Path(__file__).parents[2]) as terminal:
        terminal.wait_for("1-9 pick" if keys else "nothing was kept")
        for key in keys:
            terminal.send(key)
            terminal.settle()
        assert terminal.exit_code() == 70
        left = first_screen(terminal.seen)
    assert re.fullmatch(rf"cpguide: internal error: ValueError at {told}\S*:\d+; nothing was kept", left)


def test_faults_in_threads_and_in_python_itself_tell_nothing() -> None:
    script = """
import sys, threading, asyncio, logging
from cpguide.tui.terminal import quiet_python
quiet_python()
class Case:
    def __del__(self): raise ValueError("minor")
Case()
def run(): raise ValueError("minor")
thread = threading.Thread(target=run); thread.start(); thread.join()
logging.getLogger("asyncio").error("minor")
raise ValueError("minor")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr == "cpguide: internal error: ValueError at unknown place; nothing was kept\n"


@bad(100)
def test_variables_that_would_keep_what_is_typed_are_dropped(tmp_path: Path) -> None:
    log = tmp_path / "log"
    names = ("TEXTUAL_LOG", "TEXTUAL_SCREENSHOT_LOCATION", "PYTHONSTARTUP", "PYTHONHISTFILE")
    told = {name: str(log) for name in names}
    switched = ("TEXTUAL_DEBUG", "TEXTUAL_SCREENSHOT", "PYTHONASYNCIODEBUG", "PYTHONINSPECT", "PYTHONDEVMODE")
    told |= dict.fromkeys(switched, "1") | {"TEXTUAL": "devtools,debug", "TEXTUAL_PRESS": "2,2,2"}
    with cpguide("new", environment=told, cwd=tmp_path) as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("2")
        terminal.wait_for("Who are you in this case?")
        terminal.send("xx")
        assert terminal.exit_code() == 0
        assert first_screen(terminal.seen) == ""
    assert list(tmp_path.iterdir()) == []

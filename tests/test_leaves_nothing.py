"""No command touches a network, or any file but the one it was asked for."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

import cpguide
from cpguide.guide.where import rules_folder
from tests.catalogue import bad
from tests.terminal import Terminal
from tests.test_cli import CASE

_GUARD = """
import os, sys
def guard(event, given):
    forbidden = event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request", "webbrowser.open",
                          "smtplib.connect", "http.client.connect", "ftplib.connect", "socket.connect")
    if event == "socket.__new__":
        forbidden = given[1] not in (-1, 1)  # a pair of sockets within the program is a pipe
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
        forbidden = True
    if forbidden:
        with open(os.environ["GUARDED"], "a") as told:
            told.write(f"{event} {given}\\n")
        raise OSError(f"no network: {event}")
sys.addaudithook(guard)
"""
"""Read by Python as it starts: whatever reaches for a network, or for another program, is noted and fails."""

REACHES = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "smtplib",
    "ftplib",
    "webbrowser",
    "subprocess",
    "aiohttp",
}
SERVES = ("commands/serve", "web/")
"""The only places that may: they show the program in a browser, on request."""


@dataclass(frozen=True)
class Call:
    """A command as it is given, what is typed, and the files it was asked for."""

    arguments: str
    writes: tuple[str, ...] = ()
    code: int = 0
    given: str = ""
    keys: tuple[tuple[str, str], ...] = field(default=())
    """On a terminal: words to wait for, and then keys to press."""


DATED = """\
answers: {danger: "no", role: local, matter: sent, letter: certification, letter_date: 2026-11-02}
as_of: 2026-11-23
"""
LESSON = "farm-worker-passport-taken"
FULL_SCREEN = (("1-9 pick", "2"), ("Who are you in this case?", "s"), ("Result so far", "xx"))
EXPORT = (
    ("1-9 pick", "s"),
    ("Result so far", "e"),
    ("Plain text", "3"),
    ("ending in", "\r"),
    ("Written", "xx"),
)
COMMANDS = {
    "version": Call("--version"),
    "help": Call("--help"),
    "text": Call("decide case.yaml"),
    "markdown": Call("decide case.yaml --format markdown"),
    "html": Call("decide case.yaml --format html -o made", ("made",)),
    "pdf": Call("decide case.yaml --format pdf --checklist -o made", ("made",)),
    "a calendar": Call("decide dated.yaml --format ics -o made", ("made",)),
    "json from a pipe": Call("decide - --format json", given=CASE),
    "a bad case": Call("decide -", code=4, given="answers: {rle: x}"),
    "scenarios": Call("scenarios"),
    "a debrief": Call(f"train {LESSON} --debrief --format html -o made", ("made",)),
    "check": Call("check --rules rules"),
    "book": Call("book -o made", ("made",)),
    "diff": Call("diff rules rules"),
    "schema": Call("schema questions"),
    "doctor": Call("doctor"),
    "ask": Call("ask", code=4, given="2\n3\nwhy\nback\nreview\n"),
    "ask, kept": Call("ask --save made", ("made",), 4, "2\n3\n"),
    "ask, export and save": Call(
        "ask", ("made.txt", "made.yaml"), 4, "2\n3\nexport made.txt\nsave made.yaml\n4\n"
    ),
    "new": Call("new", keys=FULL_SCREEN),
    "new, kept": Call("new --save made", ("made",), keys=FULL_SCREEN),
    "open": Call("open case.yaml", keys=(("1-9 pick", "s"), ("Result so far", "xx"))),
    "open, exported": Call("open case.yaml", ("result.txt",), keys=EXPORT),
    "a quiz": Call(f"train {LESSON} --quiz", keys=(("TRAINING", " "), ("TRAINING", "xx"))),
    "a lesson": Call(f"train {LESSON}", keys=(("TRAINING", " "), ("TRAINING", "xx"))),
}
"""Every command and format at least once."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new home: everything a program may take for a place to write to is in it."""
    home = tmp_path / "home"
    for name in ("tmp", ".config", ".cache", ".local/share", ".local/state", "run"):
        (home / name).mkdir(parents=True)
    shutil.copytree(rules_folder(), home / "rules")
    (home / "case.yaml").write_text(CASE, encoding="utf-8")
    (home / "dated.yaml").write_text(DATED, encoding="utf-8")
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(_GUARD, encoding="utf-8")
    return home


def environment(home: Path) -> dict[str, str]:
    """The environment of somebody who lives there, guarded."""
    places = {"TMPDIR": "tmp", "TEMP": "tmp", "TMP": "tmp", "XDG_RUNTIME_DIR": "run"}
    places |= {"XDG_CONFIG_HOME": ".config", "XDG_CACHE_HOME": ".cache"}
    places |= {"XDG_DATA_HOME": ".local/share", "XDG_STATE_HOME": ".local/state"}
    path = f"{home.parent / 'guard'}{os.pathsep}{Path(cpguide.__file__).parents[1]}"
    return {
        **os.environ,
        **{name: str(home / place) for name, place in places.items()},
        "HOME": str(home),
        "PYTHONPATH": path,
        "GUARDED": str(home.parent / "guarded"),
    }


def tree(home: Path) -> dict[str, object]:
    """Every file and folder with what is in it and when that changed."""
    return {
        str(path.relative_to(home)): (path.read_bytes(), path.stat().st_mtime_ns) if path.is_file() else None
        for path in home.rglob("*")
    }


def call(made: Call, home: Path, *before: str) -> int:
    """Run a command in the home; its exit code."""
    command = [*before, sys.executable, "-m", "cpguide", *made.arguments.split()]
    if not made.keys:
        done = subprocess.run(
            command,
            cwd=home,
            env=environment(home),
            input=made.given.encode(),
            capture_output=True,
            timeout=60,
        )
        return done.returncode
    with Terminal(command, environment=environment(home), cwd=home) as terminal:
        for words, keys in made.keys:
            terminal.wait_for(words)
            terminal.send(keys)
        return terminal.exit_code()


_WITHOUT = ("unshare", "--map-root-user", "--net")


@cache
def without_network() -> tuple[str, ...]:
    """What starts a program where there is no network at all; nothing on a machine that lets nobody do so."""
    can = shutil.which("unshare") and not subprocess.run([*_WITHOUT, "true"], capture_output=True).returncode
    return _WITHOUT if can else ()


@pytest.mark.parametrize("made", COMMANDS.values(), ids=COMMANDS)
def test_no_network_and_no_file_but_the_one_asked_for(made: Call, home: Path) -> None:
    before = tree(home)
    assert call(made, home, *without_network()) == made.code
    after = tree(home)
    assert {name for name in after if after[name] != before.get(name)} == set(made.writes)
    assert set(before) <= set(after)
    assert not (home.parent / "guarded").exists(), (home.parent / "guarded").read_text("utf-8")


def test_the_guard_notices_a_network(home: Path) -> None:
    """The test above can fail: what it watches for is seen."""
    script = "import socket\ntry: socket.socket()\nexcept OSError: pass\nsocket.getaddrinfo('localhost', 80)"
    done = subprocess.run([sys.executable, "-c", script], env=environment(home), capture_output=True)
    assert done.returncode == 1
    assert (home.parent / "guarded").read_text("utf-8").count("\n") == 2


def test_every_command_is_in_the_table() -> None:
    from cpguide.cli import COMMANDS as KNOWN

    shown = {made.arguments.split()[0] for made in COMMANDS.values()}
    # `open` is `new` with a case; a server needs a network, of its own machine.
    assert set(KNOWN) - {"open", "serve"} <= shown


def test_nothing_of_ours_imports_a_network() -> None:
    package = Path(cpguide.__file__).parent
    found = []
    for path in package.rglob("*.py"):
        place = path.relative_to(package).as_posix()
        if not place.startswith(SERVES):
            for node in ast.walk(ast.parse(path.read_bytes())):
                names = [part.name for part in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module:
                    names = [node.module, *(f"{node.module}.{part.name}" for part in node.names)]
                found += [(place, name) for name in names if name in REACHES or name.split(".")[0] in REACHES]
    assert found == []


@bad(110)
def test_a_home_that_does_not_exist_and_a_folder_that_cannot_be_written_are_no_hindrance(home: Path) -> None:
    places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), "/nowhere/at/all")
    done = subprocess.run(
        [sys.executable, "-m", "cpguide", "decide", "-"],
        cwd="/proc",
        env={**environment(home), **places},
        input=CASE.encode(),
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")

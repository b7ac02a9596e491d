"""Keeping by command, in a real terminal: a kill loses nothing, and what cannot be is said at once."""

from __future__ import annotations

import os
import signal
from datetime import date
from pathlib import Path

import pytest

from cpguide.casefile import open_case
from cpguide.cli import main
from cpguide.engine.interview import Interview
from cpguide.guide.load import load
from cpguide.keeping import Keeping
from tests.catalogue import bad
from tests.keeping.cases import names
from tests.small_guide import write_small_guide
from tests.terminal import Terminal, cpguide


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write_small_guide(tmp_path / "rules")


def held(rules: Path, path: Path) -> dict[str, object]:
    """The answers in the file."""
    return dict(open_case(load(rules), str(path)).case.answers)


def begun(rules: Path, *arguments: str) -> Terminal:
    """The full screen in a folder of its own."""
    terminal = cpguide(*arguments, "--rules", str(rules), cwd=rules.parent)
    terminal.wait_for("1-9 pick")
    return terminal


@bad(82, 83)
def test_a_screen_that_is_killed_loses_no_answer_and_keeps_nobody_out(rules: Path) -> None:
    path = rules.with_name("case.yaml")
    kept: dict[str, object] = {}
    for arguments, keys, shows, answer in (
        (("new", "--save", "case.yaml"), "2", "What was the person made to do?", {"danger": "no"}),
        (("open", "case.yaml"), "1\r", "On what date does it end?", {"made_to_do": ("labor",)}),
        (("open", "case.yaml"), "b2\r", "Kept in case.yaml", {"made_to_do": ("labor", "crossing")}),
    ):
        with begun(rules, *arguments) as terminal:
            terminal.wait_for("Kept in case.yaml")
            terminal.send(keys)
            terminal.wait_for(shows)
            if shows.startswith("Kept"):  # it was there before: wait for the file itself
                while held(rules, path) == kept:
                    terminal.read(0.05)
            terminal.signal(signal.SIGKILL)
            terminal.process.wait()
        kept |= answer
        assert held(rules, path) == kept
        assert names(rules.parent) == [".case.yaml.lock", "case.yaml", "rules"]
    with begun(rules, "open", "case.yaml") as terminal:
        terminal.send("xx")
        assert terminal.exit_code() == 0
    assert names(rules.parent) == ["case.yaml", "rules"]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_after_a_signal_only_the_case_is_left(rules: Path, number: signal.Signals, code: int) -> None:
    with begun(rules, "new", "--save", "case.yaml") as terminal:
        terminal.send("2")
        terminal.wait_for("What was the person made to do?")
        terminal.signal(number)
        assert terminal.exit_code() == code
    assert names(rules.parent) == ["case.yaml", "rules"]
    assert held(rules, rules.with_name("case.yaml")) == {"danger": "no"}


@bad(83)
def test_a_case_that_another_screen_keeps_is_refused_at_once(rules: Path) -> None:
    keeping = _kept(rules)
    for arguments in (("open", "case.yaml"), ("new", "--save", "case.yaml")):
        with cpguide(*arguments, "--rules", str(rules), cwd=rules.parent) as terminal:
            assert terminal.exit_code() == 5
            assert "case.yaml is open in another cpguide. Close it there first." in terminal.text
    keeping.end()


@bad(78)
@pytest.mark.parametrize(("key", "files"), [("n", ["case.yaml"]), ("y", ["case.yaml", "new.yaml"])])
def test_what_differs_on_a_later_day_is_agreed_to_before_another_file_is_made(
    rules: Path, key: str, files: list[str]
) -> None:
    """One of its lines is in force to the end of September 2026."""
    case = Interview.begin(load(rules), date(2026, 9, 30)).answer("danger", "no")
    Keeping.begin(rules.with_name("case.yaml"), case).end()
    arguments = ("open", "case.yaml", "--save", "new.yaml", "--rules", str(rules))
    with cpguide(*arguments, cwd=rules.parent) as terminal:
        terminal.wait_for("Go on with this case?")
        assert "new.yaml" not in names(rules.parent)
        terminal.send(key)
        if key == "y":
            terminal.wait_for("Kept in new.yaml")
            terminal.send("xx")
        assert terminal.exit_code() == 0
    assert names(rules.parent) == [*files, "rules"]


def _kept(rules: Path) -> Keeping:
    from tests.engine.guides import AS_OF

    return Keeping.begin(rules.with_name("case.yaml"), Interview.begin(load(rules), AS_OF))


@bad(84)
@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("rules/guide.yaml", 2, "is in the folder of the rules"),
        ("rules/scenarios/case.yaml", 2, "is in the folder of the rules"),
        ("case.yaml", 5, "There is such a file already: case.yaml. Choose another name."),
        ("/dev/full", 5, "is a device or a pipe"),
        ("nul.txt", 2, "name of a device on Windows"),
        ("a\x1bb", 2, "control character U+001B"),
        ("", 2, "Give the file a name."),
    ],
)
def test_a_file_that_cannot_be_is_refused_before_the_first_question(
    rules: Path, name: str, code: int, says: str
) -> None:
    _kept(rules).end()
    command = () if name == "case.yaml" else ("new",)
    with cpguide(*command, "--save", name, "--rules", str(rules), cwd=rules.parent) as terminal:
        assert terminal.exit_code() == code
        assert says in " ".join(terminal.text.split())
        assert "\x1bb" not in terminal.text
    assert names(rules.parent) == ["case.yaml", "rules"]


def test_a_command_that_cannot_keep_says_so(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--save", "x.yaml", "decide", "case.yaml"]) == 2
    assert "--save does not go with decide" in capsys.readouterr().err


@bad(86)
@pytest.mark.skipif(
    os.geteuid() == 0 and not Path("/proc").is_dir(), reason="needs a folder nobody can write"
)
def test_where_nothing_can_be_written_a_case_is_still_opened(rules: Path) -> None:
    _kept(rules).end()
    with cpguide(
        "new", "--save", "/proc/case.yaml", "--rules", str(rules), environment={"HOME": "/nonexistent"}
    ) as terminal:
        assert terminal.exit_code() == 5
        assert "case.yaml cannot be written" in terminal.text
    with cpguide("new", "--rules", str(rules), environment={"HOME": "/nonexistent"}) as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("\x11")
        assert terminal.exit_code() == 0

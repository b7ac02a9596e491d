"""The one gate for names of files and places: the same for what is kept, written, exported and recorded."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cpguide.casefile import open_case
from cpguide.cli import main
from cpguide.destination import Unwritable, destination, new_file, unfit
from cpguide.guide.load import load
from cpguide.guide.where import rules_folder
from tests.catalogue import bad
from tests.terminal import cpguide

REFUSED = {
    "": "Give the file a name",
    "  ": "Give the file a name",
    "x/": "names a folder",
    "-x": "taken for an option",
    "-dir/x": "taken for an option",
    "CON": "name of a device",
    "nul.txt": "name of a device",
    "Com1.pdf": "name of a device",
    "com0.txt": "name of a device",
    "aux .html": "name of a device",
    "folder/prn": "name of a device",
    "a:b.txt": "A name with : cannot be stored",
    "a?b.txt": "A name with ? cannot be stored",
    "a\\b": "A name with \\ cannot be stored",
    "a.": "end with a full stop",
    "a ": "end with a blank",
    " a.txt": "begin or end with a blank",
    "é" * 101: "too long",
    "a\nb": "a line break",
    "a\x1b[2Jb": "control character U+001B",
    "no/a\x00/b": "control character U+0000",
    "a\u202eb.txt": "<U+202E>",
    "a\udcffb": "invisible or private character",
}
TAKEN = ("console.txt", "nullo", "com10", "a b.txt", "ä.pdf", "con/x", "/dev/null", "../x", "x" * 200)
ONLY_WRITTEN = ("dir/-x", "..", "x/.", "a\udcff/b")
"""What may be written to, but no case can be kept in: it is opened again by its name."""


@bad(84, 105)
@pytest.mark.parametrize("lasting", [False, True])
def test_one_rule_for_names(lasting: bool) -> None:
    for name, says in REFUSED.items():
        assert says in unfit(name, lasting), name
        assert unfit(name, lasting).isprintable()
    for name in TAKEN:
        assert unfit(name, lasting) == "", name


def test_what_is_opened_again_by_its_name_is_held_to_more() -> None:
    for name in ONLY_WRITTEN:
        assert unfit(name) == ""
        assert unfit(name, lasting=True)


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rules, in the folder where we are, which is also our home; `link` leads to them."""
    shutil.copytree(rules_folder(), tmp_path / "rules")
    (tmp_path / "link").symlink_to("rules")
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "rules"


@bad(105)
def test_no_place_among_the_rules_will_do(rules: Path) -> None:
    for typed in ("rules/x", "rules/new/x", "link/x", "'./rules/x'", str(rules / "x")):
        with pytest.raises(Unwritable, match="in the folder of the rules"):
            destination(typed, rules, "the case")
    for typed in ("x", "rules.x", "new/rules/x"):
        assert destination(typed, rules) == Path(typed)
    assert destination("~/x", rules) == Path("~/x").expanduser()
    with pytest.raises(Unwritable, match="home"):
        destination("~nobody-of-this-name/x", rules)
    with pytest.raises(FileExistsError):
        new_file("link", rules)


def test_home_is_meant_by_the_same_sign_everywhere(rules: Path) -> None:
    """Also where the shell was told to leave it."""
    home = rules.parent / "home"
    with cpguide("new", "--save", "~/screen.yaml", cwd=rules.parent) as terminal:
        terminal.wait_for("Kept in screen.yaml")
        terminal.send("\x11")
        assert terminal.exit_code() == 0
    lines = b"3\nsave ~/typed.yaml\nexport ~/typed.txt\nquit\n"
    command = [sys.executable, "-m", "cpguide", "ask", "--save", "~/line.yaml"]
    done = subprocess.run(command, input=lines, capture_output=True, timeout=60, check=True)
    assert b"NOT" not in done.stdout
    assert main(["decide", str(home / "typed.yaml"), "-o", "~/decided.txt"]) == 0
    names = {"screen.yaml", "line.yaml", "typed.yaml", "typed.txt", "decided.txt"}
    assert {path.name for path in home.iterdir()} == names
    assert open_case(load(rules), str(home / "line.yaml")).case.answers == {"danger": "no"}
    assert not (rules.parent / "~").exists()

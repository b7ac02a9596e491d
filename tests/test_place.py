"""Where a result may be written: over a file whole or not at all, never over the case or into the rules."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cpguide.cli import main
from cpguide.guide.where import rules_folder
from tests.catalogue import bad
from tests.terminal import cpguide

CASE = 'answers: {danger: "no", role: local}\nas_of: 2026-11-23\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a case in it, where we are."""
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@bad(105)
@pytest.mark.parametrize(
    ("place", "code", "words"),
    [
        ("case.yaml", 2, "is the case itself"),
        ("./x/../case.yaml", 2, "is the case itself"),
        ("hard", 2, "is the case itself"),
        ("soft", 2, "is the case itself"),
        ("x", 5, "Is a folder, not a file"),
        ("x/", 2, "names a folder"),
        ("", 2, "Give the file a name"),
        ("no/such.txt", 5, "no/such.txt: There is no such folder"),
        ("NUL.txt", 2, "name of a device on Windows"),
        ("-text", 2, "taken for an option"),
        ("n" * 300, 2, "The name is too long"),
    ],
)
def test_105_a_place_that_will_not_do_is_told_and_nothing_is_written(
    place: str, code: int, words: str, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (here / "x").mkdir()
    (here / "hard").hardlink_to(here / "case.yaml")
    (here / "soft").symlink_to(here / "case.yaml")
    before = sorted(here.rglob("*"))
    assert main(["decide", "case.yaml", f"--output={place}"]) == code
    out, err = capfd.readouterr()
    assert words in err
    assert (out, err.count("\n")) == ("", 1)
    assert sorted(here.rglob("*")) == before
    assert (here / "case.yaml").read_text(encoding="utf-8") == CASE


@bad(105)
def test_105_the_case_that_comes_through_standard_input_is_not_written_over(here: Path) -> None:
    with (here / "case.yaml").open("rb") as case:
        command = [sys.executable, "-m", "cpguide", "decide", "-", "-o", "case.yaml"]
        done = subprocess.run(command, stdin=case, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is the case itself" in done.stderr
    assert (here / "case.yaml").read_text(encoding="utf-8") == CASE


@bad(105)
def test_105_a_file_that_is_there_is_replaced_whole(here: Path) -> None:
    (here / "old").write_text("x" * 1_000_000, encoding="utf-8")
    assert main(["decide", "case.yaml", "-o", "old"]) == 0
    assert (here / "old").read_text(encoding="utf-8").startswith("Continued Presence Guide\n")
    assert stat.S_IMODE((here / "old").stat().st_mode) == 0o600
    assert sorted(path.name for path in here.iterdir()) == ["case.yaml", "old"]


@bad(105)
@pytest.mark.parametrize("place", ["-", "/dev/null"])
def test_105_standard_output_and_devices_may_be_named(
    place: str, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["decide", "case.yaml", "-o", place]) == 0
    assert capfd.readouterr().out.startswith("Continued") == (place == "-")
    assert Path("/dev/null").is_char_device()


@bad(105)
def test_105_nothing_is_written_into_the_rules(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rules = shutil.copytree(rules_folder(), here / "rules")
    (here / "way").symlink_to(rules)
    for place in ("rules/steps.yaml", "way/new.txt", "rules/scenarios/new.yaml"):
        assert main(["--rules", "rules", "decide", "case.yaml", "-o", place]) == 2
        assert "in the folder of the rules" in capfd.readouterr().err
    assert not (rules / "new.txt").exists()


@bad(119)
def test_119_an_internal_error_tells_no_answer_and_writes_nothing(
    here: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("danger: no; role: local")

    monkeypatch.setattr("cpguide.output.html.html_of", fail)
    assert main(["decide", "case.yaml", "--format", "html", "-o", "out.html"]) == 70
    out, err = capfd.readouterr()
    assert "internal error: RuntimeError" in err
    assert "danger" not in out + err
    assert [path.name for path in here.iterdir()] == ["case.yaml"]


def test_binary_does_not_go_to_a_terminal_but_down_a_pipe(here: Path) -> None:
    with cpguide("decide", "case.yaml", "--format", "pdf", cwd=here) as terminal:
        assert terminal.exit_code() == 2
        assert "A terminal cannot show PDF. Name a file: -o result.pdf" in terminal.text
        assert "%PDF" not in terminal.text
    command = [sys.executable, "-m", "cpguide", "decide", "case.yaml", "--format", "pdf"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(b"%PDF-1.7")
